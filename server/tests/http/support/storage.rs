//! Storage that can be made to fail at a chosen call. Everything else goes to the real one behind it.

mod handing_on;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use domain::ManualClock;
use domain::storage::Storage;

/// What goes wrong from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing.
    None,
    /// A session's state cannot be read.
    ReadsFail,
    /// A session's state is never answered.
    ReadsHang,
    /// Reading a session's state is a bug.
    ReadsPanic,
    /// Sessions are read one by one, but no list of them.
    ListsFail,
    /// No session can be opened.
    SignInsFail,
    /// Tokens of websites and of dashboards cannot be read, nor given up.
    TokensFail,
    /// Keys of programs cannot be read.
    KeysFail,
    /// Keys of programs are never answered.
    KeysHang,
    /// It cannot be read which origins are registered.
    OriginsFail,
    /// Neither activity, nor the use of a key, nor a lapse can be written down.
    NotesFail,
    /// Neither activity nor the use of a key is ever written down.
    NotesHang,
    /// The feed of ended sessions cannot be read.
    FeedFails,
    /// A session is closed, and then the connection to the database breaks.
    CloseIsNotAcknowledged,
}

/// Storage with a fault.
pub(crate) struct TestStorage {
    inner: Arc<dyn Storage>,
    fault: Mutex<Fault>,
    lists: AtomicUsize,
    feed_reads: AtomicUsize,
    feed_looks: AtomicUsize,
    clock_reads: AtomicUsize,
    /// The database's own clock, if it has one.
    clock: Mutex<Option<Arc<ManualClock>>>,
}

impl TestStorage {
    pub(super) fn over(inner: Arc<dyn Storage>) -> Self {
        Self {
            inner,
            fault: Mutex::new(Fault::None),
            lists: AtomicUsize::new(0),
            feed_reads: AtomicUsize::new(0),
            feed_looks: AtomicUsize::new(0),
            clock_reads: AtomicUsize::new(0),
            clock: Mutex::new(None),
        }
    }

    pub(crate) fn set_fault(&self, fault: Fault) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    /// The database has this clock of its own from now on.
    pub(super) fn set_clock(&self, clock: Arc<ManualClock>) {
        *self.clock.lock().unwrap_or_else(PoisonError::into_inner) = Some(clock);
    }

    pub(super) fn own_clock(&self) -> Option<Arc<ManualClock>> {
        self.clock.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn fault(&self) -> Fault {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many lists have been read.
    pub(crate) fn lists_read(&self) -> usize {
        self.lists.load(Ordering::SeqCst)
    }

    /// How often what comes after a place in the feed has been read.
    pub(crate) fn feed_reads(&self) -> usize {
        self.feed_reads.load(Ordering::SeqCst)
    }

    /// How often the present place in the feed has been looked at.
    pub(crate) fn feed_looks(&self) -> usize {
        self.feed_looks.load(Ordering::SeqCst)
    }

    /// How often the database has been asked for its time, as to find out whether it is there.
    pub(crate) fn clock_reads(&self) -> usize {
        self.clock_reads.load(Ordering::SeqCst)
    }
}
