//! Origins as the setting `EMBED_ORIGINS` names them.

use std::str::FromStr;

use crate::{EmbedOrigin, InvalidOrigin};

/// Origins in whose pages the session's own cookie, passed on by a proxy, may show sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmbedOrigins(Vec<EmbedOrigin>);

/// An entry that is no origin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{entry:?} {problem}")]
pub struct InvalidOrigins {
    entry: String,
    problem: InvalidOrigin,
}

impl EmbedOrigins {
    /// Whether `origin` is one of them.
    pub fn contain(&self, origin: &EmbedOrigin) -> bool {
        self.0.contains(origin)
    }
}

impl FromStr for EmbedOrigins {
    type Err = InvalidOrigins;

    /// Reads origins with commas or spaces between them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let entries = text.split(|end: char| end == ',' || end.is_whitespace()).filter(|entry| !entry.is_empty());
        let read = |entry: &str| {
            EmbedOrigin::parse(entry).map_err(|problem| InvalidOrigins { entry: entry.to_owned(), problem })
        };
        entries.map(read).collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_names_several_origins_and_each_is_one() {
        let origins: EmbedOrigins = "https://a.example.com, https://b.example.com\n".parse().unwrap();
        let contain = |text| origins.contain(&EmbedOrigin::parse(text).unwrap());
        assert!(contain("https://a.example.com") && contain("https://b.example.com"));
        assert!(!contain("https://c.example.com"));
        assert_eq!("".parse(), Ok(EmbedOrigins::default()));
        let refusal = "https://a.example.com https://B.example.com".parse::<EmbedOrigins>().unwrap_err();
        let expected =
            "\"https://B.example.com\" is not written as browsers write an origin; write https://b.example.com";
        assert_eq!(refusal.to_string(), expected);
    }
}
