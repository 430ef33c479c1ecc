//! What a program does by a key: it proves itself for one scope, and acts on any account within it.

use crate::storage::{CloseByKey, CloseByKeyOutcome, StorageError};
use crate::{Account, Accounts, ApiCaller, ApiKeySecret, ApiScope, ClosingSessions, EndReason, NeededScope, SessionId};

/// Why a program is not let do what it asks.
#[derive(Debug, thiserror::Error)]
pub enum AuthorizeError {
    /// No such key, a revoked one, or none at all: nobody learns which.
    #[error("the key is not good")]
    Unknown,
    /// The key is good, but not for this.
    #[error("the key has not the right {}", .0.as_str())]
    MissingScope(ApiScope),
    /// Storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Why nothing was closed.
#[derive(Debug, thiserror::Error)]
pub enum CloseByKeyError {
    /// The account has no such session; somebody else's session answers the same.
    #[error("there is no such session")]
    NotFound,
    /// The key was revoked meanwhile.
    #[error("the key has been revoked")]
    KeyRevoked,
    /// Storage failed; whether anything was closed is unknown.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Accounts {
    /// Who asks by the key `secret`, if it has the scope `S` at this moment. It is read and nothing is written;
    /// [`Accounts::record_api_key_use`] notes the use.
    pub async fn authorize<S: NeededScope>(&self, secret: &str) -> Result<ApiCaller<S>, AuthorizeError> {
        let secret = ApiKeySecret::parse(secret).ok_or(AuthorizeError::Unknown)?;
        let found = self.storage.find_api_key(&secret.hash()).await?;
        let key = found.filter(|key| key.revoked_at.is_none()).ok_or(AuthorizeError::Unknown)?;
        ApiCaller::of(key).ok_or(AuthorizeError::MissingScope(S::SCOPE))
    }

    /// Closes one session of the account on behalf of an administrator. Closing one that has ended is no error.
    pub async fn close_session_by_key(
        &self,
        caller: &ApiCaller<ClosingSessions>,
        account: &Account,
        session: SessionId,
    ) -> Result<(), CloseByKeyError> {
        self.close_by_key(caller, account, Some(session)).await.map(|_| ())
    }

    /// Closes every session of the account on behalf of an administrator and ends all that clients have of it; answers how
    /// many sessions were closed.
    pub async fn close_sessions_by_key(
        &self,
        caller: &ApiCaller<ClosingSessions>,
        account: &Account,
    ) -> Result<u64, CloseByKeyError> {
        self.close_by_key(caller, account, None).await
    }

    async fn close_by_key(
        &self,
        caller: &ApiCaller<ClosingSessions>,
        account: &Account,
        session: Option<SessionId>,
    ) -> Result<u64, CloseByKeyError> {
        let at = self.now();
        let close = CloseByKey { key: caller.key.id, account: account.id, session, cutoff: self.policy.cutoff(at), at };
        match self.storage.close_by_key(&close).await? {
            CloseByKeyOutcome::Closed(count) => Ok(self.ended(EndReason::ClosedByAdministrator, count)),
            CloseByKeyOutcome::NotFound => Err(CloseByKeyError::NotFound),
            CloseByKeyOutcome::KeyRevoked => Err(CloseByKeyError::KeyRevoked),
        }
    }
}
