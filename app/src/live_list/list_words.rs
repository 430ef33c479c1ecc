//! What a page says of its list, beside the rows themselves: keys of messages, which the browser says by itself.

use crate::language::{Argument, say};

/// What a page says of its list.
pub(crate) struct ListWords {
    /// The table's caption.
    pub(crate) caption: &'static str,
    /// The table's columns: the name, three more, and the action.
    pub(crate) columns: [&'static str; 5],
    /// What the three say where rows are cards (nothing when the content says it), and their classes.
    pub(crate) cells: [(Option<&'static str>, &'static str); 3],
    /// What marks a row that is new.
    pub(crate) new: &'static str,
    /// That a row came while the page was open, and that several did.
    pub(crate) came: [&'static str; 2],
    /// That a row went, and that several did.
    pub(crate) went: [&'static str; 2],
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
    /// What the button says, and the same with what it is about.
    pub(crate) button: [&'static str; 2],
    /// What it says while it is being done, and the same with what it is about.
    pub(crate) busy: [&'static str; 2],
    /// What the button of the question below the row says.
    pub(crate) answer: &'static str,
    /// What stands in the place of a row that has gone.
    pub(crate) gone: &'static str,
    /// What the box says by which a row is selected.
    pub(crate) select: &'static str,
    /// That it was not done to one row, to several, and to all, for a reason.
    pub(crate) not_removed: [&'static str; 3],
    /// The same without an answer, where the rows are there.
    pub(crate) still: [&'static str; 3],
    /// The same without an answer, where that is not known.
    pub(crate) maybe: [&'static str; 3],
    /// Whether it is asked first, although no password is due.
    pub(crate) asks_first: bool,
}

/// What is said of removing a number of rows.
pub(crate) struct RemoveAllWords {
    /// The page that asks where there is no JavaScript.
    pub(crate) page: &'static str,
    /// What the button says that opens the dialog.
    pub(crate) opener: &'static str,
    /// What the dialog asks.
    pub(crate) question: &'static str,
    /// What follows.
    pub(crate) consequence: &'static str,
    /// What may be done besides, if anything.
    pub(crate) choice: Option<&'static str>,
    /// What the button says that does it.
    pub(crate) answer: &'static str,
    /// That there are none any more.
    pub(crate) done: &'static str,
}

/// The message of this key with a number.
pub(crate) fn with_count(key: &str, count: u32) -> String {
    say(key, &[("count", Argument::Number(count))])
}

/// The message of this key with a name, and when what is called so began.
pub(crate) fn with_name(key: &str, name: &str, when: String) -> String {
    say(key, &[("name", name.into()), ("when", when.into())])
}
