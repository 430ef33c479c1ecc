//! The rows of codes and tokens.

use domain::storage::FoundAccessToken;
use domain::{Account, AuthorizationId, CodeChallenge, GrantId, Scopes, SessionId, Timestamp, WebsiteSessionId};
use sqlx::{ColumnIndex, Decode, Row, Type};
use uuid::Uuid;

use super::{read_account, read_time, read_website_id};

/// A code and everything that follows from it: what of it is looked at before anything is given out.
pub(crate) struct Authorization {
    pub(crate) id: AuthorizationId,
    pub(crate) account: Account,
    pub(crate) session: SessionId,
    pub(crate) grant: GrantId,
    /// None until the code is exchanged.
    pub(crate) website_session: Option<WebsiteSessionId>,
    pub(crate) scopes: Scopes,
    /// Whether it goes on when the session ends.
    pub(crate) offline: bool,
    pub(crate) proved_at: Timestamp,
    /// Whether it has neither ended nor run out, and the account is not disabled.
    pub(crate) is_open: bool,
    pub(crate) is_session_active: bool,
}

/// The columns of `authorizations` joined with `accounts`, in the order in which [`Authorization::read`] reads them. The
/// first parameter is the moment, the next two are the horizon's, `active_after` and `started_after`.
macro_rules! authorization_columns {
    () => {
        concat!(
            "authorizations.id, authorizations.account_id, accounts.login_name, authorizations.session_id, \
             authorizations.grant_id, authorizations.website_session_id, authorizations.scopes, \
             authorizations.offline, authorizations.proved_at, \
             authorizations.ended_at IS NULL AND authorizations.ends_at > $1 AND accounts.disabled_at IS NULL, \
             EXISTS ( \
                 SELECT 1 FROM sessions \
                 WHERE sessions.account_id = authorizations.account_id AND sessions.id = authorizations.session_id AND ",
            $crate::rows::active_session!("$2", "$3"),
            ")",
        )
    };
}
pub(crate) use authorization_columns;

/// How many columns [`authorization_columns`] names: what a statement selects besides comes after them.
pub(crate) const AUTHORIZATION_COLUMNS: usize = 11;

impl Authorization {
    /// The authorization of a row that begins with [`authorization_columns`].
    pub(crate) fn read<'r, R: Row>(row: &'r R) -> sqlx::Result<Self>
    where
        usize: ColumnIndex<R>,
        bool: Decode<'r, R::Database> + Type<R::Database>,
        i64: Decode<'r, R::Database> + Type<R::Database>,
        String: Decode<'r, R::Database> + Type<R::Database>,
        Uuid: Decode<'r, R::Database> + Type<R::Database>,
    {
        let (login_name, scopes): (String, String) = (row.try_get(2)?, row.try_get(6)?);
        let website_session: Option<Uuid> = row.try_get(5)?;
        Ok(Self {
            id: AuthorizationId::from_uuid(row.try_get(0)?),
            account: read_account(row.try_get(1)?, &login_name)?,
            session: SessionId::from_uuid(row.try_get(3)?),
            grant: GrantId::from_uuid(row.try_get(4)?),
            website_session: website_session.map(WebsiteSessionId::from_uuid),
            scopes: Scopes::from_stored(&scopes),
            offline: row.try_get(7)?,
            proved_at: read_time(row.try_get(8)?)?,
            is_open: row.try_get(9)?,
            is_session_active: row.try_get(10)?,
        })
    }
}

/// What a code is bound to, as it is stored: zeros, to which nobody knows a verifier, for one that is bound to nothing.
pub(crate) fn write_challenge(challenge: Option<CodeChallenge>) -> Vec<u8> {
    challenge.map_or_else(|| vec![0; 32], |challenge| challenge.as_bytes().to_vec())
}

/// The columns of `access_tokens` joined with `authorizations` and `accounts`, in the order in which [`read_access_token`]
/// reads them.
macro_rules! access_token_columns {
    () => {
        "authorizations.website_id, authorizations.account_id, accounts.login_name, \
         authorizations.website_session_id, access_tokens.scopes, access_tokens.issued_at, \
         access_tokens.expires_at, authorizations.proved_at, authorizations.session_id, authorizations.id"
    };
}
pub(crate) use access_token_columns;

/// The access token of a row of [`access_token_columns`].
pub(crate) fn read_access_token<'r, R: Row>(row: &'r R) -> sqlx::Result<FoundAccessToken>
where
    usize: ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    Uuid: Decode<'r, R::Database> + Type<R::Database>,
{
    let (website, login_name, scopes): (String, String, String) = (row.try_get(0)?, row.try_get(2)?, row.try_get(4)?);
    Ok(FoundAccessToken {
        website: read_website_id(&website)?,
        account: read_account(row.try_get(1)?, &login_name)?,
        session: SessionId::from_uuid(row.try_get(8)?),
        website_session: WebsiteSessionId::from_uuid(row.try_get(3)?),
        authorization: AuthorizationId::from_uuid(row.try_get(9)?),
        scopes: Scopes::from_stored(&scopes),
        issued_at: read_time(row.try_get(5)?)?,
        expires_at: read_time(row.try_get(6)?)?,
        proved_at: read_time(row.try_get(7)?)?,
    })
}
