//! The feed of sessions that have ended. Triggers write it; it is read as far as nothing can be added any more.

use async_trait::async_trait;
use domain::storage::{FoundRevocations, RevocationStore, StorageError};
use domain::{AccountId, Revocation, RevocationCursor, RevocationPage, RevocationReason, SessionId, Timestamp};
use uuid::Uuid;

use super::super::revocations::{AFTER, ERASE_OLD, NEWEST};
use super::Backend;
use super::rows::read_time;
use super::sweeping::in_batches;

#[async_trait]
impl RevocationStore for Backend {
    async fn find_revocations(
        &self,
        cursor: Option<&RevocationCursor>,
        limit: u32,
    ) -> Result<FoundRevocations, StorageError> {
        match cursor.map(Place::read) {
            None => self.deadlines.read(|| find_newest(self)).await,
            Some(Some(place)) => self.deadlines.read(|| find_after(self, place, limit)).await,
            Some(None) => Ok(FoundRevocations::StartOver),
        }
    }

    async fn purge_revocations(&self, ended_before: Timestamp) -> Result<(), StorageError> {
        in_batches(self, ERASE_OLD, ended_before).await.map(drop)
    }
}

/// A row of the feed: its place, `account_id`, `ended_at` and `reason`.
type RevocationRow = (i64, i64, Uuid, Uuid, i64, String);

/// A place in the feed: behind the row of this transaction, position and session. The session is named too, because a
/// database that was restored gives transactions and positions out a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    transaction: i64,
    position: i64,
    session: Uuid,
}

impl Place {
    /// The place behind a row.
    fn behind((transaction, position, session): (i64, i64, Uuid)) -> Self {
        Self { transaction, position, session }
    }

    /// Reads what [`Self::write`] wrote; anything else is no place.
    fn read(cursor: &RevocationCursor) -> Option<Self> {
        let mut parts = cursor.as_str().splitn(3, '-');
        let place = Self {
            transaction: parts.next()?.parse().ok()?,
            position: parts.next()?.parse().ok()?,
            session: Uuid::try_parse(parts.next()?).ok()?,
        };
        (place.write() == *cursor).then_some(place)
    }

    /// The place as it is given out.
    fn write(self) -> RevocationCursor {
        RevocationCursor::from_text(format!("{}-{}-{}", self.transaction, self.position, self.session.simple()))
    }
}

async fn find_newest(storage: &Backend) -> sqlx::Result<FoundRevocations> {
    let select = sqlx::query_as(NEWEST);
    let mut read = storage.begin_read().await?;
    let place = Place::behind(select.fetch_one(&mut *read).await?);
    read.finish();
    Ok(FoundRevocations::After(RevocationPage { revocations: Vec::new(), next: place.write() }))
}

async fn find_after(storage: &Backend, place: Place, limit: u32) -> sqlx::Result<FoundRevocations> {
    let select = sqlx::query_as(AFTER);
    let select = select.bind(place.transaction.to_string()).bind(place.position).bind(i64::from(limit) + 1);
    let mut read = storage.begin_read().await?;
    let rows: Vec<RevocationRow> = select.fetch_all(&mut *read).await?;
    read.finish();
    after(place, rows)
}

/// What came after `place`; `rows` begin with the row of the place itself: as long as that is there, everything behind it is.
fn after(place: Place, rows: Vec<RevocationRow>) -> sqlx::Result<FoundRevocations> {
    let behind = |(transaction, position, session, ..): &RevocationRow| Place {
        transaction: *transaction,
        position: *position,
        session: *session,
    };
    if rows.first().map(behind) != Some(place) {
        return Ok(FoundRevocations::StartOver);
    }
    let next = rows.last().map_or(place, behind).write();
    let revocations: sqlx::Result<Vec<_>> = rows.into_iter().skip(1).map(read).collect();
    Ok(FoundRevocations::After(RevocationPage { revocations: revocations?, next }))
}

fn read((_, _, session, account, ended_at, reason): RevocationRow) -> sqlx::Result<Revocation> {
    Ok(Revocation {
        session: SessionId::from_uuid(session),
        account: AccountId::from_uuid(account),
        ended_at: read_time(ended_at)?,
        reason: RevocationReason::parse(&reason),
    })
}
