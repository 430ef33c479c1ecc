use std::task::{Context, Waker};

use super::super::hashing_queue::AT_ONCE;
use super::*;

const STRANGER: HashingClass = HashingClass::Stranger;

fn attempt(text: &str) -> Password {
    Password::attempt(text.to_owned()).unwrap()
}

fn hashed(text: &str) -> PasswordHash {
    hash(text.as_bytes(), HashingCost::FULL, &HashingMemory::default()).unwrap()
}

async fn choose(text: &str) -> Result<PasswordHash, InvalidPassword> {
    let (choice, ada) = (NewPassword::parse(text.to_owned()).unwrap(), LoginName::parse("ada").unwrap());
    PasswordHasher::new(HashingCost::FULL).hash(choice, &ada, STRANGER).await.unwrap()
}

#[tokio::test]
async fn passwords_that_differ_anywhere_do_not_unlock_each_other() {
    let hasher = PasswordHasher::new(HashingCost::FULL);
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
    let hasher = PasswordHasher::new(HashingCost::FULL);
    assert_eq!(hasher.verify(&attempt(""), None, STRANGER).await, Ok(false));
    let hash = hashed("a password");
    let settings = |phc: &str| phc.rsplitn(3, '$').nth(2).map(str::to_owned);
    assert_eq!(settings(hash.as_str()).as_deref(), Some("$argon2id$v=19$m=19456,t=2,p=1"));
    let nobodys = HashingCost::FULL.nobodys();
    assert_eq!(settings(&nobodys), settings(hash.as_str()));
    assert_eq!(nobodys.len(), hash.as_str().len());
    assert_ne!(hashed("a password"), hash, "the salt is new each time");
}

#[tokio::test]
async fn a_hash_of_the_least_cost_says_so_and_is_verified_by_any_hasher() {
    let hash = hash(b"a password", HashingCost::LEAST, &HashingMemory::default()).unwrap();
    assert!(hash.as_str().starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{}", hash.as_str());
    for cost in [HashingCost::LEAST, HashingCost::FULL] {
        let hasher = PasswordHasher::new(cost);
        assert_eq!(hasher.verify(&attempt("a password"), Some(&hash), STRANGER).await, Ok(true));
        assert_eq!(hasher.verify(&attempt("another one"), Some(&hash), STRANGER).await, Ok(false));
        assert_eq!(hasher.verify(&attempt(""), None, STRANGER).await, Ok(false));
    }
}

#[tokio::test]
async fn a_damaged_hash_is_a_failure_and_not_a_wrong_password() {
    let damaged = PasswordHash::from_stored("$argon2id$".to_owned());
    let answer = PasswordHasher::new(HashingCost::FULL).verify(&attempt("a password"), Some(&damaged), STRANGER).await;
    assert_eq!(answer, Err(HashingError::Failed));
}

#[tokio::test]
async fn a_choice_that_is_easy_to_guess_is_not_hashed() {
    assert_eq!(choose("password1").await, Err(InvalidPassword::TooCommon));
    let hash = choose("correct horse battery staple").await.unwrap();
    let right = attempt("correct horse battery staple");
    assert_eq!(PasswordHasher::new(HashingCost::FULL).verify(&right, Some(&hash), STRANGER).await, Ok(true));
}

/// What the crate makes of its own memory is the same as what is made of ours.
#[tokio::test]
async fn hashes_of_other_makers_are_verified_by_their_own_parameters() {
    use argon2::PasswordHasher as _;
    for algorithm in [Algorithm::Argon2id, Algorithm::Argon2i] {
        for params in [HashingCost::FULL.params(), Params::new(64, 3, 2, None).unwrap()] {
            let phc = Argon2::new(algorithm, Version::V0x13, params).hash_password(b"a password").unwrap();
            let stored = PasswordHash::from_stored(phc.to_string());
            let hasher = PasswordHasher::new(HashingCost::FULL);
            for (text, right) in [("a password", true), ("another one", false), ("a password", true)] {
                let verified = hasher.verify(&attempt(text), Some(&stored), STRANGER).await;
                assert_eq!(verified, Ok(right), "{stored:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_full_queue_is_busy_at_once() {
    let hasher = PasswordHasher::new(HashingCost::FULL);
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
        let (hasher, password) = (PasswordHasher::new(HashingCost::FULL), attempt("x"));
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
    let hash = PasswordHash::from_stored(HashingCost::FULL.nobodys());
    assert_eq!(
        format!("{hash:?} {:?}", PasswordHasher::new(HashingCost::FULL)),
        "PasswordHash(redacted) PasswordHasher"
    );
}
