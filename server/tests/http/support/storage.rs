//! Storage that can be made to fail at a chosen call. Everything else goes to the real one behind it.

#[path = "../../../../testing/src/test_storage/handing_on.rs"]
mod handing_on;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use domain::storage::{Storage, StorageError};
use domain::{Clock as _, ManualClock, Timestamp};

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
    /// Tokens of clients and of dashboards cannot be read, nor given up.
    TokensFail,
    /// Keys of programs cannot be read.
    KeysFail,
    /// Keys of programs are never answered.
    KeysHang,
    /// It cannot be read which origins are registered.
    OriginsFail,
    /// Neither activity, nor the use of a key, nor an expiry can be written down.
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

    /// How often what comes after a cursor has been read.
    pub(crate) fn feed_reads(&self) -> usize {
        self.feed_reads.load(Ordering::SeqCst)
    }

    /// How often the present cursor has been looked at.
    pub(crate) fn feed_looks(&self) -> usize {
        self.feed_looks.load(Ordering::SeqCst)
    }

    /// How often the database has been asked for its time, as to find out whether it is there.
    pub(crate) fn clock_reads(&self) -> usize {
        self.clock_reads.load(Ordering::SeqCst)
    }

    fn inner(&self) -> &dyn Storage {
        &*self.inner
    }

    /// What goes wrong before the call reaches the database.
    async fn before(&self, call: &str) -> Result<(), StorageError> {
        let counter = match call {
            "list_sessions" => Some(&self.lists),
            "clock" => Some(&self.clock_reads),
            _ => None,
        };
        counter.inspect(|counter| _ = counter.fetch_add(1, Ordering::SeqCst));
        match (self.fault(), call) {
            (Fault::ReadsFail, "find_session" | "clock")
            | (Fault::ListsFail, "list_sessions")
            | (Fault::SignInsFail, "open_session")
            | (Fault::TokensFail, "find_access_token" | "revoke_token" | "find_embed_token")
            | (Fault::KeysFail, "find_api_key")
            | (Fault::OriginsFail, "redirect_uris_with")
            | (Fault::NotesFail, "record_activity" | "end_expired_sessions" | "record_api_key_use") => broken(),
            (Fault::FeedFails, "find_revocations" | "find_newest_revocation") => {
                self.count_feed(call);
                broken()
            }
            (Fault::ReadsHang, "find_session" | "clock" | "find_embed_token")
            | (Fault::KeysHang, "find_api_key")
            | (Fault::NotesHang, "record_activity" | "record_api_key_use") => std::future::pending().await,
            (Fault::ReadsPanic, "find_session") => panic!("a bug in reading"),
            _ => Ok(()),
        }
    }

    /// What goes wrong when the database has done it.
    fn after(&self, call: &str) -> Result<(), StorageError> {
        self.count_feed(call);
        match (self.fault(), call) {
            (Fault::CloseIsNotAcknowledged, "close_session") => broken(),
            _ => Ok(()),
        }
    }

    fn count_feed(&self, call: &str) {
        let counter = match call {
            "find_revocations" => &self.feed_reads,
            "find_newest_revocation" => &self.feed_looks,
            _ => return,
        };
        counter.fetch_add(1, Ordering::SeqCst);
    }

    /// A real database has the time of the day, and tests move theirs by hand.
    fn clock_instead_of(&self, _: Option<Timestamp>) -> Option<Timestamp> {
        self.own_clock().map(|clock| clock.now())
    }
}

fn broken() -> Result<(), StorageError> {
    Err(StorageError::Unavailable("SELECT secret_detail FROM the_database".into()))
}
