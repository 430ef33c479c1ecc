//! The storage of the service, which a test takes away, slows down and gives back.

mod handing_on;

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use domain::Timestamp;
use domain::storage::{Storage, StorageError};
use serde::{Deserialize, Serialize};
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use tokio::time::sleep;

/// How the storage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Condition {
    /// It answers.
    Up,
    /// It answers so late that the service does not wait for it where it must not.
    Slow,
    /// It fails at once.
    Down,
}

/// Storage in a condition that a test chooses.
pub(crate) struct TestStorage {
    inner: Arc<dyn Storage>,
    slowness: Duration,
    condition: AtomicU8,
    calls: RwLock<()>,
}

impl TestStorage {
    /// In good condition, over the real one. When it is slow, each call takes twice as long as the service waits.
    pub(crate) fn over(inner: Arc<dyn Storage>, read_deadline: Duration) -> Self {
        Self {
            inner,
            slowness: 2 * read_deadline,
            condition: AtomicU8::new(Condition::Up as u8),
            calls: RwLock::default(),
        }
    }

    /// It is in this condition for every call from now on.
    pub(crate) fn set_condition(&self, condition: Condition) {
        self.condition.store(condition as u8, Ordering::SeqCst);
    }

    /// A call beside others. Whoever calls the storage behind this one takes it as well.
    pub(crate) async fn pass(&self) -> RwLockReadGuard<'_, ()> {
        self.calls.read().await
    }

    /// No call is under way, and none begins, until this is given back.
    pub(crate) async fn alone(&self) -> RwLockWriteGuard<'_, ()> {
        self.calls.write().await
    }

    fn inner(&self) -> &dyn Storage {
        &*self.inner
    }

    async fn before(&self, _call: &str) -> Result<RwLockReadGuard<'_, ()>, StorageError> {
        let condition = self.condition.load(Ordering::SeqCst);
        if condition == Condition::Down as u8 {
            return Err(StorageError::Unavailable("a test has taken the storage away".into()));
        }
        if condition == Condition::Slow as u8 {
            sleep(self.slowness).await;
        }
        Ok(self.pass().await)
    }

    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the tests of `server` have faults here")]
    fn after(&self, _call: &str) -> Result<(), StorageError> {
        Ok(())
    }

    #[expect(clippy::unused_self, reason = "the tests of `server` have a clock here")]
    fn clock_instead_of(&self, clock: Option<Timestamp>) -> Option<Timestamp> {
        clock
    }
}
