//! Accounts, as storage keeps them.

use async_trait::async_trait;

use super::{NewSession, OtherSessionsClosed, StorageError};
use crate::{
    Account, AccountId, AccountOverview, AccountSummary, Cutoff, EndReason, LoginName, PasswordHash, Timestamp,
    TokenHash,
};

/// An account to create.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Names the account for good; login names may change hands.
    pub id: AccountId,
    /// The name to sign in by.
    pub login_name: LoginName,
    /// Its password's hash.
    pub password: PasswordHash,
    /// When it is created.
    pub at: Timestamp,
}

/// What signing in is checked against.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The account.
    pub account: Account,
    /// Its password's hash.
    pub password: PasswordHash,
    /// Whether an operator disabled it.
    pub disabled: bool,
    /// Whether the account has signed in with the asking browser before.
    pub knows_browser: bool,
}

/// A password to put in the place of another.
#[derive(Clone, Debug)]
pub struct ReplacePassword {
    /// Whose password.
    pub account: AccountId,
    /// The hash that the old password was checked against: if it is no longer the stored one, nothing changes.
    pub old: PasswordHash,
    /// The new hash.
    pub new: PasswordHash,
    /// The moment that is recorded.
    pub at: Timestamp,
}

/// All sessions of an account to close by an operator's word.
#[derive(Clone, Copy, Debug)]
pub struct CloseAll {
    /// The account that the sessions belong to.
    pub account: AccountId,
    /// The reason that is recorded with each session that ends.
    pub reason: EndReason,
    /// The moment that is recorded.
    pub at: Timestamp,
}

/// What becomes of an account's other sessions when its password is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherSessions {
    /// They stay open.
    Stay,
    /// They are closed.
    Close,
    /// They are closed, and the clients that were used in them are revoked.
    CloseAndRevokeClients,
}

/// Accounts, as storage keeps them.
#[async_trait]
pub trait AccountStore: Send + Sync {
    /// Creates the account; false when its name is taken.
    async fn create_account(&self, account: &NewAccount) -> Result<bool, StorageError>;

    /// Creates the account with its first session if there is no account yet; false when there is one.
    async fn create_first_account(&self, account: &NewAccount, session: &NewSession) -> Result<bool, StorageError>;

    /// Whether there is any account.
    async fn has_accounts(&self) -> Result<bool, StorageError>;

    /// Every account, by name.
    async fn list_accounts(&self) -> Result<Vec<AccountSummary>, StorageError>;

    /// The account of this name, without anything that signs in.
    async fn find_account(&self, login_name: &LoginName) -> Result<Option<Account>, StorageError>;

    /// What the account has.
    async fn account_overview(&self, account: AccountId, cutoff: &Cutoff) -> Result<AccountOverview, StorageError>;

    /// What signing in by this name is checked against. Looking takes the same statements whether or not there is such an
    /// account and whether or not it knows `browser`.
    async fn find_credentials(
        &self,
        login_name: &LoginName,
        browser: Option<&TokenHash>,
    ) -> Result<Option<Credentials>, StorageError>;

    /// Puts a new password in the place of the old one, in the session `keep`, which gets a new token; does with the others
    /// what `others` says, ends all that clients have of the account, and forgets the browsers that the account knows.
    /// Answers what was closed and revoked, or `None` (and changes nothing) when the stored password is not the old one or
    /// `keep` is not an open session of the account.
    async fn replace_password(
        &self,
        change: &ReplacePassword,
        keep: &super::Caller,
        new_token: &TokenHash,
        others: OtherSessions,
    ) -> Result<Option<OtherSessionsClosed>, StorageError>;

    /// Sets the password by an operator's word, closes every session, ends all that clients have of the account, and
    /// forgets the browsers that it knows.
    async fn set_password(&self, password: &PasswordHash, close: &CloseAll) -> Result<u64, StorageError>;

    /// Disables the account, closes every session and ends all that clients have of the account; answers how many
    /// sessions were closed.
    async fn disable_account(&self, close: &CloseAll) -> Result<u64, StorageError>;

    /// Lets a disabled account sign in again; its closed sessions stay closed.
    async fn enable_account(&self, account: AccountId, at: Timestamp) -> Result<(), StorageError>;

    /// Closes every session of the account and ends all that clients have of it; answers how many sessions were closed.
    async fn close_all_sessions(&self, close: &CloseAll) -> Result<u64, StorageError>;
}
