//! The feed of sessions that have ended. Triggers write it.

use async_trait::async_trait;
use domain::storage::{FoundRevocations, RevocationStore, StorageError};
use domain::{AccountId, EndReason, Revocation, RevocationCursor, RevocationPage, SessionId, Timestamp};
use uuid::Uuid;

use super::Sqlite;
use super::connections::in_time;
use super::lapsing::BATCH;
use crate::error::storage_error;
use crate::rows::read_time;

#[async_trait]
impl RevocationStore for Sqlite {
    async fn find_revocations(
        &self,
        after: Option<&RevocationCursor>,
        limit: u32,
    ) -> Result<FoundRevocations, StorageError> {
        match after {
            None => in_time(find_newest(self)).await,
            Some(cursor) => match Place::read(cursor) {
                Some(place) => in_time(find_after(self, place, limit)).await,
                None => Ok(FoundRevocations::StartOver),
            },
        }
    }

    async fn purge_revocations(&self, ended_before: Timestamp) -> Result<(), StorageError> {
        purge(self, ended_before).await.map_err(storage_error)
    }
}

/// A place in the feed: behind this row. The session is named too, because a database that was restored gives positions
/// out a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    position: i64,
    session: Uuid,
}

/// In front of the first row.
const BEGINNING: Place = Place { position: 0, session: Uuid::nil() };

impl Place {
    fn read(cursor: &RevocationCursor) -> Option<Self> {
        let (position, session) = cursor.as_str().split_once('-')?;
        let place = Self { position: position.parse().ok()?, session: Uuid::try_parse(session).ok()? };
        (place.write() == *cursor).then_some(place)
    }

    fn write(self) -> RevocationCursor {
        RevocationCursor::from_text(format!("{}-{}", self.position, self.session.simple()))
    }
}

type Row = (i64, Uuid, Uuid, i64, String);

async fn find_newest(storage: &Sqlite) -> sqlx::Result<FoundRevocations> {
    let select = sqlx::query_as("SELECT position, session_id FROM revocations ORDER BY position DESC LIMIT 1");
    let newest: Option<(i64, Uuid)> = select.fetch_optional(storage.readers()).await?;
    let place = newest.map_or(BEGINNING, |(position, session)| Place { position, session });
    Ok(FoundRevocations::After(RevocationPage { revocations: Vec::new(), next: place.write() }))
}

/// The row of the place itself is read as well: as long as it is there, everything behind it is.
async fn find_after(storage: &Sqlite, place: Place, limit: u32) -> sqlx::Result<FoundRevocations> {
    let select = sqlx::query_as(
        "SELECT position, session_id, account_id, ended_at, reason \
         FROM revocations \
         WHERE position >= ?1 \
         ORDER BY position \
         LIMIT ?2 + 0",
    );
    let rows: Vec<Row> = select.bind(place.position).bind(i64::from(limit) + 1).fetch_all(storage.readers()).await?;
    let first = rows.first().map(|(position, session, ..)| Place { position: *position, session: *session });
    let (is_there, known) = match first {
        _ if place == BEGINNING => (first.is_none_or(|first| first.position == 1), 0),
        first => (first == Some(place), 1),
    };
    if !is_there {
        return Ok(FoundRevocations::StartOver);
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let rows: Vec<Row> = rows.into_iter().skip(known).take(limit).collect();
    let next = rows.last().map_or(place, |(position, session, ..)| Place { position: *position, session: *session });
    let revocations: sqlx::Result<Vec<Revocation>> = rows.into_iter().map(read).collect();
    Ok(FoundRevocations::After(RevocationPage { revocations: revocations?, next: next.write() }))
}

fn read((_, session, account, ended_at, reason): Row) -> sqlx::Result<Revocation> {
    Ok(Revocation {
        session: SessionId::from_uuid(session),
        account: AccountId::from_uuid(account),
        ended_at: read_time(ended_at)?,
        reason: EndReason::parse(&reason),
    })
}

/// A lapse that was noticed late stands behind younger rows, so the beginning is not simply what is old. Others write in
/// between.
async fn purge(storage: &Sqlite, ended_before: Timestamp) -> sqlx::Result<()> {
    loop {
        let mut transaction = storage.begin_write().await?;
        let delete = sqlx::query(
            "DELETE FROM revocations WHERE position IN ( \
                 SELECT position FROM revocations \
                 WHERE position < coalesce( \
                     (SELECT position FROM revocations WHERE ended_at >= ?1 ORDER BY position LIMIT 1), \
                     (SELECT max(position) FROM revocations) \
                 ) \
                 ORDER BY position \
                 LIMIT ?2 + 0 \
             )",
        );
        let delete = delete.bind(ended_before.as_millis()).bind(BATCH.cast_signed());
        let erased = delete.execute(&mut *transaction).await?.rows_affected();
        transaction.commit().await?;
        if erased < BATCH {
            return Ok(());
        }
    }
}
