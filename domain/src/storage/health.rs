//! Whether storage can be read at all, and what time it is there.

use async_trait::async_trait;

use super::StorageError;
use crate::Timestamp;

/// The state of storage itself.
#[async_trait]
pub trait HealthStore: Send + Sync {
    /// Answers when the database can be read: the time of its own clock, where it has one. A database in a file has
    /// none, because its clock is the machine's.
    async fn clock(&self) -> Result<Option<Timestamp>, StorageError>;
}
