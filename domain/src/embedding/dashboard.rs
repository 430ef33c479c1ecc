//! The dashboards of products that lead people here, or hold a page of the service in a frame: what an operator has registered
//! of them, and nothing that they say of themselves.

use crate::storage::StorageError;
use crate::{Accounts, EmbedClosing, EmbedOrigin};

/// A dashboard that is registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dashboard {
    /// What people know it by.
    pub name: String,
    /// How sessions are closed from there.
    pub closing: EmbedClosing,
}

impl Accounts {
    /// The dashboard at `origin`; none where nobody has registered it. It has the name of its key, or of
    /// its client, and the strictest of all says how sessions are closed.
    pub async fn dashboard_at(&self, origin: &EmbedOrigin) -> Result<Option<Dashboard>, StorageError> {
        if !self.is_embed_origin(origin).await? {
            return Ok(None);
        }
        let by_cookie = self.embedding_by_cookie(origin).await?;
        let keys = self.storage.list_api_keys().await?;
        let by_key = keys.into_iter().filter(|key| key.revoked_at.is_none() && key.embed_origins.contains(origin));
        let by_key = by_key.map(|key| Dashboard { name: key.name, closing: key.embed_closing });
        let known = by_cookie.map(|embedding| Dashboard { name: embedding.place, closing: embedding.closing });
        Ok(by_key.chain(known).reduce(|first, other| {
            let name = if first.name == origin.host() { other.name } else { first.name };
            Dashboard { name, closing: first.closing.min(other.closing) }
        }))
    }
}
