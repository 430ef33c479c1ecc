//! An attempt at a password, from its admission to its outcome: [`crate::admit`] and [`crate::settle`] are the rules.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

use crate::storage::{Reservation, StorageError};
use crate::{Accounts, AttemptKey, AttemptOutcome, Timestamp};

/// Why an attempt was not admitted. Nobody looked at the password.
pub(crate) enum NotAdmitted {
    /// Too many have failed; the next may be at this moment.
    TooMany(Timestamp),
    /// Too many wait for the outcome of others, or the outcome did not come in time.
    Busy,
    /// Storage failed.
    Storage(StorageError),
}

impl From<StorageError> for NotAdmitted {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// An outcome is waited for this long; then the request is answered that the service is busy.
const LONGEST_UNDECIDED: Duration = Duration::from_secs(5);

/// Outcomes at other nodes are looked for this often.
const ELSEWHERE_EVERY: Duration = Duration::from_millis(250);

/// An attempt that was admitted. It is counted as failed if it is dropped without an outcome, as when its request is given
/// up: who hangs up must not guess for nothing.
pub(crate) struct Attempt {
    accounts: Accounts,
    keys: Arc<[AttemptKey]>,
    is_settled: bool,
}

impl Accounts {
    /// Counts one more attempt under all of the keys, as soon as it is decided whether it may be evaluated.
    pub(crate) async fn begin_attempt(&self, keys: Vec<AttemptKey>) -> Result<Attempt, NotAdmitted> {
        if !self.reserve_attempt(&keys).await? {
            let _place = self.undecided.places.try_acquire().map_err(|_| NotAdmitted::Busy)?;
            let reserved = timeout(LONGEST_UNDECIDED, self.reserve_when_decided(&keys));
            reserved.await.map_err(|_| NotAdmitted::Busy)??;
        }
        Ok(Attempt { accounts: self.clone(), keys: keys.into(), is_settled: false })
    }

    async fn reserve_when_decided(&self, keys: &[AttemptKey]) -> Result<(), NotAdmitted> {
        loop {
            let mut settled = pin!(self.undecided.settled.notified());
            // An outcome that comes while storage is asked is not missed.
            settled.as_mut().enable();
            if self.reserve_attempt(keys).await? {
                return Ok(());
            }
            let _ = timeout(ELSEWHERE_EVERY, settled).await;
        }
    }

    /// Whether the attempt is counted; false while that is undecided.
    async fn reserve_attempt(&self, keys: &[AttemptKey]) -> Result<bool, NotAdmitted> {
        let now = self.clock.steady_now();
        match self.storage.reserve_attempt(keys, now).await? {
            Reservation::Granted => Ok(true),
            Reservation::Undecided => Ok(false),
            Reservation::Refused(until) => Err(NotAdmitted::TooMany(self.now().plus(until.since(now)))),
        }
    }
}

impl Attempt {
    /// Evaluates the attempt, and counts what became of it: something where it succeeded, nothing where it failed, an error
    /// where nobody looked at the password.
    pub(crate) async fn evaluate<T, E>(
        mut self,
        evaluation: impl Future<Output = Result<Option<T>, E>>,
    ) -> Result<Option<T>, E> {
        let answer = evaluation.await;
        let outcome = match &answer {
            Ok(Some(_)) => AttemptOutcome::Succeeded,
            Ok(None) => AttemptOutcome::Failed,
            Err(_) => AttemptOutcome::NotEvaluated,
        };
        self.is_settled = true;
        settle(&self.accounts, &self.keys, outcome).await;
        answer
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if !self.is_settled
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            let (accounts, keys) = (self.accounts.clone(), Arc::clone(&self.keys));
            runtime.spawn(async move { settle(&accounts, &keys, AttemptOutcome::Failed).await });
        }
    }
}

/// An outcome that cannot be written counts as a failure later, and changes nothing of the answer.
async fn settle(accounts: &Accounts, keys: &[AttemptKey], outcome: AttemptOutcome) {
    if let Err(error) = accounts.storage.settle_attempt(keys, outcome, accounts.clock.steady_now()).await {
        tracing::warn!(%error, "the outcome of an attempt could not be counted");
    }
    accounts.undecided.settled.notify_waiters();
}
