//! How often a password may be guessed (ASVS 6.3.1): pure rules. They slow a guesser down. A browser that the account does
//! not know can be kept waiting for as long as somebody goes on guessing; one that it knows cannot.

use std::fmt::Write as _;
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::client_address::Network;
use crate::{AccountId, LoginName, SessionId, Timestamp, TokenHash};

/// What failed attempts are counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttemptKey {
    /// The login name that was typed, whether or not there is such an account.
    Name(LoginName),
    /// A browser that has signed in to the account before: failures elsewhere do not keep its person out.
    Browser(AccountId, TokenHash),
    /// A network that an attempt came from, made by a browser that the account does not know.
    Network(Network),
    /// The same network and the same count, for a browser that the account knows: what strangers fail there does not keep
    /// it out.
    NetworkOfKnownBrowser(Network),
    /// The session that is to be reauthenticated.
    Session(SessionId),
    /// The same session from one network, so that a thief of its cookie does not keep its person out.
    SessionFrom(SessionId, Network),
}

/// The attempts that are remembered under one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// How many have failed.
    pub failures: u32,
    /// When the last of them failed.
    pub last_at: Timestamp,
    /// How many are being evaluated.
    pub pending: u32,
    /// From then on those that are still being evaluated count as failed: their process has ended.
    pub pending_until: Timestamp,
}

/// Whether one more attempt may be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It may, and this is to be remembered before it is.
    Admitted(Attempts),
    /// That depends on the outcome of those that are being evaluated.
    Undecided,
    /// It may not before this moment.
    Refused {
        /// When the next one may be.
        until: Timestamp,
        /// What is to be remembered, where the clock has gone back since the last failure.
        corrected: Option<Attempts>,
    },
}

/// What became of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptOutcome {
    /// The password was right.
    Succeeded,
    /// The password was wrong.
    Failed,
    /// Nobody looked at the password.
    NotEvaluated,
}

/// A person who has forgotten which password it was finds it within this many; NIST SP 800-63B-4 allows 100.
const FREE_BY_NAME: u32 = 10;

/// One browser is one person, so it is given as much as a name.
const FREE_BY_BROWSER: u32 = 10;

/// Behind one address there may be a whole office or campus.
const FREE_BY_SUBSCRIBER: u32 = 50;

/// How many times a network's budget is that of browsers which the account knows.
const KNOWN_BROWSERS_SHARE: u32 = 4;

/// People who are signed in have typed the password before.
const FREE_BY_SESSION_AND_NETWORK: u32 = 5;

/// A stolen cookie is no way to the password, from however many networks it is tried.
const FREE_BY_SESSION: u32 = 50;

/// After the free attempts each next one waits, first this long and then twice as long as the one before.
const FIRST_WAIT: Duration = Duration::from_secs(30);

/// Long enough for less than 100 guesses a day.
const LONGEST_WAIT: Duration = Duration::from_mins(15);

/// For every such span without a failure, one is forgiven: no more than the longest wait admits anyway.
const FORGIVEN_EVERY: Duration = LONGEST_WAIT;

/// Attempts are forgotten after this long without another one.
const MEMORY: Duration = Duration::from_hours(24);

/// No evaluation takes longer: a request is given up after 15 seconds.
const LONGEST_EVALUATION: Duration = Duration::from_secs(30);

impl AttemptKey {
    /// The key in storage. Of a name only the SHA-256: people type their password into the wrong field.
    pub fn to_stored(&self) -> String {
        match self {
            Self::Name(name) => format!("name:{}", hex(&Sha256::digest(name.as_str()))),
            Self::Browser(account, token) => format!("{}{}", Self::browsers_of(*account), hex(token.as_bytes())),
            Self::Network(network) | Self::NetworkOfKnownBrowser(network) => format!("network:{network}"),
            Self::Session(session) => format!("session:{session}"),
            Self::SessionFrom(session, network) => format!("session:{session}:{network}"),
        }
    }

    /// What the stored keys of all browsers of the account begin with.
    pub fn browsers_of(account: AccountId) -> String {
        format!("browser:{account}:")
    }

