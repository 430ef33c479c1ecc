//! Whether the database answers, and the time by its clock if it has one of its own.

use async_trait::async_trait;
use domain::Timestamp;
use domain::storage::{HealthStore, StorageError};

use super::Backend;

#[async_trait]
impl HealthStore for Backend {
    async fn clock(&self) -> Result<Option<Timestamp>, StorageError> {
        self.deadlines.read(|| self.read_clock()).await
    }
}
