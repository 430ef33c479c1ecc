//! What somebody does who finds a session that is not theirs: everything at once (ASVS 7.4.3).

use crate::session::closing::NAMED_AT_MOST;
use crate::storage::{OtherSessions, OtherSessionsClosed};
use crate::{Accounts, ChangePasswordError, CurrentSession, Password, RevokedClient, SecretToken, Session};

/// What a person gives to secure their account.
#[derive(Debug)]
pub struct SecureAccount {
    /// The password until now.
    pub old: Password,
    /// The new password, as it was typed.
    pub new: String,
}

/// An account that nobody else is in.
#[derive(Debug)]
pub struct AccountSecured {
    /// The session's new token.
    pub new_token: SecretToken,
    /// How many other sessions were closed.
    pub closed: u64,
    /// The newest of those, 20 at most.
    pub named: Vec<Session>,
    /// The clients that were used in them and revoked, by name.
    pub revoked: Vec<RevokedClient>,
}

impl Accounts {
    /// Closes every other session, revokes the clients that were used in them, ends all else that clients have of the account,
    /// and sets a new password: in one transaction, so that a sign-in at the same moment is closed or refused.
    pub async fn secure_account(
        &self,
        current: &CurrentSession,
        secure: SecureAccount,
    ) -> Result<AccountSecured, ChangePasswordError> {
        let (new_token, OtherSessionsClosed { closed, revoked }) =
            self.replace_password(current, &secure.old, secure.new, OtherSessions::CloseAndRevokeClients).await?;
        let newest = &closed[..closed.len().min(NAMED_AT_MOST)];
        // It is done; that a name cannot be read is no failure.
        let named = self.storage.find_sessions(current.account.id, newest).await.unwrap_or_default();
        Ok(AccountSecured { new_token, closed: closed.len() as u64, named, revoked })
    }
}
