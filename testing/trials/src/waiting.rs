//! Waits that end: in what is waited for, or in a failure that names it.

use std::time::{Duration, Instant};

/// Long enough for what takes a moment, on a machine that is busy with other things.
pub const SOON: Duration = Duration::from_secs(30);

/// What is looked at in vain is looked at again after this.
const A_LITTLE: Duration = Duration::from_millis(1);

/// Waits until `is_so`, and fails with the name of `what` where it is not within the deadline.
pub async fn eventually(deadline: Duration, what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let waiting = async {
        while !is_so().await {
            tokio::time::sleep(A_LITTLE).await;
        }
    };
    in_time(deadline, what, waiting).await;
}

/// The same outside of a runtime, or where a thread has to be held up.
pub fn eventually_blocking(deadline: Duration, what: &str, mut is_so: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !is_so() {
        assert!(begin.elapsed() < deadline, "{what}: not within {deadline:?}");
        std::thread::sleep(A_LITTLE);
    }
}

/// What the future answers, and a failure with the name of `what` where it does not within the deadline.
pub async fn in_time<T>(deadline: Duration, what: &str, answer: impl Future<Output = T>) -> T {
    let answer = tokio::time::timeout(deadline, answer).await;
    answer.unwrap_or_else(|_| panic!("{what}: not within {deadline:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT_ONCE: Duration = Duration::from_millis(20);

    #[tokio::test]
    async fn what_comes_after_some_looks_is_waited_for() {
        let mut looks = 0;
        eventually(SOON, "the third look", async || {
            looks += 1;
            looks == 3
        })
        .await;
        eventually_blocking(SOON, "the sixth look", || {
            looks += 1;
            looks == 6
        });
        assert_eq!(in_time(SOON, "a number", async { looks }).await, 6);
    }

    #[tokio::test]
    #[should_panic(expected = "the close is on record: not within 20ms")]
    async fn what_does_not_come_is_named() {
        eventually(AT_ONCE, "the close is on record", async || false).await;
    }

    #[tokio::test]
    #[should_panic(expected = "an answer: not within 20ms")]
    async fn a_look_that_hangs_is_given_up() {
        eventually(AT_ONCE, "an answer", std::future::pending).await;
    }

    #[test]
    #[should_panic(expected = "the process has ended: not within 20ms")]
    fn what_does_not_come_is_named_without_a_runtime() {
        eventually_blocking(AT_ONCE, "the process has ended", || false);
    }
}
