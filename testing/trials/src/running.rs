//! A test that does not end is named, and ends the program that would wait for it.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::is_soak;

/// Says that the test on this thread is running, until it is dropped.
#[derive(Debug)]
pub struct Running(Instant);

type Tests = BTreeMap<Instant, String>;

static TESTS: Mutex<Tests> = Mutex::new(Tests::new());

/// Many times what the longest test takes on a machine that does nothing else.
const LONGEST: Duration = Duration::from_mins(10);

/// What is tried thousands of times takes longer.
const LONGEST_OF_A_SOAK: Duration = Duration::from_hours(2);

impl Running {
    /// The test on this thread, which has the test's name.
    pub fn here() -> Self {
        static WATCH: Once = Once::new();
        WATCH.call_once(|| drop(thread::spawn(watch)));
        let name = thread::current().name().unwrap_or("a test").to_owned();
        let mut tests = tests();
        let mut since = Instant::now();
        while tests.contains_key(&since) {
            since += Duration::from_nanos(1);
        }
        tests.insert(since, name);
        Self(since)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        tests().remove(&self.0);
    }
}

fn watch() {
    let longest = if is_soak() { LONGEST_OF_A_SOAK } else { LONGEST };
    loop {
        thread::sleep(Duration::from_secs(1));
        if let Some(name) = late(&tests(), Instant::now(), longest) {
            eprintln!("test {name} FAILED: not done within {longest:?}");
            std::process::exit(1);
        }
    }
}

fn late(tests: &Tests, now: Instant, longest: Duration) -> Option<String> {
    let (since, name) = tests.first_key_value()?;
    (now.saturating_duration_since(*since) > longest).then(|| name.clone())
}

fn tests() -> MutexGuard<'static, Tests> {
    TESTS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_that_has_run_for_longest_is_late_first() {
        let (begin, minute) = (Instant::now(), Duration::from_mins(1));
        let names = ["sessions::a_hang", "sessions::another"].map(str::to_owned);
        let tests: Tests = [begin, begin + minute].into_iter().zip(names).collect();
        assert_eq!(late(&tests, begin + minute, minute), None);
        assert_eq!(late(&tests, begin + 3 * minute, minute).as_deref(), Some("sessions::a_hang"));
    }

    #[test]
    fn a_test_has_its_name_while_it_runs() {
        let is_named = || tests().values().any(|name| name == "sessions::a_test");
        let test = thread::Builder::new().name("sessions::a_test".to_owned()).spawn(move || {
            let _running = Running::here();
            assert!(is_named());
        });
        test.unwrap().join().unwrap();
        assert!(!is_named());
    }
}
