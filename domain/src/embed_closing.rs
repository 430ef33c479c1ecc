//! How sessions are closed from the list in another page.

use std::fmt;
use std::str::FromStr;

/// What a close in the list of a product's page leads to; the later, the stricter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EmbedClosing {
    /// It closes there, as on the service's own page.
    Direct,
    /// It leads to the service's own page, which names the session and closes it.
    Confirm,
    /// The list is only to be read.
    Never,
}

const NAMES: [(EmbedClosing, &str); 3] =
    [(EmbedClosing::Direct, "direct"), (EmbedClosing::Confirm, "confirm"), (EmbedClosing::Never, "never")];

/// A word that is no way of closing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no way of closing; there are direct, confirm and never")]
pub struct UnknownClosing(pub String);

impl EmbedClosing {
    /// The name in commands and in storage.
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|(closing, _)| *closing == self).map_or("", |(_, name)| name)
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Result<Self, UnknownClosing> {
        let known = NAMES.iter().find(|(_, known)| *known == name).map(|(closing, _)| *closing);
        known.ok_or_else(|| UnknownClosing(name.to_owned()))
    }
}

impl fmt::Display for EmbedClosing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EmbedClosing {
    type Err = UnknownClosing;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::parse(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_closing_have_an_order_and_read_back() {
        assert!(EmbedClosing::Direct < EmbedClosing::Confirm && EmbedClosing::Confirm < EmbedClosing::Never);
        for (closing, name) in NAMES {
            assert_eq!((closing.as_str(), EmbedClosing::parse(name)), (name, Ok(closing)));
        }
        assert_eq!(EmbedClosing::parse("Direct"), Err(UnknownClosing("Direct".into())));
    }
}
