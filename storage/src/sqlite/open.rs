//! Opens the file so that what is acknowledged stays.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use tokio::sync::Mutex;

use super::connections::Sqlite;
use super::ends_beside::EndsBeside;
use super::opened_file::OpenedFile;
use super::sessions::Finder;
use super::{epochs, migrating};
use crate::deadlines::Deadlines;
use crate::error::{ConnectError, is_busy};
use crate::owner::{check_may_change, hand_over};
use crate::private_file::check_private;
use crate::verifying::Verifier;

const READERS: u32 = 4;

/// How long a statement waits while another process holds the lock.
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

/// The write-ahead log is cut back to this after a large transaction: 64 MiB.
const LOG_SIZE_LIMIT: &str = "67108864";

/// Older ones can corrupt a database when a checkpoint meets a writer (the WAL-reset bug, 3.7.0 to 3.51.2).
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

/// How often, and after which pause, opening is tried anew while another process opens the same new file.
const TRIES: u32 = 50;
const PAUSE: Duration = Duration::from_millis(100);

impl Sqlite {
    /// Opens the file, or creates it for its owner's eyes only.
    pub(crate) async fn open(path: &Path, deadlines: Deadlines) -> Result<Self, ConnectError> {
        Self::open_for(Purpose::People, path, deadlines).await
    }

    /// Creates the file with the mark by which [`Self::open`] refuses it.
    pub(crate) async fn make_for_tests(path: &Path, deadlines: Deadlines) -> Result<Self, ConnectError> {
        if path.exists() {
            return Err(cannot_open(path, "it is there already, and a test has a new one"));
        }
        Self::open_for(Purpose::Tests, path, deadlines).await
    }

