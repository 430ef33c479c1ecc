//! How long the database may take to answer, whichever it is.

use std::io::ErrorKind;
use std::time::Duration;

use domain::storage::StorageError;

use crate::error::{is_lost, storage_error};

/// A read that has no answer by then has none: what cannot be read in time is not good.
pub(crate) const READ_DEADLINE: Duration = Duration::from_millis(500);

/// How long a write waits for those before it.
pub(crate) const WRITE_DEADLINE: Duration = Duration::from_secs(5);

/// What the read answers, if it does so within [`READ_DEADLINE`], on another connection when the first was lost.
pub(crate) async fn in_time<T, R>(read: impl Fn() -> R) -> Result<T, StorageError>
where
    R: Future<Output = sqlx::Result<T>>,
{
    within(READ_DEADLINE, again_if_lost(read)).await.map_err(storage_error)
}

/// What the statements answer, made once more when the connection was lost on which they were made first.
pub(crate) async fn again_if_lost<T, S>(statements: impl Fn() -> S) -> sqlx::Result<T>
where
    S: Future<Output = sqlx::Result<T>>,
{
    match statements().await {
        Err(error) if is_lost(&error) => statements().await,
        answer => answer,
    }
}

/// What is answered within the deadline; an error of the machine after it.
pub(crate) async fn within<T>(deadline: Duration, answer: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
    let answer = tokio::time::timeout(deadline, answer).await;
    answer.unwrap_or_else(|_| Err(std::io::Error::from(ErrorKind::TimedOut).into()))
}
