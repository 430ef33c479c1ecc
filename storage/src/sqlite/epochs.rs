//! Nothing older than an epoch is good. A trigger on the epochs ends it, so that none can begin without that.

use async_trait::async_trait;
use domain::Timestamp;
use domain::storage::{EpochStore, StorageError};
use sqlx::{SqliteConnection, SqlitePool};

use super::Sqlite;
use super::ends_beside::EndsBeside;
use crate::error::storage_error;

#[async_trait]
impl EpochStore for Sqlite {
    async fn begin_epoch(&self, at: Timestamp) -> Result<u64, StorageError> {
        begin_by_word(self, at).await.map_err(storage_error)
    }
}

async fn begin_by_word(storage: &Sqlite, at: Timestamp) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_write(&[]).await?;
    let open = open_sessions(&mut transaction).await?;
    begin(&mut transaction, at.as_millis(), "an operator said that the database was restored").await?;
    transaction.commit().await?;
    Ok(open)
}

/// Begins an epoch if the file is a backup or another copy, whatever it is opened for: it does not know what was closed since
/// it was taken. Answers what it is, and how many sessions that ended.
pub(super) async fn begin_in_copy(writer: &SqlitePool, ends: &EndsBeside) -> sqlx::Result<Option<(&'static str, u64)>> {
    let ended = match begin_in_backup(writer).await? {
        Some(sessions) => Some(("a backup", sessions)),
        None => begin_if_older(writer, ends).await?.map(|sessions| ("a copy", sessions)),
    };
    let mut connection = writer.acquire().await?;
    ends.begin(latest_end(&mut connection).await?)?;
    // The row says that the file is there, so it comes after it.
    if !is_kept_beside(&mut connection).await? {
        sqlx::query("INSERT OR IGNORE INTO ends_beside (since) VALUES (unixepoch())").execute(&mut *connection).await?;
    }
    Ok(ended)
}

async fn begin_if_older(writer: &SqlitePool, ends: &EndsBeside) -> sqlx::Result<Option<u64>> {
    if !is_older(&mut *writer.acquire().await?, ends).await? {
        return Ok(None);
    }
    let mut transaction = writer.begin_with("BEGIN IMMEDIATE").await?;
    // Another process may have been faster.
    if !is_older(&mut transaction, ends).await? {
        transaction.rollback().await?;
        return Ok(None);
    }
    let open = begin_now(&mut transaction, "the database is a copy that was opened").await?;
    transaction.commit().await?;
    Ok(Some(open))
}

/// In this order, because others may write meanwhile: what is noted in the file has been committed before.
async fn is_older(connection: &mut SqliteConnection, ends: &EndsBeside) -> sqlx::Result<bool> {
    let is_kept = is_kept_beside(connection).await?;
    match ends.read()? {
        Some(noted) => Ok(noted > latest_end(connection).await?),
        None => Ok(is_kept),
    }
}

async fn is_kept_beside(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM ends_beside)").fetch_one(connection).await
}

/// The number of the latest end. It only grows, whatever is erased.
async fn latest_end(connection: &mut SqliteConnection) -> sqlx::Result<i64> {
    let select = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'revocations'";
    sqlx::query_scalar(select).fetch_one(connection).await
}

async fn begin_in_backup(writer: &SqlitePool) -> sqlx::Result<Option<u64>> {
    if !is_backup(writer).await? {
        return Ok(None);
    }
    let mut transaction = writer.begin_with("BEGIN IMMEDIATE").await?;
    // Another process may have been faster.
    if sqlx::query("DELETE FROM backup_mark").execute(&mut *transaction).await?.rows_affected() == 0 {
        transaction.rollback().await?;
        return Ok(None);
    }
    let open = begin_now(&mut transaction, "the database is a backup that was opened").await?;
    transaction.commit().await?;
    Ok(Some(open))
}

async fn begin_now(connection: &mut SqliteConnection, why: &str) -> sqlx::Result<u64> {
    let open = open_sessions(connection).await?;
    let now = sqlx::query_scalar("SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)");
    let now = now.fetch_one(&mut *connection).await?;
    begin(connection, now, why).await?;
    Ok(open)
}

async fn is_backup(writer: &SqlitePool) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM backup_mark)").fetch_one(writer).await
}

async fn begin(connection: &mut SqliteConnection, at: i64, why: &str) -> sqlx::Result<()> {
    let insert = sqlx::query("INSERT INTO epochs (at, why) VALUES (?1, ?2)");
    insert.bind(at).bind(why).execute(connection).await?;
    Ok(())
}

async fn open_sessions(connection: &mut SqliteConnection) -> sqlx::Result<u64> {
    let count: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sessions WHERE closed_at IS NULL").fetch_one(connection).await?;
    Ok(count.unsigned_abs())
}
