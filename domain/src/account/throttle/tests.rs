use super::*;
use crate::ClientAddress;

const NOON: Timestamp = Timestamp::from_millis(1_790_000_000_000);

const SESSION: &str = "0199a3c0-0000-7000-8000-000000000001";
const ACCOUNT: &str = "7d6e7f0a-9f9c-4c1a-8a52-0d7c1c1f2b3e";

/// Every kind of key, with its free attempts.
fn keys() -> [(AttemptKey, u32); 8] {
    let session = SessionId::parse(SESSION).unwrap();
    let [address] = networks("203.0.113.7").try_into().unwrap();
    let [subscriber, _, site] = networks("2001:db8:1:2::7").try_into().unwrap();
    [
        (AttemptKey::Name(LoginName::parse("ada").unwrap()), 10),
        (AttemptKey::Browser(AccountId::parse(ACCOUNT).unwrap(), TokenHash::from_bytes([7; 32])), 10),
        (AttemptKey::Network(address.clone()), 50),
        (AttemptKey::Network(subscriber), 50),
        (AttemptKey::Network(site), 200),
        (AttemptKey::NetworkOfKnownBrowser(address.clone()), 200),
        (AttemptKey::Session(session), 50),
        (AttemptKey::SessionFrom(session, address), 5),
    ]
}

fn networks(address: &str) -> Vec<Network> {
    ClientAddress::parse(address).unwrap().networks()
}

