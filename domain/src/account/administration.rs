//! What an operator does: accounts made, disabled and enabled, passwords set, sessions closed, history erased.

use crate::account::password::HashingClass;
use crate::storage::{CloseAll, NewAccount, StorageError};
use crate::{
    AUDIT_HISTORY, Account, AccountId, AccountSummary, Accounts, BROWSER_LIFETIME, EndReason, FAMILIAR_FOR, HISTORY,
    HashingError, InvalidLoginName, InvalidPassword, LoginName, NewPassword, NoRandomness, SignedIn, Visitor,
};

/// Why no account was created, or no password set.
#[derive(Debug, thiserror::Error)]
pub enum CreateAccountError {
    /// The name cannot be a login name.
    #[error(transparent)]
    InvalidLoginName(#[from] InvalidLoginName),
    /// The password cannot be used.
    #[error(transparent)]
    InvalidPassword(#[from] InvalidPassword),
    /// The name is taken; or, for the first account, there is an account already.
    #[error("there is such an account already")]
    Taken,
    /// The password could not be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingError),
    /// The operating system gave no random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// Storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// There is no account of that name.
#[derive(Debug, thiserror::Error)]
#[error("there is no account of that name")]
pub struct NoSuchAccount;

impl Accounts {
    /// Whether the first account is still to be made.
    pub async fn is_empty(&self) -> Result<bool, StorageError> {
        Ok(!self.storage.has_accounts().await?)
    }

    /// Creates an account.
    pub async fn create_account(&self, login_name: &str, password: String) -> Result<Account, CreateAccountError> {
        let account = self.new_account(login_name, password, HashingClass::SignedIn).await?;
        if !self.storage.create_account(&account).await? {
            return Err(CreateAccountError::Taken);
        }
        Ok(Account { id: account.id, login_name: account.login_name })
    }

    /// Creates the first account and signs it in, in one step; refused as soon as there is any account.
    pub async fn create_first_account(
        &self,
        login_name: &str,
        password: String,
        visitor: &Visitor,
    ) -> Result<SignedIn, CreateAccountError> {
        let new = self.new_account(login_name, password, HashingClass::Stranger).await?;
        let account = Account { id: new.id, login_name: new.login_name.clone() };
        let session = self.new_session(&account, &new.password, visitor, new.at)?;
        if !self.storage.create_first_account(&new, &session.record).await? {
            return Err(CreateAccountError::Taken);
        }
        self.observer.session_opened();
        Ok(session.signed_in)
    }

    async fn new_account(
        &self,
        login_name: &str,
        password: String,
        class: HashingClass,
    ) -> Result<NewAccount, CreateAccountError> {
        let login_name = LoginName::parse(login_name)?;
        let password = self.hasher.hash(NewPassword::parse(password)?, &login_name, class).await??;
        Ok(NewAccount { id: AccountId::generate()?, login_name, password, at: self.now() })
    }

    /// Every account, by name.
    pub async fn list_accounts(&self) -> Result<Vec<AccountSummary>, StorageError> {
        self.storage.list_accounts().await
    }

    /// The account of that name.
    pub async fn find_account(&self, login_name: &str) -> Result<Result<Account, NoSuchAccount>, StorageError> {
        let Ok(login_name) = LoginName::parse(login_name) else {
            return Ok(Err(NoSuchAccount));
        };
        Ok(self.storage.find_account(&login_name).await?.ok_or(NoSuchAccount))
    }

    /// Sets a new password, closes every session of the account, ends all that clients have of it, and lets every browser
    /// try again at once; answers how many sessions were closed.
    pub async fn set_password(&self, account: &Account, password: String) -> Result<u64, CreateAccountError> {
        let password = NewPassword::parse(password)?;
        let password = self.hasher.hash(password, &account.login_name, HashingClass::SignedIn).await??;
        let close = self.close_all(account, EndReason::PasswordChanged);
        let closed = self.ended(close.reason, self.storage.set_password(&password, &close).await?);
        self.unlock_account(account).await?;
        Ok(closed)
    }

    /// Forgets the failed attempts at the account's password, so that every browser may try again at once.
    pub async fn unlock_account(&self, account: &Account) -> Result<(), StorageError> {
        self.storage.forget_attempts(account).await
    }

    /// Disables the account, closes every session of it and ends all that clients have of it; answers how many sessions
    /// were closed.
    pub async fn disable_account(&self, account: &Account) -> Result<u64, StorageError> {
        let close = self.close_all(account, EndReason::AccountDisabled);
        Ok(self.ended(close.reason, self.storage.disable_account(&close).await?))
    }

    /// Lets a disabled account sign in again.
    pub async fn enable_account(&self, account: &Account) -> Result<(), StorageError> {
        self.storage.enable_account(account.id, self.now()).await
    }

    /// Closes every session of the account and ends all that clients have of it; answers how many sessions were closed.
    pub async fn close_account_sessions(&self, account: &Account) -> Result<u64, StorageError> {
        let close = self.close_all(account, EndReason::ClosedByAdministrator);
        Ok(self.ended(close.reason, self.storage.close_all_sessions(&close).await?))
    }

    fn close_all(&self, account: &Account, reason: EndReason) -> CloseAll {
        CloseAll { account: account.id, reason, at: self.now() }
    }

    /// Has so many ends counted.
    pub(crate) fn ended(&self, reason: EndReason, count: u64) -> u64 {
        if count > 0 {
            self.observer.sessions_ended(reason, count);
        }
        count
    }

    /// Ends in writing what has expired, and erases what ended longer than [`HISTORY`] ago, with its addresses; likewise
    /// what is older than [`AUDIT_HISTORY`], [`BROWSER_LIFETIME`] and [`FAMILIAR_FOR`].
    pub async fn sweep(&self) -> Result<(), StorageError> {
        let now = self.now();
        self.end_expired_sessions(None, now).await?;
        self.storage.purge_ended_sessions(now.minus(HISTORY)).await?;
        self.storage.purge_tokens(now.minus(HISTORY)).await?;
        self.storage.purge_revocations(now.minus(HISTORY)).await?;
        self.storage.purge_attempts(now.minus(HISTORY)).await?;
        self.storage.purge_known_browsers(now.minus(BROWSER_LIFETIME)).await?;
        self.storage.purge_familiar_places(now.minus(FAMILIAR_FOR)).await?;
        self.storage.purge_audit(AUDIT_HISTORY).await
    }
}
