//! Whether the file can be read.

use async_trait::async_trait;
use domain::Timestamp;
use domain::storage::{HealthStore, StorageError};

use super::Sqlite;
use super::connections::in_time;

#[async_trait]
impl HealthStore for Sqlite {
    async fn clock(&self) -> Result<Option<Timestamp>, StorageError> {
        let select = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM accounts)");
        in_time(select.fetch_one(self.readers())).await.map(|_: bool| None)
    }
}
