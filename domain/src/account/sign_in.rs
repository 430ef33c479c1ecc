//! From a name and a password to a session.

use crate::account::attempt::NotAdmitted;
use crate::account::password::HashingClass;
use crate::storage::{AuditEvent, AuditRecord, Credentials, NewSession, StorageError};
use crate::{
    Account, AccountId, Accounts, AttemptKey, AuthenticationMethod, ClientAddress, Device, EndReason, HashingError,
    LoginName, NoRandomness, Password, PasswordHash, SecretToken, SecurityEvent, SecurityEventKind, SessionId,
    Timestamp, TokenHash,
};

/// What somebody gives to sign in.
#[derive(Debug)]
pub struct SignIn {
    /// The login name, as it was typed.
    pub login_name: String,
    /// The password.
    pub password: Password,
    /// The browser or program that signs in.
    pub visitor: Visitor,
}

/// Somebody who is not signed in yet, and what their browser holds.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Where they connect from.
    pub address: ClientAddress,
    /// With what they connect.
    pub device: Device,
    /// The token of the session that the browser holds already; it ends when a new one is opened.
    pub replaces: Option<SecretToken>,
    /// The token by which a browser that signed in before is known.
    pub browser: Option<SecretToken>,
}

/// A session that was just opened.
#[derive(Debug)]
pub struct SignedIn {
    /// The account that the session belongs to.
    pub account: Account,
    /// Names the session in lists and addresses; no secret.
    pub session: SessionId,
    /// Its token, for the cookie.
    pub token: SecretToken,
    /// The token by which this browser is known from now on.
    pub browser: SecretToken,
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// The name is unknown, the password is wrong or the account is disabled: nobody learns which (ASVS 6.3.8).
    #[error("the login name or the password is wrong")]
    InvalidCredentials,
    /// Too many attempts; the next may be at this moment.
    #[error("too many attempts")]
    TooManyAttempts(Timestamp),
    /// Too many passwords are being checked; nothing was evaluated.
    #[error("too busy to check a password")]
    Busy,
    /// The operating system gave no random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// Storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<HashingError> for SignInError {
    fn from(_: HashingError) -> Self {
        Self::Busy
    }
}

impl From<NotAdmitted> for SignInError {
    fn from(reason: NotAdmitted) -> Self {
        match reason {
            NotAdmitted::TooMany(next) => Self::TooManyAttempts(next),
            NotAdmitted::Busy => Self::Busy,
            NotAdmitted::Storage(error) => Self::Storage(error),
        }
    }
}

impl Accounts {
    /// Opens a session for the right name and password.
    pub async fn sign_in(&self, sign_in: SignIn) -> Result<SignedIn, SignInError> {
        let login_name = LoginName::parse(&sign_in.login_name).ok();
        let browser = sign_in.visitor.browser.as_ref().map(SecretToken::hash);
        let credentials = match &login_name {
            Some(name) => self.storage.find_credentials(name, browser.as_ref()).await?,
            None => None,
        };
        let answer = self.sign_in_with(&sign_in, login_name, browser, credentials.as_ref()).await;
        if let Some(kind) = kind_of(&answer) {
            self.report(&SecurityEvent {
                account: credentials.map(|found| found.account.id),
                session: answer.as_ref().ok().map(|signed_in| signed_in.session),
                address: Some(sign_in.visitor.address),
                ..SecurityEvent::of(kind)
            });
        }
        answer
    }

