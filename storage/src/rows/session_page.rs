//! One page of an account's list, put together from rows that were read in one snapshot.

use domain::storage::{SessionPage, SessionQuery};
use domain::{ReachedWebsite, Session, SessionId, Timestamp};
use sqlx::{ColumnIndex, Decode, FromRow, Row, Type};
use uuid::Uuid;

use super::{SESSION_COLUMNS, SessionRow, read_reached};

/// What is true of the whole list, whatever the page, in the order in which it is selected. `idle` and `expired` have
/// lapsed, but not in writing yet.
#[derive(Default)]
pub(crate) struct Totals {
    changes: i64,
    open: i64,
    idle: i64,
    expired: i64,
    least_active_at: Option<i64>,
    least_started_at: Option<i64>,
    earliest_end: Option<i64>,
}

/// A row of the list: the columns of a session, and the websites that were reached through it.
pub(crate) struct ListedRow {
    id: SessionId,
    session: sqlx::Result<Session>,
    reached: Option<String>,
}

/// The rows of a page. `others` may hold one more than the page, which tells that there are older ones.
pub(crate) struct ListedRows {
    pub(crate) current: Option<ListedRow>,
    pub(crate) others: Vec<ListedRow>,
    pub(crate) ended: Vec<ListedRow>,
}

impl<'r, R: Row> FromRow<'r, R> for Totals
where
    usize: ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> sqlx::Result<Self> {
        Ok(Self {
            changes: row.try_get(0)?,
            open: row.try_get(1)?,
            idle: row.try_get(2)?,
            expired: row.try_get(3)?,
            least_active_at: row.try_get(4)?,
            least_started_at: row.try_get(5)?,
            earliest_end: row.try_get(6)?,
        })
    }
}

impl<'r, R: Row> FromRow<'r, R> for ListedRow
where
    usize: ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    Uuid: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> sqlx::Result<Self> {
        let session = SessionRow::from_row(row).and_then(|row| Ok(Session::try_from(row)?));
        Ok(Self { id: SessionId::from_uuid(row.try_get(0)?), session, reached: row.try_get(SESSION_COLUMNS)? })
    }
}

impl ListedRows {
    /// Ended sessions through which a website was reached.
    pub(crate) fn with_receipts(&self) -> Vec<SessionId> {
        self.ended.iter().filter(|row| row.reached.is_some()).map(|row| row.id).collect()
    }

    /// The page, with the receipts of those that have any.
    pub(crate) fn into_page(
        mut self,
        query: &SessionQuery,
        totals: &Totals,
        receipts: Vec<ReachedWebsite>,
    ) -> SessionPage {
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        let has_older = self.others.len() > limit;
        self.others.truncate(limit);
        let active = totals.open - totals.idle - totals.expired - i64::from(self.current.is_some());
        let open = self.current.iter().chain(&self.others);
        let reached = open.flat_map(reached_through).chain(receipts).collect();
        SessionPage {
            current: self.current.and_then(readable),
            others: self.others.into_iter().filter_map(readable).collect(),
            others_total: u64::try_from(active).unwrap_or(0),
            has_older,
            ended: self.ended.into_iter().filter_map(readable).collect(),
            reached,
            changes: totals.changes,
            least_active_at: totals.least_active_at.map(Timestamp::from_millis),
            least_started_at: totals.least_started_at.map(Timestamp::from_millis),
            earliest_end: totals.earliest_end.map(Timestamp::from_millis),
        }
    }
}

/// Where a page begins in the order of the list. A session's start is the first 48 bits of its id (RFC 9562, 5.7), so the
/// session itself need not be there any more.
pub(crate) fn position_of(before: Option<SessionId>) -> (i64, Uuid) {
    let Some(before) = before else {
        return (i64::MAX, Uuid::max());
    };
    let start = &before.as_uuid().as_bytes()[..6];
    (start.iter().fold(0, |millis, byte| millis << 8 | i64::from(*byte)), *before.as_uuid())
}

/// The session of a row, or nothing but a line in the log: one damaged row does not hide the others.
fn readable(row: ListedRow) -> Option<Session> {
    row.session.inspect_err(|error| tracing::error!(%error, "a session cannot be read and is not listed")).ok()
}

/// The websites that the row of an open session names; a damaged one names none.
fn reached_through(row: &ListedRow) -> Vec<ReachedWebsite> {
    let named = row.reached.as_ref().map_or_else(|| Ok(Vec::new()), |reached| read_reached(row.id, reached));
    named.inspect_err(|error| tracing::error!(%error, "the websites of a session cannot be read")).unwrap_or_default()
}
