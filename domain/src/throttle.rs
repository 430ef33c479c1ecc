//! How often a password may be guessed: a pure rule. It slows an attacker down and locks nobody out for longer than
//! [`LONGEST_WAIT`].

use std::fmt::Write as _;
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::{LoginName, SessionId, Timestamp, TokenHash};

/// What failed attempts are counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttemptKey {
    /// The login name that was typed, whether or not there is such an account.
    Name(LoginName),
    /// The browser that has signed in before, so that strangers' failures do not keep its person out.
    Browser(TokenHash),
    /// The network that the attempt came from, as [`ClientAddress::network`](crate::ClientAddress::network) names it.
    Network(String),
    /// The session that asks for a proof of identity.
    Session(SessionId),
}

/// The failed attempts that are remembered under one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// How many attempts were evaluated, and did not turn out well so far.
    pub failures: u32,
    /// When the last of them was.
    pub last_at: Timestamp,
}

/// A person who has forgotten which password it was finds it within this many; NIST SP 800-63B-4 allows 100.
const FREE_BY_NAME: u32 = 10;

/// One browser is one person, so it is given as much as a name.
const FREE_BY_BROWSER: u32 = 10;

/// Behind one address there may be a whole office or campus.
const FREE_BY_NETWORK: u32 = 50;

/// Whoever is signed in has typed the password before.
const FREE_BY_SESSION: u32 = 5;

/// After the free attempts each next one waits, first this long and then twice as long as the one before.
const FIRST_WAIT: Duration = Duration::from_secs(30);

/// Short enough that an attack on a name does not keep its person out, long enough for less than 100 guesses a day.
const LONGEST_WAIT: Duration = Duration::from_mins(15);

/// Attempts are forgotten after this long without another one.
const MEMORY: Duration = Duration::from_hours(24);

impl AttemptKey {
    /// The key in storage. Of a name only the SHA-256: people type their password into the wrong field.
    pub fn to_stored(&self) -> String {
        match self {
            Self::Name(name) => format!("name:{}", hex(&Sha256::digest(name.as_str()))),
            Self::Browser(token) => format!("browser:{}", hex(token.as_bytes())),
            Self::Network(network) => format!("network:{network}"),
            Self::Session(session) => format!("session:{session}"),
        }
    }

    fn free_attempts(&self) -> u32 {
        match self {
            Self::Name(_) => FREE_BY_NAME,
            Self::Browser(_) => FREE_BY_BROWSER,
            Self::Network(_) => FREE_BY_NETWORK,
            Self::Session(_) => FREE_BY_SESSION,
        }
    }
}

/// Whether one more attempt may be evaluated at `now` (ASVS 6.3.1). `Ok` is what to remember if it is: it counts as failed
/// before it is evaluated, so that parallel guesses cannot slip past. `Err` is when the next may be; a refused attempt
/// does not count.
pub fn admit(key: &AttemptKey, so_far: Option<Attempts>, now: Timestamp) -> Result<Attempts, Timestamp> {
    let remembered = so_far.filter(|attempts| now.since(attempts.last_at) < MEMORY);
    let Some(attempts) = remembered else {
        return Ok(Attempts { failures: 1, last_at: now });
    };
    let wait = wait_after(attempts.failures, key.free_attempts());
    let next_at = attempts.last_at.plus(wait);
    // No wait can end later than that, unless the clock has gone back since; then it must not keep anybody out.
    let possible = next_at <= now.plus(LONGEST_WAIT);
    // Attempts at the same moment may be counted in another order than they came in: without a wait there is no order.
    if !wait.is_zero() && now < next_at && possible {
        return Err(next_at);
    }
    Ok(Attempts { failures: attempts.failures.saturating_add(1), last_at: now })
}

