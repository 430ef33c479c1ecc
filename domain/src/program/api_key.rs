//! Keys by which an operator's own programs use the service: each may do what its scopes name, and nothing else.

use std::collections::BTreeSet;
use std::fmt;

use uuid::Uuid;

use crate::random_id::random_id;
use crate::secret_token::prefixed_token;
use crate::{EmbedClosing, EmbedOrigin, SecretToken, Timestamp};

/// The public id of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ApiKeyId(Uuid);

random_id!(ApiKeyId);

impl ApiKeyId {
    /// Reads what [`fmt::Display`] wrote; anything else is the id of no key.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().filter(|uuid| uuid.to_string() == text).map(Self)
    }
}

impl fmt::Display for ApiKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A key, without anything secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// Names the key in lists and commands; no secret.
    pub id: ApiKeyId,
    /// What the operator calls it.
    pub name: String,
    /// What it may do.
    pub scopes: ApiScopes,
    /// In pages of which origins it may have sessions shown.
    pub embed_origins: Vec<EmbedOrigin>,
    /// How sessions are closed there.
    pub embed_closing: EmbedClosing,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used, to the minute; never, when there is none.
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked; from then on it may do nothing.
    pub revoked_at: Option<Timestamp>,
}

/// One thing that a key may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApiScope {
    /// Ask whether a session token is good.
    Verify,
    /// Follow which sessions end.
    Revocations,
    /// List the sessions of any account.
    ReadSessions,
    /// Close the sessions of any account.
    CloseSessions,
    /// Have a page of its origins show the sessions of whoever is in front of it.
    Embed,
}

const NAMES: [(ApiScope, &str); 5] = [
    (ApiScope::Verify, "verify"),
    (ApiScope::Revocations, "revocations"),
    (ApiScope::ReadSessions, "sessions:read"),
    (ApiScope::CloseSessions, "sessions:close"),
    (ApiScope::Embed, "embed"),
];

impl ApiScope {
    /// The name in commands and in storage.
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|(scope, _)| *scope == self).map_or("", |(_, name)| name)
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Result<Self, UnknownApiScope> {
        NAMES
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(scope, _)| *scope)
            .ok_or_else(|| UnknownApiScope(name.to_owned()))
    }
}

/// A scope that the service does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a right; there are verify, revocations, sessions:read, sessions:close and embed")]
pub struct UnknownApiScope(pub String);

/// What a key may do, written as names separated by spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiScopes(BTreeSet<ApiScope>);

impl ApiScopes {
    /// Reads names as they were stored; those of a newer version are left out, so that nothing is allowed by them.
    pub fn from_stored(text: &str) -> Self {
        text.split(' ').filter_map(|name| ApiScope::parse(name).ok()).collect()
    }

    /// Whether `scope` is among them.
    pub fn contain(&self, scope: ApiScope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether there is none.
    pub fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = ApiScope> {
        self.0.iter().copied()
    }
}

impl FromIterator<ApiScope> for ApiScopes {
    fn from_iter<I: IntoIterator<Item = ApiScope>>(scopes: I) -> Self {
        Self(scopes.into_iter().collect())
    }
}

impl fmt::Display for ApiScopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.iter().map(ApiScope::as_str).collect();
        f.write_str(&names.join(" "))
    }
}

/// The secret of a key: it is shown once, to who makes the key, and kept only as its hash.
#[derive(Clone, Debug)]
pub struct ApiKeySecret(SecretToken);

prefixed_token!(ApiKeySecret, "us_key_");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revealed_key_reads_back_and_is_known_by_its_prefix() {
        let secret = ApiKeySecret::generate().unwrap();
        let text = secret.reveal();
        assert!(text.starts_with("us_key_") && text.len() == 50, "{}", text.len());
        assert_eq!(ApiKeySecret::parse(&text).unwrap().hash(), secret.hash());
        for other in [&text[7..], &text[..49], &text.replace("us_key_", "us_kez_"), &format!("us_key_{text}"), ""] {
            assert!(ApiKeySecret::parse(other).is_none());
        }
        assert_eq!(format!("{secret:?}"), "ApiKeySecret(SecretToken(redacted))");
    }

    #[test]
    fn rights_of_a_newer_version_allow_nothing() {
        let scopes = ApiScopes::from_stored("sessions:close verify admin");
        assert_eq!(scopes.to_string(), "verify sessions:close");
        assert_eq!(ApiScopes::from_stored(&scopes.to_string()), scopes);
        assert!(scopes.contain(ApiScope::Verify) && !scopes.contain(ApiScope::ReadSessions));
        assert_eq!(ApiScope::parse("Verify"), Err(UnknownApiScope("Verify".into())));
        assert!(ApiScopes::from_stored("").are_none());
    }
}
