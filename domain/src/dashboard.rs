//! The dashboards of products that lead people here, or hold a page of the service in a frame: what an operator has registered
//! of them, and nothing that they say of themselves.

use crate::storage::StorageError;
use crate::{Accounts, EmbedOrigin};

impl Accounts {
    /// What people know the dashboard at `origin` by; none where nobody has registered it.
    pub async fn dashboard_at(&self, origin: &EmbedOrigin) -> Result<Option<String>, StorageError> {
        if !self.is_embed_origin(origin).await? {
            return Ok(None);
        }
        let keys = self.storage.list_api_keys().await?;
        let key = keys.into_iter().find(|key| key.revoked_at.is_none() && key.embed_origins.contains(origin));
        if let Some(key) = key {
            return Ok(Some(key.name));
        }
        let website = self.storage.websites_at(origin).await?.into_iter().next();
        Ok(Some(website.map_or_else(|| origin.host().to_owned(), |website| website.name)))
    }
}
