//! Hashes and verifies passwords without taking the server's memory or its patience.

use std::fmt;
use std::sync::Arc;

use argon2::password_hash::Error as HashError;
use argon2::password_hash::phc::{Output, ParamsString, Salt};
use argon2::{Algorithm, Argon2, Params, Version};

use super::hashing_memory::{HashingMemory, OutOfMemory};
use super::hashing_queue::{Full, HashingClass, HashingQueue, PasswordQueue};
use super::strength::is_easy_to_guess;
use super::{InvalidPassword, NewPassword, Password};
use crate::LoginName;

/// A salted hash together with how it was made, as a PHC string.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// A hash as it was stored.
    pub const fn from_stored(phc: String) -> Self {
        Self(phc)
    }

    /// The hash as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(redacted)")
    }
}

/// Why a password was neither hashed nor verified.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum HashingError {
    /// Too many others wait already; trying again in a moment helps.
    #[error("too many passwords are being verified")]
    Busy,
    /// There were no random bytes or no memory, or the stored hash is damaged.
    #[error("the password could not be hashed")]
    Failed,
}

impl From<Full> for HashingError {
    fn from(_: Full) -> Self {
        Self::Busy
    }
}

/// What each hash costs: its memory in KiB, the passes over it and its lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashingCost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl HashingCost {
    /// What a service costs: the first choice of OWASP's Password Storage Cheat Sheet with one lane (ASVS 11.4.2). No setting
    /// changes it.
    pub const FULL: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

    /// The least that Argon2id allows, for tests of other things: a password that is hashed so is guessed in no time.
    pub const LEAST: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    fn params(self) -> Params {
        Params::new(self.memory_kib, self.passes, self.lanes, None).expect("each cost is within Argon2's limits")
    }

    /// No password's hash. An unknown account is verified against it, so that it takes as long as a known one (ASVS 6.3.8).
    fn nobodys(self) -> String {
        let Self { memory_kib, passes, lanes } = self;
        let (salt, output) = ("A".repeat(22), "A".repeat(43));
        format!("$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}${output}")
    }
}

/// Hashes with Argon2id (RFC 9106), a few at once and a bounded number waiting (ASVS 15.2.2). Nothing that takes as long is
/// done with a password anywhere else.
pub struct PasswordHasher {
    cost: HashingCost,
    queue: HashingQueue,
    memory: Arc<HashingMemory>,
}

/// NIST SP 800-132 asks for 128 bits.
const SALT_BYTES: usize = 16;

impl PasswordHasher {
    /// A hasher with its own queue; a process needs one.
    pub fn new(cost: HashingCost) -> Self {
        Self { cost, queue: HashingQueue::new(), memory: Arc::default() }
    }

    /// How long the queue is.
    pub fn queue(&self) -> PasswordQueue {
        self.queue.length()
    }

    /// Hashes a new password of `login_name` with a new salt, unless it is easy to guess.
    pub(crate) async fn hash(
        &self,
        password: NewPassword,
        login_name: &LoginName,
        class: HashingClass,
    ) -> Result<Result<PasswordHash, InvalidPassword>, HashingError> {
        let NewPassword(Password(password)) = password;
        let (login_name, cost) = (login_name.clone(), self.cost);
        self.run(class, move |memory| {
            if is_easy_to_guess(&password, login_name.as_str()) {
                return Ok(Err(InvalidPassword::TooCommon));
            }
            hash(password.as_bytes(), cost, memory).map(Ok)
        })
        .await
    }

    /// Whether the password is the one that was hashed. Without a hash it is not, and that takes as long to say.
    pub(crate) async fn verify(
        &self,
        password: &Password,
        stored: Option<&PasswordHash>,
        class: HashingClass,
    ) -> Result<bool, HashingError> {
        let password = password.0.clone();
        let exists = stored.is_some();
        let phc = stored.map_or_else(|| self.cost.nobodys(), |hash| hash.0.clone());
        self.run(class, move |memory| Ok(verify(password.as_bytes(), &phc, memory)? && exists)).await
    }

    async fn run<T: Send + 'static>(
        &self,
        class: HashingClass,
        work: impl FnOnce(&HashingMemory) -> Result<T, HashError> + Send + 'static,
    ) -> Result<T, HashingError> {
        let turn = self.queue.turn(class).await?;
        let memory = Arc::clone(&self.memory);
        // Blocking work runs on when its request is gone, so the turn goes with it.
        let work = move || {
            let result = work(&memory);
            drop(turn);
            result
        };
        let result = tokio::task::spawn_blocking(work).await.map_err(|_| HashingError::Failed)?;
        result.map_err(|error| {
            tracing::error!(%error, "a password could not be hashed");
            HashingError::Failed
        })
    }
}

impl fmt::Debug for PasswordHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHasher")
    }
}

fn hash(password: &[u8], cost: HashingCost, memory: &HashingMemory) -> Result<PasswordHash, HashError> {
    let params = cost.params();
    let mut salt = [0; SALT_BYTES];
    getrandom::fill(&mut salt).map_err(|_| HashError::RngFailure)?;
    let argon2id = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let output = derive(&argon2id, password, &salt, Params::DEFAULT_OUTPUT_LEN, memory)?;
    let hash = argon2::PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params)?,
        salt: Some(Salt::new(&salt)?),
        hash: Some(output),
    };
    Ok(PasswordHash(hash.to_string()))
}

fn verify(password: &[u8], phc: &str, memory: &HashingMemory) -> Result<bool, HashError> {
    let stored = argon2::PasswordHash::new(phc)?;
    let (Some(salt), Some(expected)) = (&stored.salt, &stored.hash) else {
        return Err(HashError::EncodingInvalid);
    };
    let algorithm = Algorithm::try_from(stored.algorithm.as_str())?;
    let version = stored.version.map(Version::try_from).transpose()?.unwrap_or_default();
    let argon2 = Argon2::new(algorithm, version, Params::try_from(&stored)?);
    // Outputs are compared in a time that does not depend on where they differ.
    Ok(derive(&argon2, password, salt, expected.len(), memory)? == *expected)
}

fn derive(
    argon2: &Argon2<'_>,
    password: &[u8],
    salt: &[u8],
    length: usize,
    memory: &HashingMemory,
) -> Result<Output, HashError> {
    let mut buffer = [0; Output::MAX_LENGTH];
    let output = buffer.get_mut(..length).ok_or(HashError::OutputSize)?;
    memory
        .lend(argon2.params().block_count(), |blocks| {
            argon2.hash_password_into_with_memory(password, salt, output, blocks)
        })
        .map_err(|OutOfMemory| HashError::OutOfMemory)??;
    Ok(Output::new(output)?)
}

#[cfg(test)]
mod tests;
