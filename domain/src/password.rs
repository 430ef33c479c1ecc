//! Which passwords may be chosen. No password leaves this module, in no form but its hash.

use std::fmt;

pub use hashing::{HashingError, PasswordHash, PasswordHasher, PasswordQueue};

mod hashing;

/// A password as it was typed: never trimmed, normalised, cut or changed in case (ASVS 6.2.8).
pub struct Password(String);

/// Why a text is refused as a password.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPassword {
    /// It has less than 8 characters (ASVS 6.2.1).
    #[error("a password has at least 8 characters")]
    TooShort,
    /// It has more than 1000 bytes.
    #[error("a password has at most 1000 bytes")]
    TooLong,
    /// It is among the first that an attacker tries (ASVS 6.2.4).
    #[error("this password is easy to guess")]
    TooCommon,
}

const FEWEST_CHARACTERS: usize = 8;

/// ASVS 6.2.9 wants 64 characters at least; without a limit a request could buy a lot of hashing.
const MOST_BYTES: usize = 1000;

impl Password {
    /// A password that someone chooses for `login_name`.
    pub fn new_choice(text: String, login_name: &str) -> Result<Self, InvalidPassword> {
        let password = Self::attempt(text)?;
        if password.0.chars().count() < FEWEST_CHARACTERS {
            return Err(InvalidPassword::TooShort);
        }
        if is_common(&password.0, login_name) {
            return Err(InvalidPassword::TooCommon);
        }
        Ok(password)
    }

    /// A password that someone signs in with: whatever could ever have been chosen.
    pub fn attempt(text: String) -> Result<Self, InvalidPassword> {
        if text.len() > MOST_BYTES { Err(InvalidPassword::TooLong) } else { Ok(Self(text)) }
    }
}

/// Whether less than a million guesses find it. The estimate looks at no more than the first 100 characters, and at the
/// words in the login name too.
fn is_common(password: &str, login_name: &str) -> bool {
    let words = login_name.split(|letter: char| !letter.is_alphanumeric());
    let known: Vec<_> = words.chain([login_name]).collect();
    zxcvbn::zxcvbn(password, &known).score() <= zxcvbn::Score::One
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(text: &str) -> Result<(), InvalidPassword> {
        Password::new_choice(text.to_owned(), "ada.lovelace").map(drop)
    }

    #[test]
    fn a_choice_is_long_enough_not_too_long_and_not_what_everybody_tries() {
        let (longest, too_long) = ("kX8#pq2L ".repeat(111) + "x", "kX8#pq2L ".repeat(111) + "xy");
        for (text, answer) in [
            ("kX8#pq2", Err(InvalidPassword::TooShort)),
            ("пароль7", Err(InvalidPassword::TooShort)),
            ("kX8#pq2L", Ok(())),
            ("Всё хорошо, прекрасная маркиза", Ok(())),
            ("correct horse battery staple", Ok(())),
            (longest.as_str(), Ok(())),
            (too_long.as_str(), Err(InvalidPassword::TooLong)),
            ("password", Err(InvalidPassword::TooCommon)),
            ("Password123!", Err(InvalidPassword::TooCommon)),
            ("12345678", Err(InvalidPassword::TooCommon)),
            ("qwertyuiop", Err(InvalidPassword::TooCommon)),
            ("aaaaaaaaaaaaaaaaaaaaaaaa", Err(InvalidPassword::TooCommon)),
            ("ada.lovelace", Err(InvalidPassword::TooCommon)),
            ("Lovelace1", Err(InvalidPassword::TooCommon)),
        ] {
            assert_eq!(choose(text), answer, "{text:?}");
        }
    }

    #[test]
    fn an_attempt_may_be_anything_but_too_long() {
        for (text, accepted) in [("", true), ("x", true), ("password", true), (&"x".repeat(1000), true)] {
            assert_eq!(Password::attempt(text.to_owned()).is_ok(), accepted);
        }
        assert_eq!(Password::attempt("x".repeat(1001)).map(drop), Err(InvalidPassword::TooLong));
    }

    #[test]
    fn debug_output_holds_no_secret() {
        let password = Password::attempt("secret".to_owned()).unwrap();
        assert_eq!(format!("{password:?}"), "Password(redacted)");
    }
}
