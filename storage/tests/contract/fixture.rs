//! A fresh database for each test, and people who use it.

mod clients;
mod database;
mod postgres;
mod words;

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::storage::{
    Activity, AuditEvent, AuditPosition, AuditQuery, AuditRecord, Caller, CloseOthers, CloseSession,
    CloseSessionOutcome, FoundSession, NewAccount, NewSession, SessionOrder, SessionPage, SessionQuery, Storage,
    StorageError,
};
use domain::{
    AccountId, AuthenticationMethod, ClientAddress, ClosedBy, Device, DeviceKind, End, EndReason, HISTORY, LoginName,
    PasswordHash, Policy, SecretToken, Session, SessionId, Timestamp, TokenHash,
};
use storage::Deadlines;
use trials::SOON;

pub(crate) use clients::{Code, Tokens, id, new_client, scopes};
pub(crate) use database::Database;
pub(crate) use postgres::PostgresDatabase;

/// For tests that are not about deadlines: a busy machine may be late.
pub(crate) const PATIENT: Deadlines = Deadlines { read: Duration::from_secs(10), write: Duration::from_mins(1) };

/// When every test begins.
pub(crate) const NOON: Timestamp = Timestamp::from_millis(1_790_000_000_000);

/// The moment so many minutes after noon.
pub(crate) fn minutes(minutes: u64) -> Timestamp {
    NOON.plus(Duration::from_mins(minutes))
}

/// The moment so many days after noon.
pub(crate) fn days(days: u64) -> Timestamp {
    NOON.plus(Duration::from_hours(24 * days))
}

/// An address of the documentation's networks.
pub(crate) fn address(last: u8) -> ClientAddress {
    ClientAddress::parse(&format!("203.0.113.{last}")).unwrap()
}

/// Firefox on Windows.
pub(crate) fn firefox() -> Device {
    Device {
        browser: Some("Firefox".to_owned()),
        version: None,
        system: Some("Windows".to_owned()),
        kind: DeviceKind::Computer,
    }
}

impl Database {
    /// A new account of that name.
    pub(crate) async fn person(&self, name: &str) -> Person {
        Person::new(&self.storage, name).await
    }
}

pub(crate) fn new_account(name: &str) -> NewAccount {
    NewAccount {
        id: AccountId::generate().unwrap(),
        login_name: LoginName::parse(name).unwrap(),
        password: PasswordHash::from_stored(format!("hash of {name}'s password")),
        at: NOON,
    }
}

pub(crate) fn new_token() -> TokenHash {
    SecretToken::generate().unwrap().hash()
}

/// Somebody with an account.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) storage: Arc<dyn Storage>,
    pub(crate) account: AccountId,
    pub(crate) password: PasswordHash,
}

/// A session, and what opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opened {
    pub(crate) id: SessionId,
    pub(crate) token: TokenHash,
}

impl Person {
    /// A new account of that name.
    pub(crate) async fn new(storage: &Arc<dyn Storage>, name: &str) -> Self {
        let account = new_account(name);
        assert!(storage.create_account(&account).await.unwrap());
        Self { storage: Arc::clone(storage), account: account.id, password: account.password }
    }

    /// A session to open, from 203.0.113.1 with Firefox on Windows.
    pub(crate) fn new_session(&self, at: Timestamp) -> NewSession {
        NewSession {
            id: SessionId::generate(at).unwrap(),
            token: new_token(),
            account: self.account,
            verified: self.password.clone(),
            address: address(1),
            device: firefox(),
            place: None,
            authentication_method: AuthenticationMethod::Password,
            replaces: None,
            browser: Some(new_token()),
            at,
        }
    }

    pub(crate) async fn open(&self, at: Timestamp) -> Opened {
        let session = self.new_session(at);
        assert!(self.storage.open_session(&session).await.unwrap().is_some());
        Opened { id: session.id, token: session.token }
    }

    pub(crate) async fn open_many(&self, count: usize, at: Timestamp) -> Vec<Opened> {
        let mut opened = Vec::with_capacity(count);
        for _ in 0..count {
            opened.push(self.open(at).await);
        }
        opened
    }

    /// The session as one that asks for something, from 203.0.113.9.
    pub(crate) fn caller(&self, session: Opened, at: Timestamp) -> Caller {
        let by = ClosedBy { session: session.id, device: firefox(), address: address(9), place: None };
        Caller { account: self.account, by, embed: None, cutoff: Policy::default().cutoff(at), at }
    }

