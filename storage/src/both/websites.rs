//! Websites and grants: each method in the file of what it does.

use async_trait::async_trait;
use domain::storage::{
    Allow, AllowOutcome, FoundWebsite, NewWebsite, Revoke, RevokeUsedIn, RevokeUsedInOutcome, StorageError,
    WebsitePage, WebsiteStore,
};
use domain::{AccountId, EmbedOrigin, Grant, Logo, Timestamp, TokenHash, Website, WebsiteId};

use super::{Backend, allowing, grants, registered, registering, revoking, written};
use crate::deadlines::in_time;

#[async_trait]
impl WebsiteStore for Backend {
    async fn register_website(&self, website: &NewWebsite) -> Result<bool, StorageError> {
        written(|| registering::register_website(self, website)).await
    }

    async fn replace_website(&self, website: &NewWebsite) -> Result<bool, StorageError> {
        written(|| registering::replace_website(self, website)).await
    }

    async fn remove_website(&self, website: &WebsiteId, at: Timestamp) -> Result<bool, StorageError> {
        written(|| registering::remove_website(self, website, at)).await
    }

    async fn replace_website_secret(
        &self,
        website: &WebsiteId,
        secret: &TokenHash,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        written(|| registering::replace_website_secret(self, website, secret, at)).await
    }

    async fn change_embedding(&self, website: &Website, at: Timestamp) -> Result<bool, StorageError> {
        written(|| registering::change_embedding(self, website, at)).await
    }

    async fn websites_at(&self, origin: &EmbedOrigin) -> Result<Vec<Website>, StorageError> {
        in_time(|| registered::websites_at(self, origin)).await
    }

    async fn list_websites(&self) -> Result<Vec<Website>, StorageError> {
        in_time(|| registered::list_websites(self)).await
    }

    async fn redirect_uris_with(&self, part: &str) -> Result<Vec<String>, StorageError> {
        in_time(|| registered::redirect_uris_with(self, part)).await
    }

    async fn find_website(&self, website: &WebsiteId) -> Result<Option<FoundWebsite>, StorageError> {
        in_time(|| registered::find_website(self, website)).await
    }

    async fn website_logo(&self, website: &WebsiteId) -> Result<Option<Logo>, StorageError> {
        in_time(|| registered::website_logo(self, website)).await
    }

    async fn find_grant(&self, account: AccountId, website: &WebsiteId) -> Result<Option<Grant>, StorageError> {
        in_time(|| grants::find_grant_alone(self, account, website)).await
    }

    async fn allow(&self, allow: &Allow) -> Result<AllowOutcome, StorageError> {
        written(|| allowing::allow(self, allow)).await
    }

    async fn list_grants(&self, account: AccountId) -> Result<WebsitePage, StorageError> {
        in_time(|| grants::list_grants(self, account)).await
    }

    async fn revoke_grants(&self, revoke: &Revoke) -> Result<Option<Vec<WebsiteId>>, StorageError> {
        written(|| revoking::revoke_grants(self, revoke)).await
    }

    async fn revoke_grants_used_in(&self, revoke: &RevokeUsedIn) -> Result<RevokeUsedInOutcome, StorageError> {
        written(|| revoking::revoke_grants_used_in(self, revoke)).await
    }
}
