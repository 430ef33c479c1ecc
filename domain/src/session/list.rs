//! The list that the person sees: the same rows that verification reads, by the same rule.

use crate::storage::{SessionPage, SessionQuery, StorageError};
use crate::{
    Account, AccountId, Accounts, ApiCaller, CurrentSession, HISTORY, ListVersion, ReachedClient, ReadingSessions,
    Session, SessionId, Timestamp,
};

/// How many other sessions a page shows: few enough that a slow phone brings them to life in a moment.
const PAGE_SIZE: u32 = 25;

/// How many other sessions a program may ask for at once; the answer stays far below 200 KB.
pub const LARGEST_PAGE: u32 = 100;

const ENDED_AT_MOST: u32 = 50;

/// No session has the nil UUID (RFC 9562, 5.9).
const NO_SESSION: SessionId = SessionId::from_uuid(uuid::Uuid::nil());

/// One page of the account's list.
#[derive(Clone, Debug)]
pub struct SessionList {
    /// The session that asked.
    pub current: Session,
    /// Active other sessions, the newest start first.
    pub others: Vec<Session>,
    /// How many other active sessions there are in all.
    pub others_total: u64,
    /// Whether there are older ones than those of the page.
    pub has_older: bool,
    /// Sessions that ended in the last [`HISTORY`], the latest end first.
    pub ended: Vec<Session>,
    /// Clients that were reached through these sessions, and for the ended ones what became of telling them.
    pub reached: Vec<ReachedClient>,
    /// Whether closing would ask for reauthentication.
    pub password_due: bool,
    /// Names this state of the list.
    pub version: ListVersion,
    /// The moment that the list is true of.
    pub as_of: Timestamp,
}

/// One page of an account's list, as somebody sees it who is not in one of its sessions.
#[derive(Clone, Debug)]
pub struct AccountSessions {
    /// Active sessions, the newest start first.
    pub sessions: Vec<Session>,
    /// How many active sessions there are in all.
    pub total: u64,
    /// Whether there are older ones than those of the page.
    pub has_older: bool,
    /// Sessions that ended in the last [`HISTORY`], the latest end first.
    pub ended: Vec<Session>,
    /// Clients that were reached through these sessions.
    pub reached: Vec<ReachedClient>,
    /// The moment that the list is true of.
    pub as_of: Timestamp,
}

impl Accounts {
    /// The account's sessions, or `None` when the list of version `known` is still true: that costs no further query.
    /// With `before`, only the page of sessions that started before that one. Asking is not activity.
    pub async fn sessions(
        &self,
        current: &CurrentSession,
        before: Option<SessionId>,
        known: Option<ListVersion>,
    ) -> Result<Option<SessionList>, StorageError> {
        self.session_page(current, before, PAGE_SIZE, known).await
    }

    /// The same with so many other sessions on a page, [`LARGEST_PAGE`] at most.
    pub async fn session_page(
        &self,
        current: &CurrentSession,
        before: Option<SessionId>,
        limit: u32,
        known: Option<ListVersion>,
    ) -> Result<Option<SessionList>, StorageError> {
        let now = self.now();
        if self.knows(known, current, now) {
            return Ok(None);
        }
        let page = self.read_page(current.account.id, current.session.id, before, limit, now).await?;
        let version = ListVersion { changes: page.changes, valid_until: self.valid_until(&page, current, now) };
        Ok(Some(SessionList {
            password_due: !current.session.is_recently_authenticated(&self.policy, now),
            current: page.current.unwrap_or_else(|| current.session.clone()),
            others: page.others,
            others_total: page.others_total,
            has_older: page.has_older,
            ended: page.ended,
            reached: page.reached,
            version,
            as_of: now,
        }))
    }

    /// The sessions of an account that an administrator's program asks for.
    pub async fn sessions_of(
        &self,
        _: &ApiCaller<ReadingSessions>,
        account: &Account,
        before: Option<SessionId>,
        limit: u32,
    ) -> Result<AccountSessions, StorageError> {
        let now = self.now();
        let page = self.read_page(account.id, NO_SESSION, before, limit, now).await?;
        Ok(AccountSessions {
            sessions: page.others,
            total: page.others_total,
            has_older: page.has_older,
            ended: page.ended,
            reached: page.reached,
            as_of: now,
        })
    }

    /// The session of the account that has this id, open or ended; somebody else's is not found, as if there were none.
    pub async fn session(&self, current: &CurrentSession, id: SessionId) -> Result<Option<Session>, StorageError> {
        Ok(self.storage.find_sessions(current.account.id, &[id]).await?.pop())
    }

    async fn read_page(
        &self,
        account: AccountId,
        current: SessionId,
        before: Option<SessionId>,
        limit: u32,
        now: Timestamp,
    ) -> Result<SessionPage, StorageError> {
        // What the list shows as ended must stay ended, so an expiry is shown when it is written. As long as it cannot be,
        // the session is shown in neither part.
        if let Err(error) = self.end_expired_sessions(Some(account), now).await {
            tracing::warn!(%error, "what has expired could not be written down");
        }
        let query = SessionQuery {
            account,
            current,
            cutoff: self.policy.cutoff(now),
            before,
            limit: limit.min(LARGEST_PAGE),
            ended_after: now.minus(HISTORY),
            ended_limit: ENDED_AT_MOST,
        };
        self.storage.list_sessions(&query).await
    }

    /// Whether whoever asks knows the list as it is.
    pub(crate) fn knows(&self, known: Option<ListVersion>, current: &CurrentSession, now: Timestamp) -> bool {
        let is_current = known.is_some_and(|version| version.is_current(current.changes, now));
        if known.is_some() {
            self.observer.polled(!is_current);
        }
        is_current
    }

    fn valid_until(&self, page: &SessionPage, current: &CurrentSession, now: Timestamp) -> Timestamp {
        let idle = page.least_active_at.map(|at| at.plus(self.policy.idle_timeout));
        let expired = page.least_started_at.map(|at| at.plus(self.policy.session_lifetime));
        let erased = page.earliest_end.map(|at| at.plus(HISTORY));
        let password_due = current.session.reauthentication_due_at(&self.policy, now);
        let next = [idle, expired, erased, password_due].into_iter().flatten().min();
        next.unwrap_or_else(|| now.plus(HISTORY))
    }
}
