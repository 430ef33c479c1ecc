//! A client asks, a person answers, and the client gets a code.

use crate::client::authorization_request::client_of;
use crate::policy::{CODE_LIFETIME, OFFLINE_LIFETIME};
use crate::storage::{Allow, AllowOutcome, Consent, NewCode, StorageError};
use crate::{
    AccountId, Accounts, AuthorizationError, AuthorizationId, AuthorizationRequest, Client, CurrentSession, GrantId,
    NoRandomness, Password, Reauthenticated, ReauthenticationError, RequestParameters, RequestRefused, Scope,
    SecretToken, Timestamp, Unaddressed,
};

/// What has to happen before a client gets its code.
#[derive(Debug)]
pub enum AuthorizationStep {
    /// Somebody has to sign in first, or somebody else than who is signed in.
    SignIn,
    /// The person has to be asked.
    Ask(ConsentQuestion),
    /// Nothing: here is the code.
    Code(SecretToken),
    /// The client is told no.
    Refuse(AuthorizationError),
}

/// What a person is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentQuestion {
    /// Whether the person has not allowed this before; else only the password is asked for.
    pub consent: bool,
    /// Whether the password has to be entered.
    pub password: bool,
}

/// A person has allowed what a client asked for.
#[derive(Debug)]
pub struct Allowed {
    /// The code for the client.
    pub code: SecretToken,
    /// The token that replaces the session's old one, if the password was entered just now.
    pub new_token: Option<SecretToken>,
}

/// Why a client got no code although the person allowed it.
#[derive(Debug, thiserror::Error)]
pub enum AllowError {
    /// The password is missing or was not accepted.
    #[error(transparent)]
    Reauthentication(#[from] ReauthenticationError),
}

impl From<StorageError> for AllowError {
    fn from(error: StorageError) -> Self {
        Self::Reauthentication(error.into())
    }
}

impl From<NoRandomness> for AllowError {
    fn from(error: NoRandomness) -> Self {
        Self::Reauthentication(error.into())
    }
}

impl Accounts {
    /// Reads what a client asks for. Nothing is shown of a client that nobody registered.
    pub async fn read_authorization_request(
        &self,
        parameters: &RequestParameters,
    ) -> Result<Result<(Client, AuthorizationRequest), RequestRefused>, StorageError> {
        let unknown = Err(RequestRefused::Here(Unaddressed::UnknownClient));
        let Some(id) = client_of(parameters) else {
            return Ok(unknown);
        };
        let Some(found) = self.storage.find_client(&id).await? else {
            return Ok(unknown);
        };
        let request = AuthorizationRequest::read(parameters, &found.client);
        Ok(request.map(|request| (found.client, request)))
    }

    /// What has to happen before the client gets its code. `hinted` is the account that its ID token hint names.
    pub async fn consider_authorization(
        &self,
        current: Option<&CurrentSession>,
        client: &Client,
        request: &AuthorizationRequest,
        hinted: Option<AccountId>,
    ) -> Result<AuthorizationStep, AllowError> {
        let Some(current) = current.filter(|current| hinted.is_none_or(|hinted| hinted == current.account.id)) else {
            return Ok(if request.prompt.none {
                AuthorizationStep::Refuse(AuthorizationError::LoginRequired)
            } else {
                AuthorizationStep::SignIn
            });
        };
        let lets_in_more = self.lets_in_more(current, request).await?;
        let is_password_due = !current.session.is_recently_authenticated(&self.policy, self.now());
        let question = ConsentQuestion {
            consent: lets_in_more || request.prompt.consent || !client.remembers_consent,
            password: self.asks_to_reauthenticate(current, request)
                || (needs_recent_authentication(request, lets_in_more) && is_password_due),
        };
        if question.consent || question.password || request.prompt.select_account {
            return Ok(if !request.prompt.none {
                AuthorizationStep::Ask(question)
            } else if question.password {
                AuthorizationStep::Refuse(AuthorizationError::LoginRequired)
            } else {
                AuthorizationStep::Refuse(AuthorizationError::ConsentRequired)
            });
        }
        let at = self.now();
        let (code, outcome) = self.give_code(current, request, Consent::Remembered, at).await?;
        Ok(match outcome {
            AllowOutcome::Allowed => AuthorizationStep::Code(code),
            AllowOutcome::ConsentNeeded => {
                AuthorizationStep::Ask(ConsentQuestion { consent: true, password: is_password_due })
            }
            AllowOutcome::CallerEnded => AuthorizationStep::SignIn,
        })
    }

