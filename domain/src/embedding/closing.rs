//! How sessions are closed from a page of another origin.

/// How sessions are closed by an embed token. The greater closes with less ado.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EmbedClosing {
    /// Not at all: the token only reads.
    Never,
    /// Each close leads to the service's own page, which asks.
    Confirm,
    /// In place, as long as the last authentication of the person is recent enough.
    Direct,
}

const NAMES: [(EmbedClosing, &str); 3] =
    [(EmbedClosing::Never, "never"), (EmbedClosing::Confirm, "confirm"), (EmbedClosing::Direct, "direct")];

/// A way of closing that the service does not know.
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
        let found = NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(closing, _)| *closing).ok_or_else(|| UnknownClosing(name.to_owned()))
    }

    /// Reads a name as it was stored; one of a newer version closes nothing.
    pub fn from_stored(name: &str) -> Self {
        Self::parse(name).unwrap_or(Self::Never)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_of_closing_of_a_newer_version_closes_nothing() {
        for closing in [EmbedClosing::Never, EmbedClosing::Confirm, EmbedClosing::Direct] {
            assert_eq!(EmbedClosing::from_stored(closing.as_str()), closing);
        }
        assert_eq!(EmbedClosing::from_stored("with-a-fanfare"), EmbedClosing::Never);
        assert_eq!(EmbedClosing::Direct.min(EmbedClosing::Confirm), EmbedClosing::Confirm);
        assert_eq!(EmbedClosing::Confirm.min(EmbedClosing::Never), EmbedClosing::Never);
    }
}
