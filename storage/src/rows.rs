//! Rows as they are read, whatever the database, and what they mean. Nothing is guessed: a row that no version of the
//! service writes is an error.

mod addresses;
mod api_keys;
mod audit;
mod embed_tokens;
mod last_use;
mod notices;
mod reached;
mod receipts;
mod revocations;
mod session_page;
mod tokens;
mod websites;

use domain::{
    Account, AccountId, ClientAddress, ClosedBy, Device, DeviceKind, End, EndReason, LoginName, Session, SessionId,
    Timestamp, TokenHash,
};
use sqlx::{ColumnIndex, Decode, FromRow, Row, Type};
use uuid::Uuid;

use crate::error::{Impossible, impossible};
pub(crate) use addresses::read_addresses;
pub(crate) use api_keys::{api_key_columns, read_api_key};
pub(crate) use audit::{AuditRow, audit_columns, readable_record};
pub(crate) use embed_tokens::{embed_token_columns, read_embed_token, read_origin};
pub(crate) use last_use::{LastUse, last_use_columns};
pub(crate) use notices::{NoticeRow, read_notice};
pub(crate) use reached::read_reached;
pub(crate) use receipts::{readable_receipt, receipt_columns};
pub(crate) use revocations::{Place, RevocationRow, after};
pub(crate) use session_page::{ListedRow, ListedRows, Totals, position_of};
pub(crate) use tokens::{
    AUTHORIZATION_COLUMNS, Authorization, access_token_columns, authorization_columns, read_access_token,
    write_challenge,
};
pub(crate) use websites::{
    WEBSITE_COLUMNS, grant_columns, read_grant, read_lines, read_signing_algorithm, read_website, read_website_id,
    website_columns, write_lines, write_origins,
};

/// The columns of a session, in the order in which [`SessionRow`] reads them.
macro_rules! session_columns {
    () => {
        "sessions.id, sessions.account_id, sessions.started_at, sessions.last_active_at, sessions.proved_at, \
         sessions.started_from, sessions.connected_from, sessions.browser, sessions.system, sessions.device_kind, \
         sessions.closed_at, sessions.end_reason, sessions.closed_by_session, sessions.closed_by_browser, \
         sessions.closed_by_system, sessions.closed_by_kind, sessions.closed_from, sessions.appeared_with, \
         sessions.closed_in"
    };
}
pub(crate) use session_columns;

/// Whether the session of a row is active, with a horizon's `active_after` and `started_after` as parameters. The row is
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
pub(crate) use active_session;

/// How many columns [`session_columns`] names: what a statement selects besides comes after them.
pub(crate) const SESSION_COLUMNS: usize = 19;

/// A session as it is stored.
pub(crate) struct SessionRow {
    pub(crate) id: Uuid,
    account_id: Uuid,
    started_at: i64,
    last_active_at: i64,
    proved_at: i64,
    started_from: String,
    connected_from: String,
    device: DeviceRow,
    closed_at: Option<i64>,
    end_reason: Option<String>,
    closed_by_session: Option<Uuid>,
    closed_by_device: DeviceRow,
    closed_from: Option<String>,
    appeared_with: i64,
    closed_in: Option<String>,
}

struct DeviceRow {
    browser: Option<String>,
    system: Option<String>,
    kind: Option<String>,
}

impl<'r, R: Row> FromRow<'r, R> for SessionRow
where
    usize: ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    Uuid: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> sqlx::Result<Self> {
        Ok(Self {
            id: row.try_get(0)?,
            account_id: row.try_get(1)?,
            started_at: row.try_get(2)?,
            last_active_at: row.try_get(3)?,
            proved_at: row.try_get(4)?,
            started_from: row.try_get(5)?,
            connected_from: row.try_get(6)?,
            device: DeviceRow { browser: row.try_get(7)?, system: row.try_get(8)?, kind: row.try_get(9)? },
            closed_at: row.try_get(10)?,
            end_reason: row.try_get(11)?,
            closed_by_session: row.try_get(12)?,
            closed_by_device: DeviceRow { browser: row.try_get(13)?, system: row.try_get(14)?, kind: row.try_get(15)? },
            closed_from: row.try_get(16)?,
            appeared_with: row.try_get(17)?,
            closed_in: row.try_get(18)?,
        })
    }
}

impl TryFrom<SessionRow> for Session {
    type Error = Impossible;

    fn try_from(row: SessionRow) -> Result<Self, Impossible> {
        let by = match row.closed_by_session {
            Some(session) => Some(ClosedBy {
                session: SessionId::from_uuid(session),
                device: row.closed_by_device.read()?,
                address: read_address(row.closed_from.as_deref().unwrap_or_default())?,
                place: row.closed_in,
            }),
            None => None,
        };
        let end = match (row.closed_at, row.end_reason) {
            (Some(at), Some(reason)) => Some(End { at: read_time(at)?, reason: EndReason::parse(&reason), by }),
            (None, None) => None,
            _ => return Err(impossible("a session has half an end")),
        };
        Ok(Self {
            id: SessionId::from_uuid(row.id),
            account: AccountId::from_uuid(row.account_id),
            started_at: read_time(row.started_at)?,
            last_active_at: read_time(row.last_active_at)?,
            proved_at: read_time(row.proved_at)?,
            started_from: read_address(&row.started_from)?,
            connected_from: read_address(&row.connected_from)?,
            device: row.device.read()?,
            appeared_with: row.appeared_with,
            end,
        })
    }
}

impl DeviceRow {
    fn read(self) -> Result<Device, Impossible> {
        let kind = self.kind.ok_or_else(|| impossible("a device has no kind"))?;
        Ok(Device { browser: self.browser, system: self.system, kind: DeviceKind::parse(&kind) })
    }
}

/// The account of a row.
pub(crate) fn read_account(id: Uuid, login_name: &str) -> Result<Account, Impossible> {
    let login_name = LoginName::parse(login_name).map_err(|_| impossible("an account has no login name"))?;
    Ok(Account { id: AccountId::from_uuid(id), login_name })
}

/// The moment that a column holds.
pub(crate) fn read_time(millis: i64) -> Result<Timestamp, Impossible> {
    if millis < 0 {
        return Err(impossible("a moment is before 1970"));
    }
    Ok(Timestamp::from_millis(millis))
}

/// The client address that a column holds.
pub(crate) fn read_address(text: &str) -> Result<ClientAddress, Impossible> {
    ClientAddress::parse(text).ok_or_else(|| impossible("a client address is none"))
}

/// The hash of a token or a secret that a column holds.
pub(crate) fn read_hash(bytes: &[u8]) -> Result<TokenHash, Impossible> {
    let bytes = bytes.try_into().map_err(|_| impossible("a hash has not 32 bytes"))?;
    Ok(TokenHash::from_bytes(bytes))
}
