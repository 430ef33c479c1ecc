//! A website asks, a person answers, and the website gets a code.

use crate::authorization_request::website_of;
use crate::policy::{CODE_LIFETIME, OFFLINE_LIFETIME};
use crate::storage::{Allow, AllowOutcome, Consent, NewCode, StorageError};
use crate::{
    AccountId, Accounts, AuthorizationError, AuthorizationId, AuthorizationRequest, CurrentSession, GrantId,
    NoRandomness, Parameters, Password, Proof, RequestRefused, Scope, SecretToken, StepUpError, Timestamp, Unaddressed,
    Website,
};

/// What has to happen before a website gets its code.
#[derive(Debug)]
pub enum AuthorizationStep {
    /// Somebody has to sign in first, or somebody else than who is signed in.
    SignIn,
    /// The person has to be asked.
    Ask(Question),
    /// Nothing: here is the code.
    Code(SecretToken),
    /// The website is told no.
    Refuse(AuthorizationError),
}

/// What a person is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Whether the person has not allowed this before; else only the password is asked for.
    pub consent: bool,
    /// Whether the password has to be entered.
    pub password: bool,
}

/// A person has allowed what a website asked for.
#[derive(Debug)]
pub struct Allowed {
    /// The code for the website.
    pub code: SecretToken,
    /// The token that replaces the session's old one, if the password was entered just now.
    pub new_token: Option<SecretToken>,
}

/// Why a website got no code although the person allowed it.
#[derive(Debug, thiserror::Error)]
pub enum AllowError {
    /// The password is missing or was not accepted.
    #[error(transparent)]
    Proof(#[from] StepUpError),
}

impl From<StorageError> for AllowError {
    fn from(error: StorageError) -> Self {
        Self::Proof(error.into())
    }
}

impl From<NoRandomness> for AllowError {
    fn from(error: NoRandomness) -> Self {
        Self::Proof(error.into())
    }
}

impl Accounts {
    /// Reads what a website asks for. Nothing is shown of a website that nobody registered.
    pub async fn read_authorization_request(
        &self,
        parameters: &Parameters,
    ) -> Result<Result<(Website, AuthorizationRequest), RequestRefused>, StorageError> {
        let unknown = Err(RequestRefused::Here(Unaddressed::UnknownWebsite));
        let Some(id) = website_of(parameters) else {
            return Ok(unknown);
        };
        let Some(found) = self.storage.find_website(&id).await? else {
            return Ok(unknown);
        };
        let request = AuthorizationRequest::read(parameters, &found.website);
        Ok(request.map(|request| (found.website, request)))
    }

    /// What has to happen before the website gets its code. `hinted` is the account that its ID token hint names.
    pub async fn consider_authorization(
        &self,
        current: Option<&CurrentSession>,
        website: &Website,
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
        let question = Question {
            consent: self.is_consent_needed(current, website, request).await?,
            password: self.is_password_needed(current, request),
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
            AllowOutcome::ConsentNeeded => AuthorizationStep::Ask(Question { consent: true, password: false }),
            AllowOutcome::CallerEnded => AuthorizationStep::SignIn,
        })
    }

    /// The person allows it, in the session that was asked. The password is looked at only where it is needed.
    pub async fn allow(
        &self,
        current: CurrentSession,
        request: &AuthorizationRequest,
        password: Option<&Password>,
    ) -> Result<Allowed, AllowError> {
        let Proof { current, new_token } = if self.is_password_needed(&current, request) {
            self.prove_anew(current, password.ok_or(StepUpError::PasswordNeeded)?).await?
        } else {
            Proof { current, new_token: None }
        };
        let consent = Consent::Given(GrantId::generate()?);
        let (code, outcome) = self.give_code(&current, request, consent, self.now()).await?;
        match outcome {
            AllowOutcome::Allowed => Ok(Allowed { code, new_token }),
            AllowOutcome::ConsentNeeded | AllowOutcome::CallerEnded => Err(StepUpError::SessionEnded.into()),
        }
    }

    async fn is_consent_needed(
        &self,
        current: &CurrentSession,
        website: &Website,
        request: &AuthorizationRequest,
    ) -> Result<bool, StorageError> {
        if request.prompt.consent || !website.remembers_consent {
            return Ok(true);
        }
        let grant = self.storage.find_grant(current.account.id, &website.id).await?;
        Ok(grant.is_none_or(|grant| !request.scopes.is_within(&grant.scopes)))
    }

    fn is_password_needed(&self, current: &CurrentSession, request: &AuthorizationRequest) -> bool {
        let age = self.now().since(current.session.proved_at);
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
            website: request.website.clone(),
            consent,
            code: NewCode {
                authorization: AuthorizationId::generate()?,
                code: code.hash(),
                redirect_uri: request.redirect_uri.clone(),
                scopes: request.scopes.clone(),
                nonce: request.nonce.clone(),
                challenge: request.challenge,
                proved_at: current.session.proved_at,
                expires_at: at.plus(CODE_LIFETIME),
                ends_at: at.plus(lifetime),
            },
        };
        let outcome = self.storage.allow(&allow).await?;
        Ok((code, outcome))
    }
}
