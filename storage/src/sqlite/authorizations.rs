//! A code and everything that follows from it, as it is at the moment of using a part of it.

use domain::storage::NewTokens;
use domain::{Account, AuthorizationId, GrantId, Horizon, Scopes, SessionId, Timestamp, WebsiteSessionId};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::grants;
use crate::rows::{read_account, read_time};

/// What of it is looked at before anything is given out.
pub(super) struct Authorization {
    pub(super) id: AuthorizationId,
    pub(super) account: Account,
    pub(super) session: SessionId,
    pub(super) grant: GrantId,
    /// None until the code is exchanged.
    pub(super) website_session: Option<WebsiteSessionId>,
    pub(super) scopes: Scopes,
    /// Whether it goes on when the session ends.
    pub(super) offline: bool,
    pub(super) proved_at: Timestamp,
    /// Whether it has neither ended nor run out, and the account is not disabled.
    pub(super) is_open: bool,
    pub(super) is_session_active: bool,
}

/// What [`Authorization::read`] reads, of `authorizations` joined with `accounts`, with the parameters of [`bind_moment`].
macro_rules! authorization_columns {
    () => {
        "authorizations.id, authorizations.account_id, accounts.login_name, authorizations.session_id, \
         authorizations.grant_id, authorizations.website_session_id, authorizations.scopes, \
         authorizations.offline, authorizations.proved_at, \
         authorizations.ended_at IS NULL AND authorizations.ends_at > ?1 AND accounts.disabled_at IS NULL, \
         EXISTS ( \
             SELECT 1 FROM sessions \
             WHERE sessions.account_id = authorizations.account_id AND sessions.id = authorizations.session_id \
                 AND sessions.closed_at IS NULL AND sessions.last_active_at > ?2 AND sessions.started_at > ?3 \
         )"
    };
}
pub(super) use authorization_columns;

/// How many columns [`authorization_columns`] names: what a statement selects besides comes after them.
pub(super) const AUTHORIZATION_COLUMNS: usize = 11;

/// The first three parameters of a statement.
pub(super) fn bind_moment(
    sql: &'static str,
    at: Timestamp,
    horizon: &Horizon,
) -> Query<'static, sqlx::Sqlite, SqliteArguments> {
    sqlx::query(sql).bind(at.as_millis()).bind(horizon.active_after.as_millis()).bind(horizon.started_after.as_millis())
}

impl Authorization {
    pub(super) fn read(row: &SqliteRow) -> sqlx::Result<Self> {
        let website_session: Option<Uuid> = row.try_get(5)?;
        Ok(Self {
            id: AuthorizationId::from_uuid(row.try_get(0)?),
            account: read_account(row.try_get(1)?, row.try_get(2)?)?,
            session: SessionId::from_uuid(row.try_get(3)?),
            grant: GrantId::from_uuid(row.try_get(4)?),
            website_session: website_session.map(WebsiteSessionId::from_uuid),
            scopes: Scopes::from_stored(row.try_get(6)?),
            offline: row.try_get(7)?,
            proved_at: read_time(row.try_get(8)?)?,
            is_open: row.try_get(9)?,
            is_session_active: row.try_get(10)?,
        })
    }

    /// Gives out tokens for these scopes. As long as the session is active, the access token ends with it.
    pub(super) async fn issue(
        &self,
        connection: &mut SqliteConnection,
        tokens: &NewTokens,
        scopes: &Scopes,
        at: Timestamp,
    ) -> sqlx::Result<()> {
        let insert = sqlx::query(
            "INSERT INTO access_tokens (token_hash, authorization_id, session_id, scopes, issued_at, expires_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        );
        insert
            .bind(tokens.access.as_bytes().as_slice())
            .bind(self.id.as_uuid())
            .bind(self.is_session_active.then_some(*self.session.as_uuid()))
            .bind(scopes.to_string())
            .bind(at.as_millis())
            .bind(tokens.access_expires_at.as_millis())
            .execute(&mut *connection)
            .await?;
        let insert = sqlx::query("INSERT INTO refresh_tokens (token_hash, authorization_id) VALUES (?1, ?2)");
        insert.bind(tokens.refresh.as_bytes().as_slice()).bind(self.id.as_uuid()).execute(&mut *connection).await?;
        grants::record_use(connection, self.account.id, self.grant, at).await
    }
}
