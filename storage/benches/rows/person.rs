//! Somebody with many sessions, who lists and closes them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::storage::{
    Caller, CloseOthers, CloseSession, CloseSessionOutcome, NewAccount, NewSession, SessionOrder, SessionQuery, Storage,
};
use domain::{
    AccountId, AuthenticationMethod, ClientAddress, Clock as _, ClosedBy, Device, DeviceKind, EndReason, HISTORY,
    LoginName, PasswordHash, Policy, SecretToken, SessionId, SystemClock, Timestamp, TokenHash,
};

use crate::middle;

pub(crate) struct Person {
    storage: Arc<dyn Storage>,
    account: AccountId,
    /// The first is the one that asks.
    sessions: Vec<SessionId>,
    /// Of the sessions.
    pub(crate) tokens: Vec<TokenHash>,
    pub(crate) now: Timestamp,
}

impl Person {
    /// A new account with so many sessions.
    pub(crate) async fn new(storage: &Arc<dyn Storage>, sessions: usize) -> Self {
        let now = SystemClock.now();
        let account = NewAccount {
            id: AccountId::generate().unwrap(),
            login_name: LoginName::parse("ada").unwrap(),
            password: PasswordHash::from_stored("a hash".to_owned()),
            at: now,
        };
        assert!(storage.create_account(&account).await.unwrap());
        let mut person =
            Self { storage: Arc::clone(storage), account: account.id, sessions: Vec::new(), tokens: Vec::new(), now };
        for _ in 0..sessions {
            person.open(&account.password).await;
        }
        person
    }

    async fn open(&mut self, password: &PasswordHash) {
        let session = NewSession {
            id: SessionId::generate(self.now).unwrap(),
            token: SecretToken::generate().unwrap().hash(),
            account: self.account,
            verified: password.clone(),
            address: ClientAddress::parse("203.0.113.1").unwrap(),
            device: firefox(),
            place: None,
            authentication_method: AuthenticationMethod::Password,
            replaces: None,
            browser: Some(SecretToken::generate().unwrap().hash()),
            at: self.now,
        };
        assert!(self.storage.open_session(&session).await.unwrap().is_some());
        self.sessions.push(session.id);
        self.tokens.push(session.token);
    }

    /// What it takes to read a page of the list, in the middle of so many.
    pub(crate) async fn list(&self, times: usize) -> Duration {
        let query = SessionQuery {
            account: self.account,
            current: self.sessions[0],
            cutoff: Policy::default().cutoff(self.now),
            order: SessionOrder::Started,
            before: None,
            skip: 0,
            limit: 100,
            ended_after: self.now.minus(HISTORY),
            ended_limit: 50,
            fold_ended: false,
        };
        let mut took = Vec::with_capacity(times);
        for _ in 0..times {
            let begin = Instant::now();
            assert_eq!(self.storage.list_sessions(&query).await.unwrap().others.len(), 100);
            took.push(begin.elapsed());
        }
        middle(took)
    }

    /// What it takes to close one session, in the middle of so many.
    pub(crate) async fn close_some(&self, count: usize) -> Duration {
        let mut took = Vec::with_capacity(count);
        for session in self.sessions.iter().rev().take(count) {
            let close = CloseSession {
                caller: self.caller(),
                session: *session,
                reason: EndReason::Closed,
                revoke_clients: false,
            };
            let begin = Instant::now();
            assert_eq!(self.storage.close_session(&close).await.unwrap().outcome, CloseSessionOutcome::Closed);
            took.push(begin.elapsed());
        }
        middle(took)
    }

    /// What it takes to close all other sessions that are still open.
    pub(crate) async fn close_others(&self) -> Duration {
        let close = CloseOthers { caller: self.caller(), reason: EndReason::ClosedWithOthers, revoke_clients: false };
        let begin = Instant::now();
        self.storage.close_other_sessions(&close).await.unwrap().unwrap();
        begin.elapsed()
    }

    fn caller(&self) -> Caller {
        let address = ClientAddress::parse("203.0.113.9").unwrap();
        let by = ClosedBy { session: self.sessions[0], device: firefox(), address, place: None };
        Caller { account: self.account, by, embed: None, cutoff: Policy::default().cutoff(self.now), at: self.now }
    }
}

fn firefox() -> Device {
    Device {
        browser: Some("Firefox".to_owned()),
        version: None,
        system: Some("Windows".to_owned()),
        kind: DeviceKind::Computer,
    }
}
