//! Where a website embeds the list, and how sessions are closed from there.

use crate::storage::StorageError;
use crate::website::read_origins;
use crate::{Accounts, EmbedClosing, EmbedOrigin, NoSuchWebsite, RegisterWebsiteError, Website, WebsiteId};

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
    /// Changes where and how a website embeds the list. With its first origin it may ask for the sessions, and with its last
    /// one that ends. Tokens that were given out are good for what they were given, until they run out.
    pub async fn change_embedding(
        &self,
        id: &WebsiteId,
        change: &EmbeddingChange,
    ) -> Result<Result<Website, NoSuchWebsite>, RegisterWebsiteError> {
        let Some(found) = self.storage.find_website(id).await? else {
            return Ok(Err(NoSuchWebsite));
        };
        let mut website = found.website;
        if let Some(origins) = &change.origins {
            let embedded = !website.embed_origins.is_empty();
            website.embed_origins = read_origins(origins)?;
            let embeds = !website.embed_origins.is_empty();
            if embeds != embedded {
                website.scopes = website.scopes.with_sessions(embeds && !website.is_public);
            }
        }
        website.embed_closing = change.closing.unwrap_or(website.embed_closing);
        let changed = self.storage.change_embedding(&website, self.now()).await?;
        Ok(if changed { Ok(website) } else { Err(NoSuchWebsite) })
    }

    /// How pages of `origin` show sessions by the cookie: as the websites say that are registered with it, of which the
    /// strictest counts, or else as products of one's own do that a setting names. None where nobody has registered it.
    pub async fn embedding_by_cookie(&self, origin: &EmbedOrigin) -> Result<Option<CookieEmbedding>, StorageError> {
        let websites = self.storage.websites_at(origin).await?;
        let closing = websites.iter().map(|website| website.embed_closing).min();
        let of_setting = self.policy.embed_origins.contain(origin).then_some(EmbedClosing::Direct);
        let Some(closing) = closing.or(of_setting) else {
            return Ok(None);
        };
        let place = websites.into_iter().next().map_or_else(|| origin.host().to_owned(), |website| website.name);
        Ok(Some(CookieEmbedding { place, closing }))
    }
}
