//! A row as its table shows it, whatever it lists.

/// A row as its table shows it, whatever it lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The public id.
    pub(crate) id: String,
    pub(crate) icon: Icon,
    pub(crate) name: String,
    /// Where the name leads, if anywhere.
    pub(crate) link: Option<String>,
    /// Said in small letters below the name, if anything.
    pub(crate) note: String,
    /// What to look at twice, in a mark behind the name, if anything.
    pub(crate) mark: Option<&'static str>,
    /// Whether it is new to the person who has just come.
    pub(crate) is_new: bool,
    /// What else is known of it, shown on demand, if anything.
    pub(crate) details: Option<Details>,
    /// What may be done with it and the rows that follow it, if that is anything.
    pub(crate) group: Option<Group>,
    /// What stands between the name and the action.
    pub(crate) cells: [Cell; 3],
    /// What assistive technology reads behind the word of the button, and a moment if one follows.
    pub(crate) subject: (String, Option<i64>),
    /// What is asked before the row is removed; nothing when only the password is.
    pub(crate) question: String,
    /// That it came while the page was open.
    pub(crate) came: String,
    /// That it went.
    pub(crate) went: String,
    /// That it was removed on this page.
    pub(crate) removed: String,
}

/// The small picture before a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// A drawing of a device of this kind.
    Device(String),
    /// A picture at this address, or nothing but the name's first letter.
    Logo(Option<String>),
}

/// What else is known of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Details {
    /// A line each.
    pub(crate) text: String,
    /// Milliseconds since the Unix epoch.
    pub(crate) expires_at: i64,
    /// The page where the row gets a name.
    pub(crate) page: String,
}

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// What they are.
    pub(crate) text: String,
    /// What may be done with all of them.
    pub(crate) action: &'static str,
    /// The page where it is done.
    pub(crate) page: String,
}

/// What stands in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The column's name where rows are cards; nothing when the content says it.
    pub(crate) label: Option<&'static str>,
    pub(crate) class: &'static str,
    pub(crate) content: Content,
    /// Said in small letters below, a line each.
    pub(crate) note: String,
}

/// The content of a cell. Moments are milliseconds since the Unix epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Content {
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Located {
    /// The name of the place, if it is known.
    pub(crate) place: Option<String>,
    pub(crate) address: String,
    /// Who runs the network, if it is known.
    pub(crate) network: Option<String>,
}
