//! From what a database says to what the use cases and the operator may know about it.

use domain::storage::StorageError;
use sqlx::error::DatabaseError;
use sqlx::postgres::PgDatabaseError;

/// Why there is no storage to work with; each is one line that an operator can act on.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The URL names something else. Only its scheme is repeated, because it may hold a password.
    #[error(
        "the database URL has the scheme {0:?}; a SQLite file is named as in sqlite:user-sessions.db, a database of a \
         PostgreSQL server as in postgres://user@host/database"
    )]
    Unsupported(String),
    /// The URL of a server cannot be read.
    #[error("the database URL cannot be read, it must look like postgres://user@host:5432/database: {0}")]
    Url(String),
    /// A database in memory would forget who signed out.
    #[error("a database in memory forgets what was closed; name a file, as in sqlite:user-sessions.db")]
    InMemory,
    /// The URL has parameters.
    #[error("the database URL of a SQLite file takes no parameters, as in sqlite:user-sessions.db")]
    Parameters,
    /// The file could not be created or opened, or the server cannot be used.
    #[error("the database {database} cannot be opened: {reason}")]
    Open {
        /// The file, or the database and its server.
        database: String,
        /// Why not.
        reason: String,
    },
    /// Its sessions were made by a test, and whoever ran it may hold their tokens.
    #[error(
        "the database {database} was made by user-sessions-testing, which lets anybody sign in as anybody; name another"
    )]
    MadeForTests {
        /// The file.
        database: String,
    },
    /// The database would acknowledge what it may forget.
    #[error("Close would not be durable, so the service does not start: {0}")]
    NotDurable(String),
    /// The tables could not be brought to this version's form.
    #[error("the database {database} cannot be migrated: {reason}")]
    Migrate {
        /// The file, or the database and its server.
        database: String,
        /// Why not.
        reason: String,
    },
}

/// What no version of the service writes was read, or was about to be written.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Impossible(String);

impl From<Impossible> for sqlx::Error {
    fn from(impossible: Impossible) -> Self {
        Self::Decode(Box::new(impossible))
    }
}

/// A row that cannot be read as what it should be.
pub(crate) fn impossible(what: impl Into<String>) -> Impossible {
    Impossible(what.into())
}

/// A row that cannot be read, or that the tables refuse, is impossible; everything else may be an outage.
pub(crate) fn storage_error(error: sqlx::Error) -> StorageError {
    let of_a_row = match &error {
        sqlx::Error::Decode(_)
        | sqlx::Error::ColumnDecode { .. }
        | sqlx::Error::ColumnNotFound(_)
        | sqlx::Error::ColumnIndexOutOfBounds { .. } => true,
        sqlx::Error::Database(database) => match database.try_downcast_ref::<PgDatabaseError>() {
            Some(database) => is_refused_by_postgres(database),
            None => is_refused_by_sqlite(database.as_ref()),
        },
        _ => false,
    };
    if of_a_row { StorageError::Inconsistent(error.to_string()) } else { StorageError::Unavailable(Box::new(error)) }
}

/// Whether PostgreSQL's tables refused what was written, rather than the machine: SQLSTATE classes 22 (a value that no column
/// of its kind takes) and 23 (a constraint, or a trigger that stands for one).
fn is_refused_by_postgres(error: &dyn DatabaseError) -> bool {
    error.code().is_some_and(|code| code.starts_with("22") || code.starts_with("23"))
}

/// Whether SQLite's tables refused what was written, rather than the machine.
fn is_refused_by_sqlite(error: &dyn DatabaseError) -> bool {
    const CONSTRAINT: i32 = 19;
    const MISMATCH: i32 = 20;
    let extended_code = error.code().and_then(|code| code.parse::<i32>().ok());
    extended_code.is_some_and(|code| [CONSTRAINT, MISMATCH].contains(&(code & 0xff)))
}

/// Whether another process holds the lock of a SQLite file.
pub(crate) fn is_busy(error: &sqlx::Error) -> bool {
    const BUSY: i32 = 5;
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<i32>().ok());
    code.is_some_and(|code| code & 0xff == BUSY)
}

/// SQLSTATE of a server that ends connections: an operator's word, a crash, a failed connection.
const CONNECTION_ENDED: [&str; 4] = ["57P01", "57P02", "08006", "08003"];

/// An error after which nothing is tried again.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Settled(sqlx::Error);

/// Says that nothing is to be tried again after the error: it may have been done, or was tried for long enough.
pub(crate) fn settled(error: sqlx::Error) -> sqlx::Error {
    sqlx::Error::Io(std::io::Error::other(Settled(error)))
}

/// Whether the connection is gone, and with it whatever was not committed.
pub(crate) fn is_lost(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(error) => error.get_ref().is_none_or(|inner| !inner.is::<Settled>()),
        sqlx::Error::Database(error) => error.code().is_some_and(|code| CONNECTION_ENDED.contains(&&*code)),
        _ => false,
    }
}
