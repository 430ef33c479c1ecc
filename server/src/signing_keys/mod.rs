//! The keys that sign what clients are told, as this process holds them.

pub(crate) mod file;
pub(crate) mod key;

use std::fmt;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::Context as _;
use domain::{Accounts, KnownSigningKeys, OtherSigningKeys, SigningAlgorithm, Timestamp};
use jsonwebtoken::jwk::JwkSet;
use key::SigningKey;

pub use file::SigningKeyFile;

/// The present keys, read anew when the file has changed.
pub struct SigningKeys {
    file: SigningKeyFile,
    held: RwLock<Arc<HeldKeys>>,
    agreement: RwLock<Result<(), OtherSigningKeys>>,
}

/// The keys of a file.
pub(crate) struct HeldKeys {
    keys: Vec<Arc<SigningKey>>,
    known: KnownSigningKeys,
}

impl SigningKeys {
    /// Reads the keys. Only a first start makes them: otherwise lost keys would be replaced without a word by ones that no
    /// client knows, and another node would sign with others.
    pub async fn open(file: SigningKeyFile, accounts: &Accounts) -> anyhow::Result<Self> {
        let keys = match file.read()? {
            Some(keys) => keys,
            None if accounts.may_make_signing_keys().await? => file.make(accounts.now())?,
            // Another process may just have made them.
            None => file.read()?.with_context(|| missing(&file.path))?,
        };
        let held = HeldKeys::new(keys);
        let keys = Self { file, held: RwLock::new(Arc::new(held)), agreement: RwLock::new(Ok(())) };
        keys.compare(accounts).await?;
        Ok(keys)
    }

    /// Makes keys and a file of them, if there is none.
    pub fn make(path: &Path, now: Timestamp) -> anyhow::Result<()> {
        SigningKeyFile::at(path).make(now).map(drop)
    }

    /// Compares the keys with those of the installation, and reads the file again when they differ: another process may have
    /// changed it. Where no key is known, these are the right ones.
    pub(crate) async fn compare(&self, accounts: &Accounts) -> anyhow::Result<()> {
        let mut known = accounts.known_signing_keys().await?;
        if known.is_empty() {
            known = accounts.adopt_signing_keys(&self.held().known).await?;
        }
        let reloaded = if self.held().known == known { Ok(()) } else { self.reload() };
        *self.agreement.write().unwrap_or_else(PoisonError::into_inner) =
            known.check(&self.held().known, accounts.now());
        reloaded
    }

    /// Whether the keys were those of the installation when they were last compared.
    pub(crate) fn agreement(&self) -> Result<(), OtherSigningKeys> {
        self.agreement.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn reload(&self) -> anyhow::Result<()> {
        let keys = self.file.read()?.with_context(|| missing(&self.file.path))?;
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(HeldKeys::new(keys));
        Ok(())
    }

    /// The key that signs at this moment.
    pub(crate) fn signing(&self, algorithm: SigningAlgorithm, now: Timestamp) -> anyhow::Result<Arc<SigningKey>> {
        let held = self.held();
        let key = held.known.signing(algorithm, now).and_then(|key| held.find(&key.id));
        key.with_context(|| format!("there is no {algorithm} key; `user-sessions signing-key rotate` makes one"))
    }

    /// What clients check signatures with.
    pub(crate) fn published(&self, now: Timestamp) -> JwkSet {
        let held = self.held();
        let published = held.keys.iter().filter(|key| held.known.is_published(&key.known.id, now));
        JwkSet { keys: published.map(|key| key.public.clone()).collect() }
    }

    /// The published key of this id.
    pub(crate) fn find_published(&self, id: &str, now: Timestamp) -> Option<Arc<SigningKey>> {
        let held = self.held();
        held.find(id).filter(|_| held.known.is_published(id, now))
    }

    fn held(&self) -> Arc<HeldKeys> {
        Arc::clone(&self.held.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKeys").field("file", &self.file).finish_non_exhaustive()
    }
}

impl HeldKeys {
    fn new(keys: Vec<SigningKey>) -> Self {
        let known = KnownSigningKeys::new(keys.iter().map(|key| key.known.clone()).collect());
        Self { keys: keys.into_iter().map(Arc::new).collect(), known }
    }

    fn find(&self, id: &str) -> Option<Arc<SigningKey>> {
        self.keys.iter().find(|key| key.known.id == id).map(Arc::clone)
    }
}

/// Says what to do about a file that is not there.
pub(crate) fn missing(path: &Path) -> String {
    format!(
        "there are no signing keys in {}: bring that file back, or copy it from another node; if it is lost, \
         `user-sessions signing-key init --replace` makes new ones",
        path.display()
    )
}
