//! The only place that reads the wall clock.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::Timestamp;

/// Where the rules take the present moment from.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;

    /// How long this clock has been running, the time included that the machine was suspended: setting it does not move
    /// this.
    fn running_for(&self) -> Duration;
}

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else takes as a parameter")]
    fn now(&self) -> Timestamp {
        let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
        Timestamp::from_millis(0).plus(elapsed)
    }

    fn running_for(&self) -> Duration {
        static START: LazyLock<SteadyTime> = LazyLock::new(SteadyTime::now);
        START.elapsed()
    }
}

/// A moment that nobody sets. On Linux `std`'s stands still while a virtual machine is suspended: whoever counted by that
/// would go on after waking as if no session had run out meanwhile.
#[cfg(target_os = "linux")]
struct SteadyTime(Duration);

#[cfg(target_os = "linux")]
impl SteadyTime {
    fn now() -> Self {
        let since_boot = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        Self(since_boot.try_into().unwrap_or_default())
    }

    fn elapsed(&self) -> Duration {
        Self::now().0.saturating_sub(self.0)
    }
}

#[cfg(not(target_os = "linux"))]
use std::time::Instant as SteadyTime;

/// A clock that follows the database's, so that all nodes over one database decide by one clock. As soon as something is
/// known of that one, setting the machine's clock moves nothing here.
pub(crate) struct DatabaseClock {
    machine: Arc<dyn Clock>,
    /// What the database's clock said when the machine's began to run, in milliseconds since the Unix epoch.
    began_at: AtomicI64,
    /// The same as it was first known, which nothing changes any more.
    began_steadily_at: OnceLock<Timestamp>,
    /// How many milliseconds the two are apart.
    skew: AtomicU64,
}

/// Nothing is known of the database's clock.
const UNKNOWN: i64 = i64::MIN;

/// What the machine's clock says.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    now: Timestamp,
    running_for: Duration,
}

impl DatabaseClock {
    /// The machine's clock, as long as nothing is known of the database's.
    pub(crate) fn over(machine: Arc<dyn Clock>) -> Self {
        Self { machine, began_at: AtomicI64::new(UNKNOWN), began_steadily_at: OnceLock::new(), skew: AtomicU64::new(0) }
    }

    /// What the machine's clock says, for [`Self::follow`].
    pub(crate) fn read_machine(&self) -> Reading {
        Reading { now: self.machine.now(), running_for: self.machine.running_for() }
    }

    /// Follows what the database's clock said between two readings of the machine's.
    pub(crate) fn follow(&self, asked: Reading, database: Timestamp, answered: Reading) {
        let way_back = answered.running_for.saturating_sub(asked.running_for) / 2;
        let now = database.plus(way_back);
        let began_at = now.minus(answered.running_for);
        self.began_at.store(began_at.as_millis(), Ordering::SeqCst);
        self.began_steadily_at.get_or_init(|| began_at);
        self.skew.store(now.as_millis().abs_diff(answered.now.as_millis()), Ordering::SeqCst);
    }

    /// A clock that nobody sets: it begins with what is known of the present moment when it is first asked, and runs on.
    pub(crate) fn steady_now(&self) -> Timestamp {
        let running_for = self.machine.running_for();
        self.began_steadily_at.get_or_init(|| self.now().minus(running_for)).plus(running_for)
    }

    /// How far the machine's clock was from the database's when that was last asked.
    pub(crate) fn skew(&self) -> Duration {
        Duration::from_millis(self.skew.load(Ordering::SeqCst))
    }
}

impl Clock for DatabaseClock {
    fn now(&self) -> Timestamp {
        match self.began_at.load(Ordering::SeqCst) {
            UNKNOWN => self.machine.now(),
            began_at => Timestamp::from_millis(began_at).plus(self.machine.running_for()),
        }
    }

    fn running_for(&self) -> Duration {
        self.machine.running_for()
    }
}

/// A clock that a test moves by hand.
#[derive(Debug)]
pub struct ManualClock {
    now: AtomicI64,
    running_for: AtomicI64,
}

impl ManualClock {
    /// A clock that stands at `start`.
    pub fn at(start: Timestamp) -> Self {
        Self { now: AtomicI64::new(start.as_millis()), running_for: AtomicI64::new(0) }
    }

    /// Lets the time pass.
    pub fn advance(&self, span: Duration) {
        self.set_forward(span);
        let running_for = Timestamp::from_millis(self.running_for.load(Ordering::SeqCst)).plus(span);
        self.running_for.store(running_for.as_millis(), Ordering::SeqCst);
    }

    /// Sets the clock forward, though no time has passed.
    pub fn set_forward(&self, span: Duration) {
        self.set(self.now().plus(span));
    }

    /// Sets the clock back.
    pub fn turn_back(&self, span: Duration) {
        self.set(self.now().minus(span));
    }

    fn set(&self, now: Timestamp) {
        self.now.store(now.as_millis(), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.now.load(Ordering::SeqCst))
    }

    fn running_for(&self) -> Duration {
        Timestamp::from_millis(self.running_for.load(Ordering::SeqCst)).since(Timestamp::from_millis(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    #[test]
    fn a_followed_clock_is_taken_to_have_answered_in_the_middle() {
        let machine = Arc::new(ManualClock::at(at(1_000)));
        let clock = DatabaseClock::over(machine.clone());
        assert_eq!((clock.now(), clock.skew()), (at(1_000), Duration::ZERO));
        let asked = clock.read_machine();
        machine.advance(Duration::from_millis(200));
        clock.follow(asked, at(21_100), clock.read_machine());
        assert_eq!((clock.now(), clock.skew()), (at(21_200), Duration::from_secs(20)));
        machine.advance(Duration::from_secs(1));
        assert_eq!(clock.now(), at(22_200));
    }

    #[test]
    fn setting_the_machines_clock_moves_nothing_that_follows_the_databases() {
        let machine = Arc::new(ManualClock::at(at(50_000)));
        let clock = DatabaseClock::over(machine.clone());
        let follow = |database| clock.follow(clock.read_machine(), at(database), clock.read_machine());
        follow(10_000);
        assert_eq!((clock.now(), clock.skew()), (at(10_000), Duration::from_secs(40)));
        machine.set_forward(Duration::from_hours(720));
        machine.turn_back(Duration::from_secs(50));
        assert_eq!(clock.now(), at(10_000));
        follow(10_001);
        assert_eq!(
            (clock.now(), clock.skew()),
            (at(10_001), Duration::from_hours(720) - Duration::from_millis(10_001))
        );
    }
}
