//! The list that the person sees: the same rows that verification reads, by the same rule.

use std::collections::{HashMap, HashSet};

use crate::storage::{SessionOrder, SessionPage, SessionQuery, StorageError};
use crate::{
    Account, AccountId, Accounts, ApiCaller, CurrentSession, HISTORY, ListVersion, ReachedClient, ReadingSessions,
    Session, SessionId, Timestamp,
};

/// How many other sessions a page shows: few enough that a slow phone brings them to life in a moment.
pub const PAGE_SIZE: u32 = 25;

/// How many other sessions a program may ask for at once; the answer stays far below 200 KB.
pub const LARGEST_PAGE: u32 = 100;

const ENDED_AT_MOST: u32 = 50;

/// No session has the nil UUID (RFC 9562, 5.9).
const NO_SESSION: SessionId = SessionId::from_uuid(uuid::Uuid::nil());

/// Whether a session is among those that a person looks for.
pub type SessionFilter = dyn Fn(&Session) -> bool + Send + Sync;

/// Which part of the list a person looks at.
#[derive(Clone, Copy, Default)]
pub struct ListPart<'a> {
    /// The page, of which the first is 0. Of those behind the last one there is none: the last is shown.
    pub page: u32,
    /// What comes first.
    pub order: SessionOrder,
    /// Only these, when given.
    pub filter: Option<&'a SessionFilter>,
}

/// One page of the account's list.
#[derive(Clone, Debug)]
pub struct SessionList {
    /// The session that asked.
    pub current: Session,
    /// Active other sessions, in the order that was asked for.
    pub others: Vec<Session>,
    /// How many other active sessions there are in all.
    pub others_total: u64,
    /// How many of them are looked for.
    pub matching: u64,
    /// The page, of which the first is 0.
    pub page: u32,
    /// Whether there are more of them after those of the page.
    pub has_older: bool,
    /// Sessions that ended in the last [`HISTORY`], the latest end first. Of many that ended together there is one.
    pub ended: Vec<Session>,
    /// How many sessions ended together with such a one, itself included.
    pub ended_together: HashMap<SessionId, u64>,
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
    /// This part of the account's sessions, or `None` when the list of version `known` is still true: that costs no further
    /// query. Asking is not activity. Filtering reads all of the account's sessions, because only the caller knows the words
    /// by which a person looks for them.
    pub async fn sessions(
        &self,
        current: &CurrentSession,
        part: ListPart<'_>,
        known: Option<ListVersion>,
    ) -> Result<Option<SessionList>, StorageError> {
        let now = self.now();
        if self.knows(known, current, now) {
            return Ok(None);
        }
        let all = SessionQuery { order: part.order, fold_ended: true, ..self.query(current, now) };
        let list = match part.filter {
            Some(filter) => self.looked_for(current, &all, filter, part.page, now).await?,
            None => self.page_of_all(current, &all, part.page, now).await?,
        };
        Ok(Some(list))
    }

    async fn page_of_all(
        &self,
        current: &CurrentSession,
        all: &SessionQuery,
        page: u32,
        now: Timestamp,
    ) -> Result<SessionList, StorageError> {
        let at = |page: u32| SessionQuery { skip: page.saturating_mul(PAGE_SIZE), limit: PAGE_SIZE, ..all.clone() };
        let read = self.read_page(&at(page), now).await?;
        let last = last_page(read.others_total);
        if page <= last {
            return Ok(self.session_list(current, read, page, now));
        }
        Ok(self.session_list(current, self.read_page(&at(last), now).await?, last, now))
    }

