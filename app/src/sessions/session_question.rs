//! The session that a page asks about.

use super::SessionEnd;
use crate::language::t;
use crate::moment::in_utc;

/// The session that a page asks about before something is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionQuestion {
    /// The public id, as in the API.
    pub id: String,
    /// What its person calls it.
    pub name: Option<String>,
    /// The device, in words.
    pub device: String,
    /// Milliseconds since the Unix epoch.
    pub started_at: i64,
    /// The client address, or "unknown".
    pub connected_from: String,
    /// Whether it has not ended.
    pub is_active: bool,
    /// How it ended, where that is on record.
    pub end: Option<SessionEnd>,
    /// Whether it is the one that asks.
    pub is_current: bool,
    /// Whether closing it would ask for the password first.
    pub password_due: bool,
}

impl SessionQuestion {
    /// What it is called: its name or its device.
    pub(crate) fn title(&self) -> &str {
        self.name.as_ref().unwrap_or(&self.device)
    }

    /// "Safari on iPhone, started 2026-11-23 09:12 UTC".
    pub(crate) fn in_words(&self) -> String {
        t!("session-started-at", name = self.title(), when = in_utc(self.started_at))
    }
}
