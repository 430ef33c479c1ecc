//! Keys of programs, as storage keeps them: by the hashes of their secrets.

use async_trait::async_trait;

use super::StorageError;
use crate::{AccountId, ApiKey, ApiKeyId, Cutoff, SessionId, Timestamp, TokenHash};

/// A key to make.
#[derive(Clone, Debug)]
pub struct NewApiKey {
    /// The key.
    pub key: ApiKey,
    /// Its secret's hash.
    pub secret: TokenHash,
}

/// Sessions to close on behalf of an administrator. The key must be good when the change is made, not only when it was
/// asked.
#[derive(Clone, Copy, Debug)]
pub struct CloseByKey {
    /// By which key; it stands on record.
    pub key: ApiKeyId,
    /// The account that the sessions belong to.
    pub account: AccountId,
    /// Which one, or all.
    pub session: Option<SessionId>,
    /// What active means now.
    pub cutoff: Cutoff,
    /// The moment that is recorded.
    pub at: Timestamp,
}

/// What became of closing by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseByKeyOutcome {
    /// So many were active and are closed now.
    Closed(u64),
    /// The account has no such session.
    NotFound,
    /// The key is revoked; nothing was closed.
    KeyRevoked,
}

/// Keys, as storage keeps them.
#[async_trait]
pub trait ApiKeyStore: Send + Sync {
    /// Makes a key.
    async fn create_api_key(&self, key: &NewApiKey) -> Result<(), StorageError>;

    /// Every key, revoked or not, the oldest first.
    async fn list_api_keys(&self) -> Result<Vec<ApiKey>, StorageError>;

    /// The key of this secret, revoked or not.
    async fn find_api_key(&self, secret: &TokenHash) -> Result<Option<ApiKey>, StorageError>;

    /// Notes that a key was used; an earlier moment than the noted one changes nothing, nor does use of a revoked key.
    async fn record_api_key_use(&self, key: ApiKeyId, at: Timestamp) -> Result<(), StorageError>;

    /// Revokes a key; false when there is none that is good.
    async fn revoke_api_key(&self, key: ApiKeyId, at: Timestamp) -> Result<bool, StorageError>;

    /// Closes sessions as closed by an administrator. What has expired ends as expired.
    async fn close_by_key(&self, close: &CloseByKey) -> Result<CloseByKeyOutcome, StorageError>;
}
