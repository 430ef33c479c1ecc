//! Attempts to guess a password are counted.

use std::time::Duration;

use domain::storage::{NewSession, Reservation};
use domain::{Account, Admission, AttemptKey, AttemptOutcome, ClientAddress, LoginName, Timestamp, TokenHash, admit};

use crate::fixture::{Database, NOON, Person, days, minutes, new_token};

fn name(name: &str) -> AttemptKey {
    AttemptKey::Name(LoginName::parse(name).unwrap())
}

fn network(network: &str) -> AttemptKey {
    AttemptKey::Network(ClientAddress::parse(network).unwrap().networks().remove(0))
}

async fn reserve(database: &Database, keys: &[AttemptKey], now: Timestamp) -> Reservation {
    database.storage.reserve_attempt(keys, now).await.unwrap()
}

async fn settle(database: &Database, keys: &[AttemptKey], outcome: AttemptOutcome) {
    database.storage.settle_attempt(keys, outcome, NOON).await.unwrap();
}

/// Fails until the rule refuses, and answers how many attempts were granted before.
async fn exhaust(database: &Database, key: &AttemptKey, now: Timestamp) -> u32 {
    let (mut granted, key) = (0, std::slice::from_ref(key));
    while reserve(database, key, now).await == Reservation::Granted {
        database.storage.settle_attempt(key, AttemptOutcome::Failed, now).await.unwrap();
        granted += 1;
    }
    granted
}

/// How many attempts the rule grants from nothing.
fn free_attempts(key: &AttemptKey) -> u32 {
    let mut so_far = None;
    let mut granted = 0;
    while let Admission::Admitted(attempts) = admit(key, so_far, NOON) {
        so_far = Some(attempts);
        granted += 1;
    }
    granted
}

pub(crate) async fn attempts_are_counted_until_the_rule_refuses(database: &Database) {
    let ada = name("ada");
    assert_eq!(exhaust(database, &ada, NOON).await, free_attempts(&ada));
    let keys = [ada.clone()];
    let Reservation::Refused(next) = reserve(database, &keys, NOON).await else {
        panic!("the attempt was granted");
    };
    assert!(next > NOON);
    assert_eq!(reserve(database, &keys, next).await, Reservation::Granted);
    assert_eq!(exhaust(database, &name("bob"), NOON).await, free_attempts(&name("bob")));
}

pub(crate) async fn a_refused_attempt_is_counted_under_no_key(database: &Database) {
    let (ada, office) = (name("ada"), network("203.0.113.7"));
    exhaust(database, &ada, NOON).await;
    for _ in 0..100 {
        let refused = reserve(database, &[office.clone(), ada.clone()], NOON).await;
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
        match attempt.await.unwrap() {
            Reservation::Granted => granted += 1,
            Reservation::Undecided => {}
            refused @ Reservation::Refused(_) => panic!("{refused:?}"),
        }
    }
    assert_eq!(granted, free_attempts(&name("ada")));
}

pub(crate) async fn what_is_pending_decides_when_its_outcome_is_known(database: &Database) {
    let (ada, office) = (name("ada"), network("203.0.113.7"));
    let keys = [ada.clone(), office.clone()];
    for _ in 0..free_attempts(&ada) {
        assert_eq!(reserve(database, &keys, NOON).await, Reservation::Granted);
    }
    assert_eq!(reserve(database, &keys, NOON).await, Reservation::Undecided);
    settle(database, &keys, AttemptOutcome::NotEvaluated).await;
    assert_eq!(reserve(database, &keys, NOON).await, Reservation::Granted);
    for _ in 0..free_attempts(&ada) {
        settle(database, &keys, AttemptOutcome::Failed).await;
    }
    assert!(matches!(reserve(database, &keys, NOON).await, Reservation::Refused(_)));
    assert_eq!(exhaust(database, &office, NOON).await, free_attempts(&office) - free_attempts(&ada));
}

