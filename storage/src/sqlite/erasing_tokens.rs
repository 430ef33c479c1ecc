//! Codes and tokens that have been worth nothing for long enough are erased.

use domain::Timestamp;
use domain::storage::StorageError;

use super::Sqlite;
use super::batches::in_batches;

/// First ends in writing what has run out: then all that is to be erased has ended.
pub(super) async fn purge_tokens(storage: &Sqlite, before: Timestamp) -> Result<(), StorageError> {
    for statement in [
        "UPDATE authorizations SET ended_at = ends_at \
         WHERE rowid IN (SELECT rowid FROM authorizations WHERE ended_at IS NULL AND ends_at < ?1 LIMIT ?2)",
        "UPDATE authorizations SET ended_at = code_expires_at \
         WHERE rowid IN ( \
             SELECT rowid FROM authorizations \
             WHERE code_used_at IS NULL AND ended_at IS NULL AND code_expires_at < ?1 \
             LIMIT ?2 \
         )",
        "DELETE FROM access_tokens \
         WHERE token_hash IN (SELECT token_hash FROM access_tokens WHERE expires_at < ?1 LIMIT ?2)",
        "DELETE FROM embed_tokens \
         WHERE token_hash IN (SELECT token_hash FROM embed_tokens WHERE expires_at < ?1 LIMIT ?2)",
    ] {
        in_batches(storage, statement, before).await?;
    }
    erase_authorizations(storage, before).await?;
    in_batches(
        storage,
        "DELETE FROM grants \
         WHERE rowid IN ( \
             SELECT rowid FROM grants \
             WHERE revoked_at IS NOT NULL AND revoked_at < ?1 \
                 AND NOT EXISTS (SELECT 1 FROM authorizations WHERE grant_id = grants.id) \
                 AND NOT EXISTS (SELECT 1 FROM website_sessions WHERE grant_id = grants.id) \
             LIMIT ?2 \
         )",
        before,
    )
    .await?;
    Ok(())
}

/// Erases what ended before `before`, the tokens first: one authorization can have thousands, which would hold the write
/// lock for too long if they went with it.
pub(super) async fn erase_authorizations(storage: &Sqlite, before: Timestamp) -> Result<(), StorageError> {
    for statement in [
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
        "DELETE FROM authorizations \
         WHERE rowid IN (SELECT rowid FROM authorizations WHERE ended_at IS NOT NULL AND ended_at < ?1 LIMIT ?2)",
    ] {
        in_batches(storage, statement, before).await?;
    }
    Ok(())
}
