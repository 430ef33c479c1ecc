//! Ending in order: the process is no longer ready, then takes nothing new, and what is under way finishes.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::time::sleep;

/// How long ending takes at most.
const LONGEST_STOP: Duration = Duration::from_secs(10);

/// Whether the process is about to end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stopping(Arc<AtomicBool>);

impl Stopping {
    /// Done when nothing new is to be taken any more: `drain_delay` after `stop`. In between the process answers as
    /// ever, but says that it is not ready.
    pub(crate) async fn in_order(self, stop: impl Future<Output = ()>, drain_delay: Duration) {
        stop.await;
        self.0.store(true, Ordering::SeqCst);
        tracing::info!("stopping: not ready any more");
        sleep(drain_delay).await;
        tracing::info!("stopping: no more connections are taken");
    }

    /// Whether it has begun.
    pub(crate) fn has_begun(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// What `drain_delay` leaves of the time to requests that are under way.
pub(crate) fn shutdown_grace(drain_delay: Duration) -> Duration {
    LONGEST_STOP.saturating_sub(drain_delay)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_takes_ten_seconds_at_the_most() {
        for (drain_delay, expected) in [(0, 10), (2, 8), (5, 5), (11, 0)] {
            assert_eq!(shutdown_grace(Duration::from_secs(drain_delay)), Duration::from_secs(expected));
        }
    }
}
