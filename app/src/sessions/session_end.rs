//! How a session ended, as pages are told.

use serde::{Deserialize, Serialize};

/// How a session ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionEnd {
    /// Milliseconds since the Unix epoch.
    pub at: i64,
    /// The reason's stable name.
    pub reason: String,
    /// From where it was closed, if from another session.
    pub by: Option<Closer>,
}

/// The session from which another one was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closer {
    /// The device, in words.
    pub device: String,
    /// The client address, or "unknown"; missing where whoever asks is not to know it.
    pub address: Option<String>,
}

impl SessionEnd {
    /// "Closed by you, from Firefox on Linux": why, without when.
    pub(crate) fn in_words(&self) -> String {
        let from = self.by.as_ref().map_or_else(String::new, |by| format!(" from {}", by.device));
        match self.reason.as_str() {
            "signed-out" => "Signed out".into(),
            "signed-in-again" => "You signed in again in the same browser".into(),
            "closed" => format!("Closed by you{from}"),
            "closed-with-others" => format!("Closed by you with all others{from}"),
            "password-changed" => format!("Closed because the password was changed{from}"),
            "idle" => "Expired after inactivity".into(),
            "expired" => "Expired (maximum session length)".into(),
            "closed-by-administrator" => "Closed by an administrator".into(),
            "account-disabled" => "Closed because the account was disabled".into(),
            "restored" => "Signed out because the service was restored from a backup".into(),
            _ => "Ended".into(),
        }
    }
}
