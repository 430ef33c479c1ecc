//! The file of the signing keys. They are not in the database: with a backup of that, anybody could be signed in anywhere.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{SigningAlgorithm, Timestamp};
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::signing_keys::key::SigningKey;

/// The file's form.
#[derive(Serialize, Deserialize)]
struct Content {
    keys: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    /// By the registered name. Older files have one kind of key only.
    #[serde(default = "es256")]
    alg: String,
    /// Milliseconds since the Unix epoch.
    created_at: i64,
    /// The private key (RFC 5208) in base64.
    pkcs8: String,
}

fn es256() -> String {
    SigningAlgorithm::Es256.to_string()
}

/// Where the keys are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKeyFile {
    /// The file.
    pub path: PathBuf,
    /// The database, where it is a file: whoever has that is who needs the keys.
    pub database: Option<PathBuf>,
}

impl SigningKeyFile {
    /// The file of this name, which belongs to whoever has its folder.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), database: None }
    }

    /// Reads the keys; `None` when there is no such file.
    pub(crate) fn read(&self) -> anyhow::Result<Option<Vec<SigningKey>>> {
        let path = &self.path;
        let cannot = || format!("the signing keys in {} cannot be read", path.display());
        storage::check_may_read(path)
            .and_then(|()| storage::check_private(path))
            .map_err(anyhow::Error::msg)
            .with_context(cannot)?;
        let text = match fs::read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(cannot),
        };
        let content: Content = serde_json::from_slice(&text).with_context(cannot)?;
        ensure!(!content.keys.is_empty(), "{} holds no key", path.display());
        content.keys.into_iter().map(Entry::read).collect::<anyhow::Result<_>>().map(Some).with_context(cannot)
    }

    /// Makes a key of each kind, and the file with them; answers those of the file, which another process may have made
    /// first.
    pub(crate) fn make(&self, now: Timestamp) -> anyhow::Result<Vec<SigningKey>> {
        let made = new_keys(now)?;
        match self.prepare(&made)?.persist_noclobber(&self.path) {
            Ok(_) => Ok(made),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                self.read()?.with_context(|| format!("{} is there and gone again", self.path.display()))
            }
            Err(error) => Err(error).with_context(|| cannot_write(&self.path)),
        }
    }

    /// Writes the keys: readers see the old file or the new one, which belongs to the same user.
    pub(crate) fn write(&self, keys: &[SigningKey]) -> anyhow::Result<()> {
        self.prepare(keys)?.persist(&self.path).with_context(|| cannot_write(&self.path))?;
        Ok(())
    }

    /// Keeps other processes from changing the file until the answer is dropped.
    pub(crate) fn hold(&self) -> anyhow::Result<File> {
        let folder = storage::folder(&self.path);
        let folder = File::open(folder).and_then(|folder| folder.lock().map(|()| folder));
        folder.with_context(|| cannot_write(&self.path))
    }

    /// The new file under another name, which only its owner may read.
    fn prepare(&self, keys: &[SigningKey]) -> anyhow::Result<NamedTempFile> {
        let content = Content { keys: keys.iter().map(Entry::of).collect() };
        let cannot = || cannot_write(&self.path);
        let mut file = NamedTempFile::new_in(storage::folder(&self.path)).with_context(cannot)?;
        let beside = self.database.as_deref();
        storage::hand_over(file.as_file(), &self.path, beside.as_slice()).with_context(cannot)?;
        serde_json::to_writer_pretty(&mut file, &content)?;
        file.write_all(b"\n").and_then(|()| file.as_file().sync_all()).with_context(cannot)?;
        Ok(file)
    }
}

/// A new key of each kind.
pub(crate) fn new_keys(now: Timestamp) -> anyhow::Result<Vec<SigningKey>> {
    SigningAlgorithm::ALL.into_iter().map(|algorithm| SigningKey::generate(algorithm, now)).collect()
}

fn cannot_write(path: &Path) -> String {
    format!("the signing keys in {} cannot be written", path.display())
}

impl Entry {
    fn of(key: &SigningKey) -> Self {
        Self {
            alg: key.known.algorithm.to_string(),
            created_at: key.known.created_at.as_millis(),
            pkcs8: STANDARD.encode(&key.pkcs8),
        }
    }

    fn read(self) -> anyhow::Result<SigningKey> {
        let algorithm = SigningAlgorithm::parse(&self.alg).with_context(|| format!("{} is not known", self.alg))?;
        SigningKey::from_pkcs8(algorithm, STANDARD.decode(self.pkcs8)?, Timestamp::from_millis(self.created_at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    fn ids(keys: &[SigningKey]) -> Vec<&str> {
        keys.iter().map(|key| key.known.id.as_str()).collect()
    }

    #[test]
    fn keys_are_made_once_for_their_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        assert!(SigningKeyFile::at(&path).read().unwrap().is_none());
        let made = SigningKeyFile::at(&path).make(NOON).unwrap();
        assert_eq!(
            ids(&SigningKeyFile::at(&path).make(NOON).unwrap()),
            ids(&made),
            "whoever comes second takes those of the first"
        );
        assert_eq!(ids(&SigningKeyFile::at(&path).read().unwrap().unwrap()), ids(&made));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_of_an_older_version_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        let key = SigningKey::generate(SigningAlgorithm::Es256, NOON).unwrap();
        let older = serde_json::json!({ "keys": [{ "created_at": 1, "pkcs8": STANDARD.encode(&key.pkcs8) }] });
        write_text(&path, &older.to_string());
        assert_eq!(ids(&SigningKeyFile::at(&path).read().unwrap().unwrap()), [key.known.id]);
    }

    #[test]
    fn what_is_no_key_is_refused_and_nothing_secret_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        for alg in ["ES256", "RS256", "none"] {
            write_text(&path, &format!(r#"{{"keys":[{{"alg":"{alg}","created_at":1,"pkcs8":"c2VjcmV0"}}]}}"#));
            let refusal = format!("{:#}", SigningKeyFile::at(&path).read().unwrap_err());
            assert!(refusal.contains("cannot be read") && !refusal.contains("c2VjcmV0"), "{refusal}");
        }
        write_text(&path, r#"{"keys":[]}"#);
        assert!(SigningKeyFile::at(&path).read().unwrap_err().to_string().contains("holds no key"));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_may_read_is_refused() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        SigningKeyFile::at(&path).make(NOON).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let refusal = format!("{:#}", SigningKeyFile::at(&path).read().unwrap_err());
        assert!(refusal.contains("run: chmod 600"), "{refusal}");
    }

    fn write_text(path: &Path, text: &str) {
        let mut file = NamedTempFile::new_in(path.parent().unwrap()).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.persist(path).unwrap();
    }
}
