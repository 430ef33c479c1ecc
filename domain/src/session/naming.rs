//! A person gives a session a name.

use crate::storage::{NameSession, NameSessionOutcome, StorageError};
use crate::{Accounts, Reauthenticated, SessionId, SessionName};

/// Why no name was given.
#[derive(Debug, thiserror::Error)]
pub enum NameSessionError {
    /// The account has no such active session; somebody else's session answers the same.
    #[error("there is no such session")]
    NotFound,
    /// The session that asked has ended meanwhile.
    #[error("the asking session has ended")]
    SessionEnded,
    /// Storage failed; whether the name was given is unknown.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Accounts {
    /// Names an active session of the account, or takes its name away. The password is asked for as for closing: who has
    /// stolen a session could otherwise have it pass for another.
    pub async fn name_session(
        &self,
        reauthenticated: &Reauthenticated,
        session: SessionId,
        name: Option<SessionName>,
    ) -> Result<(), NameSessionError> {
        let caller = reauthenticated.current.caller(self, self.now());
        match self.storage.name_session(&NameSession { caller, session, name }).await? {
            NameSessionOutcome::Named => Ok(()),
            NameSessionOutcome::NotFound => Err(NameSessionError::NotFound),
            NameSessionOutcome::CallerEnded => Err(NameSessionError::SessionEnded),
        }
    }
}
