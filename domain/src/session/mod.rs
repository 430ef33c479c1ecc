//! One signed-in browser or program.

pub(crate) mod activity;
pub(crate) mod authentication;
pub(crate) mod authentication_method;
pub(crate) mod closing;
pub(crate) mod device;
pub(crate) mod end;
pub(crate) mod id;
pub(crate) mod list;
pub(crate) mod list_version;
pub(crate) mod name;
pub(crate) mod naming;

use crate::{
    AccountId, AuthenticationMethod, ClientAddress, Device, End, EndReason, HISTORY, Place, Policy, SessionId,
    SessionName, StepUpWindow, Timestamp, TokenHash,
};

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
    /// When its person last authenticated.
    pub authenticated_at: Timestamp,
    /// How its person signed in.
    pub authentication_method: AuthenticationMethod,
    /// The address that it was started from.
    pub started_from: ClientAddress,
    /// Where that is, if it was known.
    pub started_in: Option<Place>,
    /// The address that it was last active from.
    pub connected_from: ClientAddress,
    /// Where that is, if it was known.
    pub connected_in: Option<Place>,
    /// Whether its account had not been in one of its places for [`FAMILIAR_FOR`](crate::FAMILIAR_FOR), and had been elsewhere.
    pub is_new_place: bool,
    /// Whether its account had not been used with its browser for [`FAMILIAR_FOR`](crate::FAMILIAR_FOR), and had been with another.
    pub is_new_browser: bool,
    /// What its person calls it.
    pub name: Option<SessionName>,
    /// The browser's own token, by which several sessions of one browser are known for such.
    pub browser: Option<TokenHash>,
    /// Its device, as it signed in.
    pub device: Device,
    /// The account's count of changes with which it appeared in the list.
    pub appeared_with: i64,
    /// How it ended; `None` while nothing has ended it in writing. A session that has expired is not active all the same.
    pub end: Option<End>,
}

impl Session {
    /// Whether the session is accepted and listed at `now`.
    pub fn is_active(&self, policy: &Policy, now: Timestamp) -> bool {
        let cutoff = policy.cutoff(now);
        self.end.is_none() && self.last_active_at > cutoff.active_after && self.started_at > cutoff.started_after
    }

    /// Whether somebody who looks for strangers should look at its browser twice: it was new to the account a week ago or
    /// later, which is as long as an end is remembered.
    pub fn is_with_new_browser(&self, now: Timestamp) -> bool {
        self.is_new_browser && now.since(self.started_at) < HISTORY
    }

    /// When it expires if nothing else happens to it, and by which timeout.
    pub fn expiry(&self, policy: &Policy) -> (Timestamp, EndReason) {
        let idle = self.last_active_at.plus(policy.idle_timeout);
        let expired = self.started_at.plus(policy.session_lifetime);
        if idle < expired { (idle, EndReason::IdleTimeout) } else { (expired, EndReason::AbsoluteTimeout) }
    }

    /// Whether its person authenticated recently enough to close sessions (ASVS 7.5.2).
    pub fn is_recently_authenticated(&self, policy: &Policy, now: Timestamp) -> bool {
        match policy.step_up_window {
            StepUpWindow::Within(window) => now.since(self.authenticated_at) < window,
            StepUpWindow::Never => true,
        }
    }

    /// When the last authentication becomes too old; nothing when it never does, or has done so.
    pub(crate) fn reauthentication_due_at(&self, policy: &Policy, now: Timestamp) -> Option<Timestamp> {
        match policy.step_up_window {
            StepUpWindow::Within(window) => Some(self.authenticated_at.plus(window)).filter(|due| now < *due),
            StepUpWindow::Never => None,
        }
    }
}
