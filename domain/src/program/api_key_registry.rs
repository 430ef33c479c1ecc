//! What an operator does with keys: makes, lists and revokes them.

use crate::storage::{NewApiKey, StorageError};
use crate::{Accounts, ApiKey, ApiKeyId, ApiKeySecret, ApiScope, ApiScopes, EmbedClosing, EmbedOrigin, NoRandomness};

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
    NoScopes,
    /// It could have sessions shown nowhere.
    #[error("a key with the right embed needs at least one origin, such as https://app.example.com")]
    NoOrigins,
    /// It has nothing to do in the origins that were named.
    #[error("origins are for keys with the right embed")]
    OriginsWithoutScope,
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
    /// Makes a key with these scopes, of which [`ApiScope::Embed`] is none.
    pub async fn create_api_key(&self, name: &str, scopes: ApiScopes) -> Result<CreatedApiKey, CreateApiKeyError> {
        self.create_embed_key(name, scopes, Vec::new(), EmbedClosing::Never).await
    }

    /// Makes a key with these scopes, which may have sessions shown in pages of these origins, and closed in this way.
    pub async fn create_embed_key(
        &self,
        name: &str,
        scopes: ApiScopes,
        mut origins: Vec<EmbedOrigin>,
        closing: EmbedClosing,
    ) -> Result<CreatedApiKey, CreateApiKeyError> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || !name.chars().all(crate::client::is_visible) {
            return Err(CreateApiKeyError::Name);
        }
        if scopes.are_none() {
            return Err(CreateApiKeyError::NoScopes);
        }
        match (scopes.contain(ApiScope::Embed), origins.is_empty()) {
            (true, true) => return Err(CreateApiKeyError::NoOrigins),
            (false, false) => return Err(CreateApiKeyError::OriginsWithoutScope),
            _ => {}
        }
        origins.sort_unstable();
        origins.dedup();
        let (id, secret) = (ApiKeyId::generate()?, ApiKeySecret::generate()?);
        let key = ApiKey {
            id,
            name: name.to_owned(),
            scopes,
            embed_origins: origins,
            embed_closing: closing,
            created_at: self.now(),
            last_used_at: None,
            revoked_at: None,
        };
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
