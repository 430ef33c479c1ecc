//! How a session ended: once, for good, and accounted for.

use crate::{ClientAddress, Device, SessionId, Timestamp};

/// The end of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// When it ended.
    pub at: Timestamp,
    /// Why it ended.
    pub reason: EndReason,
    /// From where it was closed, when a session of the same account closed it.
    pub by: Option<ClosedBy>,
}

/// The session from which another one was closed, as it was at that moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedBy {
    /// Names the session in lists and addresses; no secret.
    pub session: SessionId,
    /// Its device.
    pub device: Device,
    /// The address that the request to close came from.
    pub address: ClientAddress,
    /// What people call the place where it was closed, when that was a page of another origin.
    pub place: Option<String>,
}

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EndReason {
    /// Its person signed out in it.
    SignedOut,
    /// Its browser signed in anew.
    SignedInAgain,
    /// It was closed from another session of the account.
    Closed,
    /// It was closed from another session together with all others.
    ClosedWithOthers,
    /// The password was changed, and the other sessions were closed with it.
    PasswordChanged,
    /// Nobody was active in it for the idle timeout.
    IdleTimeout,
    /// It reached its absolute lifetime.
    AbsoluteTimeout,
    /// An operator closed it.
    ClosedByAdministrator,
    /// An operator disabled the account.
    AccountDisabled,
    /// The database was restored from a backup, which does not know what was closed since.
    Restored,
    /// A reason that a newer version of the service wrote.
    Other,
}

const NAMES: [(EndReason, &str); 11] = [
    (EndReason::SignedOut, "signed-out"),
    (EndReason::SignedInAgain, "signed-in-again"),
    (EndReason::Closed, "closed"),
    (EndReason::ClosedWithOthers, "closed-with-others"),
    (EndReason::PasswordChanged, "password-changed"),
    (EndReason::IdleTimeout, "idle"),
    (EndReason::AbsoluteTimeout, "expired"),
    (EndReason::ClosedByAdministrator, "closed-by-administrator"),
    (EndReason::AccountDisabled, "account-disabled"),
    (EndReason::Restored, "restored"),
    (EndReason::Other, "other"),
];

impl EndReason {
    /// Every reason.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(reason, _)| *reason)
    }

    /// The reason's stable name, in storage and on the wire.
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|(reason, _)| *reason == self).map_or("other", |(_, name)| name)
    }

    /// Reads a stable name; one from a newer version is [`Self::Other`], and the session stays ended.
    pub fn parse(name: &str) -> Self {
        NAMES.iter().find(|(_, known)| *known == name).map_or(Self::Other, |(reason, _)| *reason)
    }
}