    async fn open_for(purpose: Purpose, path: &Path, deadlines: Deadlines) -> Result<Self, ConnectError> {
        // Closing a descriptor of a file gives up every lock that the process holds on it (fcntl(2)), those of SQLite
        // included. So nobody else in this process opens the file while it is being created.
        static OPENING: Mutex<()> = Mutex::const_new(());
        let _opening = OPENING.lock().await;
        check_files(path).map_err(|reason| cannot_open(path, &reason))?;
        let ends = EndsBeside::of(path);
        check_is_not_lost(path, &ends).map_err(|reason| cannot_open(path, &reason))?;
        create_file(path).map_err(|error| cannot_open(path, &error.to_string()))?;
        let file = OpenedFile::at(path).map_err(|error| cannot_open(path, &error.to_string()))?;
        let file = Arc::new(file);
        let writer =
            open_writer(path, &file, deadlines.write).await.map_err(|error| cannot_open(path, &describe(&error)))?;
        check_durability(&writer, path).await?;
        match purpose {
            Purpose::Tests => mark_as_of_a_test(&writer).await.map_err(|error| cannot_open(path, &describe(&error)))?,
            Purpose::People => check_is_not_of_a_test(&writer, path).await?,
        }
        let migrated = migrating::migrate(&writer).await;
        migrated.map_err(|error| ConnectError::Migrate { database: name(path), reason: error.to_string() })?;
        let ended = epochs::begin_in_copy(&writer, &ends).await;
        if let Some((what, sessions)) = ended.map_err(|error| cannot_open(path, &describe(&error)))? {
            tracing::warn!(
                sessions,
                "the database is {what}, and what was closed since is not known in it: everybody is signed out, and \
                 websites ask again"
            );
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(deadlines.read)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_lazy_with(reader_options(path));
        let verifier = Verifier::start(Finder::new(Arc::clone(&file), reader_options(path)));
        Ok(Self { deadlines, file, ends, writer, readers, verifier })
    }
}

/// Whose sessions the file holds.
#[derive(Clone, Copy)]
enum Purpose {
    People,
    Tests,
}

/// So that nobody serves people from a file whose sessions anybody could make. SQLite's place for such a mark is the
/// application id, which copies of the file keep.
async fn mark_as_of_a_test(writer: &SqlitePool) -> sqlx::Result<()> {
    sqlx::query("PRAGMA application_id = 1431524453").execute(writer).await?;
    Ok(())
}

async fn check_is_not_of_a_test(writer: &SqlitePool, path: &Path) -> Result<(), ConnectError> {
    const MARK: i32 = i32::from_be_bytes(*b"USTe");
    let id = sqlx::query_scalar("PRAGMA application_id").fetch_one(writer).await;
    let id: i32 = id.map_err(|error| cannot_open(path, &describe(&error)))?;
    if id == MARK { Err(ConnectError::MadeForTests { database: name(path) }) } else { Ok(()) }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(path).busy_timeout(BUSY_TIMEOUT).foreign_keys(true)
}

/// The buffer holds a page of the list: SQLite's thread does not wait for each row to be taken.
fn reader_options(path: &Path) -> SqliteConnectOptions {
    options(path).read_only(true).row_buffer_size(256)
}

/// The database, what of it is in a log yet, and the index of that.
pub(super) fn check_files(path: &Path) -> Result<(), String> {
    for suffix in ["", "-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(suffix);
        check_may_change(Path::new(&file))?;
        check_private(Path::new(&file))?;
    }
    Ok(())
}

/// A new database where there was one would be open for whoever comes first.
fn check_is_not_lost(path: &Path, ends: &EndsBeside) -> Result<(), String> {
    if path.exists() || !ends.path().exists() {
        return Ok(());
    }
    let ends = ends.path().display();
    Err(format!("it is gone, but {ends} is there: bring the database back; to begin anew, move {ends} away"))
}

fn create_file(path: &Path) -> std::io::Result<()> {
    let mut create = OpenOptions::new();
    create.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut create, 0o600);
    match create.open(path) {
        Ok(file) => hand_over(&file, path, &[]),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// What is erased is overwritten: else it would stay in the file until its place is used again.
pub(super) fn writer_options(path: &Path) -> SqliteConnectOptions {
    options(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("journal_size_limit", LOG_SIZE_LIMIT)
        .pragma("secure_delete", "ON")
}

async fn open_writer(path: &Path, file: &Arc<OpenedFile>, deadline: Duration) -> sqlx::Result<SqlitePool> {
    let file = Arc::clone(file);
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(deadline)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .after_connect(move |connection, _| {
            let file = Arc::clone(&file);
            Box::pin(async move {
                // What is beside the file is there from the first look at it.
                sqlx::query("SELECT 1 FROM sqlite_schema").execute(connection).await?;
                Ok(file.belongs_with_what_is_beside()?)
            })
        });
    let mut tries = 1;
    loop {
        match pool.clone().connect_with(writer_options(path)).await {
            // Switching a new file to write-ahead logging needs it alone, and SQLite does not wait for that.
            Err(error) if tries < TRIES && is_busy(&error) => tokio::time::sleep(PAUSE).await,
            result => return result,
        }
        tries += 1;
    }
}

async fn check_durability(writer: &SqlitePool, path: &Path) -> Result<(), ConnectError> {
    let pragmas = sqlx::query_as(
        "SELECT (SELECT journal_mode FROM pragma_journal_mode), \
                (SELECT synchronous FROM pragma_synchronous), \
                sqlite_version()",
    );
    let (journal_mode, synchronous, version): (String, i64, String) =
        pragmas.fetch_one(writer).await.map_err(|error| cannot_open(path, &describe(&error)))?;
    durable(&journal_mode, synchronous, &version).map_err(ConnectError::NotDurable)
}

fn durable(journal_mode: &str, synchronous: i64, version: &str) -> Result<(), String> {
    const FULL: i64 = 2;
    if journal_mode != "wal" {
        return Err(format!("SQLite's journal_mode is {journal_mode:?} instead of \"wal\""));
    }
    if synchronous != FULL {
        return Err(format!("SQLite's synchronous is {synchronous} instead of 2 (FULL)"));
    }
    let numbers: Vec<u32> = version.split('.').filter_map(|number| number.parse().ok()).collect();
    if numbers.as_slice() < OLDEST_SQLITE.as_slice() {
        return Err(format!("SQLite is {version}, and before 3.51.3 it can corrupt its write-ahead log"));
    }
    Ok(())
}

fn cannot_open(path: &Path, reason: &str) -> ConnectError {
    ConnectError::Open { database: name(path), reason: reason.to_owned() }
}

pub(super) fn name(path: &Path) -> String {
    format!("file {}", path.display())
}

pub(super) fn describe(error: &sqlx::Error) -> String {
    error.as_database_error().map_or_else(|| error.to_string(), |error| error.message().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_could_forget_a_commit_is_refused_with_the_reason() {
        for (journal_mode, synchronous, version, verdict) in [
            ("wal", 2, "3.51.3", Ok(())),
            ("wal", 2, "3.52.0", Ok(())),
            ("wal", 2, "4.0.0", Ok(())),
            ("delete", 2, "3.51.3", Err("journal_mode is \"delete\"")),
            ("wal", 1, "3.51.3", Err("synchronous is 1")),
            ("wal", 0, "3.51.3", Err("synchronous is 0")),
            ("wal", 2, "3.51.2", Err("SQLite is 3.51.2")),
            ("wal", 2, "3.9.9", Err("SQLite is 3.9.9")),
            ("wal", 2, "", Err("SQLite is ")),
        ] {
            let refusal = durable(journal_mode, synchronous, version);
            match verdict {
                Ok(()) => assert_eq!(refusal, Ok(())),
                Err(part) => assert!(refusal.unwrap_err().contains(part), "{version}"),
            }
        }
    }

    #[tokio::test]
    async fn the_connection_that_writes_waits_for_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let storage = Sqlite::open(&folder.path().join("sessions.db"), Deadlines::default()).await.unwrap();
        let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&storage.writer).await.unwrap();
        let foreign_keys: i64 = sqlx::query_scalar("PRAGMA foreign_keys").fetch_one(&storage.writer).await.unwrap();
        assert_eq!((synchronous, foreign_keys), (2, 1));
    }

    #[tokio::test]
    async fn a_database_that_was_made_for_tests_is_refused_in_one_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sessions.db");
        drop(Sqlite::make_for_tests(&path, Deadlines::default()).await.unwrap());
        let refusal = Sqlite::open(&path, Deadlines::default()).await.err().expect("it is refused").to_string();
        assert!(refusal.contains("sessions.db was made by user-sessions-testing"), "{refusal}");
        assert!(!refusal.contains('\n'), "{refusal}");
    }

    #[tokio::test]
    async fn a_test_has_a_new_database() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sessions.db");
        drop(Sqlite::open(&path, Deadlines::default()).await.unwrap());
        let refusal =
            Sqlite::make_for_tests(&path, Deadlines::default()).await.err().expect("it is refused").to_string();
        assert!(refusal.contains("it is there already"), "{refusal}");
        drop(Sqlite::open(&path, Deadlines::default()).await.expect("it carries no mark"));
    }

    #[tokio::test]
    async fn the_connections_that_read_cannot_write() {
        let folder = tempfile::tempdir().unwrap();
        let storage = Sqlite::open(&folder.path().join("sessions.db"), Deadlines::default()).await.unwrap();
        let write = sqlx::query("DELETE FROM attempts").execute(&storage.readers).await;
        assert!(write.unwrap_err().to_string().contains("readonly"));
    }
}
