//! The one kind of secret that the service hands out: it leaves only in a cookie or a link, and is kept only as its hash.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

const BYTES: usize = 32;

/// 256 bits from the operating system's generator (ASVS 7.2.3 asks for 128).
#[derive(Clone)]
pub struct SecretToken([u8; BYTES]);

/// The operating system could not give random bytes, so nothing was issued.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub struct NoRandomness;

impl SecretToken {
    /// A new token.
    pub fn generate() -> Result<Self, NoRandomness> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
        Ok(Self(bytes))
    }

    /// Reads what [`Self::reveal`] wrote; anything else is no token.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// The secret as base64url, for a cookie or a one-time link and nothing else.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// The token that follows this one, by a salt that is no secret: whoever has both can tell it again, and nobody who has
    /// only one of them (HMAC with SHA-256, RFC 2104).
    #[must_use]
    pub fn successor(&self, salt: &SuccessorSalt) -> Self {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length is one");
        mac.update(&salt.0);
        Self(mac.finalize().into_bytes().into())
    }

    /// What storage may see of it.
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0).into())
    }
}

impl fmt::Debug for SecretToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretToken(redacted)")
    }
}

/// Makes a type of a [`SecretToken`] that is written with a prefix of its own, by which those who look for secrets that got out
/// know ours.
macro_rules! prefixed_token {
    ($token:ident, $prefix:literal) => {
        impl $token {
            /// A new one of 256 random bits.
            pub fn generate() -> Result<Self, $crate::NoRandomness> {
                $crate::SecretToken::generate().map(Self)
            }

            /// Reads what [`Self::reveal`] wrote; anything else is none.
            pub fn parse(text: &str) -> Option<Self> {
                text.strip_prefix($prefix).and_then($crate::SecretToken::parse).map(Self)
            }

            /// The secret, for whoever asked for it and nothing else.
            pub fn reveal(&self) -> String {
                format!("{}{}", $prefix, self.0.reveal())
            }

            /// What storage may see of it.
            pub fn hash(&self) -> $crate::TokenHash {
                self.0.hash()
            }
        }
    };
}
pub(crate) use prefixed_token;

/// By what the next refresh token is told from the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SuccessorSalt([u8; BYTES]);

impl SuccessorSalt {
    /// A new salt.
    pub fn generate() -> Result<Self, NoRandomness> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
        Ok(Self(bytes))
    }

    /// A salt as it was stored.
    pub const fn from_bytes(bytes: [u8; BYTES]) -> Self {
        Self(bytes)
    }

    /// The salt as it is stored.
    pub const fn as_bytes(&self) -> &[u8; BYTES] {
        &self.0
    }
}

impl fmt::Debug for SuccessorSalt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SuccessorSalt(redacted)")
    }
}

/// The SHA-256 of a token. Lookups go by it, so their time says nothing about a secret's prefix.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// A hash as it was stored.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The hash as it is stored.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revealed_token_reads_back_to_the_same_hash() {
        let token = SecretToken::generate().unwrap();
        assert_eq!(SecretToken::parse(&token.reveal()).unwrap().hash(), token.hash());
    }

    #[test]
    fn anything_but_43_base64url_characters_is_no_token() {
        let token = SecretToken::generate().unwrap().reveal();
        for text in ["", "x", &token[1..], &format!("{token}A"), &format!("{token}="), &token.replace(|_| true, "+")] {
            assert!(SecretToken::parse(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn a_successor_is_the_same_again_and_another_for_another_token_or_salt() {
        let (token, salt) = (SecretToken([7; 32]), SuccessorSalt([8; 32]));
        let successor = token.successor(&salt).hash();
        assert_eq!(token.successor(&salt).hash(), successor);
        assert_ne!(token.successor(&SuccessorSalt([9; 32])).hash(), successor);
        assert_ne!(SecretToken([8; 32]).successor(&salt).hash(), successor);
        assert_ne!(token.hash(), successor);
    }

    #[test]
    fn debug_output_holds_no_secret() {
        let token = SecretToken::generate().unwrap();
        assert_eq!(format!("{token:?} {:?}", token.hash()), "SecretToken(redacted) TokenHash(redacted)");
    }

    #[test]
    fn tokens_are_distinct_and_drawn_anew_in_every_byte() {
        let tokens: Vec<_> = (0..1_000).map(|_| SecretToken::generate().unwrap()).collect();
        let distinct: std::collections::HashSet<_> = tokens.iter().map(SecretToken::hash).collect();
        assert_eq!(distinct.len(), tokens.len());
        for position in 0..BYTES {
            let ones: u32 = tokens.iter().map(|token| token.0[position].count_ones()).sum();
            // Nine standard deviations.
            assert!(ones.abs_diff(4_000) < 400, "byte {position} has {ones} ones of 8,000");
        }
    }
}
