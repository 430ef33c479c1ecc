//! What an account has, in numbers.

use crate::storage::StorageError;
use crate::{Accounts, CurrentSession, Timestamp};

/// What an account has, as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountOverview {
    /// When it was created.
    pub created_at: Timestamp,
    /// When its password was set, if that is known.
    pub password_set_at: Option<Timestamp>,
    /// How many active sessions it has.
    pub sessions: u64,
    /// When the newest of them was started.
    pub newest_session_at: Option<Timestamp>,
    /// How many clients may use it.
    pub clients: u64,
}

impl Accounts {
    /// What the account of this session has.
    pub async fn overview(&self, current: &CurrentSession) -> Result<AccountOverview, StorageError> {
        self.storage.account_overview(current.account.id, &self.policy.cutoff(self.now())).await
    }
}
