//! Embed tokens, as storage keeps them: by their hashes.

use async_trait::async_trait;

use super::{FoundSession, StorageError};
use crate::{AccountId, Cutoff, EmbedClosing, EmbedOrigin, EmbedSource, SessionId, Timestamp, TokenHash};

/// An embed token to give out.
#[derive(Clone, Debug)]
pub struct NewEmbedToken {
    /// The hash of the token; the token itself is not stored.
    pub token: TokenHash,
    /// Whose session it is about.
    pub account: AccountId,
    /// Which session; it must be active, and the token ends with it.
    pub session: SessionId,
    /// The one origin whose pages use it.
    pub origin: EmbedOrigin,
    /// What people call the place where they close something with it.
    pub place: String,
    /// What it came by; that must be good, and the token ends with it.
    pub source: EmbedSource,
    /// How sessions are closed by it.
    pub closing: EmbedClosing,
    /// From then on it is worth nothing.
    pub expires_at: Timestamp,
    /// So many of one session are kept at most, this one included; the oldest go.
    pub at_most: u32,
    /// What active means now.
    pub cutoff: Cutoff,
    /// The moment that is recorded.
    pub at: Timestamp,
}

/// What became of giving out an embed token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MintOutcome {
    /// The token was stored.
    Minted,
    /// The account has no such session that is active.
    NoSession,
    /// What it was to come by is not good any more.
    SourceEnded,
}

/// What an embed token leads to, whether or not it is good.
#[derive(Clone, Debug)]
pub struct FoundEmbedToken {
    /// The session that it is about, open or ended.
    pub found: FoundSession,
    /// The one origin whose pages use it.
    pub origin: EmbedOrigin,
    /// What people call the place.
    pub place: String,
    /// What it came by.
    pub source: EmbedSource,
    /// How sessions are closed by it.
    pub closing: EmbedClosing,
    /// Whether it has neither run out nor been revoked, and what it came by is good. Of the session this says nothing.
    pub is_good: bool,
}

/// Embed tokens, as storage keeps them.
#[async_trait]
pub trait EmbedTokenStore: Send + Sync {
    /// Gives out a token for a session that is active, by a source that is good.
    async fn mint_embed_token(&self, new: &NewEmbedToken) -> Result<MintOutcome, StorageError>;

    /// What the token leads to, for as long as it and its session are remembered.
    async fn find_embed_token(
        &self,
        token: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<FoundEmbedToken>, StorageError>;

    /// Whose session has this id, open or ended.
    async fn account_of_session(&self, session: SessionId) -> Result<Option<AccountId>, StorageError>;

    /// Whether anything that is good lets dashboards of this origin show sessions.
    async fn is_embed_origin(&self, origin: &EmbedOrigin) -> Result<bool, StorageError>;
}
