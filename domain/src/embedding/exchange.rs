//! A client exchanges an access token of its own for a token by which its page shows the person's sessions (RFC 8693).

use crate::storage::StorageError;
use crate::{
    Accounts, Client, EmbedOrigin, EmbedSource, MintEmbedToken, MintEmbedTokenError, MintedEmbedToken, NoRandomness,
    Scope, Scopes,
};

/// What a client asks for.
#[derive(Clone, Copy, Debug)]
pub struct EmbedExchange<'a> {
    /// An access token that it was given, for the scope `sessions`.
    pub subject_token: &'a str,
    /// The origin whose page is to use the token, one of the client's; needed where it has several.
    pub resource: Option<&'a str>,
    /// What it asks for, `sessions` when nothing is said.
    pub scopes: Option<&'a str>,
}

/// Why a client got no token for its page.
#[derive(Debug, thiserror::Error)]
pub enum EmbedExchangeError {
    /// It is not registered for the scope `sessions`, or is public.
    #[error("the website may not show sessions")]
    Unauthorized,
    /// The access token is worth nothing, or not to this client.
    #[error("the access token is not good")]
    SubjectToken,
    /// The access token is good, and the person is signed out.
    #[error("the session of the access token has ended")]
    SessionEnded,
    /// The scope was not allowed, or something else was asked for.
    #[error("the scope sessions was not allowed, or not asked for")]
    InvalidScope,
    /// The origin is none of the client's, or none is named and there are several.
    #[error("the origin is not registered for the website")]
    InvalidTarget,
    /// The operating system gave no random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// Storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<MintEmbedTokenError> for EmbedExchangeError {
    fn from(error: MintEmbedTokenError) -> Self {
        match error {
            MintEmbedTokenError::NoSession => Self::SessionEnded,
            MintEmbedTokenError::SourceEnded => Self::SubjectToken,
            MintEmbedTokenError::NoRandomness(error) => error.into(),
            MintEmbedTokenError::Storage(error) => error.into(),
        }
    }
}

impl Accounts {
    /// Gives `client` a token for one of its pages, about the session that its access token followed from. It ends with that
    /// session, and with what the person has allowed the client.
    pub async fn exchange_for_embed(
        &self,
        client: &Client,
        exchange: EmbedExchange<'_>,
    ) -> Result<MintedEmbedToken, EmbedExchangeError> {
        if client.is_public || !client.scopes.contains(Scope::Sessions) {
            return Err(EmbedExchangeError::Unauthorized);
        }
        let found = self.find_access_token(exchange.subject_token).await?;
        let found = found.filter(|found| found.client == client.id).ok_or(EmbedExchangeError::SubjectToken)?;
        let is_asked_for = exchange.scopes.is_none_or(|scopes| Scopes::known(scopes).contains(Scope::Sessions));
        if !is_asked_for || !found.scopes.contains(Scope::Sessions) {
            return Err(EmbedExchangeError::InvalidScope);
        }
        let origin = target(client, exchange.resource).ok_or(EmbedExchangeError::InvalidTarget)?;
        let mint = MintEmbedToken {
            account: found.account.id,
            session: found.session,
            origin: origin.clone(),
            place: client.name.clone(),
            source: EmbedSource::Client { client: client.id.clone(), authorization: found.authorization },
            closing: client.embed_closing,
        };
        Ok(self.mint_embed_token(mint).await?)
    }
}

fn target<'a>(client: &'a Client, named: Option<&str>) -> Option<&'a EmbedOrigin> {
    match (named, client.embed_origins.as_slice()) {
        (Some(named), origins) => origins.iter().find(|origin| origin.as_str() == named),
        (None, [only]) => Some(only),
        (None, _) => None,
    }
}
