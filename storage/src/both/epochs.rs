//! Nothing older than an epoch is good. A trigger on the epochs ends it, so that none can begin without that.

use async_trait::async_trait;
use domain::Timestamp;
use domain::storage::{EpochStore, StorageError};

use super::{Backend, Connection};
use crate::error::storage_error;

#[async_trait]
impl EpochStore for Backend {
    async fn begin_epoch(&self, at: Timestamp) -> Result<u64, StorageError> {
        begin_by_word(self, at).await.map_err(storage_error)
    }
}

/// Ends what may be millions of sessions, so it has no deadline: an operator asks, and waits.
async fn begin_by_word(storage: &Backend, at: Timestamp) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_patient_write().await?;
    let open = open_sessions(&mut transaction).await?;
    begin(&mut transaction, at.as_millis(), "an operator said that the database was restored").await?;
    transaction.commit().await?;
    Ok(open)
}

/// Begins an epoch.
pub(crate) async fn begin(connection: &mut Connection, at: i64, why: &str) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO epochs (at, why) VALUES ($1, $2)").bind(at).bind(why).execute(connection).await?;
    Ok(())
}

/// How many sessions that ends.
pub(crate) async fn open_sessions(connection: &mut Connection) -> sqlx::Result<u64> {
    let count: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sessions WHERE closed_at IS NULL").fetch_one(connection).await?;
    Ok(count.unsigned_abs())
}
