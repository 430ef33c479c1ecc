//! Log lines, on standard error. None ever holds a secret: addresses are logged without their query.
//!
//! Nothing waits for whoever reads them: a line is put into a queue that a thread of its own empties, and is lost when the
//! queue is full.

use std::panic::set_hook;
use std::sync::mpsc::channel;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;

use crate::{LogFormat, config};

/// How many lines may wait to be read; some 2 MB.
const QUEUE: usize = 8 * 1024;

/// How long the first words and the last ones may take.
const A_MOMENT: Duration = Duration::from_millis(1_500);

/// Writes what is in the queue for as long as it lives.
static WRITER: Mutex<Option<WorkerGuard>> = Mutex::new(None);

static LOST: OnceLock<ErrorCounter> = OnceLock::new();

/// Starts logging, by `RUST_LOG` or at the level of information.
pub fn start_logging(format: LogFormat) {
    let filter = config::log_level().unwrap_or_else(|_| EnvFilter::new("info"));
    let queue = NonBlockingBuilder::default().buffered_lines_limit(QUEUE).lossy(true).thread_name("log");
    let (lines, writer) = queue.finish(std::io::stderr());
    let lost = lines.error_counter();
    // A line that cannot be written, as on a full disk, is lost; complaining about it there would panic.
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(lines).log_internal_errors(false);
    let started = match format {
        LogFormat::Text => lines.with_ansi(false).try_init(),
        LogFormat::Json => lines.json().try_init(),
    };
    // A second start, as in tests, keeps the first one's settings.
    if started.is_ok() {
        let _ = LOST.set(lost);
        *WRITER.lock().unwrap_or_else(PoisonError::into_inner) = Some(writer);
        // The standard hook writes to standard error itself, and would wait there.
        set_hook(Box::new(|panic| tracing::error!("{panic}")));
    }
}

/// Writes the lines that wait, before the process ends. Whoever does not read them is not waited for longer than a moment.
pub fn finish_logging() {
    let writer = WRITER.lock().unwrap_or_else(PoisonError::into_inner).take();
    let _ = within_a_moment(move || drop(writer));
}

/// Says on standard error why the process ends, to whoever reads it.
pub fn complain(problem: &anyhow::Error) {
    let line = format!("user-sessions: {problem:#}");
    let _ = within_a_moment(move || eprintln!("{line}"));
}

/// How many lines were lost because nobody read those before them.
pub(crate) fn lost_lines() -> u64 {
    LOST.get().map_or(0, |lost| lost.dropped_lines() as u64)
}

/// Does what may wait for a reader, and leaves it behind when the reader does not come.
pub(crate) fn within_a_moment<T: Send + 'static>(write: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (done, is_done) = channel();
    thread::spawn(move || done.send(write()));
    is_done.recv_timeout(A_MOMENT).ok()
}
