//! A client exchanges a code for tokens, and a refresh token for new ones.

use crate::policy::{ACCESS_TOKEN_LIFETIME, CODE_REUSE_WINDOW, REFRESH_AGAIN_WITHIN};
use crate::storage::{ExchangeCode, ExchangeOutcome, Exchanged, NewTokens, Refresh, RefreshOutcome, StorageError};
use crate::{
    AccountId, Accounts, Client, ClientId, ClientSessionId, CodeChallenge, NoRandomness, Scopes, SecretToken,
    SecurityEvent, SecurityEventKind, SessionId, SuccessorSalt, Timestamp,
};

/// Tokens for a client.
#[derive(Debug)]
pub struct Tokens {
    /// The access token.
    pub access: SecretToken,
    /// The refresh token; it works once, but for a lost answer.
    pub refresh: SecretToken,
    /// What the access token is for.
    pub scopes: Scopes,
    /// Who signed in, when the tokens are those of a code.
    pub signed_in: Option<Exchanged>,
}

/// Why a client got no tokens (RFC 6749, 5.2).
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The code or refresh token is worth nothing, or not to this client.
    #[error("the code or refresh token is not good")]
    InvalidGrant,
    /// More was asked for than was allowed, or nothing that there is.
    #[error("a scope was not allowed, or all are unknown")]
    InvalidScope,
    /// The operating system gave no random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// Storage failed; whether the code or refresh token is used up is unknown.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Accounts {
    /// The client that says it is `id`: a confidential one proves it by its secret, a public one has none to give.
    pub async fn authenticate_client(
        &self,
        id: &ClientId,
        secret: Option<&str>,
    ) -> Result<Option<Client>, StorageError> {
        let Some(found) = self.storage.find_client(id).await? else {
            return Ok(None);
        };
        // Hashes are compared, so the time says nothing about a secret's prefix.
        let given = secret.map(|secret| SecretToken::parse(secret).map(|secret| secret.hash()));
        let proved = match (given, found.secret) {
            (Some(Some(given)), Some(stored)) => given == stored,
            (None, None) => found.client.is_public,
            _ => false,
        };
        Ok(proved.then_some(found.client))
    }

    /// Exchanges a code, once, for tokens. A code that is bound to a challenge needs its verifier, and one that is not has none.
    pub async fn exchange_code(
        &self,
        client: &ClientId,
        code: &str,
        redirect_uri: &str,
        verifier: Option<&str>,
    ) -> Result<Tokens, TokenError> {
        let code = SecretToken::parse(code).ok_or(TokenError::InvalidGrant)?;
        let challenge = |verifier| CodeChallenge::of_verifier(verifier).ok_or(TokenError::InvalidGrant);
        let challenge = verifier.map(challenge).transpose()?;
        let at = self.now();
        let tokens = PreparedTokens::new(at, SecretToken::generate()?)?;
        let exchange = ExchangeCode {
            client: client.clone(),
            code: code.hash(),
            redirect_uri: redirect_uri.to_owned(),
            challenge,
            client_session: ClientSessionId::generate()?,
            tokens: tokens.record,
            cutoff: self.policy.cutoff(at),
            reuse_counts_after: at.minus(CODE_REUSE_WINDOW),
            at,
        };
        match self.storage.exchange_code(&exchange).await? {
            ExchangeOutcome::Exchanged(exchanged) => Ok(Tokens {
                access: tokens.access,
                refresh: tokens.refresh,
                scopes: exchanged.scopes.clone(),
                signed_in: Some(exchanged),
            }),
            ExchangeOutcome::Reused { account, session } => {
                self.report_reuse(client, account, session);
                Err(TokenError::InvalidGrant)
            }
            ExchangeOutcome::Refused => Err(TokenError::InvalidGrant),
        }
    }

    /// Uses a refresh token, once, for new tokens. Whoever lost the answer gets the same next refresh token again, for a few
    /// seconds and until that one is used. `scopes` may ask for fewer than were allowed, and those that there
    /// are not are left out.
    pub async fn refresh_tokens(
        &self,
        client: &ClientId,
        refresh_token: &str,
        scopes: Option<&str>,
    ) -> Result<Tokens, TokenError> {
        let token = SecretToken::parse(refresh_token).ok_or(TokenError::InvalidGrant)?;
        let scopes = scopes.map(Scopes::known);
        if scopes.as_ref().is_some_and(Scopes::is_empty) {
            return Err(TokenError::InvalidScope);
        }
        let at = self.now();
        let salt = SuccessorSalt::generate()?;
        let tokens = PreparedTokens::new(at, token.successor(&salt))?;
        let refresh = Refresh {
            client: client.clone(),
            token: token.hash(),
            scopes,
            tokens: tokens.record,
            salt,
            again_since: at.minus(REFRESH_AGAIN_WITHIN),
            cutoff: self.policy.cutoff(at),
            at,
        };
        match self.storage.refresh(&refresh).await? {
            RefreshOutcome::Refreshed { scopes, salt } => {
                Ok(Tokens { access: tokens.access, refresh: token.successor(&salt), scopes, signed_in: None })
            }
            RefreshOutcome::Refused => Err(TokenError::InvalidGrant),
            RefreshOutcome::Reused { account, session } => {
                self.report_reuse(client, account, session);
                Err(TokenError::InvalidGrant)
            }
            RefreshOutcome::BeyondScopes => Err(TokenError::InvalidScope),
        }
    }

    fn report_reuse(&self, client: &ClientId, account: AccountId, session: SessionId) {
        self.report(&SecurityEvent {
            account: Some(account),
            session: Some(session),
            client: Some(client.clone()),
            ..SecurityEvent::of(SecurityEventKind::TokenReused)
        });
    }
}

/// Tokens that are not stored yet.
struct PreparedTokens {
    access: SecretToken,
    refresh: SecretToken,
    record: NewTokens,
}

impl PreparedTokens {
    fn new(at: Timestamp, refresh: SecretToken) -> Result<Self, NoRandomness> {
        let access = SecretToken::generate()?;
        let record = NewTokens {
            access: access.hash(),
            access_expires_at: at.plus(ACCESS_TOKEN_LIFETIME),
            refresh: refresh.hash(),
        };
        Ok(Self { access, refresh, record })
    }
}
