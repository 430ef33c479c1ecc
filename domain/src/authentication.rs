//! From a token to the session that it opens.

use crate::storage::{Caller, StorageError};
use crate::{ACTIVITY_REFRESH, Account, Accounts, ClientAddress, ClosedBy, End, SecretToken, Session, Timestamp};

/// What a token turned out to be.
#[derive(Clone, Debug)]
pub enum Authentication {
    /// It opens this session.
    Open(Box<CurrentSession>),
    /// Its session has ended, and the person may know how.
    Ended(Box<End>),
    /// Nobody knows it.
    Unknown,
}

/// The session that is asking: active at the moment of asking. Only [`Accounts::authenticate`] makes one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CurrentSession {
    /// Whose it is.
    pub account: Account,
    /// The session.
    pub session: Session,
    /// Where this request connects from.
    pub address: ClientAddress,
    /// The account's count of changes when it was asked.
    pub changes: i64,
}

impl CurrentSession {
    pub(crate) fn caller(&self, accounts: &Accounts, at: Timestamp) -> Caller {
        Caller {
            account: self.account.id,
            by: ClosedBy { session: self.session.id, device: self.session.device.clone(), address: self.address },
            horizon: accounts.policy.horizon(at),
            at,
        }
    }
}

impl Accounts {
    /// What `token` opens right now, read from storage each time. A session that turns out to have lapsed is ended in
    /// writing before it is refused, so that no clock can bring it back.
    pub async fn authenticate(
        &self,
        token: &SecretToken,
        address: ClientAddress,
    ) -> Result<Authentication, StorageError> {
        let now = self.now();
        let Some(found) = self.storage.find_session(&token.hash()).await? else {
            return Ok(Authentication::Unknown);
        };
        if let Some(end) = found.session.end {
            return Ok(Authentication::Ended(Box::new(end)));
        }
        if !found.session.is_active(&self.policy, now) {
            self.storage.end_lapsed_sessions(Some(found.account.id), &self.policy, now).await?;
            let (at, reason) = self.policy.lapse(&found.session);
            return Ok(Authentication::Ended(Box::new(End { at, reason, by: None })));
        }
        let current =
            CurrentSession { account: found.account, session: found.session, address, changes: found.changes };
        Ok(Authentication::Open(Box::new(current)))
    }

    /// Notes that the person did something in the session, at most once in [`ACTIVITY_REFRESH`] unless the address is new.
    pub async fn record_activity(&self, current: &CurrentSession) -> Result<(), StorageError> {
        let now = self.now();
        let session = &current.session;
        let moved = current.address != ClientAddress::Unknown && current.address != session.connected_from;
        if now.since(session.last_active_at) >= ACTIVITY_REFRESH || moved {
            let horizon = self.policy.horizon(now);
            self.storage.record_activity(session.account, session.id, &horizon, current.address, now).await?;
        }
        Ok(())
    }
}
