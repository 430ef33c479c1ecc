//! Sessions in a list: one page of an account's, with what is counted over all pages, in one snapshot; and where all
//! accounts' are connected from.

use std::collections::HashMap;

use domain::storage::{SessionAddresses, SessionOrder, SessionPage, SessionQuery};
use domain::{Cutoff, ReachedClient, SessionId, Timestamp};
use sqlx::{FromRow, Row as _};
use uuid::Uuid;

use super::super::client_sessions::read_receipts;
use super::ended_list::read_ended;
use super::listed_row::{ListedRow, reached_through, readable};
use super::rows::{active_session, read_address, session_columns};
use super::{Backend, Connection, Row};

/// What is true of the whole list, whatever the page, in the order in which it is selected. `idle` and `expired` have
/// expired, but not in writing yet.
#[derive(Default)]
struct Totals {
    changes: i64,
    open: i64,
    idle: i64,
    expired: i64,
    least_active_at: Option<i64>,
    least_started_at: Option<i64>,
    earliest_end: Option<i64>,
}

/// The rows of a page. `others` may hold one more than the page, which tells that there are older ones.
struct ListedRows {
    current: Option<ListedRow>,
    others: Vec<ListedRow>,
    ended: Vec<ListedRow>,
    ended_together: HashMap<SessionId, u64>,
}

pub(super) async fn list_sessions(storage: &Backend, query: &SessionQuery) -> sqlx::Result<SessionPage> {
    let mut snapshot = storage.begin_snapshot().await?;
    let totals = read_totals(&mut snapshot, query).await?.unwrap_or_default();
    let current = read_current(&mut snapshot, query).await?;
    let others = read_others(&mut snapshot, query).await?;
    let (ended, ended_together) = read_ended(&mut snapshot, query).await?;
    let rows = ListedRows { current, others, ended, ended_together };
    let with_receipts = rows.with_receipts();
    let receipts = if with_receipts.is_empty() {
        Vec::new()
    } else {
        read_receipts(&mut snapshot, query.account, &with_receipts).await?
    };
    snapshot.finish().await?;
    Ok(rows.into_page(query, &totals, receipts))
}

/// Counting 10,000 rows would take longer than all the rest, so the open ones are counted as they come and go. The plus
/// signs keep the planner from choosing the index of a condition that nearly every row meets.
async fn read_totals(connection: &mut Connection, query: &SessionQuery) -> sqlx::Result<Option<Totals>> {
    let select = sqlx::query_as(
        "SELECT changes, open_sessions, \
             (SELECT count(*) FROM sessions \
              WHERE account_id = $1 AND closed_at IS NULL AND last_active_at <= $2), \
             (SELECT count(*) FROM sessions \
              WHERE account_id = $1 AND closed_at IS NULL AND started_at <= $3 AND +last_active_at > $2), \
             (SELECT last_active_at FROM sessions \
              WHERE account_id = $1 AND closed_at IS NULL AND last_active_at > $2 AND +started_at > $3 \
              ORDER BY last_active_at LIMIT 1), \
             (SELECT started_at FROM sessions \
              WHERE account_id = $1 AND closed_at IS NULL AND started_at > $3 AND +last_active_at > $2 \
              ORDER BY started_at LIMIT 1), \
             (SELECT closed_at FROM sessions \
              WHERE account_id = $1 AND closed_at > $4 \
              ORDER BY closed_at LIMIT 1) \
         FROM accounts WHERE id = $1",
    );
    select
        .bind(query.account.as_uuid())
        .bind(query.cutoff.active_after.as_millis())
        .bind(query.cutoff.started_after.as_millis())
        .bind(query.ended_after.as_millis())
        .fetch_optional(connection)
        .await
}

async fn read_current(connection: &mut Connection, query: &SessionQuery) -> sqlx::Result<Option<ListedRow>> {
    let select = sqlx::query_as(concat!(
        "SELECT ",
        session_columns!(),
        ", sessions.reached FROM sessions WHERE account_id = $1 AND id = $2 AND ",
        active_session!("$3", "$4"),
    ));
    select
        .bind(query.account.as_uuid())
        .bind(query.current.as_uuid())
        .bind(query.cutoff.active_after.as_millis())
        .bind(query.cutoff.started_after.as_millis())
        .fetch_optional(connection)
        .await
}

