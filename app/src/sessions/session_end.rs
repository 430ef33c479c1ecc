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
