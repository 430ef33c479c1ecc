//! A line that would be written all the time is written now and then.

use std::time::{Duration, Instant};

const INTERVAL: Duration = Duration::from_mins(1);

/// When the last line was written, and how many were not since.
#[derive(Debug, Default)]
pub(super) struct NowAndThen {
    last: Option<Instant>,
    held_back: u64,
}

impl NowAndThen {
    /// Whether a line is to be written at `now`, and how many were held back before it.
    pub(super) fn is_due(&mut self, now: Instant) -> Option<u64> {
        if self.last.is_some_and(|last| now.duration_since(last) < INTERVAL) {
            self.held_back += 1;
            return None;
        }
        self.last = Some(now);
        Some(std::mem::take(&mut self.held_back))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_five_lines_a_second_one_a_minute_is_written() {
        let mut lines = NowAndThen::default();
        let start = Instant::now();
        let at = |number: u32| start + number * Duration::from_millis(200);
        let written: Vec<_> = (0..=600).filter_map(|number| lines.is_due(at(number))).collect();
        assert_eq!(written, [0, 299, 299]);
    }
}
