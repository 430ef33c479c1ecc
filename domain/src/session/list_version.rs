//! How a poll tells that nothing changed without reading the list.

use std::fmt;

use crate::Timestamp;

/// Names one state of an account's list. It changes with every write to the account's sessions, and it runs out when the
/// passing of time alone would change the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListVersion {
    /// The account's count of changes.
    pub changes: i64,
    /// From then on the list differs although nothing was written.
    pub valid_until: Timestamp,
}

impl ListVersion {
    /// Whether a list of this version is still true at `now` for an account that counts `changes`.
    pub fn is_current(self, changes: i64, now: Timestamp) -> bool {
        self.changes == changes && now < self.valid_until
    }

    /// Reads what `Display` wrote; anything else is no version.
    pub fn parse(text: &str) -> Option<Self> {
        let (changes, valid_until) = text.split_once('.')?;
        Some(Self { changes: changes.parse().ok()?, valid_until: Timestamp::from_millis(valid_until.parse().ok()?) })
    }
}

impl fmt::Display for ListVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.changes, self.valid_until.as_millis())
    }
}
