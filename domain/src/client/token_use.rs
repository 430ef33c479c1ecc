//! What an access token is good for, read anew each time, and how a client gives a token up.

use crate::storage::{FoundAccessToken, StorageError};
use crate::{Accounts, ClientId, SecretToken};

impl Accounts {
    /// What the access token is for, if it is good at this moment.
    pub async fn find_access_token(&self, token: &str) -> Result<Option<FoundAccessToken>, StorageError> {
        let Some(token) = SecretToken::parse(token) else {
            return Ok(None);
        };
        let now = self.now();
        self.storage.find_access_token(&token.hash(), &self.policy.cutoff(now), now).await
    }

    /// Ends a token of this client. That nobody knows the token, or that it is somebody else's, is no error (RFC 7009, 2.2).
    pub async fn revoke_token(&self, client: &ClientId, token: &str) -> Result<(), StorageError> {
        match SecretToken::parse(token) {
            Some(token) => self.storage.revoke_token(client, &token.hash(), self.now()).await,
            None => Ok(()),
        }
    }
}
