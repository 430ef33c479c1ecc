//! Sign-in attempts, counted so that a restart forgets none and parallel guesses cannot slip past.

use async_trait::async_trait;

use super::StorageError;
use crate::{AccountId, AttemptKey, Timestamp, TokenHash};

/// Whether an attempt may be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reservation {
    /// It is counted as failed already, under every key.
    Granted,
    /// It is not counted; one more may be evaluated at this moment.
    Refused(Timestamp),
}

/// Sign-in attempts, as storage keeps them.
#[async_trait]
pub trait AttemptStore: Send + Sync {
    /// Asks [`crate::admit`] for every key, and counts the attempt under all of them or none.
    async fn reserve_attempt(&self, keys: &[AttemptKey], now: Timestamp) -> Result<Reservation, StorageError>;

    /// Sets the count of `forget` to nothing and takes one failure off `refund`: the attempt was good.
    async fn settle_attempt(&self, forget: &[AttemptKey], refund: &[AttemptKey]) -> Result<(), StorageError>;

    /// Whether the account has signed in with this browser before.
    async fn is_known_browser(&self, account: AccountId, browser: &TokenHash) -> Result<bool, StorageError>;

    /// Erases the counts whose last attempt was before `before`.
    async fn purge_attempts(&self, before: Timestamp) -> Result<(), StorageError>;

    /// Forgets the browsers that last signed in before `before`.
    async fn purge_known_browsers(&self, before: Timestamp) -> Result<(), StorageError>;
}
