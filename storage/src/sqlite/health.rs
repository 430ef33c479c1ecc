//! Whether the file can be read.

use async_trait::async_trait;
use domain::Timestamp;
use domain::storage::{HealthStore, StorageError};

use super::Sqlite;
use crate::deadlines::in_time;

#[async_trait]
impl HealthStore for Sqlite {
    async fn clock(&self) -> Result<Option<Timestamp>, StorageError> {
        in_time(|| sqlx::query("SELECT EXISTS (SELECT 1 FROM accounts)").execute(self.readers())).await?;
        Ok(None)
    }
}