fn wait_after(failures: u32, free: u32) -> Duration {
    let Some(doublings) = failures.checked_sub(free) else {
        return Duration::ZERO;
    };
    FIRST_WAIT.saturating_mul(2_u32.saturating_pow(doublings)).min(LONGEST_WAIT)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes everything");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    #[test]
    fn a_free_attempt_that_is_counted_after_a_later_one_is_admitted() {
        for (key, _) in keys() {
            let later = admit(&key, None, NOON.plus(Duration::from_millis(5))).unwrap();
            assert_eq!(admit(&key, Some(later), NOON).unwrap().failures, 2, "{key:?}");
        }
    }

    fn keys() -> [(AttemptKey, u32); 4] {
        [
            (AttemptKey::Name(LoginName::parse("ada").unwrap()), 10),
            (AttemptKey::Browser(TokenHash::from_bytes([7; 32])), 10),
            (AttemptKey::Network("203.0.113.7".to_owned()), 50),
            (AttemptKey::Session(SessionId::parse("0199a3c0-0000-7000-8000-000000000001").unwrap()), 5),
        ]
    }

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn every_key_has_its_free_attempts_and_then_longer_and_longer_waits() {
        for (key, free) in keys() {
            let mut attempts = None;
            for failures in 1..=free {
                attempts = Some(admit(&key, attempts, NOON).unwrap());
                assert_eq!(attempts, Some(Attempts { failures, last_at: NOON }), "{key:?}");
            }
            let mut now = NOON;
            for wait in [30, 60, 120, 240, 480, 900, 900, 900].map(seconds) {
                let next_at = now.plus(wait);
                for early in [now, next_at.minus(Duration::from_millis(1))] {
                    assert_eq!(admit(&key, attempts, early), Err(next_at), "{key:?}");
                }
                attempts = Some(admit(&key, attempts, next_at).unwrap());
                now = next_at;
            }
        }
    }

    #[test]
    fn a_hundred_guesses_at_one_name_take_most_of_a_day() {
        let [(key, _), ..] = keys();
        let (mut attempts, mut now) = (None, NOON);
        for _ in 0..100 {
            attempts = Some(admit(&key, attempts, now).unwrap_or_else(|next_at| {
                now = next_at;
                admit(&key, attempts, now).unwrap()
            }));
        }
        assert!(now.since(NOON) > Duration::from_hours(20), "{:?}", now.since(NOON));
    }

    #[test]
    fn attempts_are_forgotten_after_a_day_without_another() {
        let [(key, _), ..] = keys();
        let so_far = Some(Attempts { failures: 99, last_at: NOON });
        let a_day_later = NOON.plus(MEMORY);
        let just_before = a_day_later.minus(Duration::from_millis(1));
        assert_eq!(admit(&key, so_far, just_before).unwrap().failures, 100);
        assert_eq!(admit(&key, so_far, a_day_later), Ok(Attempts { failures: 1, last_at: a_day_later }));
    }

    #[test]
    fn a_clock_that_went_back_keeps_nobody_out_for_longer_than_the_longest_wait() {
        let [(key, _), ..] = keys();
        for (failures, back) in [(10, 1), (10, 869), (15, 0), (15, 1), (15, 86_400), (u32::MAX, 999_999)] {
            let so_far = Some(Attempts { failures, last_at: NOON });
            let now = NOON.minus(seconds(back));
            let next_at = admit(&key, so_far, now).map_or_else(|next_at| next_at, |attempts| attempts.last_at);
            assert!(next_at <= now.plus(LONGEST_WAIT), "{failures} failures, {back} s back");
            assert_eq!(admit(&key, so_far, next_at).map(|attempts| attempts.last_at), Ok(next_at));
        }
    }

    #[test]
    fn extreme_counts_and_moments_are_waited_for_and_do_not_overflow() {
        let [(key, _), ..] = keys();
        let so_far = Some(Attempts { failures: u32::MAX, last_at: NOON });
        assert_eq!(admit(&key, so_far, NOON), Err(NOON.plus(LONGEST_WAIT)));
        assert_eq!(admit(&key, so_far, NOON.plus(LONGEST_WAIT)).unwrap().failures, u32::MAX);
        for extreme in [i64::MIN, i64::MAX].map(Timestamp::from_millis) {
            assert_eq!(admit(&key, None, extreme), Ok(Attempts { failures: 1, last_at: extreme }));
        }
    }

    #[test]
    fn a_stored_key_says_its_kind_and_no_login_name() {
        let stored = keys().map(|(key, _)| key.to_stored());
        let ada = "fdee430d40bd57deeac186cd9790033d0f06f909a8806e7ce6e717ab7c7d5029";
        let expected = [
            format!("name:{ada}"),
            format!("browser:{}", "07".repeat(32)),
            "network:203.0.113.7".to_owned(),
            "session:0199a3c0-0000-7000-8000-000000000001".to_owned(),
        ];
        assert_eq!(stored, expected);
    }
}