    fn free_attempts(&self) -> u32 {
        match self {
            Self::Name(_) => FREE_BY_NAME,
            Self::Browser(..) => FREE_BY_BROWSER,
            Self::Network(network) => FREE_BY_SUBSCRIBER * network.subscribers(),
            Self::NetworkOfKnownBrowser(network) => FREE_BY_SUBSCRIBER * network.subscribers() * KNOWN_BROWSERS_SHARE,
            Self::Session(_) => FREE_BY_SESSION,
            Self::SessionFrom(..) => FREE_BY_SESSION_AND_NETWORK,
        }
    }

    /// Whether a success shows that the failures before it were the same person's.
    fn is_one_persons(&self) -> bool {
        !matches!(self, Self::Network(_) | Self::NetworkOfKnownBrowser(_))
    }
}

/// Whether one more attempt may be evaluated at `now`. It counts as pending until [`settle`] says what became of it, so
/// parallel guesses cannot slip past, and parallel attempts with the right password are not taken for guesses.
pub fn admit(key: &AttemptKey, so_far: Option<Attempts>, now: Timestamp) -> Admission {
    let attempts = Attempts::at(now, so_far);
    let (failures, free) = (attempts.unforgiven(now), key.free_attempts());
    if failures.saturating_add(attempts.pending) < free {
        return Admission::Admitted(attempts.with_one_pending(now));
    }
    if failures < free {
        return Admission::Undecided;
    }
    let until = attempts.last_at.plus(wait_after(failures - free));
    if now < until {
        let corrected = so_far.is_some_and(|before| before.last_at > now).then_some(attempts);
        return Admission::Refused { until, corrected };
    }
    if attempts.pending == 0 { Admission::Admitted(attempts.with_one_pending(now)) } else { Admission::Undecided }
}

/// What to remember of an attempt that was admitted; nothing, where there is nothing left to count.
pub fn settle(key: &AttemptKey, so_far: Option<Attempts>, outcome: AttemptOutcome, now: Timestamp) -> Option<Attempts> {
    let mut attempts = Attempts::at(now, so_far);
    attempts.pending = attempts.pending.saturating_sub(1);
    match outcome {
        AttemptOutcome::Failed => {
            attempts.failures = attempts.unforgiven(now).saturating_add(1);
            attempts.last_at = now;
        }
        AttemptOutcome::Succeeded if key.is_one_persons() => attempts.failures = 0,
        AttemptOutcome::Succeeded | AttemptOutcome::NotEvaluated => {}
    }
    (attempts.failures > 0 || attempts.pending > 0).then_some(attempts)
}

impl Attempts {
    /// What is remembered, as it is to be read at `now`.
    fn at(now: Timestamp, so_far: Option<Self>) -> Self {
        let nothing = Self { failures: 0, last_at: now, pending: 0, pending_until: now };
        let Some(mut attempts) = so_far else { return nothing };
        if now >= attempts.pending_until {
            attempts.failures = attempts.failures.saturating_add(attempts.pending);
            if attempts.pending > 0 {
                attempts.last_at = attempts.last_at.max(attempts.pending_until);
            }
            attempts.pending = 0;
        }
        // A clock that has gone back must neither keep anybody out for longer nor let anybody in earlier.
        attempts.last_at = attempts.last_at.min(now);
        attempts.pending_until = attempts.pending_until.min(now.plus(LONGEST_EVALUATION));
        if now.since(attempts.last_at) >= MEMORY {
            attempts.failures = 0;
        }
        attempts
    }

    fn with_one_pending(self, now: Timestamp) -> Self {
        Self { pending: self.pending.saturating_add(1), pending_until: now.plus(LONGEST_EVALUATION), ..self }
    }

    fn unforgiven(&self, now: Timestamp) -> u32 {
        let forgiven = now.since(self.last_at).as_millis() / FORGIVEN_EVERY.as_millis();
        self.failures.saturating_sub(u32::try_from(forgiven).unwrap_or(u32::MAX))
    }
}

fn wait_after(failures_beyond_free: u32) -> Duration {
    FIRST_WAIT.saturating_mul(2_u32.saturating_pow(failures_beyond_free)).min(LONGEST_WAIT)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes everything");
        text
    })
}

#[cfg(test)]
mod tests;
