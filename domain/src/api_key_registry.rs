//! What an operator does with keys: makes, lists and revokes them.

use crate::storage::{NewApiKey, StorageError};
use crate::{Accounts, ApiKey, ApiKeyId, ApiKeySecret, ApiRights, NoRandomness};

/// A key that was just made.
#[derive(Debug)]
pub struct CreatedApiKey {
    /// The key.
    pub key: ApiKey,
    /// Its secret: nobody can ask for it again.
    pub secret: ApiKeySecret,
}

/// Why no key was made.
#[derive(Debug, thiserror::Error)]
pub enum CreateApiKeyError {
    /// The name is empty, long, or could deceive.
    #[error("a key's name has 1 to 60 characters, and neither line breaks nor invisible ones")]
    Name,
    /// It could do nothing.
    #[error("a key has at least one right")]
    NoRights,
    /// The operating system gave no random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// Storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// There is no key of that id that is not revoked already.
#[derive(Debug, thiserror::Error)]
#[error("there is no such key, or it is revoked already")]
pub struct NoSuchApiKey;

const LONGEST_NAME: usize = 60;

impl Accounts {
    /// Makes a key with these rights.
    pub async fn create_api_key(&self, name: &str, rights: ApiRights) -> Result<CreatedApiKey, CreateApiKeyError> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || !name.chars().all(crate::website::is_visible) {
            return Err(CreateApiKeyError::Name);
        }
        if rights.are_none() {
            return Err(CreateApiKeyError::NoRights);
        }
        let (id, secret) = (ApiKeyId::generate()?, ApiKeySecret::generate()?);
        let created_at = self.now();
        let key = ApiKey { id, name: name.to_owned(), rights, created_at, last_used_at: None, revoked_at: None };
        self.storage.create_api_key(&NewApiKey { key: key.clone(), secret: secret.hash() }).await?;
        Ok(CreatedApiKey { key, secret })
    }

    /// Every key there ever was, the oldest first.
    pub async fn api_keys(&self) -> Result<Vec<ApiKey>, StorageError> {
        self.storage.list_api_keys().await
    }

    /// Revokes a key for good: the next request with it is refused.
    pub async fn revoke_api_key(&self, id: ApiKeyId) -> Result<Result<(), NoSuchApiKey>, StorageError> {
        let revoked = self.storage.revoke_api_key(id, self.now()).await?;
        Ok(if revoked { Ok(()) } else { Err(NoSuchApiKey) })
    }
}
