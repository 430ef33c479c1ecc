//! Whether the server answers, and the time by its clock.

use async_trait::async_trait;
use domain::Timestamp;
use domain::storage::{HealthStore, StorageError};

use super::Postgres;
use crate::deadlines::in_time;

#[async_trait]
impl HealthStore for Postgres {
    async fn clock(&self) -> Result<Option<Timestamp>, StorageError> {
        in_time(|| clock(self)).await.map(Some)
    }
}

/// The time of the answer, not that of the transaction's start.
async fn clock(storage: &Postgres) -> sqlx::Result<Timestamp> {
    let select = sqlx::query_scalar("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint");
    let mut read = storage.begin_read().await?;
    let millis = select.fetch_one(&mut *read).await?;
    read.finish();
    Ok(Timestamp::from_millis(millis))
}
