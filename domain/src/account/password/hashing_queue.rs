//! Passwords on the way to being hashed: a few at once, a bounded number waiting, and no kind of request in the way of
//! another.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bounds the memory to as many times 19 MiB, and leaves processors to those who are signed in.
pub(super) const AT_ONCE: usize = 2;

/// Who waits. Each class has a line of its own, and the lines take turns: a flood of strangers holds up neither people who
/// close a session nor people who sign in where they did before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HashingClass {
    /// Somebody signs in with a browser that the account does not know, or sets up the first account.
    Stranger,
    /// Somebody signs in with a browser that the account has signed in with before.
    KnownBrowser,
    /// A session's person reauthenticates, or an operator sets a password.
    SignedIn,
}

impl HashingClass {
    /// How many of the class may wait. At some 20 ms for a hash the last stranger waits for less than a second or two.
    pub(super) const fn longest_line(self) -> usize {
        match self {
            Self::Stranger => 64,
            Self::KnownBrowser | Self::SignedIn => 32,
        }
    }
}

/// How many passwords are on the way to being hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordQueue {
    /// How many wait.
    pub waiting: usize,
    /// How many are being hashed.
    pub running: usize,
}

/// The line of one class.
struct Line {
    class: HashingClass,
    admitted: Arc<Semaphore>,
    head: Semaphore,
}

/// The lines, and the threads that they wait for.
pub(super) struct HashingQueue {
    lines: [Line; 3],
    running: Arc<Semaphore>,
}

/// A turn to hash, which lasts until it is dropped.
pub(super) struct Turn {
    _admitted: OwnedSemaphorePermit,
    _running: OwnedSemaphorePermit,
}

/// The line is full.
pub(super) struct Full;

impl HashingQueue {
    pub(super) fn new() -> Self {
        let classes = [HashingClass::Stranger, HashingClass::KnownBrowser, HashingClass::SignedIn];
        Self { lines: classes.map(Line::of), running: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Waits for a turn; a line that is full is left at once.
    pub(super) async fn turn(&self, class: HashingClass) -> Result<Turn, Full> {
        let line = &self.lines[class as usize];
        let admitted = line.admitted.clone().try_acquire_owned().map_err(|_| Full)?;
        // Only the head of each line waits for a thread. Those who wait for one are served in the order of their arrival,
        // so the lines take turns.
        let _head = line.head.acquire().await.map_err(|_| Full)?;
        let running = self.running.clone().acquire_owned().await.map_err(|_| Full)?;
        Ok(Turn { _admitted: admitted, _running: running })
    }

    pub(super) fn length(&self) -> PasswordQueue {
        let running = AT_ONCE - self.running.available_permits();
        let admitted: usize = self.lines.iter().map(Line::length).sum();
        PasswordQueue { waiting: admitted.saturating_sub(running), running }
    }
}

impl Line {
    fn of(class: HashingClass) -> Self {
        let admitted = Arc::new(Semaphore::new(class.longest_line() + AT_ONCE));
        Self { class, admitted, head: Semaphore::new(1) }
    }

    fn length(&self) -> usize {
        self.class.longest_line() + AT_ONCE - self.admitted.available_permits()
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    const CLASSES: [HashingClass; 3] = [HashingClass::Stranger, HashingClass::KnownBrowser, HashingClass::SignedIn];

    fn poll<T>(future: std::pin::Pin<&mut impl Future<Output = T>>) -> Poll<T> {
        future.poll(&mut Context::from_waker(Waker::noop()))
    }

    #[tokio::test]
    async fn a_full_line_is_left_at_once_and_the_others_stay_open() {
        for class in CLASSES {
            let queue = HashingQueue::new();
            let everyone = u32::try_from(class.longest_line() + AT_ONCE).unwrap();
            let line = Arc::clone(&queue.lines[class as usize].admitted);
            let waiting = line.acquire_many_owned(everyone).await.unwrap();
            assert!(queue.turn(class).await.is_err(), "{class:?}");
            assert_eq!(queue.length(), PasswordQueue { waiting: class.longest_line() + AT_ONCE, running: 0 });
            for other in CLASSES.into_iter().filter(|other| *other != class) {
                assert!(queue.turn(other).await.is_ok(), "{other:?}");
            }
            drop(waiting);
            assert!(queue.turn(class).await.is_ok(), "{class:?}");
            assert_eq!(queue.length(), PasswordQueue { waiting: 0, running: 0 });
        }
    }

    #[tokio::test]
    async fn the_lines_take_turns_however_long_one_is() {
        let queue = HashingQueue::new();
        let mut running = Vec::new();
        for _ in 0..AT_ONCE {
            running.push(queue.turn(HashingClass::Stranger).await.ok());
        }
        let mut strangers: Vec<_> = (0..50).map(|_| Box::pin(queue.turn(HashingClass::Stranger))).collect();
        for stranger in &mut strangers {
            assert!(poll(stranger.as_mut()).is_pending());
        }
        let mut signed_in = pin!(queue.turn(HashingClass::SignedIn));
        assert!(poll(signed_in.as_mut()).is_pending());
        // The first stranger had come before; the turn after that is not a stranger's.
        running.clear();
        let (Poll::Ready(first), Poll::Ready(second)) = (poll(strangers[0].as_mut()), poll(signed_in.as_mut())) else {
            panic!("two turns are free");
        };
        assert!(first.is_ok() && second.is_ok());
        assert!(strangers[1..].iter_mut().all(|stranger| poll(stranger.as_mut()).is_pending()));
    }
}