    async fn sign_in_with(
        &self,
        sign_in: &SignIn,
        login_name: Option<LoginName>,
        browser: Option<TokenHash>,
        credentials: Option<&Credentials>,
    ) -> Result<SignedIn, SignInError> {
        let from = sign_in.visitor.address;
        let known = browser.zip(credentials.filter(|found| found.knows_browser));
        let (class, keys) = match known {
            Some((browser, found)) => {
                (HashingClass::KnownBrowser, keys_of_known_browser(found.account.id, browser, from))
            }
            None => (HashingClass::Stranger, keys_of_stranger(login_name, from)),
        };
        let attempt = self.begin_attempt(keys).await?;
        if let Some(signed_in) = attempt.evaluate(self.try_to_open(sign_in, credentials, class)).await? {
            return Ok(signed_in);
        }
        let failure = AuditRecord::new(self.now(), AuditEvent::SignInFailed)
            .account(credentials.map(|found| found.account.id))
            .address(from);
        self.storage.record_event(&failure).await?;
        Err(SignInError::InvalidCredentials)
    }

    /// The session, if the password is right and the account may sign in.
    async fn try_to_open(
        &self,
        sign_in: &SignIn,
        credentials: Option<&Credentials>,
        class: HashingClass,
    ) -> Result<Option<SignedIn>, SignInError> {
        let verified = self.hasher.verify(&sign_in.password, credentials.map(|found| &found.password), class).await?;
        let Some(found) = credentials.filter(|found| verified && !found.disabled) else {
            return Ok(None);
        };
        // Not before: a password may wait its turn for a second.
        let session = self.new_session(&found.account, &found.password, &sign_in.visitor, self.now())?;
        let Some(replaced) = self.storage.open_session(&session.record).await? else {
            return Ok(None);
        };
        self.observer.session_opened();
        self.ended(EndReason::SignedInAgain, replaced);
        Ok(Some(session.signed_in))
    }

    pub(crate) fn new_session(
        &self,
        account: &Account,
        verified: &PasswordHash,
        visitor: &Visitor,
        now: Timestamp,
    ) -> Result<PreparedSession, NoRandomness> {
        let id = SessionId::generate(now)?;
        let token = SecretToken::generate()?;
        let browser = visitor.browser.clone().map_or_else(SecretToken::generate, Ok)?;
        let record = NewSession {
            id,
            token: token.hash(),
            account: account.id,
            verified: verified.clone(),
            address: visitor.address,
            place: self.place_of(visitor.address),
            device: visitor.device.clone(),
            authentication_method: AuthenticationMethod::Password,
            replaces: visitor.replaces.as_ref().map(SecretToken::hash),
            browser: Some(browser.hash()),
            at: now,
        };
        Ok(PreparedSession { record, signed_in: SignedIn { account: account.clone(), session: id, token, browser } })
    }
}

/// What an operator is told of an attempt; nothing when the service itself failed.
fn kind_of(answer: &Result<SignedIn, SignInError>) -> Option<SecurityEventKind> {
    match answer {
        Ok(_) => Some(SecurityEventKind::SignedIn),
        Err(SignInError::InvalidCredentials) => Some(SecurityEventKind::SignInFailed),
        Err(SignInError::TooManyAttempts(_)) => Some(SecurityEventKind::SignInRefused),
        Err(SignInError::Busy) => Some(SecurityEventKind::SignInBusy),
        Err(SignInError::NoRandomness(_) | SignInError::Storage(_)) => None,
    }
}

/// A browser that the account has signed in with before has a budget of its own, so that nobody can lock its owner out by
/// failing elsewhere (ASVS 6.1.1). What fails in it counts for its network all the same.
fn keys_of_known_browser(account: AccountId, browser: TokenHash, from: ClientAddress) -> Vec<AttemptKey> {
    let networks = from.networks().into_iter().map(AttemptKey::NetworkOfKnownBrowser);
    std::iter::once(AttemptKey::Browser(account, browser)).chain(networks).collect()
}

fn keys_of_stranger(login_name: Option<LoginName>, from: ClientAddress) -> Vec<AttemptKey> {
    let networks = from.networks().into_iter().map(AttemptKey::Network);
    login_name.map(AttemptKey::Name).into_iter().chain(networks).collect()
}

/// A session that is not stored yet, and what its browser gets when it is.
pub(crate) struct PreparedSession {
    pub(crate) record: NewSession,
    pub(crate) signed_in: SignedIn,
}
