//! Attempts to guess a password are counted.

use domain::storage::{NewSession, Reservation};
use domain::{AttemptKey, LoginName, Timestamp, admit};

use crate::fixture::{Database, NOON, days, minutes, new_token};

fn name(name: &str) -> AttemptKey {
    AttemptKey::Name(LoginName::parse(name).unwrap())
}

fn network(network: &str) -> AttemptKey {
    AttemptKey::Network(network.to_owned())
}

/// Tries until the rule refuses, and answers how many attempts were granted before.
async fn exhaust(database: &Database, key: &AttemptKey, now: Timestamp) -> u32 {
    let mut granted = 0;
    while database.storage.reserve_attempt(std::slice::from_ref(key), now).await.unwrap() == Reservation::Granted {
        granted += 1;
    }
    granted
}

/// How many attempts the rule grants from nothing.
fn free_attempts(key: &AttemptKey) -> u32 {
    let mut so_far = None;
    let mut granted = 0;
    while let Ok(attempts) = admit(key, so_far, NOON) {
        so_far = Some(attempts);
        granted += 1;
    }
    granted
}

pub(crate) async fn attempts_are_counted_until_the_rule_refuses(database: &Database) {
    let ada = name("ada");
    assert_eq!(exhaust(database, &ada, NOON).await, free_attempts(&ada));
    let keys = [ada.clone()];
    let Reservation::Refused(next) = database.storage.reserve_attempt(&keys, NOON).await.unwrap() else {
        panic!("the attempt was granted");
    };
    assert!(next > NOON);
    assert_eq!(database.storage.reserve_attempt(&keys, next).await.unwrap(), Reservation::Granted);
    assert_eq!(exhaust(database, &name("bob"), NOON).await, free_attempts(&name("bob")));
}

pub(crate) async fn a_refused_attempt_is_counted_under_no_key(database: &Database) {
    let (ada, office) = (name("ada"), network("203.0.113.7"));
    exhaust(database, &ada, NOON).await;
    for _ in 0..100 {
        let refused = database.storage.reserve_attempt(&[office.clone(), ada.clone()], NOON).await.unwrap();
        assert!(matches!(refused, Reservation::Refused(_)));
    }
    assert_eq!(exhaust(database, &office, NOON).await, free_attempts(&office));
}

pub(crate) async fn parallel_attempts_cannot_slip_past_the_rule(database: &Database) {
    let attempts: Vec<_> = (0..100)
        .map(|_| {
            let storage = std::sync::Arc::clone(&database.storage);
            tokio::spawn(async move { storage.reserve_attempt(&[name("ada")], NOON).await.unwrap() })
        })
        .collect();
    let mut granted = 0;
    for attempt in attempts {
        granted += u32::from(attempt.await.unwrap() == Reservation::Granted);
    }
    assert_eq!(granted, free_attempts(&name("ada")));
}

pub(crate) async fn a_good_attempt_forgets_some_counts_and_is_taken_off_others(database: &Database) {
    let (ada, office) = (name("ada"), network("203.0.113.7"));
    let keys = [ada.clone(), office.clone()];
    for _ in 0..5 {
        assert_eq!(database.storage.reserve_attempt(&keys, NOON).await.unwrap(), Reservation::Granted);
    }
    database.storage.settle_attempt(std::slice::from_ref(&ada), std::slice::from_ref(&office)).await.unwrap();
    assert_eq!(exhaust(database, &ada, NOON).await, free_attempts(&ada));
    assert_eq!(exhaust(database, &office, NOON).await, free_attempts(&office) - 4);
    database.storage.settle_attempt(&[], &[network("198.51.100.1")]).await.unwrap();
}

pub(crate) async fn old_counts_are_erased(database: &Database) {
    let (ada, bob) = (name("ada"), name("bob"));
    database.storage.reserve_attempt(std::slice::from_ref(&ada), NOON).await.unwrap();
    database.storage.reserve_attempt(std::slice::from_ref(&bob), minutes(2)).await.unwrap();
    database.storage.purge_attempts(minutes(1)).await.unwrap();
    assert_eq!(exhaust(database, &ada, minutes(2)).await, free_attempts(&ada));
    assert_eq!(exhaust(database, &bob, minutes(2)).await, free_attempts(&bob) - 1);
    database.storage.purge_attempts(days(1)).await.unwrap();
    assert_eq!(exhaust(database, &bob, minutes(2)).await, free_attempts(&bob));
}

pub(crate) async fn a_browser_is_known_to_the_account_that_it_signed_in_to(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let browser = new_token();
    assert!(!database.storage.is_known_browser(ada.account, &browser).await.unwrap());
    for at in [NOON, minutes(1)] {
        let session = NewSession { browser, ..ada.new_session(at) };
        assert!(database.storage.open_session(&session).await.unwrap());
        assert!(database.storage.is_known_browser(ada.account, &browser).await.unwrap());
    }
    assert!(!database.storage.is_known_browser(bob.account, &browser).await.unwrap());
}

pub(crate) async fn a_browser_that_has_not_signed_in_for_long_is_forgotten(database: &Database) {
    let ada = database.person("ada").await;
    let (old, recent) = (ada.new_session(NOON), ada.new_session(minutes(1)));
    for session in [&old, &recent] {
        assert!(database.storage.open_session(session).await.unwrap());
    }
    database.storage.purge_known_browsers(minutes(1)).await.unwrap();
    assert!(!database.storage.is_known_browser(ada.account, &old.browser).await.unwrap());
    assert!(database.storage.is_known_browser(ada.account, &recent.browser).await.unwrap());
}
