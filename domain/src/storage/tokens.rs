//! Codes and tokens of clients, as storage keeps them: by their hashes, each kind in a place of its own.

use async_trait::async_trait;

use super::StorageError;
use crate::{
    Account, AccountId, AuthorizationId, ClientId, ClientSessionId, CodeChallenge, Cutoff, Scopes, SessionId,
    SuccessorSalt, Timestamp, TokenHash,
};

/// Tokens to give out.
#[derive(Clone, Copy, Debug)]
pub struct NewTokens {
    /// The access token's hash.
    pub access: TokenHash,
    /// From then on the access token is worth nothing.
    pub access_expires_at: Timestamp,
    /// The refresh token's hash.
    pub refresh: TokenHash,
}

/// A code to exchange.
#[derive(Clone, Debug)]
pub struct ExchangeCode {
    /// Who exchanges it.
    pub client: ClientId,
    /// The code's hash.
    pub code: TokenHash,
    /// The address that it must be bound to.
    pub redirect_uri: String,
    /// The challenge that it must be bound to, or to none.
    pub challenge: Option<CodeChallenge>,
    /// The client's id of the session, if it has none yet.
    pub client_session: ClientSessionId,
    /// What it is exchanged for.
    pub tokens: NewTokens,
    /// What active means now; a code works as long as its session is.
    pub cutoff: Cutoff,
    /// A second use ends what followed from a code that expired after this.
    pub reuse_counts_after: Timestamp,
    /// The moment that is recorded.
    pub at: Timestamp,
}

/// What a code led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// The account that signed in.
    pub account: Account,
    /// The session as the client knows it.
    pub client_session: ClientSessionId,
    /// What the tokens are for.
    pub scopes: Scopes,
    /// As it came with the request.
    pub nonce: Option<String>,
    /// When the person last authenticated.
    pub authenticated_at: Timestamp,
}

/// What became of exchanging a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExchangeOutcome {
    /// It is used up, and the tokens are there.
    Exchanged(Exchanged),
    /// It was used before, in this session of this account.
    Reused {
        /// Whose account.
        account: AccountId,
        /// The session that it was given in.
        session: SessionId,
    },
    /// It is worth nothing, or not to this client.
    Refused,
}

/// A refresh token to use.
#[derive(Clone, Debug)]
pub struct Refresh {
    /// Who uses it.
    pub client: ClientId,
    /// The refresh token's hash.
    pub token: TokenHash,
    /// Fewer scopes for the access token, if asked for.
    pub scopes: Option<Scopes>,
    /// What it is used for.
    pub tokens: NewTokens,
    /// By what the new refresh token was told from this one.
    pub salt: SuccessorSalt,
    /// Used since then, it gives the same refresh token again, as long as nobody has used that one.
    pub again_since: Timestamp,
    /// What active means now; without `offline_access` a refresh token works as long as its session is.
    pub cutoff: Cutoff,
    /// The moment that is recorded.
    pub at: Timestamp,
}

/// What became of using a refresh token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefreshOutcome {
    /// It is used up, and the new tokens are there.
    Refreshed {
        /// What they are for.
        scopes: Scopes,
        /// By what the new refresh token is told from it: the one that was given, or that of its use a moment ago.
        salt: SuccessorSalt,
    },
    /// It is worth nothing.
    Refused,
    /// It had been used before, so all tokens that followed from its code are worth nothing since this moment (RFC 9700,
    /// 4.14.2).
    Reused {
        /// Whose account they were about.
        account: AccountId,
        /// The session that they followed from.
        session: SessionId,
    },
    /// More was asked for than was allowed; it is not used up.
    BeyondScopes,
}

/// An access token that is good at the moment of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAccessToken {
    /// To whom it was given.
    pub client: ClientId,
    /// Whose account it is about.
    pub account: Account,
    /// The session that it followed from.
    pub session: SessionId,
    /// The session as the client knows it.
    pub client_session: ClientSessionId,
    /// What it followed from, with all other tokens of the same code.
    pub authorization: AuthorizationId,
    /// What it is for.
    pub scopes: Scopes,
    /// When it was given.
    pub issued_at: Timestamp,
    /// From then on it is worth nothing.
    pub expires_at: Timestamp,
    /// When the person last authenticated.
    pub authenticated_at: Timestamp,
}

/// Codes and tokens, as storage keeps them.
#[async_trait]
pub trait TokenStore: Send + Sync {
    /// Exchanges a code, once. A second use ends everything that followed from it (RFC 6749, 4.1.2), if it comes soon
    /// enough, and from a public client only with the right address and verifier: others prove who they are.
    async fn exchange_code(&self, exchange: &ExchangeCode) -> Result<ExchangeOutcome, StorageError>;

    /// Uses a refresh token, once; or again, a moment later, for the same next one.
    async fn refresh(&self, refresh: &Refresh) -> Result<RefreshOutcome, StorageError>;

    /// What a good access token is for. An access token that was given while its session was open ends with the session.
    async fn find_access_token(
        &self,
        token: &TokenHash,
        cutoff: &Cutoff,
        now: Timestamp,
    ) -> Result<Option<FoundAccessToken>, StorageError>;

    /// Ends a token that was given to this client: an access token alone, a refresh token with all that followed from its
    /// code (RFC 7009, 2.1). A token of anybody else is left alone.
    async fn revoke_token(&self, client: &ClientId, token: &TokenHash, at: Timestamp) -> Result<(), StorageError>;

    /// Erases codes and tokens that are worth nothing since before `before`.
    async fn purge_tokens(&self, before: Timestamp) -> Result<(), StorageError>;
}
