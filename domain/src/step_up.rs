//! Proving again who you are, in an open session (ASVS 7.5.2, 7.2.4).

use crate::attempt::NotAdmitted;
use crate::password::HashingClass;
use crate::storage::{AuditEvent, AuditRecord, Prove, StorageError};
use crate::{
    Account, Accounts, AttemptKey, CurrentSession, HashingError, NoRandomness, Password, PasswordHash, SecretToken,
    SecurityEvent, SecurityEventKind, Timestamp,
};

/// A session whose proof is recent enough; only [`Accounts::prove`] makes one.
#[derive(Debug)]
#[non_exhaustive]
pub struct Proof {
    /// The session, with its new proof if it gave one.
    pub current: CurrentSession,
    /// The token that replaces the session's old one, if it gave a proof just now.
    pub new_token: Option<SecretToken>,
}

/// Why a proof was not accepted. Nothing else has changed.
#[derive(Debug, thiserror::Error)]
pub enum StepUpError {
    /// The last proof is too old, and no password was given.
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

impl From<HashingError> for StepUpError {
    fn from(_: HashingError) -> Self {
        Self::Busy
    }
}

impl From<NotAdmitted> for StepUpError {
    fn from(reason: NotAdmitted) -> Self {
        match reason {
            NotAdmitted::TooMany(next) => Self::TooManyAttempts(next),
            NotAdmitted::Busy => Self::Busy,
            NotAdmitted::Storage(error) => Self::Storage(error),
        }
    }
}

impl Accounts {
    /// The session with a recent proof: the one it has, or one made by `password`, which also gives it a new token.
    /// A password that is not needed is not looked at.
    pub async fn prove(&self, current: CurrentSession, password: Option<&Password>) -> Result<Proof, StepUpError> {
        let now = self.now();
        if current.session.is_recently_proved(&self.policy, now) {
            return Ok(Proof { current, new_token: None });
        }
        self.prove_anew(current, password.ok_or(StepUpError::PasswordNeeded)?).await
    }

    /// The session with a proof made by `password` just now, however recent the last one was, and with a new token.
    pub(crate) async fn prove_anew(&self, current: CurrentSession, password: &Password) -> Result<Proof, StepUpError> {
        let verified = self.check_password(&current, password).await?;
        let now = self.now();
        let new_token = SecretToken::generate()?;
        let proof = Prove {
            account: current.account.id,
            session: current.session.id,
            verified,
            new_token: new_token.hash(),
            cutoff: self.policy.cutoff(now),
            at: now,
        };
        if !self.storage.prove(&proof).await? {
            return Err(StepUpError::SessionEnded);
        }
        let mut current = current;
        current.session.proved_at = now;
        Ok(Proof { current, new_token: Some(new_token) })
    }

    /// Checks the account's password within the session's own budget of attempts, and answers the hash that it matches.
    pub(crate) async fn check_password(
        &self,
        current: &CurrentSession,
        password: &Password,
    ) -> Result<PasswordHash, StepUpError> {
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
    ) -> Result<PasswordHash, StepUpError> {
        let session = current.session.id;
        let keys = vec![AttemptKey::SessionFrom(session, current.address.network()), AttemptKey::Session(session)];
        let attempt = self.begin_attempt(keys).await?;
        if let Some(hash) = attempt.evaluate(self.matching_hash(&current.account, password)).await? {
            if let Err(error) = self.unlock_account(&current.account).await {
                tracing::warn!(%error, "failed attempts elsewhere could not be forgotten");
            }
            return Ok(hash);
        }
        let failure = AuditRecord::new(self.now(), AuditEvent::ProofFailed)
            .account(current.account.id)
            .session(session)
            .address(current.address);
        self.storage.record_event(&failure).await?;
        Err(StepUpError::WrongPassword)
    }

    async fn matching_hash(&self, account: &Account, password: &Password) -> Result<Option<PasswordHash>, StepUpError> {
        let Some(found) = self.storage.find_credentials(&account.login_name, None).await? else {
            return Ok(None);
        };
        let verified = self.hasher.verify(password, Some(&found.password), HashingClass::SignedIn).await?;
        Ok(verified.then_some(found.password))
    }
}

/// What an operator is told of an attempt; nothing when nobody tried or the service itself failed.
fn kind_of(answer: &Result<PasswordHash, StepUpError>) -> Option<SecurityEventKind> {
    match answer {
        Ok(_) => Some(SecurityEventKind::Reauthenticated),
        Err(StepUpError::WrongPassword) => Some(SecurityEventKind::ReauthenticationFailed),
        Err(StepUpError::TooManyAttempts(_)) => Some(SecurityEventKind::ReauthenticationRefused),
        Err(StepUpError::Busy) => Some(SecurityEventKind::ReauthenticationBusy),
        Err(
            StepUpError::PasswordNeeded
            | StepUpError::SessionEnded
            | StepUpError::NoRandomness(_)
            | StepUpError::Storage(_),
        ) => None,
    }
}
