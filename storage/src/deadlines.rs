//! How long the database may take to answer, whichever it is.

use std::io::ErrorKind;
use std::time::Duration;

use domain::storage::StorageError;

use crate::error::{is_lost, storage_error};

/// How long an answer of the database is waited for. Without one by then, the answer is that it is unavailable.
#[derive(Clone, Copy, Debug)]
pub struct Deadlines {
    /// For what is read: what cannot be read in time is not good. Half a second by default.
    pub read: Duration,
    /// For what is written, those before it included. 5 s by default.
    pub write: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self { read: Duration::from_millis(500), write: Duration::from_secs(5) }
    }
}

impl Deadlines {
    /// What the read answers in time, on another connection when the first was lost.
    pub(crate) async fn read<T, R>(self, read: impl Fn() -> R) -> Result<T, StorageError>
    where
        R: Future<Output = sqlx::Result<T>>,
    {
        within(self.read, again_if_lost(read)).await.map_err(storage_error)
    }
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
