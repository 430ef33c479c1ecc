//! What has been over for long enough is erased.

use std::time::Duration;

use domain::Timestamp;
use domain::storage::StorageError;

use super::connections::written;
use super::lapsing::BATCH;
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
    Ok(erased)
}

/// The trail's own trigger keeps what is younger than a year.
pub(super) async fn purge_audit(storage: &Sqlite, kept_for: Duration) -> Result<(), StorageError> {
    let sql = "DELETE FROM audit \
               WHERE id IN (SELECT id FROM audit WHERE at < (SELECT max(at) FROM audit) - ?1 LIMIT ?2)";
    in_batches_of(storage, sql, i64::try_from(kept_for.as_millis()).unwrap_or(i64::MAX)).await?;
    Ok(())
}

/// Repeats the statement until less than [`BATCH`] rows were left for it; others write in between.
pub(super) async fn in_batches(storage: &Sqlite, sql: &'static str, before: Timestamp) -> Result<u64, StorageError> {
    in_batches_of(storage, sql, before.as_millis()).await
}

async fn in_batches_of(storage: &Sqlite, sql: &'static str, millis: i64) -> Result<u64, StorageError> {
    let mut rows = 0;
    loop {
        let batch = written(|| one_batch(storage, sql, millis)).await?;
        rows += batch;
        if batch < BATCH {
            return Ok(rows);
        }
    }
}

async fn one_batch(storage: &Sqlite, sql: &'static str, millis: i64) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_write(&[]).await?;
    let statement = sqlx::query(sql).bind(millis).bind(BATCH.cast_signed());
    let rows = statement.execute(&mut *transaction).await?.rows_affected();
    transaction.commit().await?;
    Ok(rows)
}
