//! Tokens are given out.

use domain::storage::NewTokens;
use domain::{Scopes, Timestamp};
use sqlx::SqliteConnection;

use super::grants;
use crate::rows::Authorization;

/// Gives out tokens for these scopes.
pub(super) async fn issue(
    connection: &mut SqliteConnection,
    authorization: &Authorization,
    tokens: &NewTokens,
    scopes: &Scopes,
    at: Timestamp,
) -> sqlx::Result<()> {
    let insert = sqlx::query("INSERT INTO refresh_tokens (token_hash, authorization_id) VALUES (?1, ?2)");
    insert
        .bind(tokens.refresh.as_bytes().as_slice())
        .bind(authorization.id.as_uuid())
        .execute(&mut *connection)
        .await?;
    issue_access(connection, authorization, tokens, scopes, at).await
}

/// Gives out an access token for these scopes, which ends with the session as long as that is active.
pub(super) async fn issue_access(
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
    grants::record_use(connection, authorization.account.id, authorization.grant, at).await
}
