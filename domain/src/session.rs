//! One signed-in browser or program.

use uuid::Uuid;

use crate::{AccountId, ClientAddress, Device, End, NoRandomness, Policy, StepUpWindow, Timestamp};

/// The public id of a session (`UUIDv7`, RFC 9562): in lists and addresses, never a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(Uuid);

impl SessionId {
    /// A new id that sorts by `now`.
    pub fn generate(now: Timestamp) -> Result<Self, NoRandomness> {
        let mut bytes = [0; 10];
        getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
        let millis = u64::try_from(now.as_millis()).unwrap_or(0);
        Ok(Self(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()))
    }

    /// Reads the id's hyphenated form; anything else is the id of no session.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().filter(|uuid| uuid.to_string() == text).map(Self)
    }

    /// An id as it was stored.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The id as it is stored.
    pub const fn as_uuid(&self) -> &Uuid {
        &self.0
    }
}

impl std::fmt::Display for SessionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Who is at the other end of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Where it connects from.
    pub address: ClientAddress,
    /// What it is.
    pub device: Device,
}

/// A session, open or ended, without anything secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Names the session in lists and addresses; no secret.
    pub id: SessionId,
    /// The account that the session belongs to.
    pub account: AccountId,
    /// When its person signed in.
    pub started_at: Timestamp,
    /// When its person last did something; polls do not count.
    pub last_active_at: Timestamp,
    /// When its person last proved who they are.
    pub proved_at: Timestamp,
    /// The address that it was started from.
    pub started_from: ClientAddress,
    /// The address that it was last active from.
    pub connected_from: ClientAddress,
    /// Its device, as it signed in.
    pub device: Device,
    /// The account's count of changes with which it appeared in the list.
    pub appeared_with: i64,
    /// How it ended; `None` while nothing has ended it in writing. A session that has lapsed is not active all the same.
    pub end: Option<End>,
}

impl Session {
    /// Whether the session is accepted and listed at `now`.
    pub fn is_active(&self, policy: &Policy, now: Timestamp) -> bool {
        let horizon = policy.horizon(now);
        self.end.is_none() && self.last_active_at > horizon.active_after && self.started_at > horizon.started_after
    }

    /// Whether its person proved who they are recently enough to close sessions (ASVS 7.5.2).
    pub fn is_recently_proved(&self, policy: &Policy, now: Timestamp) -> bool {
        match policy.step_up_window {
            StepUpWindow::Within(window) => now.since(self.proved_at) < window,
            StepUpWindow::Never => true,
        }
    }

    /// When the last proof grows too old; nothing when it never does, or has done so.
    pub(crate) fn proof_due_at(&self, policy: &Policy, now: Timestamp) -> Option<Timestamp> {
        match policy.step_up_window {
            StepUpWindow::Within(window) => Some(self.proved_at.plus(window)).filter(|due| now < *due),
            StepUpWindow::Never => None,
        }
    }
}
