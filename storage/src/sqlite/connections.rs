//! One connection that writes and some that read, each with a deadline.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use domain::storage::StorageError;
use domain::{AccountId, Timestamp};
use sqlx::pool::PoolConnection;
use sqlx::{Row as _, SqliteConnection, SqlitePool, Transaction};

use super::ends_beside::EndsBeside;
use super::opened_file::OpenedFile;
use crate::deadlines::Deadlines;
use crate::error::storage_error;
use crate::verifying::Verifier;

/// The database in one SQLite file.
pub(crate) struct Sqlite {
    pub(super) deadlines: Deadlines,
    pub(super) file: Arc<OpenedFile>,
    pub(super) ends: EndsBeside,
    /// Has one connection: SQLite has one writer at a time, and here they wait in the order in which they came.
    pub(super) writer: SqlitePool,
    pub(super) readers: SqlitePool,
    pub(super) verifier: Verifier,
}

/// A connection that only reads, one statement after the other.
pub(super) struct Read(PoolConnection<sqlx::Sqlite>);

/// Statements that only read: those of one transaction see one snapshot.
pub(super) struct Snapshot(Transaction<'static, sqlx::Sqlite>);

/// A transaction that holds the write lock from its start, so that what it reads stays true until it commits.
pub(super) struct WriteTransaction<'a> {
    storage: &'a Sqlite,
    connection: PoolConnection<sqlx::Sqlite>,
    finished: bool,
}

impl Sqlite {
    pub(super) async fn begin_read(&self) -> sqlx::Result<Read> {
        Ok(Read(self.readers()?.acquire().await?))
    }

    pub(super) async fn begin_snapshot(&self) -> sqlx::Result<Snapshot> {
        Ok(Snapshot(self.readers()?.begin().await?))
    }

    /// For an operator's question about very much: in a file nothing gives it up.
    pub(super) async fn begin_patient_snapshot(&self) -> sqlx::Result<Snapshot> {
        self.begin_snapshot().await
    }

    /// Begins a write to what is theirs. One writes at a time, so nobody has to be held by name.
    pub(super) async fn begin_write(&self, _: &[AccountId]) -> sqlx::Result<WriteTransaction<'_>> {
        self.file.check()?;
        let connection = self.writer.acquire().await?;
        let mut transaction = WriteTransaction { storage: self, connection, finished: false };
        sqlx::query("BEGIN IMMEDIATE").execute(&mut *transaction).await?;
        Ok(transaction)
    }

    /// What the write answers. Those before it are waited for where it begins.
    pub(super) async fn write<T, W>(&self, write: impl Fn() -> W) -> Result<T, StorageError>
    where
        W: Future<Output = sqlx::Result<T>>,
    {
        write().await.map_err(storage_error)
    }

    /// For what an operator does to very much: in a file nothing gives it up.
    pub(super) async fn begin_patient_write(&self) -> sqlx::Result<WriteTransaction<'_>> {
        self.begin_write(&[]).await
    }

    /// Whether the file can be read; it has no clock of its own.
    pub(super) async fn read_clock(&self) -> sqlx::Result<Option<Timestamp>> {
        sqlx::query("SELECT EXISTS (SELECT 1 FROM accounts)").execute(self.readers()?).await?;
        Ok(None)
    }

    /// Connections that read what everybody reads.
    pub(super) fn readers(&self) -> sqlx::Result<&SqlitePool> {
        self.file.check()?;
        Ok(&self.readers)
    }
}

impl Read {
    /// Says that all answers have been read.
    pub(super) fn finish(self) {
        drop(self.0);
    }
}

impl Snapshot {
    /// Says that all answers have been read.
    pub(super) async fn finish(self) -> sqlx::Result<()> {
        self.0.commit().await
    }
}

impl WriteTransaction<'_> {
    /// Makes the changes durable. Only when this answers `Ok` may anybody be told of them.
    pub(super) async fn commit(mut self) -> sqlx::Result<()> {
        let latest = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'revocations'; COMMIT";
        let latest = sqlx::raw_sql(latest).fetch_all(&mut *self).await?;
        self.finished = true;
        // In a file that has gone meanwhile, nothing is durable.
        self.storage.file.check()?;
        if let Some(row) = latest.first() {
            self.storage.ends.note(row.try_get(0)?);
        }
        Ok(())
    }

    /// Gives up the changes, if there are any.
    pub(super) async fn roll_back(mut self) -> sqlx::Result<()> {
        sqlx::query("ROLLBACK").execute(&mut *self).await?;
        self.finished = true;
        Ok(())
    }
}

macro_rules! deref_to_connection {
    ($($guard:ty => $connection:tt),+) => {
        $(
            impl Deref for $guard {
                type Target = SqliteConnection;

                fn deref(&self) -> &SqliteConnection {
                    &self.$connection
                }
            }

            impl DerefMut for $guard {
                fn deref_mut(&mut self) -> &mut SqliteConnection {
                    &mut self.$connection
                }
            }
        )+
    };
}

deref_to_connection!(Read => 0, Snapshot => 0, WriteTransaction<'_> => connection);

impl Drop for WriteTransaction<'_> {
    /// After an error nobody knows whether SQLite has rolled back by itself, and a request that was given up may have
    /// left a statement running. Closing the connection settles both; the next write opens a new one.
    fn drop(&mut self) {
        if !self.finished {
            self.storage.file.is_alone();
            self.connection.close_on_drop();
        }
    }
}
