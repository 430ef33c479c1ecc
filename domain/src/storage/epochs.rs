//! Moments from which on nothing older is accepted.

use async_trait::async_trait;

use super::StorageError;
use crate::Timestamp;

/// Epochs, as storage keeps them.
#[async_trait]
pub trait EpochStore: Send + Sync {
    /// Ends every open session, grant, code and token at `at`, for good, as after a restore; answers how many sessions.
    async fn begin_epoch(&self, at: Timestamp) -> Result<u64, StorageError>;
}
