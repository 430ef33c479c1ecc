//! The mark of a file whose sessions anybody could make, so that nobody serves people from it.

use sqlx::SqlitePool;

/// SQLite's place for it is the file's application id, which copies of the file keep: the letters `USTe`.
const MARK: i32 = i32::from_be_bytes(*b"USTe");

const SET: &str = "PRAGMA application_id = 1431524453";

pub(super) async fn set(writer: &SqlitePool) -> sqlx::Result<()> {
    sqlx::query(SET).execute(writer).await?;
    Ok(())
}

pub(super) async fn is_set(writer: &SqlitePool) -> sqlx::Result<bool> {
    let id: i32 = sqlx::query_scalar("PRAGMA application_id").fetch_one(writer).await?;
    Ok(id == MARK)
}
