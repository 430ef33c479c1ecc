//! Websites and grants: each method in the file of what it does.

use async_trait::async_trait;
use domain::storage::{Allow, AllowOutcome, FoundWebsite, NewWebsite, Revoke, StorageError, WebsitePage, WebsiteStore};
use domain::{AccountId, Grant, Logo, Timestamp, TokenHash, Website, WebsiteId};

use super::{Sqlite, allowing, grants, registered, registering, revoking};
use crate::deadlines::in_time;
use crate::error::storage_error;

#[async_trait]
impl WebsiteStore for Sqlite {
    async fn register_website(&self, website: &NewWebsite) -> Result<bool, StorageError> {
        registering::register_website(self, website).await.map_err(storage_error)
    }

    async fn replace_website(&self, website: &NewWebsite) -> Result<bool, StorageError> {
        registering::replace_website(self, website).await.map_err(storage_error)
    }

    async fn remove_website(&self, website: &WebsiteId, at: Timestamp) -> Result<bool, StorageError> {
        registering::remove_website(self, website, at).await.map_err(storage_error)
    }

    async fn replace_website_secret(
        &self,
        website: &WebsiteId,
        secret: &TokenHash,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        registering::replace_website_secret(self, website, secret, at).await.map_err(storage_error)
    }

    async fn list_websites(&self) -> Result<Vec<Website>, StorageError> {
        in_time(registered::list_websites(self)).await
    }

    async fn find_website(&self, website: &WebsiteId) -> Result<Option<FoundWebsite>, StorageError> {
        in_time(registered::find_website(self, website)).await
    }

    async fn website_logo(&self, website: &WebsiteId) -> Result<Option<Logo>, StorageError> {
        in_time(registered::website_logo(self, website)).await
    }

    async fn find_grant(&self, account: AccountId, website: &WebsiteId) -> Result<Option<Grant>, StorageError> {
        in_time(grants::find_grant(self.readers(), account, website)).await
    }

    async fn allow(&self, allow: &Allow) -> Result<AllowOutcome, StorageError> {
        allowing::allow(self, allow).await.map_err(storage_error)
    }

    async fn list_grants(&self, account: AccountId) -> Result<WebsitePage, StorageError> {
        in_time(grants::list_grants(self, account)).await
    }

    async fn revoke_grants(&self, revoke: &Revoke) -> Result<Option<Vec<WebsiteId>>, StorageError> {
        revoking::revoke_grants(self, revoke).await.map_err(storage_error)
    }
}
