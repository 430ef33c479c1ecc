//! Changing the password, with the offer to close all other sessions (ASVS 6.2.3, 7.4.3).

use crate::account::password::HashingClass;
use crate::storage::{OtherSessions, OtherSessionsClosed, ReplacePassword, StorageError};
use crate::{
    Accounts, CurrentSession, EndReason, HashingError, InvalidPassword, NewPassword, NoRandomness, Password,
    ReauthenticationError, SecretToken, SessionId,
};

/// What a person gives to change the password.
#[derive(Debug)]
pub struct PasswordChange {
    /// The password until now, always asked for.
    pub old: Password,
    /// The new password, as it was typed.
    pub new: String,
    /// Whether to close all other sessions.
    pub close_others: bool,
}

/// A password that was changed.
#[derive(Debug)]
pub struct PasswordChanged {
    /// The session's new token.
    pub new_token: SecretToken,
    /// The other sessions that were closed with it.
    pub closed: Vec<SessionId>,
}

/// Why the password is what it was.
#[derive(Debug, thiserror::Error)]
pub enum ChangePasswordError {
    /// The new password cannot be used.
    #[error(transparent)]
    InvalidPassword(#[from] InvalidPassword),
    /// The old password was not accepted.
    #[error(transparent)]
    Reauthentication(#[from] ReauthenticationError),
}

impl From<StorageError> for ChangePasswordError {
    fn from(error: StorageError) -> Self {
        Self::Reauthentication(error.into())
    }
}

impl From<HashingError> for ChangePasswordError {
    fn from(error: HashingError) -> Self {
        Self::Reauthentication(error.into())
    }
}

impl From<NoRandomness> for ChangePasswordError {
    fn from(error: NoRandomness) -> Self {
        Self::Reauthentication(error.into())
    }
}

impl Accounts {
    /// Changes the password of the asking session's account, and ends all that clients have of it: whoever knew the old
    /// password may have let one in. The session gets a new token.
    pub async fn change_password(
        &self,
        current: &CurrentSession,
        change: PasswordChange,
    ) -> Result<PasswordChanged, ChangePasswordError> {
        let others = if change.close_others { OtherSessions::Close } else { OtherSessions::Stay };
        let (new_token, OtherSessionsClosed { closed, .. }) =
            self.replace_password(current, &change.old, change.new, others).await?;
        Ok(PasswordChanged { new_token, closed })
    }

    /// Puts a new password in the place of the right old one; the session's new token, and what was closed and revoked.
    pub(crate) async fn replace_password(
        &self,
        current: &CurrentSession,
        old: &Password,
        new: String,
        others: OtherSessions,
    ) -> Result<(SecretToken, OtherSessionsClosed), ChangePasswordError> {
        let new = NewPassword::parse(new)?;
        let old = self.check_password(current, old).await?;
        let new = self.hasher.hash(new, &current.account.login_name, HashingClass::SignedIn).await??;
        let at = self.now();
        let replace = ReplacePassword { account: current.account.id, old, new, at };
        let new_token = SecretToken::generate()?;
        let done = self
            .storage
            .replace_password(&replace, &current.caller(self, at), &new_token.hash(), others)
            .await?
            .ok_or(ReauthenticationError::SessionEnded)?;
        self.ended(EndReason::PasswordChanged, done.closed.len() as u64);
        Ok((new_token, done))
    }
}
