//! Lifetimes and limits, as named values.

use std::time::Duration;

use crate::{EmbedOrigins, Timestamp};

const DAY: Duration = Duration::from_hours(24);

/// Activity is written at most this often for a session: often enough for "last active", rare enough to cost nothing.
pub const ACTIVITY_REFRESH: Duration = Duration::from_mins(1);

/// How long ended sessions stay visible; then they are erased with their addresses.
pub const HISTORY: Duration = Duration::from_hours(7 * 24);

/// How long the audit trail is kept: a year, counted from its latest record.
pub const AUDIT_HISTORY: Duration = Duration::from_hours(365 * 24);

/// How long a browser is known after it last signed in. A year: as long as browsers keep a cookie at most (400 days),
/// rounded down.
pub const BROWSER_LIFETIME: Duration = Duration::from_hours(365 * 24);

/// A place or a browser that an account was not seen in, or with, for so long is new to it.
pub const FAMILIAR_FOR: Duration = Duration::from_hours(90 * 24);

/// A code is exchanged by a program right away (ASVS 10.4.3 allows a minute).
pub const CODE_LIFETIME: Duration = Duration::from_mins(1);

/// A used code that comes again ends what followed from it until so long after it would have expired: later it is no retry
/// that went wrong, but something out of a history or a log, and nobody shall end anything with that.
pub const CODE_REUSE_WINDOW: Duration = Duration::from_mins(10);

/// A client that cannot be told that a session ended notices by then.
pub const ACCESS_TOKEN_LIFETIME: Duration = Duration::from_mins(10);

/// A page of another origin asks its own server for another token by then. Long enough that few are made, short enough for
/// one that was stolen.
pub const EMBED_TOKEN_LIFETIME: Duration = Duration::from_mins(10);

/// So many embed tokens of one session are good at a time: one for each tab that somebody has open, and that is many.
pub const EMBED_TOKENS_AT_ONCE: u32 = 20;

/// A client whose answer was lost may ask for the same next refresh token again, for this long (RFC 9700, 4.14.2, leaves it to
/// the service).
pub const REFRESH_AGAIN_WITHIN: Duration = Duration::from_secs(10);

/// A client that keeps access while its person is signed out asks anew after this long (ASVS 10.4.8).
pub const OFFLINE_LIFETIME: Duration = Duration::from_hours(90 * 24);

/// What an operator may set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// A session ends when nobody was active in it for this long.
    pub idle_timeout: Duration,
    /// A session ends this long after its start, however busy.
    pub session_lifetime: Duration,
    /// How recent an authentication closing sessions needs.
    pub step_up_window: StepUpWindow,
    /// How long the database may take to say what is asked, such as whether a session is open: nobody is let in by an answer
    /// that comes later. Notes by which nothing is decided get as long.
    pub read_deadline: Duration,
    /// In whose pages the list may stand by the session's own cookie, as a setting says.
    pub embed_origins: EmbedOrigins,
}

/// How recent the authentication has to be that something like closing a session needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepUpWindow {
    /// Younger than this; of zero, nothing but a reauthentication with the request is recent.
    Within(Duration),
    /// However old: nobody is ever asked for another one.
    Never,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            idle_timeout: 7 * DAY,
            session_lifetime: 30 * DAY,
            step_up_window: StepUpWindow::Within(Duration::from_mins(15)),
            read_deadline: Duration::from_millis(500),
            embed_origins: EmbedOrigins::default(),
        }
    }
}

/// What a session has to be younger than to be active at one moment: verifying and listing ask storage with the same
/// cutoff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cutoff {
    /// An active session was last active after this.
    pub active_after: Timestamp,
    /// An active session started after this.
    pub started_after: Timestamp,
}

impl Policy {
    /// The cutoff at `now`.
    pub fn cutoff(&self, now: Timestamp) -> Cutoff {
        Cutoff { active_after: now.minus(self.idle_timeout), started_after: now.minus(self.session_lifetime) }
    }
}
