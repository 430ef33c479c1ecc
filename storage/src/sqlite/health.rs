//! Whether the file can be read.

use async_trait::async_trait;
use domain::Timestamp;
use domain::storage::{HealthStore, StorageError};

use super::Sqlite;
use crate::deadlines::in_time;

#[async_trait]
impl HealthStore for Sqlite {
    async fn clock(&self) -> Result<Option<Timestamp>, StorageError> {
        let read = "SELECT EXISTS (SELECT 1 FROM accounts)";
        in_time(|| async { sqlx::query(read).execute(self.readers()?).await }).await?;
        Ok(None)
    }
}
