//! Passwords: which may be chosen, and how they are hashed. No password leaves this module in any form but its hash.

use std::fmt;

pub use hashing::{HashingCost, HashingError, PasswordHash, PasswordHasher};
pub(crate) use hashing_queue::HashingClass;
pub use hashing_queue::PasswordQueue;

mod hashing;
mod hashing_memory;
mod hashing_queue;
mod strength;

/// A password as it was typed: never trimmed, normalised, cut or changed in case (ASVS 6.2.8).
pub struct Password(String);

/// A password that someone chooses. Its length is right; how easy it is to guess is found out when it is hashed.
pub struct NewPassword(Password);

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
    /// A password that someone signs in with: whatever could ever have been chosen.
    pub fn attempt(text: String) -> Result<Self, InvalidPassword> {
        if text.len() > MOST_BYTES { Err(InvalidPassword::TooLong) } else { Ok(Self(text)) }
    }
}

impl NewPassword {
    /// Checks the length, which costs nothing. `PasswordHasher` judges the rest.
    pub fn parse(text: String) -> Result<Self, InvalidPassword> {
        let password = Password::attempt(text)?;
        if password.0.chars().count() < FEWEST_CHARACTERS { Err(InvalidPassword::TooShort) } else { Ok(Self(password)) }
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(redacted)")
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_neither_too_short_nor_too_long() {
        let longest = "x".repeat(MOST_BYTES);
        for (text, answer) in [
            ("kX8#pq2", Err(InvalidPassword::TooShort)),
            ("пароль7", Err(InvalidPassword::TooShort)),
            ("kX8#pq2L", Ok(())),
            (longest.as_str(), Ok(())),
            (&format!("{longest}y"), Err(InvalidPassword::TooLong)),
        ] {
            assert_eq!(NewPassword::parse(text.to_owned()).map(drop), answer, "{text:?}");
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
        let password = Password::attempt("a secret".to_owned()).unwrap();
        let new = NewPassword::parse("a secret".to_owned()).unwrap();
        assert_eq!(format!("{password:?} {new:?}"), "Password(redacted) NewPassword(redacted)");
    }
}
