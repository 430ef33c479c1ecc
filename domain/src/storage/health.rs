//! Whether the database can be read, and what time it is there.

use async_trait::async_trait;

use super::StorageError;
use crate::Timestamp;

/// The database's health, as storage finds it.
#[async_trait]
pub trait HealthStore: Send + Sync {
    /// Answers when the database can be read; the time of the database's own clock where it has one (PostgreSQL), none
    /// for SQLite, whose clock is the machine's.
    async fn clock(&self) -> Result<Option<Timestamp>, StorageError>;
}
