//! The feed of sessions that have ended. Triggers write it.

use async_trait::async_trait;
use domain::storage::{FoundRevocations, RevocationStore, StorageError};
use domain::{RevocationCursor, RevocationPage, Timestamp};

use super::Sqlite;
use super::batches::in_batches;
use crate::deadlines::in_time;
use crate::rows::{Place, RevocationRow, after};

#[async_trait]
impl RevocationStore for Sqlite {
    async fn find_revocations(
        &self,
        cursor: Option<&RevocationCursor>,
        limit: u32,
    ) -> Result<FoundRevocations, StorageError> {
        match cursor.map(Place::read) {
            None => in_time(|| find_newest(self)).await,
            Some(Some(place)) => in_time(|| find_after(self, place, limit)).await,
            Some(None) => Ok(FoundRevocations::StartOver),
        }
    }

    async fn purge_revocations(&self, ended_before: Timestamp) -> Result<(), StorageError> {
        purge(self, ended_before).await
    }
}

async fn find_newest(storage: &Sqlite) -> sqlx::Result<FoundRevocations> {
    let select = sqlx::query_as("SELECT 0, position, session_id FROM revocations ORDER BY position DESC LIMIT 1");
    let place = Place::behind(select.fetch_one(storage.readers()?).await?);
    Ok(FoundRevocations::After(RevocationPage { revocations: Vec::new(), next: place.write() }))
}

async fn find_after(storage: &Sqlite, place: Place, limit: u32) -> sqlx::Result<FoundRevocations> {
    let select = sqlx::query_as(
        "SELECT 0, position, session_id, account_id, ended_at, reason \
         FROM revocations \
         WHERE position >= ?1 \
         ORDER BY position \
         LIMIT ?2 + 0",
    );
    let rows: Vec<RevocationRow> =
        select.bind(place.position).bind(i64::from(limit) + 1).fetch_all(storage.readers()?).await?;
    after(place, rows)
}

/// A lapse that was noticed late stands behind younger rows, so the beginning is not simply what is old. The last old row
/// stays: whoever follows a feed in which nothing happened for long has read up to it.
async fn purge(storage: &Sqlite, ended_before: Timestamp) -> Result<(), StorageError> {
    in_batches(
        storage,
        "DELETE FROM revocations WHERE position IN ( \
             SELECT position FROM revocations \
             WHERE position < ( \
                 SELECT max(position) FROM revocations \
                 WHERE position < coalesce( \
                     (SELECT position FROM revocations WHERE ended_at >= ?1 ORDER BY position LIMIT 1), \
                     (SELECT max(position) + 1 FROM revocations) \
                 ) \
             ) \
             ORDER BY position \
             LIMIT ?2 + 0 \
         )",
        ended_before,
    )
    .await
    .map(drop)
}
