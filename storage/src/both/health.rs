//! Whether the database answers, and the time by its clock if it has one of its own.

use async_trait::async_trait;
use domain::Timestamp;
use domain::storage::{HealthStore, StorageError};

use super::Backend;
use crate::deadlines::in_time;

#[async_trait]
impl HealthStore for Backend {
    async fn clock(&self) -> Result<Option<Timestamp>, StorageError> {
        in_time(|| self.read_clock()).await
    }
}
