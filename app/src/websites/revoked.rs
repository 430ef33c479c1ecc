//! Websites that were revoked beside something else, by name.

use serde::{Deserialize, Serialize};

use crate::language::t;

/// Websites that were revoked: the first by name, so that a notice fits into a cookie, and how many more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedWebsites {
    /// Names.
    pub names: Vec<String>,
    /// How many there are besides.
    pub more: u32,
}

impl RevokedWebsites {
    /// "Revoked: Wiki, Mail."
    pub(crate) fn in_words(&self) -> String {
        let mut names = self.names.iter();
        let Some(first) = names.next() else { return t!("live-revoked-none") };
        let names = names.fold(first.clone(), |names, name| t!("live-revoked-names", names = names, name = name));
        match self.more {
            0 => t!("live-revoked", names = names),
            more => t!("live-revoked-and-more", names = names, count = more),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_revoked_is_named_and_nothing_else() {
        for (names, more, words) in [
            ("", 0, "There was no website to revoke."),
            ("Wiki", 0, "Revoked: Wiki."),
            ("Wiki Mail", 0, "Revoked: Wiki, Mail."),
            ("Wiki Mail", 7, "Revoked: Wiki, Mail and 7 more."),
        ] {
            let names = names.split_whitespace().map(str::to_owned).collect();
            assert_eq!(RevokedWebsites { names, more }.in_words(), words);
        }
    }
}
