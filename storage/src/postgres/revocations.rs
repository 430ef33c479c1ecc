//! The feed of sessions that have ended. Triggers write it; it is read as far as nothing can be added any more.

use async_trait::async_trait;
use domain::storage::{FoundRevocations, RevocationStore, StorageError};
use domain::{RevocationCursor, RevocationPage, Timestamp};
use sqlx::PgConnection;

use super::Postgres;
use super::batches::in_batches;
use crate::deadlines::in_time;
use crate::rows::{Place, RevocationRow, after};

#[async_trait]
impl RevocationStore for Postgres {
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

async fn find_newest(storage: &Postgres) -> sqlx::Result<FoundRevocations> {
    let select = sqlx::query_as(
        "SELECT transaction::text::bigint, position, session_id \
         FROM revocations \
         WHERE transaction < pg_snapshot_xmin(pg_current_snapshot()) \
         ORDER BY transaction DESC, position DESC \
         LIMIT 1",
    );
    let mut read = storage.begin_read().await?;
    let place = Place::behind(select.fetch_one(&mut *read).await?);
    read.finish();
    Ok(FoundRevocations::After(RevocationPage { revocations: Vec::new(), next: place.write() }))
}

async fn find_after(storage: &Postgres, place: Place, limit: u32) -> sqlx::Result<FoundRevocations> {
    let select = sqlx::query_as(
        "SELECT transaction::text::bigint, position, session_id, account_id, ended_at, reason \
         FROM revocations \
         WHERE (transaction, position) >= ($1::text::xid8, $2) \
             AND transaction < pg_snapshot_xmin(pg_current_snapshot()) \
         ORDER BY transaction, position \
         LIMIT $3",
    );
    let select = select.bind(place.transaction.to_string()).bind(place.position).bind(i64::from(limit) + 1);
    let mut read = storage.begin_read().await?;
    let rows: Vec<RevocationRow> = select.fetch_all(&mut *read).await?;
    read.finish();
    after(place, rows)
}

/// A lapse that was noticed late stands behind younger rows, so the beginning is not simply what is old. The last old row
/// stays: whoever follows a feed in which nothing happened for long has read up to it.
async fn purge(storage: &Postgres, ended_before: Timestamp) -> Result<(), StorageError> {
    in_batches(
        storage,
        "WITH young AS MATERIALIZED ( \
             SELECT transaction, position FROM revocations WHERE ended_at >= $1 \
             ORDER BY transaction, position LIMIT 1 \
         ), kept AS MATERIALIZED ( \
             ( \
                 SELECT transaction, position FROM revocations \
                 WHERE (transaction, position) < (SELECT transaction, position FROM young) \
                 ORDER BY transaction DESC, position DESC LIMIT 1 \
             ) UNION ALL ( \
                 SELECT transaction, position FROM revocations WHERE NOT EXISTS (SELECT 1 FROM young) \
                 ORDER BY transaction DESC, position DESC LIMIT 1 \
             ) \
         ), old AS MATERIALIZED ( \
             SELECT transaction, position FROM revocations \
             WHERE (transaction, position) < (SELECT transaction, position FROM kept) \
             ORDER BY transaction, position \
             LIMIT $2 \
         ) \
         DELETE FROM revocations USING old \
         WHERE revocations.transaction = old.transaction AND revocations.position = old.position",
        ended_before,
    )
    .await
    .map(drop)
}

/// Transactions of another server were numbered by another count: when the tables were restored from a dump, whatever
/// ends now would stand before what is there. Then the feed begins anew, and whoever follows it starts over.
pub(super) async fn begin_anew_if_restored(connection: &mut PgConnection) -> sqlx::Result<()> {
    let select = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM revocations WHERE transaction >= pg_snapshot_xmax(pg_current_snapshot()))",
    );
    if select.fetch_one(&mut *connection).await? {
        sqlx::raw_sql(
            "BEGIN; \
             TRUNCATE revocations; \
             INSERT INTO revocations (transaction, account_id, session_id, ended_at, reason) \
             VALUES (pg_current_xact_id(), gen_random_uuid(), gen_random_uuid(), 0, 'other'); \
             COMMIT",
        )
        .execute(connection)
        .await?;
        tracing::warn!("the tables come from another server: the feed of ended sessions begins anew");
    }
    Ok(())
}
