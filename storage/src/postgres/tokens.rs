//! Tokens are given out, used and given up.

use domain::storage::{NewTokens, Refresh};
use domain::{AccountId, ClientId, Scopes, Timestamp, TokenHash};
use sqlx::PgConnection;

use super::both::authorizations::Authorization;
use super::both::grants;
use super::connections::Postgres;
use super::locks::lock_accounts;

/// Erase tokens of authorizations that have ended.
pub(super) const ERASE_OF_ENDED: [&str; 2] = [
    "WITH old AS MATERIALIZED ( \
         SELECT refresh_tokens.account_id, authorization_id, token_hash \
         FROM refresh_tokens JOIN authorizations \
             ON authorizations.account_id = refresh_tokens.account_id AND authorizations.id = authorization_id \
         WHERE authorizations.ended_at IS NOT NULL AND authorizations.ended_at < $1 \
         LIMIT $2 FOR UPDATE OF refresh_tokens SKIP LOCKED \
     ) \
     DELETE FROM refresh_tokens AS token USING old \
     WHERE token.account_id = old.account_id AND token.authorization_id = old.authorization_id \
         AND token.token_hash = old.token_hash",
    "WITH old AS MATERIALIZED ( \
         SELECT access_tokens.account_id, authorization_id, token_hash \
         FROM access_tokens JOIN authorizations \
             ON authorizations.account_id = access_tokens.account_id AND authorizations.id = authorization_id \
         WHERE authorizations.ended_at IS NOT NULL AND authorizations.ended_at < $1 \
         LIMIT $2 FOR UPDATE OF access_tokens SKIP LOCKED \
     ) \
     DELETE FROM access_tokens AS token USING old \
     WHERE token.account_id = old.account_id AND token.authorization_id = old.authorization_id \
         AND token.token_hash = old.token_hash",
];

/// Gives out tokens for these scopes.
pub(super) async fn issue(
    connection: &mut PgConnection,
    authorization: &Authorization,
    tokens: &NewTokens,
    scopes: &Scopes,
    at: Timestamp,
) -> sqlx::Result<()> {
    let insert =
        sqlx::query("INSERT INTO refresh_tokens (account_id, token_hash, authorization_id) VALUES ($1, $2, $3)");
    insert
        .bind(authorization.account.id.as_uuid())
        .bind(tokens.refresh.as_bytes().as_slice())
        .bind(authorization.id.as_uuid())
        .execute(&mut *connection)
        .await?;
    issue_access(connection, authorization, tokens, scopes, at).await
}

/// Gives out an access token for these scopes, which ends with the session as long as that is active.
pub(super) async fn issue_access(
    connection: &mut PgConnection,
    authorization: &Authorization,
    tokens: &NewTokens,
    scopes: &Scopes,
    at: Timestamp,
) -> sqlx::Result<()> {
    let insert = sqlx::query(
        "INSERT INTO access_tokens (account_id, token_hash, authorization_id, session_id, scopes, issued_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    );
    insert
        .bind(authorization.account.id.as_uuid())
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

/// Holds the account of a refresh token, if there is such a token.
pub(super) async fn hold_owner(connection: &mut PgConnection, token: &TokenHash) -> sqlx::Result<bool> {
    let select = sqlx::query_scalar("SELECT account_id FROM refresh_tokens WHERE token_hash = $1");
    let account = select.bind(token.as_bytes().as_slice()).fetch_optional(&mut *connection).await?;
    let Some(account) = account.map(AccountId::from_uuid) else { return Ok(false) };
    lock_accounts(connection, &[account]).await?;
    Ok(true)
}

/// Uses the refresh token, unless it is used already.
pub(super) async fn use_token(
    connection: &mut PgConnection,
    of: &Authorization,
    refresh: &Refresh,
) -> sqlx::Result<bool> {
    let update = sqlx::query(
        "UPDATE refresh_tokens SET used_at = $1, successor_salt = $2, successor_hash = $3 \
         WHERE account_id = $4 AND token_hash = $5 AND used_at IS NULL",
    );
    let update = update
        .bind(refresh.at.as_millis())
        .bind(refresh.salt.as_bytes().as_slice())
        .bind(refresh.tokens.refresh.as_bytes().as_slice())
        .bind(of.account.id.as_uuid())
        .bind(refresh.token.as_bytes().as_slice());
    Ok(update.execute(connection).await?.rows_affected() == 1)
}

/// A client gives up a token (RFC 7009), and what follows from it. The account is that of the token: whoever holds it may
/// give it up.
pub(super) async fn revoke_token(
    storage: &Postgres,
    client: &ClientId,
    token: &TokenHash,
    at: Timestamp,
) -> sqlx::Result<()> {
    // Anybody can ask, and only who has a token is worth a place among those who write.
    let mut read = storage.begin_read().await?;
    let account = find_account(&mut read, token).await?;
    read.finish();
    let Some(account) = account else {
        return Ok(());
    };
    let mut transaction = storage.begin_write(&[]).await?;
    lock_accounts(&mut transaction, &[account]).await?;
    let delete = sqlx::query(
        "DELETE FROM access_tokens \
         WHERE account_id = $1 AND token_hash = $2 AND EXISTS ( \
             SELECT 1 FROM authorizations WHERE account_id = $1 AND id = authorization_id AND website_id = $3 \
         )",
    );
    delete
        .bind(account.as_uuid())
        .bind(token.as_bytes().as_slice())
        .bind(client.as_str())
        .execute(&mut *transaction)
        .await?;
    let update = sqlx::query(
        "UPDATE authorizations SET ended_at = $1 \
         WHERE account_id = $2 AND website_id = $4 AND ended_at IS NULL AND id IN ( \
             SELECT authorization_id FROM refresh_tokens WHERE account_id = $2 AND token_hash = $3 \
         )",
    );
    update
        .bind(at.as_millis())
        .bind(account.as_uuid())
        .bind(token.as_bytes().as_slice())
        .bind(client.as_str())
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}

async fn find_account(connection: &mut PgConnection, token: &TokenHash) -> sqlx::Result<Option<AccountId>> {
    let select = sqlx::query_scalar(
        "SELECT account_id FROM access_tokens WHERE token_hash = $1 \
         UNION ALL \
         SELECT account_id FROM refresh_tokens WHERE token_hash = $1",
    );
    Ok(select.bind(token.as_bytes().as_slice()).fetch_optional(connection).await?.map(AccountId::from_uuid))
}
