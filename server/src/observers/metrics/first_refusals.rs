//! Which refusal of a closed session is the first one here. A bounded memory: of very many sessions that were refused since,
//! an old one may be taken for new.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};

use domain::{End, EndReason, SessionId, Timestamp};

/// Some 500 KB when it is full.
const REMEMBERED: usize = 10_000;

pub(super) struct FirstRefusals {
    since: Timestamp,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    sessions: HashSet<SessionId>,
    by_age: VecDeque<SessionId>,
}

impl FirstRefusals {
    /// Knows of refusals from `since` on.
    pub(super) fn since(since: Timestamp) -> Self {
        Self { since, seen: Mutex::default() }
    }

    /// Whether the session was closed by somebody's word, in the time that is known of, and is refused for the first time.
    pub(super) fn is_first(&self, session: SessionId, end: &End) -> bool {
        if end.at < self.since || matches!(end.reason, EndReason::IdleTimeout | EndReason::AbsoluteTimeout) {
            return false;
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if !seen.sessions.insert(session) {
            return false;
        }
        seen.by_age.push_back(session);
        if seen.by_age.len() > REMEMBERED
            && let Some(oldest) = seen.by_age.pop_front()
        {
            seen.sessions.remove(&oldest);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    fn closed(at: Timestamp, reason: EndReason) -> End {
        End { at, reason, by: None }
    }

    #[test]
    fn a_refusal_counts_once_and_only_after_a_close_that_is_known_of() {
        let refusals = FirstRefusals::since(START);
        let session = SessionId::generate(START).unwrap();
        let earlier = Timestamp::from_millis(START.as_millis() - 1);
        assert!(!refusals.is_first(session, &closed(earlier, EndReason::Closed)));
        assert!(!refusals.is_first(session, &closed(START, EndReason::IdleTimeout)));
        assert!(refusals.is_first(session, &closed(START, EndReason::Closed)));
        assert!(!refusals.is_first(session, &closed(START, EndReason::Closed)));
    }

    #[test]
    fn what_is_remembered_is_bounded_and_the_oldest_is_forgotten() {
        let refusals = FirstRefusals::since(START);
        let end = closed(START, EndReason::Closed);
        let sessions: Vec<_> = (0..=REMEMBERED).map(|_| SessionId::generate(START).unwrap()).collect();
        assert!(sessions.iter().all(|session| refusals.is_first(*session, &end)));
        assert_eq!(refusals.seen.lock().unwrap().sessions.len(), REMEMBERED);
        assert!(!refusals.is_first(sessions[REMEMBERED], &end) && refusals.is_first(sessions[0], &end));
    }
}
