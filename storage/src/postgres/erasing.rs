//! What has been over for long enough is erased.

use std::time::Duration;

use domain::Timestamp;
use domain::storage::StorageError;

use super::batches::{in_batches, in_batches_of};
use super::{Postgres, erasing_tokens};

/// What was reached through a session ended with it or earlier, so it is erased with it or earlier. Nothing that is
/// erased is ever changed otherwise, so no account is held; what another node erases at the same moment is skipped.
pub(super) async fn purge_ended_sessions(storage: &Postgres, ended_before: Timestamp) -> Result<u64, StorageError> {
    in_batches(
        storage,
        "WITH old AS MATERIALIZED ( \
             SELECT account_id, id FROM website_sessions WHERE ended_at IS NOT NULL AND ended_at < $1 \
             LIMIT $2 FOR UPDATE SKIP LOCKED \
         ) \
         DELETE FROM website_sessions USING old \
         WHERE website_sessions.account_id = old.account_id AND website_sessions.id = old.id",
        ended_before,
    )
    .await?;
    erasing_tokens::erase_authorizations(storage, ended_before).await?;
    let erased = in_batches(
        storage,
        "WITH old AS MATERIALIZED ( \
             SELECT account_id, id FROM sessions WHERE end_reason IS NOT NULL AND closed_at < $1 \
             LIMIT $2 FOR UPDATE SKIP LOCKED \
         ) \
         DELETE FROM sessions USING old WHERE sessions.account_id = old.account_id AND sessions.id = old.id",
        ended_before,
    );
    let erased = erased.await?;
    in_batches(
        storage,
        "WITH old AS MATERIALIZED ( \
             SELECT id FROM audit WHERE address IS NOT NULL AND at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED \
         ) \
         UPDATE audit SET address = NULL FROM old WHERE audit.id = old.id",
        ended_before,
    )
    .await?;
    Ok(erased)
}

/// The trail's own trigger keeps what is younger than a year.
pub(super) async fn purge_audit(storage: &Postgres, kept_for: Duration) -> Result<(), StorageError> {
    let sql = "WITH old AS MATERIALIZED ( \
                   SELECT id FROM audit WHERE at < (SELECT max(at) FROM audit) - $1 LIMIT $2 FOR UPDATE SKIP LOCKED \
               ) \
               DELETE FROM audit USING old WHERE audit.id = old.id";
    in_batches_of(storage, sql, i64::try_from(kept_for.as_millis()).unwrap_or(i64::MAX)).await.map(drop)
}

pub(super) async fn erase_known_browsers(storage: &Postgres, before: Timestamp) -> Result<(), StorageError> {
    let delete = "WITH old AS MATERIALIZED ( \
                      SELECT account_id, browser_hash FROM known_browsers WHERE last_used_at < $1 \
                      LIMIT $2 FOR UPDATE SKIP LOCKED \
                  ) \
                  DELETE FROM known_browsers USING old \
                  WHERE known_browsers.account_id = old.account_id AND known_browsers.browser_hash = old.browser_hash";
    in_batches(storage, delete, before).await.map(drop)
}
