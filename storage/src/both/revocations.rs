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
        match cursor.map(Cursor::read) {
            None => self.deadlines.read(|| find_newest(self)).await,
            Some(Some(cursor)) => self.deadlines.read(|| find_after(self, cursor, limit)).await,
            Some(None) => Ok(FoundRevocations::StartOver),
        }
    }

    async fn purge_revocations(&self, ended_before: Timestamp) -> Result<(), StorageError> {
        in_batches(self, ERASE_OLD, ended_before).await.map(drop)
    }
}

/// A row of the feed: its position, `account_id`, `ended_at` and `reason`.
type RevocationRow = (i64, i64, Uuid, Uuid, i64, String);

/// A cursor as its parts: behind the row of this transaction, position and session. The session is named too, because a
/// database that was restored gives transactions and positions out a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cursor {
    transaction: i64,
    position: i64,
    session: Uuid,
}

impl Cursor {
    /// The cursor behind a row.
    fn behind((transaction, position, session): (i64, i64, Uuid)) -> Self {
        Self { transaction, position, session }
    }

    /// Reads what [`Self::write`] wrote; anything else is no cursor.
    fn read(given: &RevocationCursor) -> Option<Self> {
        let mut parts = given.as_str().splitn(3, '-');
        let cursor = Self {
            transaction: parts.next()?.parse().ok()?,
            position: parts.next()?.parse().ok()?,
            session: Uuid::try_parse(parts.next()?).ok()?,
        };
        (cursor.write() == *given).then_some(cursor)
    }

    /// The cursor as it is given out.
    fn write(self) -> RevocationCursor {
        RevocationCursor::from_text(format!("{}-{}-{}", self.transaction, self.position, self.session.simple()))
    }
}

async fn find_newest(storage: &Backend) -> sqlx::Result<FoundRevocations> {
    let select = sqlx::query_as(NEWEST);
    let mut read = storage.begin_read().await?;
    let cursor = Cursor::behind(select.fetch_one(&mut *read).await?);
    read.finish();
    Ok(FoundRevocations::After(RevocationPage { revocations: Vec::new(), next: cursor.write() }))
}

async fn find_after(storage: &Backend, cursor: Cursor, limit: u32) -> sqlx::Result<FoundRevocations> {
    let select = sqlx::query_as(AFTER);
    let select = select.bind(cursor.transaction.to_string()).bind(cursor.position).bind(i64::from(limit) + 1);
    let mut read = storage.begin_read().await?;
    let rows: Vec<RevocationRow> = select.fetch_all(&mut *read).await?;
    read.finish();
    after(cursor, rows)
}

/// What came after `cursor`; `rows` begin with the row of the cursor itself: as long as that is there, everything behind it
/// is.
fn after(cursor: Cursor, rows: Vec<RevocationRow>) -> sqlx::Result<FoundRevocations> {
    let behind = |(transaction, position, session, ..): &RevocationRow| Cursor {
        transaction: *transaction,
        position: *position,
        session: *session,
    };
    if rows.first().map(behind) != Some(cursor) {
        return Ok(FoundRevocations::StartOver);
    }
    let next = rows.last().map_or(cursor, behind).write();
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
