//! What a page says of its list, beside the rows themselves.

/// What a page says of its list.
pub(crate) struct ListWords {
    /// The table's caption.
    pub(crate) caption: &'static str,
    /// The table's columns: the name, three more, and the action.
    pub(crate) columns: [&'static str; 5],
    /// That several rows came while the page was open.
    pub(crate) came: fn(usize) -> String,
    /// That several went.
    pub(crate) went: fn(usize) -> String,
    /// Why the password is asked for.
    pub(crate) password_due: &'static str,
    /// Of removing one row.
    pub(crate) remove: RemoveWords,
    /// Of removing all.
    pub(crate) remove_all: RemoveAllWords,
}

/// What is said of removing one row, and where its button sends its form.
pub(crate) struct RemoveWords {
    /// The server function's address.
    pub(crate) action: &'static str,
    /// The name of the field with the row's id.
    pub(crate) field: &'static str,
    /// What the button says.
    pub(crate) button: &'static str,
    /// What the button of the question below the row says.
    pub(crate) answer: &'static str,
    /// What both say while it is being done.
    pub(crate) busy: &'static str,
    /// What stands in the place of a row that has gone.
    pub(crate) gone: &'static str,
    /// "was not closed": that it was not done to one row, and to several.
    pub(crate) not_removed: [&'static str; 2],
    /// "is still open": what one row is as long as it was not done, and what several are.
    pub(crate) still: [&'static str; 2],
    /// Whether it is asked first, although no password is due.
    pub(crate) asks_first: bool,
}

/// What is said of removing a number of rows.
pub(crate) struct RemoveAllWords {
    /// The page that asks where there is no JavaScript.
    pub(crate) page: &'static str,
    /// What the button says that opens the dialog.
    pub(crate) opener: fn(u32) -> String,
    /// What the dialog asks.
    pub(crate) question: fn(u32) -> String,
    /// What follows.
    pub(crate) consequence: &'static str,
    /// What may be done besides, if anything.
    pub(crate) choice: Option<&'static str>,
    /// What the button says that does it.
    pub(crate) answer: fn(u32) -> String,
    /// What the rows are called together, within a sentence and where one begins.
    pub(crate) rows: [&'static str; 2],
    /// That there are none any more.
    pub(crate) done: &'static str,
}