    pub(crate) async fn close(&self, from: Opened, session: SessionId, at: Timestamp) -> CloseSessionOutcome {
        let close =
            CloseSession { caller: self.caller(from, at), session, reason: EndReason::Closed, revoke_clients: false };
        self.storage.close_session(&close).await.unwrap().outcome
    }

    pub(crate) async fn close_others(&self, from: Opened, at: Timestamp) -> Option<Vec<SessionId>> {
        let close =
            CloseOthers { caller: self.caller(from, at), reason: EndReason::ClosedWithOthers, revoke_clients: false };
        Some(self.storage.close_other_sessions(&close).await.unwrap()?.closed)
    }

    pub(crate) async fn find(&self, session: Opened) -> Option<FoundSession> {
        self.storage.find_session(&session.token).await.unwrap()
    }

    pub(crate) async fn end_of(&self, session: Opened) -> Option<End> {
        self.find(session).await.unwrap().session.end
    }

    /// How the session ended, and when.
    pub(crate) async fn ended(&self, session: Opened) -> Option<(EndReason, Timestamp)> {
        self.end_of(session).await.map(|end| (end.reason, end.at))
    }

    /// Notes that something was done in the session, from 203.0.113.2.
    pub(crate) async fn act(&self, session: Opened, at: Timestamp) -> bool {
        self.storage.record_activity(&self.activity(session, at)).await.unwrap()
    }

    /// That something is done in the session, from 203.0.113.2 and a place that is not known.
    pub(crate) fn activity(&self, session: Opened, at: Timestamp) -> Activity {
        let cutoff = Policy::default().cutoff(at);
        Activity { account: self.account, session: session.id, cutoff, from: address(2), place: None, at }
    }

    /// What the first page of a hundred is asked with.
    pub(crate) fn query(&self, current: Opened, at: Timestamp) -> SessionQuery {
        SessionQuery {
            account: self.account,
            current: current.id,
            cutoff: Policy::default().cutoff(at),
            order: SessionOrder::Started,
            before: None,
            skip: 0,
            limit: 100,
            ended_after: at.minus(HISTORY),
            ended_limit: 50,
            fold_ended: false,
        }
    }

    pub(crate) async fn list(&self, current: Opened, at: Timestamp) -> SessionPage {
        self.storage.list_sessions(&self.query(current, at)).await.unwrap()
    }

    pub(crate) async fn sweep(&self, at: Timestamp) -> u64 {
        self.storage.end_expired_sessions(Some(self.account), &Policy::default(), at).await.unwrap()
    }

    /// The account's events, the oldest first.
    pub(crate) async fn events(&self) -> Vec<AuditEvent> {
        let trail = trail(&*self.storage, self.account, Timestamp::from_millis(0)).await;
        trail.into_iter().map(|record| record.event).collect()
    }
}

/// What a read answers that is not about its own deadline. A busy machine may be later than that, so it is asked again: what has
/// ended is refused then as well.
pub(crate) async fn answer<T, R>(read: impl Fn() -> R) -> T
where
    R: Future<Output = Result<T, StorageError>>,
{
    let begin = Instant::now();
    loop {
        match read().await {
            Err(StorageError::Unavailable(_)) if begin.elapsed() < SOON => {}
            answer => return answer.expect("the database answers"),
        }
    }
}

/// The account's records of the time since `since`.
pub(crate) async fn trail(storage: &dyn Storage, account: AccountId, since: Timestamp) -> Vec<AuditRecord> {
    let query = AuditQuery { account: Some(account), since, after: AuditPosition::default(), limit: 100_000 };
    storage.audit_trail(&query).await.unwrap().into_iter().map(|(_, record)| record).collect()
}

/// The sessions' ids.
pub(crate) fn ids(sessions: &[Session]) -> Vec<SessionId> {
    sessions.iter().map(|session| session.id).collect()
}

/// The sessions' ids, the newest start first.
pub(crate) fn newest_first<'a>(sessions: impl IntoIterator<Item = &'a Opened>) -> Vec<SessionId> {
    let mut ids: Vec<_> = sessions.into_iter().map(|session| session.id).collect();
    ids.sort_unstable_by(|one, other| other.cmp(one));
    ids
}