    async fn looked_for(
        &self,
        current: &CurrentSession,
        all: &SessionQuery,
        filter: &SessionFilter,
        page: u32,
        now: Timestamp,
    ) -> Result<SessionList, StorageError> {
        let mut read = self.read_page(all, now).await?;
        read.others.retain(|session| filter(session));
        let matching = read.others.len() as u64;
        let page = page.min(last_page(matching));
        let (size, first) = (PAGE_SIZE as usize, page as usize * PAGE_SIZE as usize);
        read.has_older = read.others.len() > first + size;
        read.others = read.others.into_iter().skip(first).take(size).collect();
        let listed: HashSet<_> = read.others.iter().chain(&read.current).chain(&read.ended).map(|one| one.id).collect();
        read.reached.retain(|client| listed.contains(&client.session));
        Ok(SessionList { matching, ..self.session_list(current, read, page, now) })
    }

    /// The account's sessions, only those that started before `before` when it is given, so many at most and
    /// [`LARGEST_PAGE`] in any case; or `None` when the list of version `known` is still true.
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
        let query = SessionQuery { before, limit: limit.min(LARGEST_PAGE), ..self.query(current, now) };
        let page = self.read_page(&query, now).await?;
        Ok(Some(self.session_list(current, page, 0, now)))
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
        let limit = limit.min(LARGEST_PAGE);
        let query = SessionQuery { before, limit, ..self.query_of(account.id, NO_SESSION, now) };
        let page = self.read_page(&query, now).await?;
        Ok(AccountSessions {
            sessions: page.others,
            total: page.others_total,
            has_older: page.has_older,
            ended: page.ended,
            reached: page.reached,
            as_of: now,
        })
    }

    /// Those of the account's sessions with these ids, open or ended; somebody else's are not found, as if there were none.
    pub async fn sessions_by_id(
        &self,
        current: &CurrentSession,
        ids: &[SessionId],
    ) -> Result<Vec<Session>, StorageError> {
        self.storage.find_sessions(current.account.id, ids).await
    }

    /// The sessions that ended together with this one of the account, the newest start first, [`LARGEST_PAGE`] a page, of
    /// which the first is 0.
    pub async fn sessions_ended_with(
        &self,
        current: &CurrentSession,
        session: SessionId,
        page: u32,
    ) -> Result<Vec<Session>, StorageError> {
        let skip = page.saturating_mul(LARGEST_PAGE);
        self.storage.sessions_ended_with(current.account.id, session, LARGEST_PAGE, skip).await
    }

    fn query(&self, current: &CurrentSession, now: Timestamp) -> SessionQuery {
        self.query_of(current.account.id, current.session.id, now)
    }

    fn query_of(&self, account: AccountId, current: SessionId, now: Timestamp) -> SessionQuery {
        SessionQuery {
            account,
            current,
            cutoff: self.policy.cutoff(now),
            order: SessionOrder::Started,
            before: None,
            skip: 0,
            limit: u32::MAX,
            ended_after: now.minus(HISTORY),
            ended_limit: ENDED_AT_MOST,
            fold_ended: false,
        }
    }

    async fn read_page(&self, query: &SessionQuery, now: Timestamp) -> Result<SessionPage, StorageError> {
        // What the list shows as ended must stay ended, so an expiry is shown when it is written. As long as it cannot be,
        // the session is shown in neither part.
        if let Err(error) = self.end_expired_sessions(Some(query.account), now).await {
            tracing::warn!(%error, "what has expired could not be written down");
        }
        self.storage.list_sessions(query).await
    }

    fn session_list(&self, current: &CurrentSession, read: SessionPage, page: u32, now: Timestamp) -> SessionList {
        let version = ListVersion { changes: read.changes, valid_until: self.valid_until(&read, current, now) };
        SessionList {
            password_due: !current.session.is_recently_authenticated(&self.policy, now),
            current: read.current.unwrap_or_else(|| current.session.clone()),
            others: read.others,
            others_total: read.others_total,
            matching: read.others_total,
            page,
            has_older: read.has_older,
            ended: read.ended,
            ended_together: read.ended_together,
            reached: read.reached,
            version,
            as_of: now,
        }
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

/// The last page of so many sessions; of none, the first.
fn last_page(count: u64) -> u32 {
    u32::try_from(count.saturating_sub(1) / u64::from(PAGE_SIZE)).unwrap_or(u32::MAX)
}
