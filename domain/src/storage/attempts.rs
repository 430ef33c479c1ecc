//! Sign-in attempts, counted so that a restart forgets none and parallel guesses cannot slip past.

use async_trait::async_trait;

use super::StorageError;
use crate::{Account, AttemptKey, AttemptOutcome, Timestamp};

/// Whether an attempt may be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reservation {
    /// It is counted as pending, under every key.
    Granted,
    /// It is not counted: whether it may be evaluated depends on the outcome of those that are pending.
    Undecided,
    /// It is not counted; one more may be evaluated at this moment.
    Refused(Timestamp),
}

/// Sign-in attempts, as storage keeps them.
#[async_trait]
pub trait AttemptStore: Send + Sync {
    /// Asks [`crate::admit`] for every key, and counts the attempt under all of them or none. Only one that is granted
    /// waits for others who write.
    async fn reserve_attempt(&self, keys: &[AttemptKey], now: Timestamp) -> Result<Reservation, StorageError>;

    /// Has [`crate::settle`] count the outcome of a granted attempt under every key.
    async fn settle_attempt(
        &self,
        keys: &[AttemptKey],
        outcome: AttemptOutcome,
        now: Timestamp,
    ) -> Result<(), StorageError>;

    /// Forgets what failed under the account's name and in the browsers that it knows.
    async fn forget_attempts(&self, account: &Account) -> Result<(), StorageError>;

    /// Erases the counts whose last attempt was before `before`.
    async fn purge_attempts(&self, before: Timestamp) -> Result<(), StorageError>;

    /// Forgets the browsers that last signed in before `before`.
    async fn purge_known_browsers(&self, before: Timestamp) -> Result<(), StorageError>;
}