/// One more than the page holds, to tell whether there are older ones. A bare parameter as the limit would make SQLite
/// compile the statement anew each time, here and below.
async fn read_others(connection: &mut Connection, query: &SessionQuery) -> sqlx::Result<Vec<ListedRow>> {
    if query.order == SessionOrder::LastActive {
        return read_latest_active(connection, query).await;
    }
    let select = sqlx::query_as(concat!(
        "SELECT ",
        session_columns!(),
        ", sessions.reached FROM sessions \
         WHERE account_id = $1 AND id <> $2 AND closed_at IS NULL AND +last_active_at > $3 AND started_at > $4 \
             AND (started_at, id) < ($5, $6) \
         ORDER BY started_at DESC, id DESC \
         LIMIT $7 + 0 OFFSET $8 + 0",
    ));
    let (started_at, id) = position_of(query.before);
    select
        .bind(query.account.as_uuid())
        .bind(query.current.as_uuid())
        .bind(query.cutoff.active_after.as_millis())
        .bind(query.cutoff.started_after.as_millis())
        .bind(started_at)
        .bind(id)
        .bind(i64::from(query.limit) + 1)
        .bind(i64::from(query.skip))
        .fetch_all(connection)
        .await
}

async fn read_latest_active(connection: &mut Connection, query: &SessionQuery) -> sqlx::Result<Vec<ListedRow>> {
    let select = sqlx::query_as(concat!(
        "SELECT ",
        session_columns!(),
        ", sessions.reached FROM sessions \
         WHERE account_id = $1 AND id <> $2 AND closed_at IS NULL AND last_active_at > $3 AND +started_at > $4 \
         ORDER BY last_active_at DESC, id DESC \
         LIMIT $5 + 0 OFFSET $6 + 0",
    ));
    select
        .bind(query.account.as_uuid())
        .bind(query.current.as_uuid())
        .bind(query.cutoff.active_after.as_millis())
        .bind(query.cutoff.started_after.as_millis())
        .bind(i64::from(query.limit) + 1)
        .bind(i64::from(query.skip))
        .fetch_all(connection)
        .await
}

/// Where a page begins in the order of the list. A session's start is the first 48 bits of its id (RFC 9562, 5.7), so the
/// session itself need not be there any more.
fn position_of(before: Option<SessionId>) -> (i64, Uuid) {
    let Some(before) = before else {
        return (i64::MAX, Uuid::max());
    };
    let start = &before.as_uuid().as_bytes()[..6];
    (start.iter().fold(0, |millis, byte| millis << 8 | i64::from(*byte)), *before.as_uuid())
}

impl FromRow<'_, Row> for Totals {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
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

impl ListedRows {
    /// Ended sessions through which a client was reached.
    fn with_receipts(&self) -> Vec<SessionId> {
        self.ended.iter().filter(|row| row.reached.is_some()).map(|row| row.id).collect()
    }

    /// The page, with the receipts of those that have any.
    fn into_page(mut self, query: &SessionQuery, totals: &Totals, receipts: Vec<ReachedClient>) -> SessionPage {
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
            ended_together: self.ended_together,
            reached,
            changes: totals.changes,
            least_active_at: totals.least_active_at.map(Timestamp::from_millis),
            least_started_at: totals.least_started_at.map(Timestamp::from_millis),
            earliest_end: totals.earliest_end.map(Timestamp::from_millis),
        }
    }
}

/// Reads every open session, so it has no deadline: an operator asks, and waits.
pub(super) async fn session_addresses(
    storage: &Backend,
    cutoff: &Cutoff,
    at_most: u32,
) -> sqlx::Result<SessionAddresses> {
    let select = sqlx::query_as(
        "SELECT connected_from, count(*) AS sessions, CAST(sum(count(*)) OVER () AS bigint) AS active FROM sessions \
         WHERE closed_at IS NULL AND last_active_at > $1 AND started_at > $2 \
         GROUP BY connected_from \
         ORDER BY sessions DESC, connected_from \
         LIMIT $3",
    );
    let mut snapshot = storage.begin_patient_snapshot().await?;
    let rows: Vec<(String, i64, i64)> = select
        .bind(cutoff.active_after.as_millis())
        .bind(cutoff.started_after.as_millis())
        .bind(i64::from(at_most))
        .fetch_all(&mut *snapshot)
        .await?;
    snapshot.finish().await?;
    read_addresses(&rows)
}

/// What these rows say: an address, its sessions, and those of all addresses.
fn read_addresses(rows: &[(String, i64, i64)]) -> sqlx::Result<SessionAddresses> {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let most = rows.iter().map(|(address, sessions, _)| Ok((read_address(address)?, count(*sessions))));
    Ok(SessionAddresses {
        active: rows.first().map_or(0, |(_, _, active)| count(*active)),
        most: most.collect::<sqlx::Result<_>>()?,
    })
}
