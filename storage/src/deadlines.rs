//! How long the database may take to answer, whichever it is.

use std::io::ErrorKind;
use std::time::Duration;

use domain::storage::StorageError;

use crate::error::storage_error;

/// A read that has no answer by then has none: what cannot be read in time is not good.
pub(crate) const READ_DEADLINE: Duration = Duration::from_millis(500);

/// How long a write waits for those before it.
pub(crate) const WRITE_DEADLINE: Duration = Duration::from_secs(5);

/// What the read answers, if it does so within [`READ_DEADLINE`].
pub(crate) async fn in_time<T>(read: impl Future<Output = sqlx::Result<T>>) -> Result<T, StorageError> {
    within(READ_DEADLINE, read).await.map_err(storage_error)
}

/// What is answered within the deadline; an error of the machine after it.
pub(crate) async fn within<T>(deadline: Duration, answer: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
    let answer = tokio::time::timeout(deadline, answer).await;
    answer.unwrap_or_else(|_| Err(std::io::Error::from(ErrorKind::TimedOut).into()))
}
