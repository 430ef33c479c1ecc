//! Rows of the feed of ended sessions and replaced tokens, and the places between them.

use domain::storage::FoundRevocations;
use domain::{AccountId, Revocation, RevocationCursor, RevocationPage, RevocationReason, SessionId};
use uuid::Uuid;

use super::read_time;

/// A row of the feed: its place, `account_id`, `ended_at` and `reason`.
pub(crate) type RevocationRow = (i64, i64, Uuid, Uuid, i64, String);

/// A place in the feed: behind the row of this transaction, position and session. The session is named too, because a
/// database that was restored gives transactions and positions out a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) transaction: i64,
    pub(crate) position: i64,
    session: Uuid,
}

impl Place {
    /// The place behind a row.
    pub(crate) fn behind((transaction, position, session): (i64, i64, Uuid)) -> Self {
        Self { transaction, position, session }
    }

    /// Reads what [`Self::write`] wrote; anything else is no place.
    pub(crate) fn read(cursor: &RevocationCursor) -> Option<Self> {
        let mut parts = cursor.as_str().splitn(3, '-');
        let place = Self {
            transaction: parts.next()?.parse().ok()?,
            position: parts.next()?.parse().ok()?,
            session: Uuid::try_parse(parts.next()?).ok()?,
        };
        (place.write() == *cursor).then_some(place)
    }

    /// The place as it is given out.
    pub(crate) fn write(self) -> RevocationCursor {
        RevocationCursor::from_text(format!("{}-{}-{}", self.transaction, self.position, self.session.simple()))
    }
}

/// What came after `place`; `rows` begin with the row of the place itself: as long as that is there, everything behind it is.
pub(crate) fn after(place: Place, rows: Vec<RevocationRow>) -> sqlx::Result<FoundRevocations> {
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
