//! One look at the feed of ended sessions for all who wait for it.

use std::sync::Arc;
use std::time::Duration;

use domain::{Accounts, RevocationCursor};
use tokio::sync::{Notify, watch};
use tokio::time::{MissedTickBehavior, interval};

/// Who waits hears of a session within this time, whichever node ended it.
const TICK: Duration = Duration::from_millis(250);

/// Looks at the feed as long as anybody waits, once for all of them.
#[derive(Clone, Debug, Default)]
pub struct RevocationWatch(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    seen: watch::Sender<Seen>,
    somebody_waits: Notify,
}

/// What was seen last.
#[derive(Debug, Default)]
struct Seen {
    /// The cursor behind the newest one; none when the feed cannot be read, so that whoever waits finds out for itself.
    newest: Option<RevocationCursor>,
    is_over: bool,
}

/// Somebody who waits.
pub(crate) struct Follower(watch::Receiver<Seen>);

impl RevocationWatch {
    /// Waits from now on.
    pub(crate) fn follow(&self) -> Follower {
        let follower = Follower(self.0.seen.subscribe());
        self.0.somebody_waits.notify_one();
        follower
    }

    /// Looks again and again, for as long as the process serves.
    pub(crate) async fn look(self, accounts: Accounts) {
        let Shared { seen, somebody_waits } = &*self.0;
        let mut ticks = interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            if seen.receiver_count() == 0 {
                somebody_waits.notified().await;
            }
            ticks.tick().await;
            let newest = accounts.revocation_cursor().await.ok().flatten();
            seen.send_if_modified(|seen| {
                let moved = seen.newest != newest;
                seen.newest = newest;
                moved
            });
        }
    }

    /// Nobody waits any longer.
    pub(crate) fn end(&self) {
        self.0.seen.send_modify(|seen| seen.is_over = true);
    }
}

impl Follower {
    /// Done when the feed may have gone on, or when waiting is over.
    pub(crate) async fn moved(&mut self) {
        if !self.is_over() && self.0.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Whether the service stops.
    pub(crate) fn is_over(&self) -> bool {
        self.0.borrow().is_over
    }
}
