//! Websites as they are registered.

use async_trait::async_trait;
use domain::storage::{
    Allow, AllowOutcome, FoundWebsite, NewWebsite, Revoke, RevokeUsedIn, RevokeUsedInOutcome, StorageError,
    WebsitePage, WebsiteStore,
};
use domain::{AccountId, EmbedOrigin, Grant, Logo, Timestamp, TokenHash, Website, WebsiteId};
use sqlx::Row as _;

use super::rows::{WEBSITE_COLUMNS, read_hash, read_lines, read_website, website_columns};
use super::{Backend, codes, grants, website_registry};

#[async_trait]
impl WebsiteStore for Backend {
    async fn register_website(&self, website: &NewWebsite) -> Result<bool, StorageError> {
        self.write(|| website_registry::register_website(self, website)).await
    }

    async fn replace_website(&self, website: &NewWebsite) -> Result<bool, StorageError> {
        self.write(|| website_registry::replace_website(self, website)).await
    }

    async fn remove_website(&self, website: &WebsiteId, at: Timestamp) -> Result<bool, StorageError> {
        self.write(|| website_registry::remove_website(self, website, at)).await
    }

    async fn replace_website_secret(
        &self,
        website: &WebsiteId,
        secret: &TokenHash,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        self.write(|| website_registry::replace_website_secret(self, website, secret, at)).await
    }

    async fn change_embedding(&self, website: &Website, at: Timestamp) -> Result<bool, StorageError> {
        self.write(|| website_registry::change_embedding(self, website, at)).await
    }

    async fn websites_at(&self, origin: &EmbedOrigin) -> Result<Vec<Website>, StorageError> {
        self.deadlines.read(|| websites_at(self, origin)).await
    }

    async fn list_websites(&self) -> Result<Vec<Website>, StorageError> {
        self.deadlines.read(|| list_websites(self)).await
    }

    async fn redirect_uris_with(&self, part: &str) -> Result<Vec<String>, StorageError> {
        self.deadlines.read(|| redirect_uris_with(self, part)).await
    }

    async fn find_website(&self, website: &WebsiteId) -> Result<Option<FoundWebsite>, StorageError> {
        self.deadlines.read(|| find_website(self, website)).await
    }

    async fn website_logo(&self, website: &WebsiteId) -> Result<Option<Logo>, StorageError> {
        self.deadlines.read(|| website_logo(self, website)).await
    }

    async fn find_grant(&self, account: AccountId, website: &WebsiteId) -> Result<Option<Grant>, StorageError> {
        self.deadlines.read(|| grants::find_grant_alone(self, account, website)).await
    }

    async fn allow(&self, allow: &Allow) -> Result<AllowOutcome, StorageError> {
        self.write(|| codes::allow(self, allow)).await
    }

    async fn list_grants(&self, account: AccountId) -> Result<WebsitePage, StorageError> {
        self.deadlines.read(|| grants::list_grants(self, account)).await
    }

    async fn revoke_grants(&self, revoke: &Revoke) -> Result<Option<Vec<WebsiteId>>, StorageError> {
        self.write(|| grants::revoke_grants(self, revoke)).await
    }

    async fn revoke_grants_used_in(&self, revoke: &RevokeUsedIn) -> Result<RevokeUsedInOutcome, StorageError> {
        self.write(|| grants::revoke_grants_used_in(self, revoke)).await
    }
}

/// There are as many websites as an operator has registered. Lines are compared as a whole and letter by letter.
async fn websites_at(storage: &Backend, origin: &EmbedOrigin) -> sqlx::Result<Vec<Website>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query(concat!(
        "SELECT ",
        website_columns!(),
        " FROM websites \
         WHERE embed_origins <> '' \
             AND replace('\n' || embed_origins || '\n', $1, '') <> '\n' || embed_origins || '\n' \
         ORDER BY name, id",
    ));
    let rows = select.bind(format!("\n{origin}\n")).fetch_all(&mut *read).await?;
    read.finish();
    rows.iter().map(read_website).collect()
}

async fn list_websites(storage: &Backend) -> sqlx::Result<Vec<Website>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query(concat!("SELECT ", website_columns!(), " FROM websites ORDER BY name, id"));
    let rows = select.fetch_all(&mut *read).await?;
    read.finish();
    rows.iter().map(read_website).collect()
}

async fn redirect_uris_with(storage: &Backend, part: &str) -> sqlx::Result<Vec<String>> {
    let mut read = storage.begin_read().await?;
    // Wildcards in the part find more, which the caller looks through.
    let select = sqlx::query_scalar("SELECT redirect_uris FROM websites WHERE redirect_uris LIKE '%' || $1 || '%'");
    let found: Vec<String> = select.bind(part).fetch_all(&mut *read).await?;
    read.finish();
    Ok(found.iter().flat_map(|uris| read_lines(uris)).collect())
}

async fn find_website(storage: &Backend, website: &WebsiteId) -> sqlx::Result<Option<FoundWebsite>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query(concat!("SELECT ", website_columns!(), ", secret_hash FROM websites WHERE id = $1"));
    let row = select.bind(website.as_str()).fetch_optional(&mut *read).await?;
    read.finish();
    let Some(row) = row else { return Ok(None) };
    let secret: Option<&[u8]> = row.try_get(WEBSITE_COLUMNS)?;
    Ok(Some(FoundWebsite { website: read_website(&row)?, secret: secret.map(read_hash).transpose()? }))
}

async fn website_logo(storage: &Backend, website: &WebsiteId) -> sqlx::Result<Option<Logo>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query_scalar("SELECT logo FROM websites WHERE id = $1 AND logo IS NOT NULL");
    let logo = select.bind(website.as_str()).fetch_optional(&mut *read).await?;
    read.finish();
    Ok(logo.map(Logo::from_stored))
}
