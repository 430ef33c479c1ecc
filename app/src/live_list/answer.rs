//! What a page that keeps itself up to date is answered.

use serde::{Deserialize, Serialize};

use crate::live_updates::ShowAnswer;

/// The answer to a poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListAnswer<T> {
    /// The list that the page knows is still true, as of this moment.
    Unchanged(i64),
    /// The list has changed.
    Changed(Box<T>),
}

impl<T: 'static> ListAnswer<T> {
    /// What shows the answer; `show` shows a list and gives the moment that it is true of.
    pub(crate) fn shown_by(self, show: impl FnOnce(T) -> i64 + 'static) -> ShowAnswer {
        match self {
            Self::Unchanged(as_of) => Box::new(move || as_of),
            Self::Changed(list) => Box::new(move || show(*list)),
        }
    }
}
