//! What goes on for long is done in steps, so that others write in between.

use domain::Timestamp;
use domain::storage::StorageError;

use super::Backend;

/// Rows in one transaction: with SQLite it holds the write lock for some 10 ms.
pub(crate) const BATCH: u64 = 1000;

/// Repeats the statement until less than [`BATCH`] rows were left for it; others write in between.
pub(crate) async fn in_batches(storage: &Backend, sql: &'static str, before: Timestamp) -> Result<u64, StorageError> {
    in_batches_of(storage, sql, before.as_millis()).await
}

/// The same, of what is told by a number of milliseconds that is no moment.
pub(crate) async fn in_batches_of(storage: &Backend, sql: &'static str, millis: i64) -> Result<u64, StorageError> {
    let mut rows = 0;
    loop {
        let batch = storage.write(|| one_batch(storage, sql, millis)).await?;
        rows += batch;
        if batch < BATCH {
            return Ok(rows);
        }
    }
}

async fn one_batch(storage: &Backend, sql: &'static str, millis: i64) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_write(&[]).await?;
    let statement = sqlx::query(sql).bind(millis).bind(BATCH.cast_signed());
    let rows = statement.execute(&mut *transaction).await?.rows_affected();
    transaction.commit().await?;
    Ok(rows)
}
