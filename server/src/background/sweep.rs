//! Ends what has expired, and erases what is old, in the background.

use std::time::{Duration, Instant};

use domain::{Accounts, Timestamp};
use tokio::time::interval;

const EVERY: Duration = Duration::from_mins(10);

/// The wall clock may run ahead of the steady one by this much between two sweeps, as when a clock is set right.
const TOLERANCE: Duration = Duration::from_mins(1);

/// Sweeps for as long as the process lives.
pub(crate) async fn sweep(accounts: Accounts) {
    let mut ticks = interval(EVERY);
    let mut last = Reading { wall: accounts.now(), steady: Instant::now() };
    loop {
        ticks.tick().await;
        let reading = Reading { wall: accounts.now(), steady: Instant::now() };
        if reading.jumped_since(&last) {
            tracing::warn!("the clock has jumped ahead: nothing is erased until it has stayed there for a while");
        } else if let Err(error) = accounts.sweep().await {
            tracing::error!(%error, "sweeping failed; the next sweep tries again");
        }
        last = reading;
    }
}

struct Reading {
    wall: Timestamp,
    steady: Instant,
}

impl Reading {
    /// A clock that is wrong for a moment must not end or erase anything by itself.
    fn jumped_since(&self, earlier: &Self) -> bool {
        self.wall.since(earlier.wall) > self.steady.duration_since(earlier.steady) + TOLERANCE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_jumps_ahead_is_noticed_and_one_that_runs_is_not() {
        let (wall, steady) = (Timestamp::from_millis(0), Instant::now());
        let first = Reading { wall, steady };
        let after = |wall_span, steady_span| Reading { wall: wall.plus(wall_span), steady: steady + steady_span };
        assert!(!after(EVERY, EVERY).jumped_since(&first));
        assert!(!after(EVERY + TOLERANCE, EVERY).jumped_since(&first));
        assert!(after(Duration::from_hours(720), EVERY).jumped_since(&first));
        assert!(!after(Duration::ZERO, EVERY).jumped_since(&first));
    }
}
