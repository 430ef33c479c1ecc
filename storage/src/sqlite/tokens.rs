//! Tokens are given out, used and given up.

use domain::storage::{NewTokens, Refresh};
use domain::{ClientId, Scopes, Timestamp, TokenHash};
use sqlx::SqliteConnection;

use super::both::authorizations::Authorization;
use super::both::grants;
use super::connections::Sqlite;

/// Erase tokens of authorizations that have ended.
pub(super) const ERASE_OF_ENDED: [&str; 2] = [
    "DELETE FROM refresh_tokens \
     WHERE token_hash IN ( \
         SELECT refresh_tokens.token_hash \
         FROM authorizations CROSS JOIN refresh_tokens ON refresh_tokens.authorization_id = authorizations.id \
         WHERE authorizations.ended_at IS NOT NULL AND authorizations.ended_at < ?1 \
         LIMIT ?2 \
     )",
    "DELETE FROM access_tokens \
     WHERE token_hash IN ( \
         SELECT access_tokens.token_hash \
         FROM authorizations CROSS JOIN access_tokens ON access_tokens.authorization_id = authorizations.id \
         WHERE authorizations.ended_at IS NOT NULL AND authorizations.ended_at < ?1 \
         LIMIT ?2 \
     )",
];

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

/// Holds the account of a refresh token, if there is such a token: as everything is held, whoever looks finds out.
pub(super) async fn hold_owner(_: &mut SqliteConnection, _: &TokenHash) -> sqlx::Result<bool> {
    Ok(true)
}

/// Uses the refresh token, unless it is used already.
pub(super) async fn use_token(
    connection: &mut SqliteConnection,
    _: &Authorization,
    refresh: &Refresh,
) -> sqlx::Result<bool> {
    let update = sqlx::query(
        "UPDATE refresh_tokens SET used_at = ?1, successor_salt = ?2, successor_hash = ?3 \
         WHERE token_hash = ?4 AND used_at IS NULL",
    );
    let update = update
        .bind(refresh.at.as_millis())
        .bind(refresh.salt.as_bytes().as_slice())
        .bind(refresh.tokens.refresh.as_bytes().as_slice())
        .bind(refresh.token.as_bytes().as_slice());
    Ok(update.execute(connection).await?.rows_affected() == 1)
}

/// A client gives up a token (RFC 7009), and what follows from it. The account is not named: whoever holds the token may
/// give it up.
pub(super) async fn revoke_token(
    storage: &Sqlite,
    client: &ClientId,
    token: &TokenHash,
    at: Timestamp,
) -> sqlx::Result<()> {
    if !is_there(storage, token).await? {
        return Ok(());
    }
    let mut transaction = storage.begin_write(&[]).await?;
    let delete = sqlx::query(
        "DELETE FROM access_tokens \
         WHERE token_hash = ?1 \
             AND EXISTS (SELECT 1 FROM authorizations WHERE id = authorization_id AND website_id = ?2)",
    );
    delete.bind(token.as_bytes().as_slice()).bind(client.as_str()).execute(&mut *transaction).await?;
    let update = sqlx::query(
        "UPDATE authorizations SET ended_at = ?1 \
         WHERE id IN (SELECT authorization_id FROM refresh_tokens WHERE token_hash = ?2) \
             AND website_id = ?3 AND ended_at IS NULL",
    );
    update
        .bind(at.as_millis())
        .bind(token.as_bytes().as_slice())
        .bind(client.as_str())
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}

/// Whether there is such a token: anybody can ask, and only who has one is worth a place among those who write.
async fn is_there(storage: &Sqlite, token: &TokenHash) -> sqlx::Result<bool> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM access_tokens WHERE token_hash = ?1) \
             OR EXISTS (SELECT 1 FROM refresh_tokens WHERE token_hash = ?1)",
    );
    let is_there = select.bind(token.as_bytes().as_slice()).fetch_one(&mut *read).await?;
    read.finish();
    Ok(is_there)
}
