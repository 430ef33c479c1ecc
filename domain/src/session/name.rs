//! What a person calls a session.

use std::fmt;

/// What a person calls a session, shown instead of its device: trimmed, 1 to [`Self::LONGEST`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionName(String);

/// Why a text cannot name a session.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a name has at most 40 characters, all of which can be seen")]
pub struct InvalidSessionName;

impl SessionName {
    /// The most characters of a name.
    pub const LONGEST: usize = 40;

    /// Trims and checks; an empty text is no name.
    pub fn parse(text: &str) -> Result<Option<Self>, InvalidSessionName> {
        let name = text.trim();
        if name.chars().count() > Self::LONGEST || name.chars().any(is_invisible) {
            return Err(InvalidSessionName);
        }
        Ok((!name.is_empty()).then(|| Self(name.to_owned())))
    }

    /// The name that was stored.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The name in its one form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Control characters, and those that turn the direction of the text around them or take no room: they could have a
/// session pass for another.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

impl fmt::Display for SessionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_trimmed_and_none_is_empty() {
        let name = |text| SessionName::parse(text).unwrap().map(|name| name.to_string());
        assert_eq!(name("  Büro, 2. Stock "), Some("Büro, 2. Stock".to_owned()));
        assert_eq!(name("  "), None);
        assert_eq!(name(&"ü".repeat(40)), Some("ü".repeat(40)));
    }

    #[test]
    fn names_that_are_too_long_or_could_deceive_are_refused() {
        for text in [&"a".repeat(41), "a\nb", "a\0", "\u{202e}emoh", "home\u{200b}"] {
            assert_eq!(SessionName::parse(text), Err(InvalidSessionName), "{text:?}");
        }
    }
}
