//! Rows as they are read, and what they mean. Nothing is guessed: a row that no version of the service writes is an
//! error.

use domain::storage::FoundSession;
use domain::{
    Account, AccountId, AuthenticationMethod, Client, ClientAddress, ClientId, ClosedBy, Device, DeviceKind,
    EmbedClosing, EmbedOrigin, End, EndReason, LoginName, Place, Scopes, Session, SessionId, SessionName,
    SigningAlgorithm, Timestamp, TokenHash,
};
use sqlx::Row as _;
use uuid::Uuid;

use super::Row;
use crate::error::{Impossible, impossible};

/// The columns of a session, in the order in which [`read_session`] reads them.
macro_rules! session_columns {
    () => {
        "sessions.id, sessions.account_id, sessions.started_at, sessions.last_active_at, sessions.proved_at, \
         sessions.started_from, sessions.connected_from, sessions.browser, sessions.system, sessions.device_kind, \
         sessions.closed_at, sessions.end_reason, sessions.closed_by_session, sessions.closed_by_browser, \
         sessions.closed_by_system, sessions.closed_by_kind, sessions.closed_from, sessions.appeared_with, \
         sessions.closed_in, sessions.browser_version, sessions.amr, sessions.started_in, sessions.connected_in, \
         sessions.is_new_place, sessions.is_new_browser, sessions.name, sessions.browser_hash"
    };
}
pub(crate) use session_columns;

/// How many columns [`session_columns`] names: what a statement selects besides comes after them.
pub(crate) const SESSION_COLUMNS: usize = 27;

/// Whether the session of a row is active, with a cutoff's `active_after` and `started_after` as parameters. The row is
/// found by its id: the plus signs keep the planner from going through all that are active in search of it.
macro_rules! active_session {
    ($active_after:literal, $started_after:literal) => {
        concat!(
            "sessions.closed_at IS NULL AND +sessions.last_active_at > ",
            $active_after,
            " AND +sessions.started_at > ",
            $started_after,
        )
    };
}
pub(super) use active_session;

/// The session of a row that begins with [`session_columns`].
pub(super) fn read_session(row: &Row) -> sqlx::Result<Session> {
    let closed_by: Option<Uuid> = row.try_get(12)?;
    let by = match closed_by {
        Some(session) => Some(ClosedBy {
            session: SessionId::from_uuid(session),
            device: read_device(row, 13)?,
            address: read_address(row.try_get::<Option<&str>, _>(16)?.unwrap_or_default())?,
            place: row.try_get(18)?,
        }),
        None => None,
    };
    let (closed_at, reason): (Option<i64>, Option<&str>) = (row.try_get(10)?, row.try_get(11)?);
    let end = match (closed_at, reason) {
        (Some(at), Some(reason)) => Some(End { at: read_time(at)?, reason: EndReason::parse(reason), by }),
        (None, None) => None,
        _ => return Err(impossible("a session has half an end").into()),
    };
    Ok(Session {
        id: SessionId::from_uuid(row.try_get(0)?),
        account: AccountId::from_uuid(row.try_get(1)?),
        started_at: read_time(row.try_get(2)?)?,
        last_active_at: read_time(row.try_get(3)?)?,
        authenticated_at: read_time(row.try_get(4)?)?,
        authentication_method: AuthenticationMethod::parse(row.try_get(20)?),
        started_from: read_address(row.try_get(5)?)?,
        started_in: read_place(row, 21)?,
        connected_from: read_address(row.try_get(6)?)?,
        connected_in: read_place(row, 22)?,
        is_new_place: row.try_get(23)?,
        is_new_browser: row.try_get(24)?,
        name: row.try_get::<Option<String>, _>(25)?.map(SessionName::from_stored),
        browser: row.try_get::<Option<&[u8]>, _>(26)?.map(read_hash).transpose()?,
        device: Device { version: read_version(row.try_get(19)?), ..read_device(row, 7)? },
        appeared_with: row.try_get(17)?,
        end,
    })
}

fn read_device(row: &Row, first: usize) -> sqlx::Result<Device> {
    let kind: Option<&str> = row.try_get(first + 2)?;
    let kind = DeviceKind::parse(kind.ok_or_else(|| impossible("a device has no kind"))?);
    Ok(Device { browser: row.try_get(first)?, version: None, system: row.try_get(first + 1)?, kind })
}

fn read_version(number: Option<i64>) -> Option<u16> {
    number.and_then(|number| u16::try_from(number).ok())
}

fn read_place(row: &Row, column: usize) -> sqlx::Result<Option<Place>> {
    Ok(row.try_get::<Option<String>, _>(column)?.map(Place::from_stored))
}

/// The session of a row, or nothing but a line in the log: one damaged row does not hide the others.
pub(crate) fn readable_session(row: &Row) -> Option<Session> {
    read_session(row).inspect_err(|error| tracing::error!(%error, "a session cannot be read and is not listed")).ok()
}

