//! Clients as they are registered.

use async_trait::async_trait;
use domain::storage::{
    Allow, AllowOutcome, ClientPage, ClientStore, FoundClient, NewClient, Revoke, RevokeUsedIn, RevokeUsedInOutcome,
    StorageError,
};
use domain::{AccountId, Client, ClientId, EmbedOrigin, Grant, Logo, Timestamp, TokenHash};
use sqlx::Row as _;

use super::rows::{CLIENT_COLUMNS, client_columns, read_client, read_hash, read_lines};
use super::{Backend, client_registry, codes, grants};

#[async_trait]
impl ClientStore for Backend {
    async fn register_client(&self, client: &NewClient) -> Result<bool, StorageError> {
        self.write(|| client_registry::register_client(self, client)).await
    }

    async fn replace_client(&self, client: &NewClient) -> Result<bool, StorageError> {
        self.write(|| client_registry::replace_client(self, client)).await
    }

    async fn remove_client(&self, client: &ClientId, at: Timestamp) -> Result<bool, StorageError> {
        self.write(|| client_registry::remove_client(self, client, at)).await
    }

    async fn replace_client_secret(
        &self,
        client: &ClientId,
        secret: &TokenHash,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        self.write(|| client_registry::replace_client_secret(self, client, secret, at)).await
    }

    async fn change_embedding(&self, client: &Client, at: Timestamp) -> Result<bool, StorageError> {
        self.write(|| client_registry::change_embedding(self, client, at)).await
    }

    async fn clients_at(&self, origin: &EmbedOrigin) -> Result<Vec<Client>, StorageError> {
        self.deadlines.read(|| clients_at(self, origin)).await
    }

    async fn list_clients(&self) -> Result<Vec<Client>, StorageError> {
        self.deadlines.read(|| list_clients(self)).await
    }

    async fn redirect_uris_with(&self, part: &str) -> Result<Vec<String>, StorageError> {
        self.deadlines.read(|| redirect_uris_with(self, part)).await
    }

    async fn find_client(&self, client: &ClientId) -> Result<Option<FoundClient>, StorageError> {
        self.deadlines.read(|| find_client(self, client)).await
    }

    async fn client_logo(&self, client: &ClientId) -> Result<Option<Logo>, StorageError> {
        self.deadlines.read(|| client_logo(self, client)).await
    }

    async fn find_grant(&self, account: AccountId, client: &ClientId) -> Result<Option<Grant>, StorageError> {
        self.deadlines.read(|| grants::find_grant_alone(self, account, client)).await
    }

    async fn allow(&self, allow: &Allow) -> Result<AllowOutcome, StorageError> {
        self.write(|| codes::allow(self, allow)).await
    }

    async fn list_grants(&self, account: AccountId) -> Result<ClientPage, StorageError> {
        self.deadlines.read(|| grants::list_grants(self, account)).await
    }

    async fn revoke_grants(&self, revoke: &Revoke) -> Result<Option<Vec<ClientId>>, StorageError> {
        self.write(|| grants::revoke_grants(self, revoke)).await
    }

    async fn revoke_grants_used_in(&self, revoke: &RevokeUsedIn) -> Result<RevokeUsedInOutcome, StorageError> {
        self.write(|| grants::revoke_grants_used_in(self, revoke)).await
    }
}

/// There are as many clients as an operator has registered. Lines are compared as a whole and letter by letter.
async fn clients_at(storage: &Backend, origin: &EmbedOrigin) -> sqlx::Result<Vec<Client>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query(concat!(
        "SELECT ",
        client_columns!(),
        " FROM websites \
         WHERE embed_origins <> '' \
             AND replace('\n' || embed_origins || '\n', $1, '') <> '\n' || embed_origins || '\n' \
         ORDER BY name, id",
    ));
    let rows = select.bind(format!("\n{origin}\n")).fetch_all(&mut *read).await?;
    read.finish();
    rows.iter().map(read_client).collect()
}

async fn list_clients(storage: &Backend) -> sqlx::Result<Vec<Client>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query(concat!("SELECT ", client_columns!(), " FROM websites ORDER BY name, id"));
    let rows = select.fetch_all(&mut *read).await?;
    read.finish();
    rows.iter().map(read_client).collect()
}

async fn redirect_uris_with(storage: &Backend, part: &str) -> sqlx::Result<Vec<String>> {
    let mut read = storage.begin_read().await?;
    // Wildcards in the part find more, which the caller looks through.
    let select = sqlx::query_scalar("SELECT redirect_uris FROM websites WHERE redirect_uris LIKE '%' || $1 || '%'");
    let found: Vec<String> = select.bind(part).fetch_all(&mut *read).await?;
    read.finish();
    Ok(found.iter().flat_map(|uris| read_lines(uris)).collect())
}

async fn find_client(storage: &Backend, client: &ClientId) -> sqlx::Result<Option<FoundClient>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query(concat!("SELECT ", client_columns!(), ", secret_hash FROM websites WHERE id = $1"));
    let row = select.bind(client.as_str()).fetch_optional(&mut *read).await?;
    read.finish();
    let Some(row) = row else { return Ok(None) };
    let secret: Option<&[u8]> = row.try_get(CLIENT_COLUMNS)?;
    Ok(Some(FoundClient { client: read_client(&row)?, secret: secret.map(read_hash).transpose()? }))
}

async fn client_logo(storage: &Backend, client: &ClientId) -> sqlx::Result<Option<Logo>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query_scalar("SELECT logo FROM websites WHERE id = $1 AND logo IS NOT NULL");
    let logo = select.bind(client.as_str()).fetch_optional(&mut *read).await?;
    read.finish();
    Ok(logo.map(Logo::from_stored))
}
