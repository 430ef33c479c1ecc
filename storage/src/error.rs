//! From what a database says to what the use cases may know about it.

use domain::storage::StorageError;
use sqlx::postgres::PgDatabaseError;

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
            Some(database) => crate::postgres::is_refused_by_a_constraint(database),
            None => crate::sqlite::is_refused_by_a_constraint(database.as_ref()),
        },
        _ => false,
    };
    if of_a_row { StorageError::Inconsistent(error.to_string()) } else { StorageError::Unavailable(Box::new(error)) }
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
