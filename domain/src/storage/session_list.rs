//! Sessions in a list, as storage reads them.

use std::collections::HashMap;

use crate::{AccountId, ClientAddress, Cutoff, ReachedClient, Session, SessionId, Timestamp};

/// Which part of an account's list to read.
#[derive(Clone, Debug)]
pub struct SessionQuery {
    /// The account that the sessions belong to.
    pub account: AccountId,
    /// The session that comes first whatever the page.
    pub current: SessionId,
    /// What active means now.
    pub cutoff: Cutoff,
    /// Which others come first.
    pub order: SessionOrder,
    /// Only sessions that started before this one, when given.
    pub before: Option<SessionId>,
    /// How many of the others come before the page.
    pub skip: u32,
    /// How many others at most.
    pub limit: u32,
    /// Ended sessions are listed when they ended after this.
    pub ended_after: Timestamp,
    /// How many ended sessions at most.
    pub ended_limit: u32,
    /// Whether many sessions that ended together are listed as one.
    pub fold_ended: bool,
}

/// The order of active sessions in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SessionOrder {
    /// The newest start first.
    #[default]
    Started,
    /// The latest activity first.
    LastActive,
}

/// So many sessions that ended by one act are listed as one, where that is asked for.
pub const FOLDED_FROM: u32 = 10;

/// For how many clients an ended session says what became of telling them.
pub const RECEIPTS_AT_MOST: u32 = 20;

/// One page of an account's list, read in one snapshot.
#[derive(Clone, Debug)]
pub struct SessionPage {
    /// The current session.
    pub current: Option<Session>,
    /// Active other sessions, in the order that was asked for.
    pub others: Vec<Session>,
    /// How many other active sessions there are in all.
    pub others_total: u64,
    /// Whether there are more of them after those of the page.
    pub has_older: bool,
    /// Ended sessions, the latest end first.
    pub ended: Vec<Session>,
    /// How many sessions ended together with one of them, itself included, which alone is listed.
    pub ended_together: HashMap<SessionId, u64>,
    /// Clients that were reached through the sessions of the page, session by session; of an open one the first
    /// three, of an ended one the first [`RECEIPTS_AT_MOST`].
    pub reached: Vec<ReachedClient>,
    /// The account's count of changes.
    pub changes: i64,
    /// The least `last_active_at` of all active sessions, the current one included.
    pub least_active_at: Option<Timestamp>,
    /// The least `started_at` of all active sessions, the current one included.
    pub least_started_at: Option<Timestamp>,
    /// The earliest end of all ended sessions since `ended_after`.
    pub earliest_end: Option<Timestamp>,
}

/// Where the active sessions of all accounts are connected from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionAddresses {
    /// How many active sessions there are.
    pub active: u64,
    /// The addresses that most of them share, with how many do, the most first.
    pub most: Vec<(ClientAddress, u64)>,
}