fn name() -> AttemptKey {
    let [(key, _), ..] = keys();
    key
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[expect(clippy::unnecessary_wraps, reason = "the rules take what is counted so far, which may be nothing")]
fn failed(failures: u32, last_at: Timestamp) -> Option<Attempts> {
    Some(Attempts { failures, last_at, pending: 0, pending_until: last_at })
}

#[expect(clippy::unnecessary_wraps, reason = "the rules take what is counted so far, which may be nothing")]
fn admitted(key: &AttemptKey, so_far: Option<Attempts>, now: Timestamp) -> Option<Attempts> {
    match admit(key, so_far, now) {
        Admission::Admitted(attempts) => Some(attempts),
        other => panic!("{other:?}"),
    }
}

fn until(key: &AttemptKey, so_far: Option<Attempts>, now: Timestamp) -> Timestamp {
    match admit(key, so_far, now) {
        Admission::Refused { until, .. } => until,
        other => panic!("{other:?}"),
    }
}

/// One more failure, evaluated in no time.
fn fail(key: &AttemptKey, so_far: Option<Attempts>, now: Timestamp) -> Option<Attempts> {
    settle(key, admitted(key, so_far, now), AttemptOutcome::Failed, now)
}

#[test]
fn every_key_has_its_free_attempts_and_then_longer_and_longer_waits() {
    for (key, free) in keys() {
        let mut attempts = None;
        for failures in 1..=free {
            attempts = fail(&key, attempts, NOON);
            assert_eq!(attempts.map(|attempts| (attempts.failures, attempts.last_at)), Some((failures, NOON)));
        }
        let mut now = NOON;
        for wait in [30, 60, 120, 240, 480, 900, 900, 900].map(seconds) {
            let next_at = now.plus(wait);
            for early in [now, next_at.minus(Duration::from_millis(1))] {
                assert_eq!(until(&key, attempts, early), next_at, "{key:?}");
            }
            attempts = fail(&key, attempts, next_at);
            now = next_at;
        }
    }
}

#[test]
fn a_hundred_guesses_at_one_name_take_most_of_a_day_however_they_are_spread() {
    for patience in [0, 1, 2, 8, 32] {
        let (mut attempts, mut now) = (None, NOON);
        for _ in 0..100 {
            if let Admission::Refused { until, .. } = admit(&name(), attempts, now) {
                now = until.plus(LONGEST_WAIT * patience);
            }
            attempts = fail(&name(), attempts, now);
        }
        assert!(now.since(NOON) > Duration::from_hours(20), "{patience}: {:?}", now.since(NOON));
    }
}

#[test]
fn guesses_at_once_are_no_more_than_the_free_ones() {
    for (key, free) in keys() {
        let mut attempts = None;
        for _ in 0..free {
            attempts = admitted(&key, attempts, NOON);
        }
        for _ in 0..free {
            assert_eq!(admit(&key, attempts, NOON), Admission::Undecided, "{key:?}");
            attempts = settle(&key, attempts, AttemptOutcome::Failed, NOON);
        }
        assert_eq!(until(&key, attempts, NOON), NOON.plus(FIRST_WAIT), "{key:?}");
        // After the wait one is evaluated, and the next depends on its outcome.
        let later = NOON.plus(FIRST_WAIT);
        let one = admitted(&key, attempts, later);
        assert_eq!(admit(&key, one, later), Admission::Undecided, "{key:?}");
        let two = settle(&key, one, AttemptOutcome::Failed, later);
        assert_eq!(until(&key, two, later), later.plus(FIRST_WAIT * 2), "{key:?}");
    }
}

#[test]
fn right_passwords_at_once_are_not_taken_for_guesses() {
    for (key, free) in keys() {
        let mut attempts = None;
        for _ in 0..free {
            attempts = admitted(&key, attempts, NOON);
        }
        for _ in 0..3 * free {
            assert_eq!(admit(&key, attempts, NOON), Admission::Undecided, "{key:?}");
            attempts = settle(&key, attempts, AttemptOutcome::Succeeded, NOON);
            attempts = admitted(&key, attempts, NOON);
        }
    }
}

#[test]
fn a_success_forgets_what_one_person_failed_and_leaves_what_a_network_failed() {
    for (key, _) in keys() {
        let so_far = fail(&key, fail(&key, None, NOON), NOON);
        let after = settle(&key, admitted(&key, so_far, NOON), AttemptOutcome::Succeeded, NOON);
        assert_eq!(after.map(|attempts| attempts.failures), (!key.is_one_persons()).then_some(2), "{key:?}");
    }
}

#[test]
fn an_attempt_that_nobody_looked_at_counts_for_nothing() {
    for (key, _) in keys() {
        let before = fail(&key, None, NOON);
        let after = settle(&key, admitted(&key, before, NOON), AttemptOutcome::NotEvaluated, NOON);
        assert_eq!(after.map(|attempts| (attempts.failures, attempts.pending)), Some((1, 0)), "{key:?}");
        assert_eq!(settle(&key, admitted(&key, None, NOON), AttemptOutcome::NotEvaluated, NOON), None);
    }
}

#[test]
fn an_evaluation_that_never_ends_counts_as_a_failure() {
    let mut attempts = None;
    for _ in 0..10 {
        attempts = admitted(&name(), attempts, NOON);
    }
    let given_up = NOON.plus(LONGEST_EVALUATION);
    assert_eq!(admit(&name(), attempts, given_up.minus(Duration::from_millis(1))), Admission::Undecided);
    assert_eq!(until(&name(), attempts, given_up), given_up.plus(FIRST_WAIT));
}

#[test]
fn failures_are_forgiven_one_by_one_and_after_a_day_all_at_once() {
    let so_far = failed(99, NOON);
    let after = |span| fail(&name(), so_far, NOON.plus(span)).unwrap().failures;
    assert_eq!(after(LONGEST_WAIT), 99);
    assert_eq!(after(LONGEST_WAIT * 10), 90);
    assert_eq!(after(MEMORY.saturating_sub(Duration::from_millis(1))), 5);
    assert_eq!(after(MEMORY), 1);
}

#[test]
fn a_clock_that_goes_back_keeps_nobody_out_for_longer_and_lets_nobody_in_earlier() {
    for (failures, back) in [(10, 1), (10, 869), (15, 1), (15, 86_400), (u32::MAX, 999_999)] {
        let mut so_far = failed(failures, NOON);
        let mut now = NOON;
        for _ in 0..20 {
            now = now.minus(seconds(back));
            let Admission::Refused { until, corrected } = admit(&name(), so_far, now) else {
                panic!("{failures} failures, {back} s back");
            };
            assert_eq!(until, now.plus(wait_after(failures - 10)));
            assert!(corrected.is_some());
            so_far = corrected;
        }
        admitted(&name(), so_far, now.plus(LONGEST_WAIT));
    }
    assert!(matches!(admit(&name(), failed(10, NOON), NOON), Admission::Refused { corrected: None, .. }));
}

#[test]
fn extreme_counts_and_moments_are_waited_for_and_do_not_overflow() {
    let extreme = failed(u32::MAX, NOON);
    assert_eq!(until(&name(), extreme, NOON), NOON.plus(LONGEST_WAIT));
    let later = fail(&name(), extreme, NOON.plus(LONGEST_WAIT)).unwrap();
    assert_eq!(later.failures, u32::MAX);
    for moment in [i64::MIN, i64::MAX / 2].map(Timestamp::from_millis) {
        assert_eq!(fail(&name(), None, moment).unwrap().failures, 1);
    }
}

#[test]
fn a_stored_key_says_its_kind_and_no_login_name() {
    let stored = keys().map(|(key, _)| key.to_stored());
    let ada = "fdee430d40bd57deeac186cd9790033d0f06f909a8806e7ce6e717ab7c7d5029";
    let expected = [
        format!("name:{ada}"),
        format!("browser:{ACCOUNT}:{}", "07".repeat(32)),
        "network:203.0.113.7".to_owned(),
        "network:2001:db8:1:2::/64".to_owned(),
        "network:2001:db8:1::/48".to_owned(),
        "network:203.0.113.7".to_owned(),
        format!("session:{SESSION}"),
        format!("session:{SESSION}:203.0.113.7"),
    ];
    assert_eq!(stored, expected);
}