/// The session of a row, with the login name and the count of changes of its account behind it.
pub(crate) fn read_found(row: &Row) -> sqlx::Result<FoundSession> {
    let session = read_session(row)?;
    let login_name: &str = row.try_get(SESSION_COLUMNS)?;
    Ok(FoundSession {
        account: read_account(*session.account.as_uuid(), login_name)?,
        session,
        changes: row.try_get(SESSION_COLUMNS + 1)?,
    })
}

/// The account of a row.
pub(super) fn read_account(id: Uuid, login_name: &str) -> Result<Account, Impossible> {
    let login_name = LoginName::parse(login_name).map_err(|_| impossible("an account has no login name"))?;
    Ok(Account { id: AccountId::from_uuid(id), login_name })
}

/// The moment that a column holds.
pub(super) fn read_time(millis: i64) -> Result<Timestamp, Impossible> {
    if millis < 0 {
        return Err(impossible("a moment is before 1970"));
    }
    Ok(Timestamp::from_millis(millis))
}

/// The client address that a column holds.
pub(super) fn read_address(text: &str) -> Result<ClientAddress, Impossible> {
    ClientAddress::parse(text).ok_or_else(|| impossible("a client address is none"))
}

/// The hash of a token or a secret that a column holds.
pub(super) fn read_hash(bytes: &[u8]) -> Result<TokenHash, Impossible> {
    let bytes = bytes.try_into().map_err(|_| impossible("a hash has not 32 bytes"))?;
    Ok(TokenHash::from_bytes(bytes))
}

/// The columns of a client, in the order in which [`read_client`] reads them.
macro_rules! client_columns {
    () => {
        "websites.id, websites.name, websites.is_public, websites.site, websites.logo IS NOT NULL, \
         websites.redirect_uris, websites.post_logout_redirect_uris, websites.backchannel_logout_uri, \
         websites.scopes, websites.remembers_consent, websites.requires_pkce, \
         websites.id_token_signing_alg, websites.embed_origins, websites.embed_closing"
    };
}
pub(super) use client_columns;

/// How many columns [`client_columns`] names: what a statement selects besides comes after them.
pub(super) const CLIENT_COLUMNS: usize = 14;

/// The client of a row that begins with [`client_columns`].
pub(super) fn read_client(row: &Row) -> sqlx::Result<Client> {
    let id: String = row.try_get(0)?;
    let (redirect_uris, post_logout_redirect_uris): (String, String) = (row.try_get(5)?, row.try_get(6)?);
    let (scopes, algorithm): (String, String) = (row.try_get(8)?, row.try_get(11)?);
    let (origins, closing): (String, String) = (row.try_get(12)?, row.try_get(13)?);
    Ok(Client {
        id: read_client_id(&id)?,
        name: row.try_get(1)?,
        is_public: row.try_get(2)?,
        site: row.try_get(3)?,
        has_logo: row.try_get(4)?,
        redirect_uris: read_lines(&redirect_uris),
        post_logout_redirect_uris: read_lines(&post_logout_redirect_uris),
        backchannel_logout_uri: row.try_get(7)?,
        scopes: Scopes::from_stored(&scopes),
        remembers_consent: row.try_get(9)?,
        requires_pkce: row.try_get(10)?,
        id_token_signing_alg: read_signing_algorithm(&algorithm)?,
        embed_origins: read_origins(&origins)?,
        embed_closing: EmbedClosing::from_stored(&closing),
    })
}

/// The id of a client that a column holds.
pub(super) fn read_client_id(text: &str) -> Result<ClientId, Impossible> {
    ClientId::parse(text).ok_or_else(|| impossible("the id of a website is none"))
}

/// The algorithm that a column names.
pub(super) fn read_signing_algorithm(name: &str) -> Result<SigningAlgorithm, Impossible> {
    SigningAlgorithm::parse(name).ok_or_else(|| impossible("nothing is signed by such an algorithm"))
}

/// Addresses as they are stored, one a line: none of them has a line break.
pub(super) fn write_lines(addresses: &[String]) -> String {
    addresses.join("\n")
}

/// Origins as they are stored, one a line.
pub(super) fn write_origins(origins: &[EmbedOrigin]) -> String {
    let lines: Vec<_> = origins.iter().map(EmbedOrigin::as_str).collect();
    lines.join("\n")
}

/// The addresses of such a text.
pub(super) fn read_lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn read_origins(text: &str) -> Result<Vec<EmbedOrigin>, Impossible> {
    let read = |line| EmbedOrigin::parse(line).map_err(|_| impossible("an origin of a website is none"));
    text.lines().map(read).collect()
}

/// The origin that a column holds.
pub(super) fn read_origin(text: &str) -> Result<EmbedOrigin, Impossible> {
    EmbedOrigin::parse(text).map_err(|_| impossible("an origin is none"))
}
