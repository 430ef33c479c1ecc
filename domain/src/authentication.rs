//! From a token to the session that it opens.

use crate::observer::Verification;
use crate::storage::{Caller, StorageError};
use crate::{Account, AccountId, Accounts, ClientAddress, ClosedBy, End, SecretToken, Session, Timestamp, Verified};

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
        let verification = Verification::begin(&*self.observer);
        let answer = self.look_up(token, address).await?;
        verification.end(match &answer {
            Authentication::Open(_) => Verified::Good,
            Authentication::Ended(_) | Authentication::Unknown => Verified::Refused,
        });
        Ok(answer)
    }

    async fn look_up(&self, token: &SecretToken, address: ClientAddress) -> Result<Authentication, StorageError> {
        let now = self.now();
        let Some(found) = self.storage.find_session(&token.hash()).await? else {
            return Ok(Authentication::Unknown);
        };
        if let Some(end) = found.session.end {
            self.observer.refused(found.session.id, &end, now);
            return Ok(Authentication::Ended(Box::new(end)));
        }
        if !found.session.is_active(&self.policy, now) {
            self.end_lapsed_sessions(Some(found.account.id), now).await?;
            let (at, reason) = self.policy.lapse(&found.session);
            return Ok(Authentication::Ended(Box::new(End { at, reason, by: None })));
        }
        let current =
            CurrentSession { account: found.account, session: found.session, address, changes: found.changes };
        Ok(Authentication::Open(Box::new(current)))
    }

    /// Ends in writing what has lapsed, of one account or of all.
    pub(crate) async fn end_lapsed_sessions(
        &self,
        account: Option<AccountId>,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let ended = self.storage.end_lapsed_sessions(account, &self.policy, now).await?;
        self.observer.sessions_lapsed(ended);
        Ok(())
    }
}
