//! Why nothing is shown any more.

use crate::AppError;
use crate::language::t;
use crate::sessions::SessionEnd;

/// Why nothing is shown any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Over {
    /// The session has ended; with how, if that is known.
    Ended(Option<Box<SessionEnd>>),
    /// Somebody of this login name has signed in, in another session than the page's.
    SignedInAs(String),
}

impl Over {
    /// What a refusal tells of the page's session.
    pub(crate) fn of(error: &AppError) -> Option<Self> {
        match error {
            AppError::SignedOut(end) => Some(Self::Ended(end.clone())),
            AppError::SignedInAs(login_name) => Some(Self::SignedInAs(login_name.clone())),
            _ => None,
        }
    }

    /// What is said of it above all else.
    pub(crate) fn heading(&self) -> String {
        match self {
            Self::Ended(Some(_)) => t!("live-over-closed-heading"),
            Self::Ended(None) => t!("live-over-unknown-heading"),
            Self::SignedInAs(login_name) => t!("live-over-other-heading", name = login_name),
        }
    }
}