pub(crate) async fn a_good_attempt_forgets_some_counts_and_is_taken_off_others(database: &Database) {
    let (ada, office) = (name("ada"), network("203.0.113.7"));
    let keys = [ada.clone(), office.clone()];
    for outcome in [AttemptOutcome::Failed; 4].into_iter().chain([AttemptOutcome::Succeeded]) {
        assert_eq!(reserve(database, &keys, NOON).await, Reservation::Granted);
        settle(database, &keys, outcome).await;
    }
    assert_eq!(exhaust(database, &ada, NOON).await, free_attempts(&ada));
    assert_eq!(exhaust(database, &office, NOON).await, free_attempts(&office) - 4);
    settle(database, &[network("198.51.100.1")], AttemptOutcome::Succeeded).await;
}

pub(crate) async fn a_clock_that_goes_back_is_remembered_and_grants_nothing(database: &Database) {
    let ada = name("ada");
    exhaust(database, &ada, NOON).await;
    let earlier = NOON.minus(Duration::from_hours(1));
    let keys = std::slice::from_ref(&ada);
    let Reservation::Refused(next) = reserve(database, keys, earlier).await else {
        panic!("the attempt was granted");
    };
    assert!(next < NOON, "nobody waits for the clock to come back");
    assert_eq!(reserve(database, keys, next).await, Reservation::Granted);
}

pub(crate) async fn an_account_that_is_unlocked_may_try_again_in_every_browser(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let of = |person: &Person, browser| AttemptKey::Browser(person.account, browser);
    let keys = [name("ada"), of(&ada, new_token()), of(&ada, new_token())];
    let others = [name("bob"), of(&bob, new_token()), network("203.0.113.7")];
    for key in keys.iter().chain(&others) {
        exhaust(database, key, NOON).await;
    }
    let account = Account { id: ada.account, login_name: LoginName::parse("ada").unwrap() };
    database.storage.forget_attempts(&account).await.unwrap();
    for key in &keys {
        assert_eq!(exhaust(database, key, NOON).await, free_attempts(key));
    }
    for key in &others {
        assert_eq!(exhaust(database, key, NOON).await, 0, "{key:?}");
    }
}

pub(crate) async fn old_counts_are_erased(database: &Database) {
    let (ada, bob) = (name("ada"), name("bob"));
    for (key, at) in [(&ada, NOON), (&bob, minutes(2))] {
        let key = std::slice::from_ref(key);
        assert_eq!(reserve(database, key, at).await, Reservation::Granted);
        database.storage.settle_attempt(key, AttemptOutcome::Failed, at).await.unwrap();
    }
    database.storage.purge_attempts(minutes(1)).await.unwrap();
    assert_eq!(exhaust(database, &ada, minutes(2)).await, free_attempts(&ada));
    assert_eq!(exhaust(database, &bob, minutes(2)).await, free_attempts(&bob) - 1);
    database.storage.purge_attempts(days(1)).await.unwrap();
    assert_eq!(exhaust(database, &bob, minutes(2)).await, free_attempts(&bob));
}

async fn knows(database: &Database, login_name: &str, browser: &TokenHash) -> bool {
    let login_name = LoginName::parse(login_name).unwrap();
    database.storage.find_credentials(&login_name, Some(browser)).await.unwrap().unwrap().knows_browser
}

pub(crate) async fn a_browser_is_known_to_the_account_that_it_signed_in_to(database: &Database) {
    let (ada, _) = (database.person("ada").await, database.person("bob").await);
    let browser = new_token();
    assert!(!knows(database, "ada", &browser).await);
    for at in [NOON, minutes(1)] {
        let session = NewSession { browser: Some(browser), ..ada.new_session(at) };
        assert!(database.storage.open_session(&session).await.unwrap().is_some());
        assert!(knows(database, "ada", &browser).await);
    }
    assert!(!knows(database, "bob", &browser).await);
    let nobody = LoginName::parse("nobody").unwrap();
    assert!(database.storage.find_credentials(&nobody, Some(&browser)).await.unwrap().is_none());
}

pub(crate) async fn a_browser_that_has_not_signed_in_for_long_is_forgotten(database: &Database) {
    let ada = database.person("ada").await;
    let (old, recent) = (ada.new_session(NOON), ada.new_session(minutes(1)));
    for session in [&old, &recent] {
        assert!(database.storage.open_session(session).await.unwrap().is_some());
    }
    database.storage.purge_known_browsers(minutes(1)).await.unwrap();
    assert!(!knows(database, "ada", &old.browser.unwrap()).await);
    assert!(knows(database, "ada", &recent.browser.unwrap()).await);
}
