//! Attempts that wait because it is not known yet what became of others.

use tokio::sync::{Notify, Semaphore};

/// Attempts of this process that wait for the outcome of others.
#[derive(Debug)]
pub(crate) struct UndecidedAttempts {
    /// Each of those that wait has one.
    pub(crate) places: Semaphore,
    /// Is told of each outcome.
    pub(crate) settled: Notify,
}

/// How many may wait, whoever is asking: a waiting request costs its connection and little else.
const PLACES: usize = 64;

impl Default for UndecidedAttempts {
    fn default() -> Self {
        Self { places: Semaphore::new(PLACES), settled: Notify::new() }
    }
}
