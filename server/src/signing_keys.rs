//! The keys that sign what websites are told. They lie in a file of their own: in the database, every backup of it could
//! sign anybody in anywhere.

use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use anyhow::{Context as _, ensure};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::Timestamp;
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde::{Deserialize, Serialize};

/// Every website has fetched the published keys anew by then, so a new key signs from then on.
const PUBLISHED_AHEAD: Duration = Duration::from_hours(1);

/// What a key has signed is not looked at any more by then, so it can go.
const KEPT_AFTERWARDS: Duration = Duration::from_hours(24);

/// The present keys, read anew when the file has changed.
pub struct SigningKeys {
    path: PathBuf,
    keys: RwLock<Arc<Vec<SigningKey>>>,
}

/// A key, and its public half.
#[derive(Clone)]
pub struct SigningKey {
    /// The key's public id (`kid`): its thumbprint (RFC 7638).
    pub id: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Signs.
    pub(crate) private: EncodingKey,
    /// Checks what it has signed.
    pub(crate) public: Jwk,
    pkcs8: Vec<u8>,
}

/// The file's form.
#[derive(Default, Serialize, Deserialize)]
struct File {
    keys: Vec<FileKey>,
}

#[derive(Serialize, Deserialize)]
struct FileKey {
    /// Milliseconds since the Unix epoch.
    created_at: i64,
    /// The private key (RFC 5208) in base64.
    pkcs8: String,
}

impl SigningKeys {
    /// Reads the keys, or makes the first one.
    pub fn open(path: &Path, now: Timestamp) -> anyhow::Result<Self> {
        let mut keys = read(path)?;
        if keys.is_empty() {
            keys.push(SigningKey::generate(now)?);
            write(path, &keys)?;
        }
        Ok(Self { path: path.to_owned(), keys: RwLock::new(Arc::new(keys)) })
    }

    /// Adds a new key, and takes out those that have not signed for a while. Answers the new key's id.
    pub fn rotate(path: &Path, now: Timestamp) -> anyhow::Result<String> {
        let mut keys = read(path)?;
        let new = SigningKey::generate(now)?;
        let id = new.id.clone();
        keys.push(new);
        keys = without_retired(keys, now);
        write(path, &keys)?;
        Ok(id)
    }

    /// Reads the file again, as another process may have rotated.
    pub(crate) fn reload(&self) -> anyhow::Result<()> {
        let keys = read(&self.path)?;
        ensure!(!keys.is_empty(), "{} holds no key any more", self.path.display());
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
        Ok(())
    }

    /// The key that signs at this moment.
    pub(crate) fn signing(&self, now: Timestamp) -> SigningKey {
        let keys = self.all();
        signing(&keys, now).clone()
    }

    /// What websites check signatures with.
    pub(crate) fn published(&self) -> JwkSet {
        JwkSet { keys: self.all().iter().map(|key| key.public.clone()).collect() }
    }

    /// Every key, the oldest first.
    pub fn all(&self) -> Arc<Vec<SigningKey>> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKeys").field("path", &self.path).finish_non_exhaustive()
    }
}

impl SigningKey {
    fn generate(now: Timestamp) -> anyhow::Result<Self> {
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        let document = document.ok().context("the operating system gave no random bytes")?;
        Self::from_pkcs8(document.as_ref().to_vec(), now)
    }

    fn from_pkcs8(pkcs8: Vec<u8>, created_at: Timestamp) -> anyhow::Result<Self> {
        let private = EncodingKey::from_ec_der(&pkcs8);
        let mut public = Jwk::from_encoding_key(&private, Algorithm::ES256).context("it is no P-256 key")?;
        let id = public.thumbprint(ThumbprintHash::SHA256)?;
        public.common.key_id = Some(id.clone());
        public.common.public_key_use = Some(PublicKeyUse::Signature);
        Ok(Self { id, created_at, private, public, pkcs8 })
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.id)
    }
}

