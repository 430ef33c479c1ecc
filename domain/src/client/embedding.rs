//! Where a client embeds the list, and how sessions are closed from there.

use crate::client::read_origins;
use crate::storage::StorageError;
use crate::{Accounts, Client, ClientId, EmbedClosing, EmbedOrigin, NoSuchClient, RegisterClientError};

/// What an operator changes; what is none stays as it is.
#[derive(Clone, Debug, Default)]
pub struct EmbeddingChange {
    /// In whose pages the list may stand, from now on.
    pub origins: Option<Vec<String>>,
    /// How sessions are closed from there, from now on.
    pub closing: Option<EmbedClosing>,
}

/// How pages of an origin show the sessions of who is signed in there by the session's own cookie, which a proxy passes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CookieEmbedding {
    /// What people call the place.
    pub place: String,
    /// How sessions are closed from there.
    pub closing: EmbedClosing,
}

impl Accounts {
    /// Changes where and how a client embeds the list. With its first origin it may ask for the sessions, and with its last
    /// one that ends. Tokens that were given out are good for what they were given, until they run out.
    pub async fn change_embedding(
        &self,
        id: &ClientId,
        change: &EmbeddingChange,
    ) -> Result<Result<Client, NoSuchClient>, RegisterClientError> {
        let Some(found) = self.storage.find_client(id).await? else {
            return Ok(Err(NoSuchClient));
        };
        let mut client = found.client;
        if let Some(origins) = &change.origins {
            let embedded = !client.embed_origins.is_empty();
            client.embed_origins = read_origins(origins)?;
            let embeds = !client.embed_origins.is_empty();
            if embeds != embedded {
                client.scopes = client.scopes.with_sessions(embeds && !client.is_public);
            }
        }
        client.embed_closing = change.closing.unwrap_or(client.embed_closing);
        let changed = self.storage.change_embedding(&client, self.now()).await?;
        Ok(if changed { Ok(client) } else { Err(NoSuchClient) })
    }

    /// How pages of `origin` show sessions by the cookie: as the clients say that are registered with it, of which the
    /// strictest counts, or else as products of one's own do that a setting names. None where nobody has registered it.
    pub async fn embedding_by_cookie(&self, origin: &EmbedOrigin) -> Result<Option<CookieEmbedding>, StorageError> {
        let clients = self.storage.clients_at(origin).await?;
        let closing = clients.iter().map(|client| client.embed_closing).min();
        let of_setting = self.policy.embed_origins.contain(origin).then_some(EmbedClosing::Direct);
        let Some(closing) = closing.or(of_setting) else {
            return Ok(None);
        };
        let place = clients.into_iter().next().map_or_else(|| origin.host().to_owned(), |client| client.name);
        Ok(Some(CookieEmbedding { place, closing }))
    }
}
