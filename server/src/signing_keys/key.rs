//! A key that signs what clients are told, and its public half.

use std::fmt;

use anyhow::Context as _;
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RsaKeyPair};
use domain::{KnownSigningKey, SigningAlgorithm, Timestamp};
use jsonwebtoken::jwk::{Jwk, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, EncodingKey};

/// A key.
pub(crate) struct SigningKey {
    /// What anybody may know of it.
    pub(crate) known: KnownSigningKey,
    /// Signs.
    pub(crate) private: EncodingKey,
    /// Checks what it has signed.
    pub(crate) public: Jwk,
    /// The private key as the file holds it (RFC 5208).
    pub(crate) pkcs8: Vec<u8>,
}

impl SigningKey {
    /// A new key.
    pub(crate) fn generate(algorithm: SigningAlgorithm, now: Timestamp) -> anyhow::Result<Self> {
        let pkcs8 = match algorithm {
            SigningAlgorithm::Es256 => {
                let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
                key.map(|key| key.as_ref().to_vec())
            }
            SigningAlgorithm::Rs256 => {
                let key = RsaKeyPair::generate(KeySize::Rsa2048);
                key.and_then(|key| AsDer::<Pkcs8V1Der<'_>>::as_der(&key)).map(|key| key.as_ref().to_vec())
            }
        };
        Self::from_pkcs8(algorithm, pkcs8.ok().context("the operating system gave no random bytes")?, now)
    }

    /// The key that a file holds.
    pub(crate) fn from_pkcs8(
        algorithm: SigningAlgorithm,
        pkcs8: Vec<u8>,
        created_at: Timestamp,
    ) -> anyhow::Result<Self> {
        let no_key = || format!("it is no {algorithm} key");
        let private = match algorithm {
            SigningAlgorithm::Es256 => EncodingKey::from_ec_der(&pkcs8),
            SigningAlgorithm::Rs256 => EncodingKey::from_rsa_der(rsa_private_key(&pkcs8).with_context(no_key)?),
        };
        let mut public = Jwk::from_encoding_key(&private, jose(algorithm)).with_context(no_key)?;
        let id = public.thumbprint(ThumbprintHash::SHA256)?;
        public.common.key_id = Some(id.clone());
        public.common.public_key_use = Some(PublicKeyUse::Signature);
        Ok(Self { known: KnownSigningKey { id, algorithm, created_at }, private, public, pkcs8 })
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.known.id)
    }
}

/// The algorithm in the words of `jsonwebtoken`.
pub(crate) fn jose(algorithm: SigningAlgorithm) -> Algorithm {
    match algorithm {
        SigningAlgorithm::Es256 => Algorithm::ES256,
        SigningAlgorithm::Rs256 => Algorithm::RS256,
    }
}

/// What lies in the PKCS #8 of an RSA key (RFC 8017, A.1.2), behind 26 bytes that say that it is one; `jsonwebtoken` takes
/// nothing else. The length of a key of 2,048 bits and more has two bytes.
fn rsa_private_key(pkcs8: &[u8]) -> Option<&[u8]> {
    const VERSION_AND_ALGORITHM: &[u8] =
        b"\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00\x04\x82";
    let (head, key) = pkcs8.split_at_checked(26)?;
    (&head[4..24] == VERSION_AND_ALGORITHM).then_some(key)
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::{DecodingKey, Header, Validation, decode, encode};
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn what_a_key_signs_is_checked_with_its_public_half_after_it_was_read_again() {
        for algorithm in SigningAlgorithm::ALL {
            let made = SigningKey::generate(algorithm, Timestamp::from_millis(0)).unwrap();
            let key = SigningKey::from_pkcs8(algorithm, made.pkcs8.clone(), made.known.created_at).unwrap();
            assert_eq!(key.known, made.known);
            let signed = encode(&Header::new(jose(algorithm)), &json!({ "exp": 4_000_000_000_u64 }), &key.private);
            let public = DecodingKey::from_jwk(&made.public).unwrap();
            decode::<Value>(signed.unwrap(), &public, &Validation::new(jose(algorithm))).unwrap();
        }
    }

    #[test]
    fn a_key_of_another_algorithm_is_none() {
        for [algorithm, other] in [SigningAlgorithm::ALL, [SigningAlgorithm::Rs256, SigningAlgorithm::Es256]] {
            let made = SigningKey::generate(algorithm, Timestamp::from_millis(0)).unwrap();
            let refusal = SigningKey::from_pkcs8(other, made.pkcs8, made.known.created_at).unwrap_err();
            assert!(refusal.to_string().contains("it is no"), "{refusal}");
        }
    }
}
