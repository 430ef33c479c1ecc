//! Reauthentication in an open session (ASVS 7.5.2, 7.2.4).

use crate::account::attempt::NotAdmitted;
use crate::account::password::HashingClass;
use crate::storage::{AuditEvent, AuditRecord, Reauthentication, StorageError};
use crate::{
    Account, Accounts, AttemptKey, CurrentSession, HashingError, NoRandomness, Password, PasswordHash, SecretToken,
    SecurityEvent, SecurityEventKind, Timestamp,
};

/// A session whose person authenticated recently enough; only [`Accounts::reauthenticate`] makes one.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reauthenticated {
    /// The session, after the reauthentication if there was one.
    pub current: CurrentSession,
    /// The token that replaces the session's old one, if its person reauthenticated just now.
    pub new_token: Option<SecretToken>,
}

/// Why a reauthentication failed. Nothing else has changed.
#[derive(Debug, thiserror::Error)]
pub enum ReauthenticationError {
    /// The last authentication is too old, and no password was given.
    #[error("a password is needed")]
    PasswordNeeded,
    /// The password is wrong.
    #[error("the password is wrong")]
    WrongPassword,
    /// Too many passwords were tried in this session; the next may be at this moment.
    #[error("too many attempts")]
    TooManyAttempts(Timestamp),
    /// The session ended meanwhile.
    #[error("the session has ended")]
    SessionEnded,
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

impl From<HashingError> for ReauthenticationError {
    fn from(_: HashingError) -> Self {
        Self::Busy
    }
}

impl From<NotAdmitted> for ReauthenticationError {
    fn from(reason: NotAdmitted) -> Self {
        match reason {
            NotAdmitted::TooMany(next) => Self::TooManyAttempts(next),
            NotAdmitted::Busy => Self::Busy,
            NotAdmitted::Storage(error) => Self::Storage(error),
        }
    }
}

impl Accounts {
    /// The session, if its person authenticated recently, or else reauthenticated by `password`, which also gives it a new
    /// token. A password that is not needed is not looked at.
    pub async fn reauthenticate(
        &self,
        current: CurrentSession,
        password: Option<&Password>,
    ) -> Result<Reauthenticated, ReauthenticationError> {
        let now = self.now();
        if current.session.is_recently_authenticated(&self.policy, now) {
            return Ok(Reauthenticated { current, new_token: None });
        }
        self.reauthenticate_now(current, password.ok_or(ReauthenticationError::PasswordNeeded)?).await
    }

    /// The session, reauthenticated by `password` however recent the last authentication was, and with a new token.
    pub(crate) async fn reauthenticate_now(
        &self,
        current: CurrentSession,
        password: &Password,
    ) -> Result<Reauthenticated, ReauthenticationError> {
        let verified = self.check_password(&current, password).await?;
        let now = self.now();
        let new_token = SecretToken::generate()?;
        let reauthentication = Reauthentication {
            account: current.account.id,
            session: current.session.id,
            verified,
            new_token: new_token.hash(),
            cutoff: self.policy.cutoff(now),
            at: now,
        };
        if !self.storage.reauthenticate(&reauthentication).await? {
            return Err(ReauthenticationError::SessionEnded);
        }
        let mut current = current;
        current.session.authenticated_at = now;
        Ok(Reauthenticated { current, new_token: Some(new_token) })
    }

    /// Checks the account's password within the session's own budget of attempts, and answers the hash that it matches.
    pub(crate) async fn check_password(
        &self,
        current: &CurrentSession,
        password: &Password,
    ) -> Result<PasswordHash, ReauthenticationError> {
        let answer = self.check_within_budget(current, password).await;
        if let Some(kind) = kind_of(&answer) {
            self.report(&SecurityEvent {
                account: Some(current.account.id),
                session: Some(current.session.id),
                address: Some(current.address),
                ..SecurityEvent::of(kind)
            });
        }
        answer
    }

    /// Being right also ends the wait of browsers that the account does not know: its person is there.
    async fn check_within_budget(
        &self,
        current: &CurrentSession,
        password: &Password,
    ) -> Result<PasswordHash, ReauthenticationError> {
        let session = current.session.id;
        let keys = vec![AttemptKey::SessionFrom(session, current.address.network()), AttemptKey::Session(session)];
        let attempt = self.begin_attempt(keys).await?;
        if let Some(hash) = attempt.evaluate(self.matching_hash(&current.account, password)).await? {
            if let Err(error) = self.unlock_account(&current.account).await {
                tracing::warn!(%error, "failed attempts elsewhere could not be forgotten");
            }
            return Ok(hash);
        }
        let failure = AuditRecord::new(self.now(), AuditEvent::ReauthenticationFailed)
            .account(current.account.id)
            .session(session)
            .address(current.address);
        self.storage.record_event(&failure).await?;
        Err(ReauthenticationError::WrongPassword)
    }

    async fn matching_hash(
        &self,
        account: &Account,
        password: &Password,
    ) -> Result<Option<PasswordHash>, ReauthenticationError> {
        let Some(found) = self.storage.find_credentials(&account.login_name, None).await? else {
            return Ok(None);
        };
        let verified = self.hasher.verify(password, Some(&found.password), HashingClass::SignedIn).await?;
        Ok(verified.then_some(found.password))
    }
}

/// What an operator is told of an attempt; nothing when nobody tried or the service itself failed.
fn kind_of(answer: &Result<PasswordHash, ReauthenticationError>) -> Option<SecurityEventKind> {
    match answer {
        Ok(_) => Some(SecurityEventKind::Reauthenticated),
        Err(ReauthenticationError::WrongPassword) => Some(SecurityEventKind::ReauthenticationFailed),
        Err(ReauthenticationError::TooManyAttempts(_)) => Some(SecurityEventKind::ReauthenticationRefused),
        Err(ReauthenticationError::Busy) => Some(SecurityEventKind::ReauthenticationBusy),
        Err(
            ReauthenticationError::PasswordNeeded
            | ReauthenticationError::SessionEnded
            | ReauthenticationError::NoRandomness(_)
            | ReauthenticationError::Storage(_),
        ) => None,
    }
}
