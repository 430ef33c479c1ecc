//! What collects metrics and security events of this process.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::{End, EndReason, SecurityEvent, SessionId, Timestamp};

/// Is told what happens, and must neither wait nor fail.
pub trait Observer: Send + Sync {
    /// A session was opened.
    fn session_opened(&self) {}

    /// So many sessions were ended by somebody's word.
    fn sessions_ended(&self, _reason: EndReason, _count: u64) {}

    /// So many sessions were ended in writing because they had expired.
    fn sessions_expired(&self, _count: u64) {}

    /// A session's token was looked at.
    fn verified(&self, _outcome: Verified, _took: Duration) {}

    /// The token of a session that had ended was refused.
    fn refused(&self, _session: SessionId, _end: &End, _at: Timestamp) {}

    /// Somebody who knows a list asked whether it has changed.
    fn polled(&self, _changed: bool) {}

    /// A client was told that a session ended, and has confirmed it or has not.
    fn notice_settled(&self, _confirmed: bool) {}

    /// Something happened that an operator watches for.
    fn security_event(&self, _event: &SecurityEvent) {}
}

/// What came of looking at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verified {
    /// It opens an active session.
    Good,
    /// It opens nothing, or nothing any more.
    Refused,
    /// Storage failed, or nobody waited for its answer any longer.
    Unavailable,
}

/// Counts nothing.
pub(crate) struct Nobody;

impl Observer for Nobody {}

/// Two who observe, each of whom is told everything.
pub(crate) struct Both(pub(crate) Arc<dyn Observer>, pub(crate) Arc<dyn Observer>);

impl Both {
    fn tell(&self, tell: impl Fn(&dyn Observer)) {
        tell(&*self.0);
        tell(&*self.1);
    }
}

impl Observer for Both {
    fn session_opened(&self) {
        self.tell(|observer| observer.session_opened());
    }

    fn sessions_ended(&self, reason: EndReason, count: u64) {
        self.tell(|observer| observer.sessions_ended(reason, count));
    }

    fn sessions_expired(&self, count: u64) {
        self.tell(|observer| observer.sessions_expired(count));
    }

    fn verified(&self, outcome: Verified, took: Duration) {
        self.tell(|observer| observer.verified(outcome, took));
    }

    fn refused(&self, session: SessionId, end: &End, at: Timestamp) {
        self.tell(|observer| observer.refused(session, end, at));
    }

    fn polled(&self, changed: bool) {
        self.tell(|observer| observer.polled(changed));
    }

    fn notice_settled(&self, confirmed: bool) {
        self.tell(|observer| observer.notice_settled(confirmed));
    }

    fn security_event(&self, event: &SecurityEvent) {
        self.tell(|observer| observer.security_event(event));
    }
}

/// A verification under way. Whoever gives it up, as at a deadline, has it counted all the same.
pub(crate) struct Verification<'a> {
    observer: &'a dyn Observer,
    begun: Instant,
    outcome: Verified,
}

impl<'a> Verification<'a> {
    pub(crate) fn begin(observer: &'a dyn Observer) -> Self {
        Self { observer, begun: Instant::now(), outcome: Verified::Unavailable }
    }

    pub(crate) fn end(mut self, outcome: Verified) {
        self.outcome = outcome;
    }
}

impl Drop for Verification<'_> {
    fn drop(&mut self) {
        self.observer.verified(self.outcome, self.begun.elapsed());
    }
}
