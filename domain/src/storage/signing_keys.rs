//! What is known of the keys that sign what clients are told.

use async_trait::async_trait;

use super::StorageError;
use crate::{ClientId, KnownSigningKey, KnownSigningKeys, SigningAlgorithm};

/// Thumbprints of signing keys, as storage keeps them.
#[async_trait]
pub trait SigningKeyStore: Send + Sync {
    /// Every known key.
    async fn list_signing_keys(&self) -> Result<Vec<KnownSigningKey>, StorageError>;

    /// Writes the keys down if none is known; false when some are.
    async fn adopt_signing_keys(&self, keys: &KnownSigningKeys) -> Result<bool, StorageError>;

    /// Writes the keys down in the place of those that are known.
    async fn replace_signing_keys(&self, keys: &KnownSigningKeys) -> Result<(), StorageError>;

    /// Whether anything may have been signed: only a client that somebody let in is told anything.
    async fn has_signed(&self) -> Result<bool, StorageError>;

    /// How tokens for the client are signed, or were when it was removed.
    async fn id_token_signing_alg(&self, client: &ClientId) -> Result<Option<SigningAlgorithm>, StorageError>;
}
