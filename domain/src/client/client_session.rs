//! What follows at a client from signing in to it: a session of its own, which is to end with ours.

use uuid::Uuid;

use crate::random_id::random_id;
use crate::{AccountId, ClientId, SessionId, Timestamp};

/// The id by which a client knows the session that it was reached through: `sid` (`OpenID` Connect Back-Channel Logout
/// 1.0, 2.1). Each client gets one of its own, so that two of them cannot compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientSessionId(Uuid);

random_id!(ClientSessionId);

impl std::fmt::Display for ClientSessionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A client that was reached through a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachedClient {
    /// The session that it was reached through.
    pub session: SessionId,
    /// The client, by its id.
    pub client: ClientId,
    /// The name that people read.
    pub name: String,
    /// Whether it keeps access when the session ends (`offline_access`).
    pub keeps_access: bool,
    /// What became of notifying it that the session ended.
    pub notice: NoticeState,
    /// How many clients were reached through the session in all, named or not.
    pub of: u32,
    /// Whether any of them is still authorized by what it was signed in with then.
    pub can_revoke: bool,
}

/// What became of notifying a client that a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeState {
    /// The session is open; whether the client will be notified when it ends.
    Open {
        /// Whether it has named an address to be notified at.
        will_be_notified: bool,
    },
    /// It has named no address to be notified at; what it got through the session has ended, and it notices by this moment.
    CannotBeNotified {
        /// When the last of its access tokens would have run out.
        ends_by: Timestamp,
    },
    /// It is being notified, or was not reached yet.
    Pending {
        /// How often it was tried in vain.
        attempts: u32,
        /// When it is tried again.
        next_at: Timestamp,
    },
    /// It has confirmed.
    Delivered {
        /// When it confirmed.
        at: Timestamp,
    },
    /// It has said that it has no such session.
    NoSuchSession {
        /// When it said so.
        at: Timestamp,
    },
}

/// A client to be notified that a session ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoutNotice {
    /// The session as the client knows it.
    pub id: ClientSessionId,
    /// The client, by its id.
    pub client: ClientId,
    /// The account as the client knows it.
    pub account: AccountId,
    /// Where it is notified.
    pub uri: String,
    /// How often it was tried in vain.
    pub attempts: u32,
}
