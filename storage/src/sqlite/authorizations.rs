//! A code and everything that follows from it, as it is at the moment of using a part of it.

use domain::storage::NewTokens;
use domain::{Horizon, Scopes, Timestamp};
use sqlx::SqliteConnection;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;

use super::grants;
use crate::rows::Authorization;

/// The first three parameters of a statement that selects an authorization.
pub(super) fn bind_moment(
    sql: &'static str,
    at: Timestamp,
    horizon: &Horizon,
) -> Query<'static, sqlx::Sqlite, SqliteArguments> {
    sqlx::query(sql).bind(at.as_millis()).bind(horizon.active_after.as_millis()).bind(horizon.started_after.as_millis())
}

/// Gives out tokens for these scopes. As long as the session is active, the access token ends with it.
pub(super) async fn issue(
    connection: &mut SqliteConnection,
    authorization: &Authorization,
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
        .bind(authorization.id.as_uuid())
        .bind(authorization.is_session_active.then_some(*authorization.session.as_uuid()))
        .bind(scopes.to_string())
        .bind(at.as_millis())
        .bind(tokens.access_expires_at.as_millis())
        .execute(&mut *connection)
        .await?;
    let insert = sqlx::query("INSERT INTO refresh_tokens (token_hash, authorization_id) VALUES (?1, ?2)");
    insert
        .bind(tokens.refresh.as_bytes().as_slice())
        .bind(authorization.id.as_uuid())
        .execute(&mut *connection)
        .await?;
    grants::record_use(connection, authorization.account.id, authorization.grant, at).await
}
