//! Who signs in, and by which name.

pub(crate) mod administration;
pub(crate) mod attempt;
pub(crate) mod overview;
pub(crate) mod password;
pub(crate) mod password_change;
pub(crate) mod reauthentication;
pub(crate) mod securing;
pub(crate) mod sign_in;
pub(crate) mod throttle;
pub(crate) mod undecided_attempts;

use std::fmt;

use uuid::Uuid;

use crate::Timestamp;

/// The stable id of an account; names may change hands, ids do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AccountId(Uuid);

impl AccountId {
    /// A new id.
    pub fn generate() -> Result<Self, crate::NoRandomness> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|_| crate::NoRandomness)?;
        Ok(Self(uuid::Builder::from_random_bytes(bytes).into_uuid()))
    }

    /// An id as it was stored.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// Reads what [`fmt::Display`] wrote; anything else is the id of nobody.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().filter(|uuid| uuid.to_string() == text).map(Self)
    }

    /// The id as it is stored.
    pub const fn as_uuid(&self) -> &Uuid {
        &self.0
    }
}

/// The hyphenated form, by which clients know the account (`sub`, `OpenID` Connect Core 1.0, 2).
impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An account, without anything secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Names the account for good; login names may change hands.
    pub id: AccountId,
    /// The name that it signs in by.
    pub login_name: LoginName,
}

/// A name to sign in by: ASCII letters, digits and `. _ - @ +`, compared without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LoginName(String);

/// Why a text cannot be a login name.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a login name has 1 to 64 characters: letters, digits and . _ - @ +")]
pub struct InvalidLoginName;

const LONGEST_LOGIN_NAME: usize = 64;

impl LoginName {
    /// Trims, lowers the case and checks.
    pub fn parse(text: &str) -> Result<Self, InvalidLoginName> {
        let name = text.trim().to_ascii_lowercase();
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-@+".contains(&byte);
        if name.is_empty() || name.len() > LONGEST_LOGIN_NAME || !name.bytes().all(allowed) {
            return Err(InvalidLoginName);
        }
        Ok(Self(name))
    }

    /// The name in its one form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LoginName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An account, as an operator sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSummary {
    /// The account.
    pub account: Account,
    /// When it was created.
    pub created_at: Timestamp,
    /// Whether it is disabled.
    pub disabled: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_trimmed_and_lowered() {
        assert_eq!(LoginName::parse("  Ada.Lovelace ").unwrap().as_str(), "ada.lovelace");
    }

    #[test]
    fn names_that_could_deceive_or_break_are_refused() {
        let long = "a".repeat(65);
        for text in ["", "  ", "a b", "<b>", "ad\u{430}", "a\0", "a\nb", "/../", long.as_str()] {
            assert_eq!(LoginName::parse(text), Err(InvalidLoginName), "{text:?}");
        }
    }
}
