//! How a session ended, as pages are told.

use serde::{Deserialize, Serialize};

use crate::language::t;

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
        let device = self.by.as_ref().map(|by| &by.device);
        match (self.reason.as_str(), device) {
            ("signed-out", _) => t!("end-signed-out"),
            ("signed-in-again", _) => t!("end-signed-in-again"),
            ("closed", Some(device)) => t!("end-closed-from", device = device),
            ("closed", None) => t!("end-closed"),
            ("closed-with-others", Some(device)) => t!("end-closed-with-others-from", device = device),
            ("closed-with-others", None) => t!("end-closed-with-others"),
            ("password-changed", Some(device)) => t!("end-password-changed-from", device = device),
            ("password-changed", None) => t!("end-password-changed"),
            ("idle", _) => t!("end-idle"),
            ("expired", _) => t!("end-expired"),
            ("closed-by-administrator", _) => t!("end-closed-by-administrator"),
            ("account-disabled", _) => t!("end-account-disabled"),
            ("restored", _) => t!("end-restored"),
            _ => t!("end-other"),
        }
    }
}
