//! An epoch begins in a backup or another copy of the file: it does not know what was closed since it was taken.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection, SqlitePool};

use super::both::epochs::{begin, open_sessions};
use super::connections::Sqlite;
use super::ends_beside::EndsBeside;

impl Sqlite {
    /// Writes a copy of the file as of one moment over `to`, an empty file, while everybody works on. The copy says of itself
    /// that it is one.
    pub(crate) async fn copy_to(&self, to: &Path) -> sqlx::Result<()> {
        sqlx::query("VACUUM INTO ?1").bind(to.to_string_lossy()).execute(self.readers()?).await?;
        // In one file: nothing of it may be left in a log beside it.
        let options = SqliteConnectOptions::new().filename(to).journal_mode(SqliteJournalMode::Delete);
        let mut copy = options.connect().await?;
        let mark = "INSERT INTO backup_mark (taken_at) VALUES (CAST(unixepoch('subsec') * 1000 AS INTEGER))";
        sqlx::query(mark).execute(&mut copy).await?;
        copy.close().await
    }
}

/// Begins an epoch if the file is a backup or another copy, whatever it is opened for. Answers what it is, and how many
/// sessions that ended.
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

async fn is_backup(writer: &SqlitePool) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM backup_mark)").fetch_one(writer).await
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

async fn begin_now(connection: &mut SqliteConnection, why: &str) -> sqlx::Result<u64> {
    let open = open_sessions(connection).await?;
    let now = sqlx::query_scalar("SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)");
    let now = now.fetch_one(&mut *connection).await?;
    begin(connection, now, why).await?;
    Ok(open)
}
