//! From a token to the session that it opens.

use crate::observer::Verification;
use crate::storage::{Caller, EmbedUse, FoundSession, StorageError};
use crate::{Account, AccountId, Accounts, ClientAddress, ClosedBy, End, SecretToken, Session, Timestamp, Verified};

/// What a token turned out to be.
#[derive(Clone, Debug)]
pub enum Authentication {
    /// It opens this session.
    Open(Box<CurrentSession>),
    /// Its session has ended, and the person may know how.
    Ended(Box<End>),
    /// No session has this token.
    Unknown,
}

/// The session that is asking: active at the moment of asking. Only [`Accounts::authenticate`] makes one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CurrentSession {
    /// The account that the session belongs to.
    pub account: Account,
    /// The session.
    pub session: Session,
    /// Where this request connects from.
    pub address: ClientAddress,
    /// The account's count of changes when it was asked.
    pub changes: i64,
    /// What people call the page of another origin that asks, and by which token it does; none when a browser asks itself.
    pub(crate) embed: Option<(String, EmbedUse)>,
}

impl CurrentSession {
    pub(crate) fn caller(&self, accounts: &Accounts, at: Timestamp) -> Caller {
        let (place, embed) = self.embed.clone().unzip();
        let device = self.session.device.clone();
        Caller {
            account: self.account.id,
            by: ClosedBy { session: self.session.id, device, address: self.address, place },
            embed,
            cutoff: accounts.policy.cutoff(at),
            at,
        }
    }
}

impl Accounts {
    /// What `token` opens right now, read from storage each time. A session that turns out to have expired is ended in
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
        let Some(found) = self.storage.find_session(&token.hash()).await? else {
            return Ok(Authentication::Unknown);
        };
        Ok(match self.open_or_ended(found, address).await? {
            Ok(current) => Authentication::Open(Box::new(current)),
            Err(end) => Authentication::Ended(Box::new(end)),
        })
    }

    /// The session that was found, if it is active; else how it ended.
    pub(crate) async fn open_or_ended(
        &self,
        found: FoundSession,
        address: ClientAddress,
    ) -> Result<Result<CurrentSession, End>, StorageError> {
        let now = self.now();
        if let Some(end) = found.session.end {
            self.observer.refused(found.session.id, &end, now);
            return Ok(Err(end));
        }
        if !found.session.is_active(&self.policy, now) {
            self.end_expired_sessions(Some(found.account.id), now).await?;
            let (at, reason) = found.session.expiry(&self.policy);
            return Ok(Err(End { at, reason, by: None }));
        }
        let FoundSession { account, session, changes } = found;
        Ok(Ok(CurrentSession { account, session, address, changes, embed: None }))
    }

    /// Ends in writing what has expired, of one account or of all.
    pub(crate) async fn end_expired_sessions(
        &self,
        account: Option<AccountId>,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let ended = self.storage.end_expired_sessions(account, &self.policy, now).await?;
        self.observer.sessions_expired(ended);
        Ok(())
    }
}