    /// The person allows it, in the session that was asked. The password is looked at only where it is needed: where the
    /// client wants it, and where it is let in further than before or for longer than the session, because a stolen cookie
    /// must not become access that outlives it.
    pub async fn allow(
        &self,
        current: CurrentSession,
        request: &AuthorizationRequest,
        password: Option<&Password>,
    ) -> Result<Allowed, AllowError> {
        let given = Consent::Given(GrantId::generate()?);
        let (Reauthenticated { current, new_token }, consent) = if self.asks_to_reauthenticate(&current, request) {
            (self.reauthenticate_now(current, password.ok_or(ReauthenticationError::PasswordNeeded)?).await?, given)
        } else if needs_recent_authentication(request, self.lets_in_more(&current, request).await?) {
            (self.reauthenticate(current, password).await?, given)
        } else {
            (Reauthenticated { current, new_token: None }, Consent::Remembered)
        };
        let (code, outcome) = self.give_code(&current, request, consent, self.now()).await?;
        match outcome {
            AllowOutcome::Allowed => Ok(Allowed { code, new_token }),
            // What was remembered has been revoked meanwhile, so this is a new client.
            AllowOutcome::ConsentNeeded => Err(ReauthenticationError::PasswordNeeded.into()),
            AllowOutcome::CallerEnded => Err(ReauthenticationError::SessionEnded.into()),
        }
    }

    /// Whether the client is new to the account, or asks for more than it was allowed.
    async fn lets_in_more(
        &self,
        current: &CurrentSession,
        request: &AuthorizationRequest,
    ) -> Result<bool, StorageError> {
        let grant = self.storage.find_grant(current.account.id, &request.client).await?;
        Ok(grant.is_none_or(|grant| !request.scopes.is_within(&grant.scopes)))
    }

    /// Whether the client itself wants the password entered, however recent the last authentication is.
    fn asks_to_reauthenticate(&self, current: &CurrentSession, request: &AuthorizationRequest) -> bool {
        let age = self.now().since(current.session.authenticated_at);
        request.prompt.login || request.max_age.is_some_and(|max_age| max_age.is_zero() || age > max_age)
    }

    async fn give_code(
        &self,
        current: &CurrentSession,
        request: &AuthorizationRequest,
        consent: Consent,
        at: Timestamp,
    ) -> Result<(SecretToken, AllowOutcome), AllowError> {
        let code = SecretToken::generate()?;
        let lifetime =
            if request.scopes.contains(Scope::OfflineAccess) { OFFLINE_LIFETIME } else { self.policy.session_lifetime };
        let allow = Allow {
            caller: current.caller(self, at),
            client: request.client.clone(),
            consent,
            code: NewCode {
                authorization: AuthorizationId::generate()?,
                code: code.hash(),
                redirect_uri: request.redirect_uri.clone(),
                scopes: request.scopes.clone(),
                nonce: request.nonce.clone(),
                challenge: request.challenge,
                authenticated_at: current.session.authenticated_at,
                expires_at: at.plus(CODE_LIFETIME),
                ends_at: at.plus(lifetime),
            },
        };
        let outcome = self.storage.allow(&allow).await?;
        Ok((code, outcome))
    }
}

/// Whether the authentication must be as recent as for closing.
fn needs_recent_authentication(request: &AuthorizationRequest, lets_in_more: bool) -> bool {
    lets_in_more || request.scopes.contains(Scope::OfflineAccess)
}
