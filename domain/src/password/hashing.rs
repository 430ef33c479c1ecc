//! Hashes and verifies passwords without taking the server's memory or its patience.

use std::fmt;
use std::sync::Arc;

use argon2::password_hash::Error as HashError;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Password;

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

/// Hashes with Argon2id (RFC 9106), a few at once and a bounded number waiting (ASVS 15.2.2).
pub struct PasswordHasher {
    admitted: Arc<Semaphore>,
    running: Arc<Semaphore>,
}

/// Passwords on the way to being hashed or verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordQueue {
    /// How many wait.
    pub waiting: usize,
    /// How many are being hashed.
    pub running: usize,
}

/// The memory of one hash in KiB, the passes over it and its lanes: the first choice of OWASP's Password Storage Cheat
/// Sheet with one lane (ASVS 11.4.2).
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Bounds the memory to as many times 19 MiB, and leaves processors to those who are signed in.
const AT_ONCE: usize = 2;

/// At some 20 ms for a hash the last of them waits for less than a second; whoever comes after is told to come again.
const WAITING: usize = 64;

/// No password's hash. An unknown account is verified against it, so that it takes as long as a known one (ASVS 6.3.8).
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

impl PasswordHasher {
    /// A hasher with its own queue; a process needs one.
    pub fn new() -> Self {
        Self { admitted: Arc::new(Semaphore::new(AT_ONCE + WAITING)), running: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// How long the queue is.
    pub fn queue(&self) -> PasswordQueue {
        let running = AT_ONCE - self.running.available_permits();
        let admitted = AT_ONCE + WAITING - self.admitted.available_permits();
        PasswordQueue { waiting: admitted.saturating_sub(running), running }
    }

    /// Hashes a password with a new salt.
    pub async fn hash(&self, password: &Password) -> Result<PasswordHash, HashingError> {
        let password = password.0.clone();
        self.run(move || {
            let hash = argon2id().hash_password(password.as_bytes())?;
            Ok(PasswordHash(hash.to_string()))
        })
        .await
    }

    /// Whether the password is the one that was hashed. Without a hash it is not, and that takes as long to say.
    pub async fn verify(&self, password: &Password, stored: Option<&PasswordHash>) -> Result<bool, HashingError> {
        let password = password.0.clone();
        let exists = stored.is_some();
        let phc = stored.map_or_else(|| NOBODYS.to_owned(), |hash| hash.0.clone());
        self.run(move || {
            let hash = argon2::PasswordHash::new(&phc)?;
            match argon2id().verify_password(password.as_bytes(), &hash) {
                Ok(()) => Ok(exists),
                Err(HashError::PasswordInvalid) => Ok(false),
                Err(error) => Err(error),
            }
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, HashError> + Send + 'static,
    ) -> Result<T, HashingError> {
        let permits = self.wait().await?;
        // Blocking work runs on when its request is gone, so the permits go with it.
        let work = move || {
            let result = work();
            drop(permits);
            result
        };
        let result = tokio::task::spawn_blocking(work).await.map_err(|_| HashingError::Failed)?;
        result.map_err(|error| {
            tracing::error!(%error, "a password could not be hashed");
            HashingError::Failed
        })
    }

    async fn wait(&self) -> Result<[OwnedSemaphorePermit; 2], HashingError> {
        let admitted = self.admitted.clone().try_acquire_owned().map_err(|_| HashingError::Busy)?;
        let running = self.running.clone().acquire_owned().await.map_err(|_| HashingError::Busy)?;
        Ok([admitted, running])
    }
}

impl Default for PasswordHasher {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for PasswordHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHasher")
    }
}

fn argon2id() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the parameters are within Argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Waker};

    use super::*;

    fn attempt(text: &str) -> Password {
        Password::attempt(text.to_owned()).unwrap()
    }

    #[tokio::test]
    async fn passwords_that_differ_anywhere_do_not_unlock_each_other() {
        let hasher = PasswordHasher::new();
        let a72 = "a".repeat(72);
        let greek = "α".repeat(63);
        for (chosen, other) in [
            (a72.clone(), format!("{a72}b")),
            (format!("{a72}b"), format!("{a72}c")),
            (format!("{greek}ω"), format!("{greek}ώ")),
            ("secret\0one".to_owned(), "secret\0two".to_owned()),
            ("secret\u{202e}".to_owned(), "secret".to_owned()),
            ("caf\u{e9} noir".to_owned(), "cafe\u{301} noir".to_owned()),
            ("a password ".to_owned(), "a password".to_owned()),
            ("A password".to_owned(), "a password".to_owned()),
        ] {
            let hash = hasher.hash(&attempt(&chosen)).await.unwrap();
            assert_eq!(hasher.verify(&attempt(&chosen), Some(&hash)).await, Ok(true), "{chosen:?}");
            assert_eq!(hasher.verify(&attempt(&other), Some(&hash)).await, Ok(false), "{other:?}");
        }
    }

    #[tokio::test]
    async fn nobodys_password_is_never_right_and_costs_the_same() {
        let hasher = PasswordHasher::new();
        assert_eq!(hasher.verify(&attempt(""), None).await, Ok(false));
        let hash = hasher.hash(&attempt("a password")).await.unwrap();
        let settings = |phc: &str| phc.rsplitn(3, '$').nth(2).map(str::to_owned);
        assert_eq!(settings(hash.as_str()).as_deref(), Some("$argon2id$v=19$m=19456,t=2,p=1"));
        assert_eq!(settings(NOBODYS), settings(hash.as_str()));
        assert_eq!(NOBODYS.len(), hash.as_str().len());
        assert_ne!(hasher.hash(&attempt("a password")).await.unwrap(), hash, "the salt is new each time");
    }

    #[tokio::test]
    async fn a_damaged_hash_is_a_failure_and_not_a_wrong_password() {
        let damaged = PasswordHash::from_stored("$argon2id$".to_owned());
        let answer = PasswordHasher::new().verify(&attempt("a password"), Some(&damaged)).await;
        assert_eq!(answer, Err(HashingError::Failed));
    }

    #[tokio::test]
    async fn a_full_queue_is_busy_at_once() {
        let hasher = PasswordHasher::new();
        let everyone = u32::try_from(AT_ONCE + WAITING).unwrap();
        let queue = hasher.admitted.clone().acquire_many_owned(everyone).await.unwrap();
        assert_eq!(hasher.hash(&attempt("x")).await, Err(HashingError::Busy));
        assert_eq!(hasher.verify(&attempt("x"), None).await, Err(HashingError::Busy));
        assert_eq!(hasher.queue(), PasswordQueue { waiting: AT_ONCE + WAITING, running: 0 });
        drop(queue);
        assert_eq!(hasher.verify(&attempt("x"), None).await, Ok(false));
        assert_eq!(hasher.queue(), PasswordQueue { waiting: 0, running: 0 });
    }

    #[test]
    fn a_hash_whose_request_is_gone_still_counts_until_it_is_done() {
        let runtime = tokio::runtime::Builder::new_current_thread().max_blocking_threads(1).build();
        runtime.unwrap().block_on(async {
            let (release, held) = std::sync::mpsc::channel::<()>();
            let blocker = tokio::task::spawn_blocking(move || held.recv());
            let (hasher, password) = (PasswordHasher::new(), attempt("x"));
            let mut request = Box::pin(hasher.hash(&password));
            assert!(request.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
            drop(request);
            assert_eq!(hasher.queue(), PasswordQueue { waiting: 0, running: 1 });
            drop(release);
            blocker.await.unwrap().unwrap_err();
            let everyone = u32::try_from(AT_ONCE).unwrap();
            assert!(hasher.running.acquire_many(everyone).await.is_ok());
        });
    }

    #[test]
    fn debug_output_holds_no_secret() {
        let hash = PasswordHash::from_stored(NOBODYS.to_owned());
        assert_eq!(format!("{hash:?} {:?}", PasswordHasher::new()), "PasswordHash(redacted) PasswordHasher");
    }
}
