//! What has been over for long enough is erased.

use std::time::Duration;

use domain::Timestamp;
use domain::storage::StorageError;

use super::batches::{in_batches, in_batches_of};
use super::{Sqlite, erasing_tokens};

/// What was reached through a session ended with it or earlier, so it is erased with it or earlier.
pub(super) async fn purge_ended_sessions(storage: &Sqlite, ended_before: Timestamp) -> Result<u64, StorageError> {
    in_batches(
        storage,
        "DELETE FROM website_sessions \
         WHERE id IN (SELECT id FROM website_sessions WHERE ended_at IS NOT NULL AND ended_at < ?1 LIMIT ?2)",
        ended_before,
    )
    .await?;
    erasing_tokens::erase_authorizations(storage, ended_before).await?;
    let erased = in_batches(
        storage,
        "DELETE FROM sessions \
         WHERE rowid IN (SELECT rowid FROM sessions WHERE closed_at IS NOT NULL AND closed_at < ?1 LIMIT ?2)",
        ended_before,
    );
    let erased = erased.await?;
    in_batches(
        storage,
        "UPDATE audit SET address = NULL \
         WHERE id IN (SELECT id FROM audit WHERE address IS NOT NULL AND at < ?1 LIMIT ?2)",
        ended_before,
    )
    .await?;
    in_batches(
        storage,
        "UPDATE grants SET last_used_from = 'unknown' \
         WHERE rowid IN ( \
             SELECT rowid FROM grants \
             WHERE revoked_at IS NULL AND last_used_from <> 'unknown' AND last_used_at < ?1 LIMIT ?2 \
         )",
        ended_before,
    )
    .await?;
    Ok(erased)
}

/// The trail's own trigger keeps what is younger than a year.
pub(super) async fn purge_audit(storage: &Sqlite, kept_for: Duration) -> Result<(), StorageError> {
    let sql = "DELETE FROM audit \
               WHERE id IN (SELECT id FROM audit WHERE at < (SELECT max(at) FROM audit) - ?1 LIMIT ?2)";
    in_batches_of(storage, sql, i64::try_from(kept_for.as_millis()).unwrap_or(i64::MAX)).await?;
    Ok(())
}

pub(super) async fn erase_known_browsers(storage: &Sqlite, before: Timestamp) -> Result<(), StorageError> {
    let delete = "DELETE FROM known_browsers \
                  WHERE (account_id, browser_hash) IN ( \
                      SELECT account_id, browser_hash FROM known_browsers WHERE last_used_at < ?1 LIMIT ?2 \
                  )";
    in_batches(storage, delete, before).await?;
    Ok(())
}
