//! One clock for everything: the machine's, and what tests have added.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use domain::{Clock, SystemClock, Timestamp};

/// The machine's clock, which tests move forward and nothing moves back.
#[derive(Debug, Default)]
pub(crate) struct TestClock {
    machine: SystemClock,
    added_millis: AtomicU64,
}

impl TestClock {
    /// Lets so much time pass at once.
    pub(crate) fn advance(&self, span: Duration) {
        let millis = u64::try_from(span.as_millis()).unwrap_or(u64::MAX);
        self.added_millis.fetch_add(millis, Ordering::SeqCst);
    }

    fn added(&self) -> Duration {
        Duration::from_millis(self.added_millis.load(Ordering::SeqCst))
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        self.machine.now().plus(self.added())
    }

    fn running_for(&self) -> Duration {
        self.machine.running_for() + self.added()
    }
}
