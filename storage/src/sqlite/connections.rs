//! One connection that writes and some that read, each with a deadline.

use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::{SqliteConnection, SqlitePool};

use super::Sqlite;

/// A transaction that holds the write lock from its start, so that what it reads stays true until it commits.
pub(super) struct WriteTransaction {
    connection: PoolConnection<sqlx::Sqlite>,
    finished: bool,
}

impl Sqlite {
    pub(super) async fn begin_write(&self) -> sqlx::Result<WriteTransaction> {
        let mut transaction = WriteTransaction { connection: self.writer.acquire().await?, finished: false };
        sqlx::query("BEGIN IMMEDIATE").execute(&mut *transaction).await?;
        Ok(transaction)
    }

    pub(super) fn readers(&self) -> &SqlitePool {
        &self.readers
    }
}

impl WriteTransaction {
    /// Makes the changes durable. Only when this answers `Ok` may anybody be told of them.
    pub(super) async fn commit(self) -> sqlx::Result<()> {
        self.finish("COMMIT").await
    }

    /// Gives up the changes, if there are any.
    pub(super) async fn roll_back(self) -> sqlx::Result<()> {
        self.finish("ROLLBACK").await
    }

    async fn finish(mut self, statement: &'static str) -> sqlx::Result<()> {
        sqlx::query(statement).execute(&mut *self).await?;
        self.finished = true;
        Ok(())
    }
}

impl Deref for WriteTransaction {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.connection
    }
}

impl DerefMut for WriteTransaction {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }
}

impl Drop for WriteTransaction {
    /// After an error nobody knows whether SQLite has rolled back by itself, and a request that was given up may have
    /// left a statement running. Closing the connection settles both; the next write opens a new one.
    fn drop(&mut self) {
        if !self.finished {
            self.connection.close_on_drop();
        }
    }
}
