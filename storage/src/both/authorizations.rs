//! A code and everything that follows from it, until it ends.

use domain::storage::{AuditEvent, AuditRecord, StorageError};
use domain::{
    Account, AccountId, AuthorizationId, ClientId, ClientSessionId, Cutoff, GrantId, Scopes, SessionId, Timestamp,
};
use sqlx::Row as _;
use sqlx::query::Query;
use uuid::Uuid;

use super::super::sweeping::change_held_in_batches;
use super::rows::{read_account, read_time};
use super::sweeping::in_batches;
use super::{Arguments, Backend, Connection, Database, Row, audit, change_held, erase_some};

/// A code and everything that follows from it: what of it is looked at before anything is given out.
pub(crate) struct Authorization {
    pub(crate) id: AuthorizationId,
    pub(crate) account: Account,
    pub(crate) session: SessionId,
    pub(crate) grant: GrantId,
    /// None until the code is exchanged.
    pub(crate) client_session: Option<ClientSessionId>,
    pub(crate) scopes: Scopes,
    /// Whether it goes on when the session ends.
    pub(crate) offline: bool,
    pub(super) authenticated_at: Timestamp,
    /// Whether it has neither ended nor run out, and the account is not disabled.
    pub(super) is_open: bool,
    pub(crate) is_session_active: bool,
}

/// The columns of `authorizations` joined with `accounts`, in the order in which [`Authorization::read`] reads them. The
/// first parameter is the moment, the next two are the cutoff's, `active_after` and `started_after`.
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
            super::rows::active_session!("$2", "$3"),
            ")",
        )
    };
}
pub(super) use authorization_columns;

/// How many columns [`authorization_columns`] names: what a statement selects besides comes after them.
pub(super) const AUTHORIZATION_COLUMNS: usize = 11;

impl Authorization {
    /// The authorization of a row that begins with [`authorization_columns`].
    pub(super) fn read(row: &Row) -> sqlx::Result<Self> {
        let (login_name, scopes): (String, String) = (row.try_get(2)?, row.try_get(6)?);
        let client_session: Option<Uuid> = row.try_get(5)?;
        Ok(Self {
            id: AuthorizationId::from_uuid(row.try_get(0)?),
            account: read_account(row.try_get(1)?, &login_name)?,
            session: SessionId::from_uuid(row.try_get(3)?),
            grant: GrantId::from_uuid(row.try_get(4)?),
            client_session: client_session.map(ClientSessionId::from_uuid),
            scopes: Scopes::from_stored(&scopes),
            offline: row.try_get(7)?,
            authenticated_at: read_time(row.try_get(8)?)?,
            is_open: row.try_get(9)?,
            is_session_active: row.try_get(10)?,
        })
    }
}

/// The first three parameters of a statement that selects an authorization.
pub(super) fn bind_moment(sql: &'static str, at: Timestamp, cutoff: &Cutoff) -> Query<'static, Database, Arguments> {
    sqlx::query(sql).bind(at.as_millis()).bind(cutoff.active_after.as_millis()).bind(cutoff.started_after.as_millis())
}

/// Ends all that clients have of the account, also what would go on without its person, and has them told.
pub(super) async fn end_authorizations_of(
    connection: &mut Connection,
    account: AccountId,
    at: Timestamp,
) -> sqlx::Result<()> {
    for update in [
        "UPDATE website_sessions SET ended_at = $1 WHERE account_id = $2 AND ended_at IS NULL",
        "UPDATE authorizations SET ended_at = $1 WHERE account_id = $2 AND ended_at IS NULL",
    ] {
        sqlx::query(update).bind(at.as_millis()).bind(account.as_uuid()).execute(&mut *connection).await?;
    }
    Ok(())
}

/// A code or refresh token came a second time, so one of the two who had it has stolen it, and nobody knows which: all that
/// follows from it ends. It is on record once, however often it comes again. Answers whether anything ended now.
pub(super) async fn end_reused(
    connection: &mut Connection,
    authorization: &Authorization,
    client: &ClientId,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let update =
        sqlx::query("UPDATE authorizations SET ended_at = $1 WHERE account_id = $2 AND id = $3 AND ended_at IS NULL");
    let ended = update
        .bind(at.as_millis())
        .bind(authorization.account.id.as_uuid())
        .bind(authorization.id.as_uuid())
        .execute(&mut *connection)
        .await?;
    if ended.rows_affected() == 0 {
        return Ok(false);
    }
    let reused = AuditRecord::new(at, AuditEvent::TokenReused)
        .account(authorization.account.id)
        .session(authorization.session)
        .client(client);
    audit::record(connection, &reused).await?;
    Ok(true)
}

/// Ends in writing what had run out before `before`: as a whole, or as a code that nobody exchanged.
pub(super) async fn end_run_out(storage: &Backend, before: Timestamp) -> Result<(), StorageError> {
    let lifetime = change_held!("authorizations", "ended_at = ends_at", "ended_at IS NULL AND ends_at < $1");
    let code = change_held!(
        "authorizations",
        "ended_at = code_expires_at",
        "code_used_at IS NULL AND ended_at IS NULL AND code_expires_at < $1"
    );
    for run_out in [lifetime, code] {
        change_held_in_batches(storage, &run_out, before).await?;
    }
    Ok(())
}

/// Erases those that ended before `before`, when their tokens are erased.
pub(super) async fn erase_ended(storage: &Backend, before: Timestamp) -> Result<(), StorageError> {
    let sql = erase_some!("authorizations", "rowid", ["account_id", "id"], "ended_at IS NOT NULL AND ended_at < $1");
    in_batches(storage, sql, before).await.map(drop)
}
