//! Connections that are in use, and how a write holds its locks.

use std::ops::{Deref, DerefMut};

use domain::storage::StorageError;
use domain::{AccountId, Timestamp};
use sqlx::PgConnection;

use super::locks::lock_accounts;
use super::pool::{Pool, PoolGuard};
use crate::deadlines::{Deadlines, again_if_lost, within};
use crate::error::{is_lost, settled, storage_error};
use crate::verifying::Verifier;

/// How often a write is tried that the database gives up for the sake of another.
const TRIES: u32 = 5;

/// Begins a transaction that writes. The rows that it is about are found by their indexes, also while tables are so new that
/// the planner thinks them small; that holds for the transaction alone, and takes no message of its own.
const BEGIN_WRITE: &str =
    "BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off";

/// What is read next goes through very much, so it may take its time and no index is meant for it: the server plans it as it
/// plans everybody's.
const SURVEY: &str = "SET LOCAL statement_timeout = 0; SET LOCAL plan_cache_mode TO DEFAULT; \
     SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL enable_bitmapscan TO DEFAULT; \
     SET LOCAL enable_hashjoin TO DEFAULT; SET LOCAL enable_mergejoin TO DEFAULT";

/// A database of a PostgreSQL server.
pub(crate) struct Postgres {
    pub(super) deadlines: Deadlines,
    pub(super) writers: Pool,
    pub(super) readers: Pool,
    pub(super) verifier: Verifier,
}

/// A connection that only reads, one statement after the other.
pub(super) struct Read(PoolGuard);

/// Statements that only read and see one snapshot.
pub(super) struct Snapshot(PoolGuard);

/// A transaction that holds the rows of the accounts that it is about from its start: what it reads of theirs stays true
/// until it commits, and whoever comes next sees what it wrote.
pub(super) struct WriteTransaction(PoolGuard);

impl Postgres {
    /// For statements that go by an index which is meant for them: whatever the planner thinks, they do.
    pub(super) async fn begin_read(&self) -> sqlx::Result<Read> {
        Ok(Read(self.readers.acquire().await?))
    }

    pub(super) async fn begin_snapshot(&self) -> sqlx::Result<Snapshot> {
        let mut guard = self.readers.acquire().await?;
        sqlx::raw_sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").execute(&mut *guard).await?;
        Ok(Snapshot(guard))
    }

    /// For an operator's question about very much, which may take its time.
    pub(super) async fn begin_patient_snapshot(&self) -> sqlx::Result<Snapshot> {
        let mut snapshot = self.begin_snapshot().await?;
        sqlx::raw_sql(SURVEY).execute(&mut *snapshot).await?;
        Ok(snapshot)
    }

    /// Begins a write to what is theirs.
    pub(super) async fn begin_write(&self, accounts: &[AccountId]) -> sqlx::Result<WriteTransaction> {
        let mut guard = self.writers.acquire().await?;
        sqlx::raw_sql(BEGIN_WRITE).execute(&mut *guard).await?;
        let mut transaction = WriteTransaction(guard);
        lock_accounts(&mut transaction, accounts).await?;
        Ok(transaction)
    }

    /// What the write answers in time, begun anew when the database rolled it back for the sake of another, and once when its
    /// connection was lost before it was to commit. What may have been committed is not done again.
    pub(super) async fn write<T, W>(&self, write: impl Fn() -> W) -> Result<T, StorageError>
    where
        W: Future<Output = sqlx::Result<T>>,
    {
        let answer = async {
            let mut tries = 1;
            loop {
                match again_if_lost(&write).await {
                    Err(error) if tries < TRIES && is_rolled_back_for_another(&error) => tries += 1,
                    result => return result,
                }
            }
        };
        within(self.deadlines.write, answer).await.map_err(storage_error)
    }

    /// For what an operator does to very much, which may take its time.
    pub(super) async fn begin_patient_write(&self) -> sqlx::Result<WriteTransaction> {
        let mut transaction = self.begin_write(&[]).await?;
        sqlx::query("SET LOCAL statement_timeout = 0").execute(&mut *transaction).await?;
        Ok(transaction)
    }

    /// The time of the answer, not that of the transaction's start.
    pub(super) async fn read_clock(&self) -> sqlx::Result<Option<Timestamp>> {
        let select = sqlx::query_scalar("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint");
        let mut read = self.begin_read().await?;
        let millis = select.fetch_one(&mut *read).await?;
        read.finish();
        Ok(Some(Timestamp::from_millis(millis)))
    }
}

/// SQLSTATE 40001 (serialization failure) and 40P01 (deadlock): nothing of the transaction was written.
fn is_rolled_back_for_another(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    code.is_some_and(|code| code == "40001" || code == "40P01")
}

impl Read {
    /// Says that all answers have been read.
    pub(super) fn finish(self) {
        self.0.release();
    }
}

impl Snapshot {
    /// Says that all answers have been read.
    pub(super) async fn finish(mut self) -> sqlx::Result<()> {
        sqlx::raw_sql("COMMIT").execute(&mut *self.0).await?;
        self.0.release();
        Ok(())
    }
}

impl WriteTransaction {
    /// Makes the changes durable. Only when this answers `Ok` may anybody be told of them.
    pub(super) async fn commit(mut self) -> sqlx::Result<()> {
        let committed = sqlx::raw_sql("COMMIT").execute(&mut *self.0).await;
        // Whether it was done nobody knows.
        committed.map_err(|error| if is_lost(&error) { settled(error) } else { error })?;
        self.0.release();
        Ok(())
    }

    /// Gives up the changes, if there are any.
    pub(super) async fn roll_back(mut self) -> sqlx::Result<()> {
        sqlx::raw_sql("ROLLBACK").execute(&mut *self.0).await?;
        self.0.release();
        Ok(())
    }
}

macro_rules! deref_to_connection {
    ($($guard:ty),+) => {
        $(
            impl Deref for $guard {
                type Target = PgConnection;

                fn deref(&self) -> &PgConnection {
                    &self.0
                }
            }

            impl DerefMut for $guard {
                fn deref_mut(&mut self) -> &mut PgConnection {
                    &mut self.0
                }
            }
        )+
    };
}

deref_to_connection!(Read, Snapshot, WriteTransaction);
