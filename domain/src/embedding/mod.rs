//! A page of another origin shows a person's sessions: how it gets a token for that, and what the token is good for.

pub(crate) mod closing;
pub(crate) mod dashboard;
pub(crate) mod exchange;
pub(crate) mod origin;
pub(crate) mod origins;
pub(crate) mod token;

use std::time::Duration;

use crate::observer::Verification;
use crate::storage::{EmbedUse, FoundEmbedToken, MintOutcome, NewEmbedToken, StorageError};
use crate::{
    AccountId, Accounts, ApiCaller, ClientAddress, CurrentSession, EMBED_TOKEN_LIFETIME, EMBED_TOKENS_AT_ONCE,
    EmbedClosing, EmbedOrigin, EmbedSource, EmbedToken, EmbeddingSessions, End, NoRandomness, SecretToken,
    SecurityEvent, SecurityEventKind, SessionId, Verified,
};

/// What an embed token is asked for with.
#[derive(Clone, Debug)]
pub struct MintEmbedToken {
    /// Whose session it is to be about.
    pub account: AccountId,
    /// Which session.
    pub session: SessionId,
    /// The one origin whose pages are to use it; whoever asks must be registered for it.
    pub origin: EmbedOrigin,
    /// What people call the place where they close something with it: the name of the key or of the client.
    pub place: String,
    /// What it comes by.
    pub source: EmbedSource,
    /// How sessions are to be closed by it.
    pub closing: EmbedClosing,
}

/// An embed token that was just given out.
#[derive(Debug)]
pub struct MintedEmbedToken {
    /// The secret.
    pub token: EmbedToken,
    /// How long it is good at most.
    pub lifetime: Duration,
    /// The one origin whose pages use it.
    pub origin: EmbedOrigin,
    /// The session that it is about.
    pub session: SessionId,
}

/// Why no embed token was given out.
#[derive(Debug, thiserror::Error)]
pub enum MintEmbedTokenError {
    /// There is no such session, or none any more.
    #[error("there is no such session that is active")]
    NoSession,
    /// The key was revoked, or the client, meanwhile.
    #[error("what the token was to come by is not good any more")]
    SourceEnded,
    /// The operating system gave no random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// Storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// How a program names the session that an embed token is to be about.
#[derive(Clone, Debug)]
pub enum NamedSession {
    /// By its public id.
    Id(SessionId),
    /// By its token.
    Token(SecretToken),
}

/// What an embed token turned out to be.
#[derive(Clone, Debug)]
pub enum EmbedAuthentication {
    /// It is good, and the request comes from its origin.
    Open(Box<EmbeddedSession>),
    /// Its session has ended, and the person in front of that origin's page may know how.
    Ended(Box<End>),
    /// It is known, has come from its origin, and is not good any more.
    Refused,
    /// It is good for another origin than the one that the request comes from; nobody learns more.
    OtherOrigin,
    /// There is no such token.
    Unknown,
}

/// The session that a page of another origin asks about. Only [`Accounts::authenticate_embed`] makes one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct EmbeddedSession {
    /// The session.
    pub current: CurrentSession,
    /// The origin whose page asks.
    pub origin: EmbedOrigin,
    /// How sessions are closed from there.
    pub closing: EmbedClosing,
}

impl Accounts {
    /// Gives out a token for a session that is active, which ends with it and with what it came by. Of one session there
    /// are [`EMBED_TOKENS_AT_ONCE`] at most, and the oldest gives way.
    pub async fn mint_embed_token(&self, mint: MintEmbedToken) -> Result<MintedEmbedToken, MintEmbedTokenError> {
        let token = EmbedToken::generate()?;
        let at = self.now();
        let new = NewEmbedToken {
            token: token.hash(),
            account: mint.account,
            session: mint.session,
            origin: mint.origin,
            place: mint.place,
            source: mint.source,
            closing: mint.closing,
            expires_at: at.plus(EMBED_TOKEN_LIFETIME),
            at_most: EMBED_TOKENS_AT_ONCE,
            cutoff: self.policy.cutoff(at),
            at,
        };
        match self.storage.mint_embed_token(&new).await? {
            MintOutcome::Minted => {
                Ok(MintedEmbedToken { token, lifetime: EMBED_TOKEN_LIFETIME, origin: new.origin, session: new.session })
            }
            MintOutcome::NoSession => Err(MintEmbedTokenError::NoSession),
            MintOutcome::SourceEnded => Err(MintEmbedTokenError::SourceEnded),
        }
    }

    /// The account and the id of a session that a program names, if there is such a session.
    pub async fn find_named_session(
        &self,
        _: &ApiCaller<EmbeddingSessions>,
        named: &NamedSession,
    ) -> Result<Option<(AccountId, SessionId)>, StorageError> {
        match named {
            NamedSession::Id(id) => Ok(self.storage.account_of_session(*id).await?.map(|account| (account, *id))),
            NamedSession::Token(token) => {
                let found = self.storage.find_session(&token.hash()).await?;
                Ok(found.map(|found| (found.account.id, found.session.id)))
            }
        }
    }

    /// What the embed token `token` is good for right now, in a request that comes from `origin`, as its browser says. It is
    /// read from storage each time; a session that turns out to have expired is ended in writing before it is refused.
    pub async fn authenticate_embed(
        &self,
        token: &str,
        origin: Option<&EmbedOrigin>,
        address: ClientAddress,
    ) -> Result<EmbedAuthentication, StorageError> {
        let verification = Verification::begin(&*self.observer);
        let answer = self.look_up_embed(token, origin, address).await?;
        verification.end(match &answer {
            EmbedAuthentication::Open(_) => Verified::Good,
            _ => Verified::Refused,
        });
        Ok(answer)
    }

    async fn look_up_embed(
        &self,
        token: &str,
        origin: Option<&EmbedOrigin>,
        address: ClientAddress,
    ) -> Result<EmbedAuthentication, StorageError> {
        let refused =
            SecurityEvent { address: Some(address), ..SecurityEvent::of(SecurityEventKind::EmbedTokenRefused) };
        let token = EmbedToken::parse(token).map(|token| token.hash());
        let found = match &token {
            Some(token) => self.storage.find_embed_token(token, self.now()).await?,
            None => None,
        };
        let Some((token, found)) = token.zip(found) else {
            self.report(&refused);
            return Ok(EmbedAuthentication::Unknown);
        };
        let FoundEmbedToken { found, origin: pinned, place, source, closing, is_good } = found;
        // A token that has left its page is worth an operator's look; one that has run out there is not.
        if origin != Some(&pinned) {
            let (account, session) = (Some(found.account.id), Some(found.session.id));
            self.report(&SecurityEvent { account, session, ..refused });
            return Ok(EmbedAuthentication::OtherOrigin);
        }
        let current = match self.open_or_ended(found, address).await? {
            Ok(current) => current,
            Err(end) => return Ok(EmbedAuthentication::Ended(Box::new(end))),
        };
        if !is_good {
            return Ok(EmbedAuthentication::Refused);
        }
        let current = CurrentSession { embed: Some((place, EmbedUse { token, source })), ..current };
        Ok(EmbedAuthentication::Open(Box::new(EmbeddedSession { current, origin: pinned, closing })))
    }

    /// Whether anything that is good lets pages of this origin show sessions.
    pub async fn is_embed_origin(&self, origin: &EmbedOrigin) -> Result<bool, StorageError> {
        Ok(self.policy.embed_origins.contain(origin) || self.storage.is_embed_origin(origin).await?)
    }
}
