//! Why nothing was moved.

use crate::error::ConnectError;

/// Why nothing was moved; each is one line that an operator can act on.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// The source is none.
    #[error("what is moved is a SQLite file, as in --from sqlite:user-sessions.db; nothing was moved")]
    From,
    /// The target is none.
    #[error("it is moved to a PostgreSQL database, as in --to postgres://user@host/database; nothing was moved")]
    To,
    /// One of the two cannot be used.
    #[error("{0}; nothing was moved")]
    Connect(#[from] ConnectError),
    /// Somebody else has the file open.
    #[error("the database {0} is in use by another process; stop the service first, nothing was moved")]
    InUse(String),
    /// The target is in use already.
    #[error("the database has rows already, in the table {0}; name an empty one, nothing was moved")]
    NotEmpty(&'static str),
    /// One of the two has what this version does not know.
    #[error("the {whose} has {what}, which this version does not know; use the newest version, nothing was moved")]
    Unknown {
        /// Which of the two.
        whose: &'static str,
        /// What it has.
        what: String,
    },
    /// A row cannot be read as what it should be.
    #[error("a row of the table {table} cannot be read: {reason}; nothing was moved")]
    Row {
        /// Whose row.
        table: &'static str,
        /// Why not.
        reason: sqlx::Error,
    },
    /// The file cannot be read.
    #[error("the file cannot be read: {0}; nothing was moved")]
    Read(#[source] sqlx::Error),
    /// The database does not take what is written.
    #[error("the database cannot be written to: {0}; nothing was moved")]
    Write(#[source] sqlx::Error),
    /// Not as many rows arrived as there are.
    #[error("of {of} rows of the table {table}, {arrived} would have arrived; nothing was moved")]
    Count {
        /// Whose rows.
        table: &'static str,
        /// How many there are.
        of: u64,
        /// How many arrived.
        arrived: u64,
    },
    /// The connection was lost at the end.
    #[error("nobody knows whether everything was moved or nothing: {0}; look with `user-sessions account list`")]
    Commit(#[source] sqlx::Error),
}
