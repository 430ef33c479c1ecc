//! Which signing keys are those of this installation. The keys are in a file of each node, and their thumbprints here, so
//! that a node with another file is found.

use crate::storage::StorageError;
use crate::{Accounts, ClientId, KnownSigningKeys, SigningAlgorithm};

impl Accounts {
    /// The keys of this installation; none before its first start, or since it was restored.
    pub async fn known_signing_keys(&self) -> Result<KnownSigningKeys, StorageError> {
        Ok(KnownSigningKeys::new(self.storage.list_signing_keys().await?))
    }

    /// Says which keys are those of this installation, unless that was said already; answers which are.
    pub async fn adopt_signing_keys(&self, keys: &KnownSigningKeys) -> Result<KnownSigningKeys, StorageError> {
        self.storage.adopt_signing_keys(keys).await?;
        self.known_signing_keys().await
    }

    /// Says which keys are those of this installation from now on.
    pub async fn replace_signing_keys(&self, keys: &KnownSigningKeys) -> Result<(), StorageError> {
        self.storage.replace_signing_keys(keys).await
    }

    /// Whether no key has ever signed anything here, so that the first ones may be made.
    pub async fn may_make_signing_keys(&self) -> Result<bool, StorageError> {
        Ok(self.known_signing_keys().await?.is_empty() && !self.storage.has_signed().await?)
    }

    /// How tokens for the client are signed, also when it was removed and may still be told so.
    pub async fn id_token_signing_alg(&self, client: &ClientId) -> Result<SigningAlgorithm, StorageError> {
        Ok(self.storage.id_token_signing_alg(client).await?.unwrap_or_default())
    }
}