/// The newest key that has been published for long enough; the oldest, while none has.
fn signing(keys: &[SigningKey], now: Timestamp) -> &SigningKey {
    let ready = keys.iter().rev().find(|key| key.created_at.plus(PUBLISHED_AHEAD) <= now);
    ready.or_else(|| keys.first()).expect("there is always a key")
}

fn without_retired(keys: Vec<SigningKey>, now: Timestamp) -> Vec<SigningKey> {
    let successors: Vec<_> = keys.iter().skip(1).map(|key| Some(key.created_at)).chain([None]).collect();
    let retired = |successor: Option<Timestamp>| {
        successor.is_some_and(|made| made.plus(PUBLISHED_AHEAD).plus(KEPT_AFTERWARDS) <= now)
    };
    keys.into_iter().zip(successors).filter(|(_, successor)| !retired(*successor)).map(|(key, _)| key).collect()
}

fn read(path: &Path) -> anyhow::Result<Vec<SigningKey>> {
    let cannot = || format!("the signing keys in {} cannot be read", path.display());
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).with_context(cannot),
    };
    let file: File = serde_json::from_slice(&text).with_context(cannot)?;
    let read =
        |key: FileKey| SigningKey::from_pkcs8(STANDARD.decode(key.pkcs8)?, Timestamp::from_millis(key.created_at));
    let mut keys = file.keys.into_iter().map(read).collect::<anyhow::Result<Vec<_>>>().with_context(cannot)?;
    keys.sort_by_key(|key| key.created_at);
    Ok(keys)
}

/// Readers see the old file or the new one, and only its owner may read it.
fn write(path: &Path, keys: &[SigningKey]) -> anyhow::Result<()> {
    let cannot = || format!("the signing keys in {} cannot be written", path.display());
    let of = |key: &SigningKey| FileKey { created_at: key.created_at.as_millis(), pkcs8: STANDARD.encode(&key.pkcs8) };
    let file = File { keys: keys.iter().map(of).collect() };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut written = tempfile::NamedTempFile::new_in(folder).with_context(cannot)?;
    serde_json::to_writer_pretty(&mut written, &file)?;
    written.write_all(b"\n").and_then(|()| written.as_file().sync_all()).with_context(cannot)?;
    written.persist(path).with_context(cannot)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    fn hours(hours: u64) -> Timestamp {
        NOON.plus(Duration::from_hours(hours))
    }

    #[test]
    fn a_first_key_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        let first = SigningKeys::open(&path, NOON).unwrap().signing(NOON).id;
        let again = SigningKeys::open(&path, hours(1)).unwrap();
        assert_eq!(again.signing(hours(1)).id, first);
        assert_eq!(again.published().keys.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_the_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        SigningKeys::open(&path, NOON).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_new_key_is_published_before_it_signs_and_the_old_one_stays_for_a_while() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        let keys = SigningKeys::open(&path, NOON).unwrap();
        let old = keys.signing(NOON).id;
        let new = SigningKeys::rotate(&path, hours(10)).unwrap();
        keys.reload().unwrap();
        assert_eq!(keys.published().keys.len(), 2);
        assert_eq!((keys.signing(hours(10)).id, keys.signing(hours(11)).id), (old.clone(), new.clone()));
        // The next rotations come before and after the first key may go.
        SigningKeys::rotate(&path, hours(34)).unwrap();
        keys.reload().unwrap();
        assert!(keys.published().find(&old).is_some());
        SigningKeys::rotate(&path, hours(35)).unwrap();
        keys.reload().unwrap();
        assert!(keys.published().find(&old).is_none() && keys.published().find(&new).is_some());
    }

    #[test]
    fn what_is_no_key_is_refused_and_nothing_secret_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        fs::write(&path, r#"{"keys":[{"created_at":1,"pkcs8":"c2VjcmV0"}]}"#).unwrap();
        let refusal = format!("{:#}", SigningKeys::open(&path, NOON).unwrap_err());
        assert!(refusal.contains("cannot be read") && !refusal.contains("c2VjcmV0"), "{refusal}");
    }
}
