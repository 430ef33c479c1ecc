//! What this process counts, for Prometheus, at a listener of its own. No label is ever a name, an id, an address or a token.

mod endpoint;
mod first_refusals;
mod requests;

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use domain::{Accounts, End, EndReason, Observer, SecurityEvent, SecurityEventKind, SessionId, Timestamp, Verified};
use first_refusals::FirstRefusals;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use requests::Requests;

use crate::telemetry::lost_lines;

pub(crate) use endpoint::{expose, listen};
pub(crate) use requests::count_request;

/// Seconds; a verification that takes longer than the last is refused.
const VERIFICATION_BUCKETS: [f64; 12] =
    [0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5];

/// Seconds: from a page that polls to a browser that was shut for days.
const REFUSAL_BUCKETS: [f64; 10] = [0.1, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0, 3_600.0, 86_400.0, 604_800.0];

/// A gauge that can be "not a number", for what cannot be read.
type Measure = Gauge<f64, AtomicU64>;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Event {
    event: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Reason {
    reason: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct State {
    state: &'static str,
}

/// What this process counts.
pub(crate) struct Metrics {
    registry: Registry,
    sessions_opened: Counter,
    sessions_ended: Family<Reason, Counter>,
    verifications: Family<Outcome, Histogram, fn() -> Histogram>,
    first_refusals: FirstRefusals,
    first_refusal_seconds: Histogram,
    polls: Family<Outcome, Counter>,
    notices: Family<Outcome, Counter>,
    notices_pending: Measure,
    passwords: Family<State, Gauge>,
    pub(crate) requests: Requests,
    security_events: Family<Event, Counter>,
    log_lines_lost: Counter,
}

impl std::fmt::Debug for Metrics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Metrics")
    }
}

impl Metrics {
    /// Metrics of a process that begins now, and will be asked by these routes.
    pub(crate) fn new(now: Timestamp, routes: impl Iterator<Item = &'static str>) -> Self {
        let metrics = Self {
            registry: Registry::with_prefix("user_sessions"),
            sessions_opened: Counter::default(),
            sessions_ended: Family::default(),
            verifications: Family::new_with_constructor(|| Histogram::new(VERIFICATION_BUCKETS)),
            first_refusals: FirstRefusals::since(now),
            first_refusal_seconds: Histogram::new(REFUSAL_BUCKETS),
            polls: Family::default(),
            notices: Family::default(),
            notices_pending: Measure::default(),
            passwords: Family::default(),
            requests: Requests::default(),
            security_events: Family::default(),
            log_lines_lost: Counter::default(),
        };
        let metrics = metrics.registered();
        routes.for_each(|route| metrics.requests.begin_route(route));
        metrics
    }

    fn registered(mut self) -> Self {
        let registry = &mut self.registry;
        registry.register("sessions_opened", "Sessions opened", self.sessions_opened.clone());
        registry.register("sessions_ended", "Sessions ended, by reason", self.sessions_ended.clone());
        let help = "Seconds to look at a session's token, by outcome";
        registry.register("verification_seconds", help, self.verifications.clone());
        let help = "Seconds from a close to the first refusal of its token here";
        registry.register("first_refusal_seconds", help, self.first_refusal_seconds.clone());
        registry.register("polls", "Questions whether a list has changed, by answer", self.polls.clone());
        let help = "Tries to tell a website that a session ended, by outcome";
        registry.register("logout_notices", help, self.notices.clone());
        let help = "Notices that no website has confirmed yet, of all nodes";
        registry.register("logout_notices_pending", help, self.notices_pending.clone());
        registry.register("passwords", "Passwords on the way to being hashed, by state", self.passwords.clone());
        let help = "Attempts at passwords and refused requests, by event";
        registry.register("security_events", help, self.security_events.clone());
        let help = "Lines of the log that were lost because nobody read those before them";
        registry.register("log_lines_lost", help, self.log_lines_lost.clone());
        self.requests.register(registry);
        self.begin();
        self
    }

    /// Every series is there from the start: what begins with the first event has no increase that shows it.
    fn begin(&self) {
        for event in SecurityEventKind::ALL.map(SecurityEventKind::as_str) {
            let _ = self.security_events.get_or_create(&Event { event });
        }
        // What ends by itself counts when that is written down, as "lapsed".
        let by_word = |reason: &EndReason| {
            !matches!(reason, EndReason::IdleTimeout | EndReason::AbsoluteTimeout | EndReason::Other)
        };
        for reason in EndReason::all().filter(by_word).map(EndReason::as_str).chain([EXPIRED]) {
            let _ = self.sessions_ended.get_or_create(&Reason { reason });
        }
        for outcome in [Verified::Good, Verified::Refused, Verified::Unavailable].map(verdict) {
            let _ = self.verifications.get_or_create(&Outcome { outcome });
        }
        for outcome in [true, false].map(answer) {
            let _ = self.polls.get_or_create(&Outcome { outcome });
        }
        for outcome in [true, false].map(settlement) {
            let _ = self.notices.get_or_create(&Outcome { outcome });
        }
    }

    /// Reads what is not counted as it happens.
    async fn measure(&self, accounts: &Accounts) {
        let pending = accounts.pending_logout_notices().await;
        let pending = pending.ok().and_then(|pending| u32::try_from(pending).ok());
        self.notices_pending.set(pending.map_or(f64::NAN, f64::from));
        self.log_lines_lost.inc_by(lost_lines().saturating_sub(self.log_lines_lost.get()));
        let queue = accounts.password_queue();
        for (state, count) in [("waiting", queue.waiting), ("running", queue.running)] {
            self.passwords.get_or_create(&State { state }).set(i64::try_from(count).unwrap_or(i64::MAX));
        }
    }
}

const EXPIRED: &str = "lapsed";

fn verdict(verified: Verified) -> &'static str {
    match verified {
        Verified::Good => "good",
        Verified::Refused => "refused",
        Verified::Unavailable => "unavailable",
    }
}

fn answer(changed: bool) -> &'static str {
    if changed { "changed" } else { "unchanged" }
}

fn settlement(confirmed: bool) -> &'static str {
    if confirmed { "confirmed" } else { "failed" }
}

impl Observer for Metrics {
    fn session_opened(&self) {
        self.sessions_opened.inc();
    }

    fn sessions_ended(&self, reason: EndReason, count: u64) {
        self.sessions_ended.get_or_create(&Reason { reason: reason.as_str() }).inc_by(count);
    }

    fn sessions_expired(&self, count: u64) {
        self.sessions_ended.get_or_create(&Reason { reason: EXPIRED }).inc_by(count);
    }

    fn verified(&self, outcome: Verified, took: Duration) {
        let outcome = verdict(outcome);
        self.verifications.get_or_create(&Outcome { outcome }).observe(took.as_secs_f64());
    }

    fn refused(&self, session: SessionId, end: &End, at: Timestamp) {
        if self.first_refusals.is_first(session, end) {
            self.first_refusal_seconds.observe(at.since(end.at).as_secs_f64());
        }
    }

    fn polled(&self, changed: bool) {
        self.polls.get_or_create(&Outcome { outcome: answer(changed) }).inc();
    }

    fn notice_settled(&self, confirmed: bool) {
        self.notices.get_or_create(&Outcome { outcome: settlement(confirmed) }).inc();
    }

    fn security_event(&self, event: &SecurityEvent) {
        self.security_events.get_or_create(&Event { event: event.kind.as_str() }).inc();
    }
}
