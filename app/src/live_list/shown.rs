//! A row as its table shows it, whatever it lists: in words, which the server has found in the page's language.

use serde::{Deserialize, Serialize};

/// A row as its table shows it, whatever it lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The public id.
    pub id: String,
    /// The small picture before the name.
    pub icon: Icon,
    /// What it is called.
    pub name: String,
    /// Where the name leads, if anywhere.
    pub link: Option<String>,
    /// Said in small letters below the name, if anything.
    pub note: String,
    /// What to look at twice, in a mark behind the name, if anything.
    pub mark: Option<String>,
    /// Whether it is new to the person who has just come.
    pub is_new: bool,
    /// What else is known of it, shown on demand, if anything.
    pub details: Option<Details>,
    /// What may be done with it and the rows that follow it, if that is anything.
    pub group: Option<Group>,
    /// What stands between the name and the action, in three columns.
    pub cells: Vec<Cell>,
    /// When it began, where its name alone does not tell it from others: milliseconds since the Unix epoch.
    pub began_at: Option<i64>,
    /// What is asked before the row is removed; nothing when only the password is.
    pub question: String,
    /// That it was removed on this page.
    pub removed: String,
}

/// The small picture before a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Icon {
    /// A drawing of a device of this kind.
    Device(String),
    /// A picture at this address, or nothing but the name's first letter.
    Logo(Option<String>),
}

/// What else is known of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// A line each, with `{when}` in the place of the moment.
    pub text: String,
    /// Milliseconds since the Unix epoch.
    pub expires_at: i64,
    /// The page where the row gets a name.
    pub page: String,
}

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// What they are.
    pub text: String,
    /// What may be done with all of them.
    pub action: String,
    /// The page where it is done.
    pub page: String,
}

/// What stands in one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The content.
    pub content: Content,
    /// Said in small letters below, a line each.
    pub note: String,
}

/// The content of a cell. Moments are milliseconds since the Unix epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// When something happened.
    At(i64),
    /// How long ago something happened.
    Ago(i64),
    /// Text, a line each.
    Text(String),
    /// Where an address is, and the address.
    Located(Located),
}

/// Where an address is, and the address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located {
    /// The name of the place, if it is known.
    pub place: Option<String>,
    /// The client address, or "unknown".
    pub address: String,
    /// Who runs the network, if it is known.
    pub network: Option<String>,
}

impl Shown {
    /// The address that one of its cells has; empty where none has one.
    pub(crate) fn address(&self) -> &str {
        self.cells
            .iter()
            .find_map(|cell| match &cell.content {
                Content::Located(located) => Some(located.address.as_str()),
                _ => None,
            })
            .unwrap_or_default()
    }
}
