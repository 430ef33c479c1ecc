//! A removal that was asked for and not answered.

use crate::AppError;

/// A removal that was asked for and not answered.
#[derive(Clone, Debug)]
pub(super) struct Unsettled {
    /// The row, or nothing for all of them.
    pub(super) row: Option<String>,
    /// What the row is called.
    pub(super) name: String,
    /// That it was removed.
    pub(super) said: String,
    /// Whether the service has said that it could not answer.
    pub(super) refused: bool,
    /// Whether the person was told that nothing is known.
    pub(super) told: bool,
}

impl Unsettled {
    /// Such a removal; nothing when `error` tells what became of it.
    pub(super) fn after(error: &AppError, row: Option<String>, name: String, said: String) -> Option<Self> {
        let refused = match error {
            AppError::Unreachable => false,
            AppError::Unavailable => true,
            _ => return None,
        };
        Some(Self { row, name, said, refused, told: false })
    }
}
