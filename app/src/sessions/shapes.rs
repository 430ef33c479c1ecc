//! The shapes of what the service answers about sessions.

use serde::{Deserialize, Serialize};

use super::session_end::SessionEnd;
use crate::live_list::Shown;
use crate::websites::RevokedWebsites;

/// An active session: what is known of it, and what its row shows, which is all that the page reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// What is known of it.
    #[serde(flatten, skip_deserializing)]
    pub facts: SessionFacts,
    /// What its row shows.
    pub shown: Shown,
}

/// What is known of an active session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SessionFacts {
    /// The public id, as in the API.
    pub id: String,
    /// What its person calls it.
    pub name: Option<String>,
    /// The device, in words.
    pub device: String,
    /// The device's kind: "computer", "phone", "tablet", "program" or "unknown".
    pub kind: String,
    /// The browser or program with its major version, such as "Firefox 144", if that is known.
    pub browser: Option<String>,
    /// Milliseconds since the Unix epoch.
    pub started_at: i64,
    /// How its person signed in: "pwd", or "other".
    pub method: String,
    /// Milliseconds since the Unix epoch.
    pub last_active_at: i64,
    /// The client address, or "unknown".
    pub connected_from: String,
    /// Where that is, if it is known.
    pub connected_in: Option<PlaceNames>,
    /// Where it was started from, if that was elsewhere.
    pub started_from: Option<String>,
    /// The name of the place where that is, if it is known.
    pub started_in: Option<String>,
    /// Whether its account had not been in one of its places lately.
    pub is_new_place: bool,
    /// Whether its account had not been used with its browser lately.
    pub is_new_browser: bool,
    /// Whether it was started since this browser looked at the list last.
    pub is_since_last_visit: bool,
    /// When it expires if nothing else happens to it, in milliseconds since the Unix epoch.
    pub expires_at: i64,
    /// The ids of all sessions of its browser on the page, in the first row of several.
    pub of_browser: Vec<String>,
    /// Names of websites that were signed in to through it; those that cannot be told when it is closed come last.
    pub websites: Vec<String>,
    /// How many there are in all, named or not.
    pub websites_total: u32,
    /// How many of the named cannot be told when it is closed.
    pub untold: u32,
}

/// Where an address is, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PlaceNames {
    /// City and country, such as "Vienna, Austria".
    pub name: Option<String>,
    /// Who runs the network.
    pub network: Option<String>,
}

/// An ended session: what is known of it, and what its row shows, which is all that the page reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedRow {
    /// What is known of it.
    #[serde(flatten, skip_deserializing)]
    pub facts: EndedFacts,
    /// What its row shows.
    pub shown: EndedShown,
}

/// What the row of an ended session shows, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedShown {
    /// The public id, as in the API.
    pub id: String,
    /// The device's kind.
    pub kind: String,
    /// Its name or its device, or how many sessions it stands for.
    pub name: String,
    /// How it ended.
    pub end: String,
    /// When it ended, in milliseconds since the Unix epoch.
    pub ended_at: i64,
    /// The client address, if it stands for no other session.
    pub address: Option<String>,
    /// The page that shows the sessions that it stands for.
    pub page: Option<String>,
    /// What became of telling the websites that were signed in to through it, a line each.
    pub receipts: Vec<ReceiptLine>,
    /// Whether any of them is still authorized by what it was signed in with then.
    pub can_revoke: bool,
}

/// What became of telling one website, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptLine {
    /// What stands before the website's name.
    pub before: String,
    /// The website's name.
    pub website: String,
    /// What stands behind it.
    pub after: String,
    /// A moment that follows, in milliseconds since the Unix epoch.
    pub at: Option<i64>,
    /// What stands behind the moment.
    pub rest: String,
    /// Whether the website has confirmed.
    pub is_confirmed: bool,
}

/// What is known of an ended session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EndedFacts {
    /// The public id, as in the API.
    pub id: String,
    /// How many ended together with it, itself included, if it stands for all of them.
    pub together: Option<u32>,
    /// What its person called it.
    pub name: Option<String>,
    /// The device, in words.
    pub device: String,
    /// The device's kind.
    pub kind: String,
    /// The client address, or "unknown".
    pub connected_from: String,
    /// How it ended, which is known of every one.
    pub end: Option<SessionEnd>,
    /// What became of telling the websites that were signed in to through it.
    pub receipts: Vec<Receipt>,
    /// How many websites there are in all, named or not.
    pub receipts_total: u32,
    /// Whether any of them is still authorized by what it was signed in with then.
    pub can_revoke: bool,
}

/// What became of telling a website that a session has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The website's name.
    pub website: String,
    /// Whether it keeps access while the person is signed out.
    pub keeps_access: bool,
    /// How far it is.
    pub state: ReceiptState,
}

/// How far telling a website is. Times are milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", expect(dead_code, reason = "only the server knows of any"))]
pub enum ReceiptState {
    /// It has confirmed.
    Confirmed {
        /// When it confirmed.
        at: i64,
    },
    /// It is being told, or was not reached yet.
    Pending {
        /// How often it was tried in vain.
        attempts: u32,
        /// When it is tried again.
        next_at: i64,
    },
    /// It has said that it has no such session.
    NoSuchSession {
        /// When it said so.
        at: i64,
    },
    /// It has named no place to be told at.
    CannotBeTold {
        /// When the last of its access has ended.
        ends_by: i64,
    },
}

/// One page of the account's sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionList {
    /// The session that asked.
    pub current: SessionRow,
    /// Active other sessions, in the order that was asked for; those of one browser follow each other.
    pub others: Vec<SessionRow>,
    /// How many other active sessions there are in all.
    pub others_total: u32,
    /// How many of them are looked for.
    pub matching: u32,
    /// The page, of which the first is 1.
    pub page: u32,
    /// Whether there are more of them after those of the page.
    pub has_older: bool,
    /// Sessions that ended lately, the latest end first.
    pub ended: Vec<EndedRow>,
    /// Whether closing would ask for the password first.
    pub password_due: bool,
    /// Names this state of the list, to ask for changes since.
    pub version: String,
    /// The moment that it is true of, in milliseconds since the Unix epoch.
    pub as_of: i64,
}

/// What became of closing all others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OthersClosed {
    /// How many were closed.
    #[serde(skip_deserializing)]
    pub count: u32,
    /// The devices of those that the list did not show yet that the person was looking at.
    #[serde(skip_deserializing)]
    pub unseen: Vec<String>,
    /// The websites that were revoked with them, if that was asked for.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<RevokedWebsites>,
    /// All of that in words.
    pub said: String,
}
