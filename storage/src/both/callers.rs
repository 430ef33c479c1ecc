//! Who asks, and whether they still may. What is answered here stays so until the transaction ends.

use domain::storage::{Caller, EmbedUse};
use domain::{AccountId, ApiKeyId, EmbedSource, SessionId};

use super::rows::active_session;
use super::{Connection, for_share};

/// Whether the caller's session is active, and the token by which it asks is good; they stay so until the transaction ends.
pub(super) async fn is_active(connection: &mut Connection, caller: &Caller) -> sqlx::Result<bool> {
    if let Some(embed) = &caller.embed
        && !is_embed_token_good(connection, caller, embed).await?
    {
        return Ok(false);
    }
    let select = sqlx::query_scalar(concat!(
        "SELECT EXISTS (SELECT 1 FROM sessions WHERE account_id = $1 AND id = $2 AND ",
        active_session!("$3", "$4"),
        ")",
    ));
    select
        .bind(caller.account.as_uuid())
        .bind(caller.by.session.as_uuid())
        .bind(caller.cutoff.active_after.as_millis())
        .bind(caller.cutoff.started_after.as_millis())
        .fetch_one(connection)
        .await
}

/// Whether the token is good by which something is changed, which it stays until the transaction ends. Whether its session is
/// active is the caller's to ask.
async fn is_embed_token_good(connection: &mut Connection, caller: &Caller, embed: &EmbedUse) -> sqlx::Result<bool> {
    if let EmbedSource::ApiKey(key) = &embed.source
        && !is_key_good(connection, *key).await?
    {
        return Ok(false);
    }
    let select = sqlx::query_scalar(
        "SELECT EXISTS ( \
             SELECT 1 FROM embed_tokens \
             WHERE account_id = $1 AND session_id = $2 AND token_hash = $3 AND NOT is_revoked AND expires_at > $4 \
                 AND (authorization_id IS NULL OR EXISTS ( \
                     SELECT 1 FROM authorizations \
                     WHERE authorizations.account_id = embed_tokens.account_id \
                         AND authorizations.id = embed_tokens.authorization_id \
                         AND authorizations.ended_at IS NULL AND authorizations.ends_at > $4 \
                 )) \
         )",
    );
    select
        .bind(caller.account.as_uuid())
        .bind(caller.by.session.as_uuid())
        .bind(embed.token.as_bytes().as_slice())
        .bind(caller.at.as_millis())
        .fetch_one(connection)
        .await
}

/// Whether the key is good, which it stays until the transaction ends.
pub(super) async fn is_key_good(connection: &mut Connection, key: ApiKeyId) -> sqlx::Result<bool> {
    let held = sqlx::query(for_share!("SELECT 1 FROM api_keys WHERE id = $1 AND revoked_at IS NULL"));
    Ok(held.bind(key.as_uuid()).fetch_optional(connection).await?.is_some())
}

/// Whether the account has the session, open or ended.
pub(super) async fn has_session(
    connection: &mut Connection,
    account: AccountId,
    session: SessionId,
) -> sqlx::Result<bool> {
    let select = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sessions WHERE account_id = $1 AND id = $2)");
    select.bind(account.as_uuid()).bind(session.as_uuid()).fetch_one(connection).await
}
