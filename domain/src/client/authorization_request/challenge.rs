//! What binds a code to the program that asked for it (PKCE, RFC 7636).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// The SHA-256 of a code verifier (RFC 7636, method S256).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeChallenge([u8; 32]);

impl CodeChallenge {
    /// Reads the base64url form. Zeros alone, which no verifier is known to answer to, are none: storage writes them for a
    /// code that is bound to nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        (bytes != [0; 32]).then_some(Self(bytes))
    }

    /// What `verifier` answers to: 43 to 128 unreserved characters, or it answers to nothing.
    pub fn of_verifier(verifier: &str) -> Option<Self> {
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let fits = (43..=128).contains(&verifier.len()) && verifier.bytes().all(unreserved);
        fits.then(|| Self(Sha256::digest(verifier).into()))
    }

    /// A challenge as it was stored.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The challenge as it is stored.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}
