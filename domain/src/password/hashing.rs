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

/// Hashes with Argon2id (RFC 9106), a few at once and a bounded number waiting (ASVS 15.2.2). Nothing that takes as long is
/// done with a password anywhere else.
pub struct PasswordHasher {
    queue: HashingQueue,
    memory: Arc<HashingMemory>,
}

/// The memory of one hash in KiB, the passes over it and its lanes: the first choice of OWASP's Password Storage Cheat
/// Sheet with one lane (ASVS 11.4.2).
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// NIST SP 800-132 asks for 128 bits.
const SALT_BYTES: usize = 16;

/// No password's hash. An unknown account is verified against it, so that it takes as long as a known one (ASVS 6.3.8).
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

impl PasswordHasher {
    /// A hasher with its own queue; a process needs one.
    pub fn new() -> Self {
        Self { queue: HashingQueue::new(), memory: Arc::default() }
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
        let login_name = login_name.clone();
        self.run(class, move |memory| {
            if is_easy_to_guess(&password, login_name.as_str()) {
                return Ok(Err(InvalidPassword::TooCommon));
            }
            hash(password.as_bytes(), memory).map(Ok)
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
        let phc = stored.map_or_else(|| NOBODYS.to_owned(), |hash| hash.0.clone());
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

fn hash(password: &[u8], memory: &HashingMemory) -> Result<PasswordHash, HashError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the parameters are within Argon2's limits");
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
mod tests {
    use std::task::{Context, Waker};

    use super::super::hashing_queue::AT_ONCE;
    use super::*;

    const STRANGER: HashingClass = HashingClass::Stranger;

    fn attempt(text: &str) -> Password {
        Password::attempt(text.to_owned()).unwrap()
    }

    fn hashed(text: &str) -> PasswordHash {
        hash(text.as_bytes(), &HashingMemory::default()).unwrap()
    }

    async fn choose(text: &str) -> Result<PasswordHash, InvalidPassword> {
        let (choice, ada) = (NewPassword::parse(text.to_owned()).unwrap(), LoginName::parse("ada").unwrap());
        PasswordHasher::new().hash(choice, &ada, STRANGER).await.unwrap()
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
            let hash = hashed(&chosen);
            assert_eq!(hasher.verify(&attempt(&chosen), Some(&hash), STRANGER).await, Ok(true), "{chosen:?}");
            assert_eq!(hasher.verify(&attempt(&other), Some(&hash), STRANGER).await, Ok(false), "{other:?}");
        }
    }

    #[tokio::test]
    async fn nobodys_password_is_never_right_and_costs_the_same() {
        let hasher = PasswordHasher::new();
        assert_eq!(hasher.verify(&attempt(""), None, STRANGER).await, Ok(false));
        let hash = hashed("a password");
        let settings = |phc: &str| phc.rsplitn(3, '$').nth(2).map(str::to_owned);
        assert_eq!(settings(hash.as_str()).as_deref(), Some("$argon2id$v=19$m=19456,t=2,p=1"));
        assert_eq!(settings(NOBODYS), settings(hash.as_str()));
        assert_eq!(NOBODYS.len(), hash.as_str().len());
        assert_ne!(hashed("a password"), hash, "the salt is new each time");
    }

    #[tokio::test]
    async fn a_damaged_hash_is_a_failure_and_not_a_wrong_password() {
        let damaged = PasswordHash::from_stored("$argon2id$".to_owned());
        let answer = PasswordHasher::new().verify(&attempt("a password"), Some(&damaged), STRANGER).await;
        assert_eq!(answer, Err(HashingError::Failed));
    }

    #[tokio::test]
    async fn a_choice_that_is_easy_to_guess_is_not_hashed() {
        assert_eq!(choose("password1").await, Err(InvalidPassword::TooCommon));
        let hash = choose("correct horse battery staple").await.unwrap();
        let right = attempt("correct horse battery staple");
        assert_eq!(PasswordHasher::new().verify(&right, Some(&hash), STRANGER).await, Ok(true));
    }

    /// What the crate makes of its own memory is the same as what is made of ours.
    #[tokio::test]
    async fn hashes_of_other_makers_are_verified_by_their_own_parameters() {
        use argon2::PasswordHasher as _;
        for algorithm in [Algorithm::Argon2id, Algorithm::Argon2i] {
            for (memory, passes, lanes) in [(MEMORY_KIB, PASSES, LANES), (64, 3, 2)] {
                let params = Params::new(memory, passes, lanes, None).unwrap();
                let phc = Argon2::new(algorithm, Version::V0x13, params).hash_password(b"a password").unwrap();
                let stored = PasswordHash::from_stored(phc.to_string());
                let hasher = PasswordHasher::new();
                for (text, right) in [("a password", true), ("another one", false), ("a password", true)] {
                    let verified = hasher.verify(&attempt(text), Some(&stored), STRANGER).await;
                    assert_eq!(verified, Ok(right), "{stored:?}");
                }
            }
        }
    }

    #[tokio::test]
    async fn a_full_queue_is_busy_at_once() {
        let hasher = PasswordHasher::new();
        let everyone = STRANGER.longest_line() + AT_ONCE;
        let mut waiting: Vec<_> = (0..everyone).map(|_| Box::pin(hasher.queue.turn(STRANGER))).collect();
        let mut nobody = Context::from_waker(Waker::noop());
        let begun: Vec<_> = waiting.iter_mut().map(|turn| turn.as_mut().poll(&mut nobody)).collect();
        assert_eq!(hasher.verify(&attempt("x"), None, STRANGER).await, Err(HashingError::Busy));
        drop((begun, waiting));
        assert_eq!(hasher.verify(&attempt("x"), None, STRANGER).await, Ok(false));
    }

    #[test]
    fn a_hash_whose_request_is_gone_still_counts_until_it_is_done() {
        let runtime = tokio::runtime::Builder::new_current_thread().max_blocking_threads(1).build();
        runtime.unwrap().block_on(async {
            let (release, held) = std::sync::mpsc::channel::<()>();
            let blocker = tokio::task::spawn_blocking(move || held.recv());
            let (hasher, password) = (PasswordHasher::new(), attempt("x"));
            let mut request = Box::pin(hasher.verify(&password, None, STRANGER));
            assert!(request.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
            drop(request);
            assert_eq!(hasher.queue(), PasswordQueue { waiting: 0, running: 1 });
            drop(release);
            blocker.await.unwrap().unwrap_err();
            assert_eq!(hasher.verify(&password, None, STRANGER).await, Ok(false));
            assert_eq!(hasher.queue(), PasswordQueue { waiting: 0, running: 0 });
        });
    }

    #[test]
    fn debug_output_holds_no_secret() {
        let hash = PasswordHash::from_stored(NOBODYS.to_owned());
        assert_eq!(format!("{hash:?} {:?}", PasswordHasher::new()), "PasswordHash(redacted) PasswordHasher");
    }
}
