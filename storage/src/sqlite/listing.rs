//! One page of an account's list, with what is counted over all pages, in one snapshot.

use domain::storage::{SessionPage, SessionQuery};
use domain::{ReachedWebsite, Session, SessionId, Timestamp};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use super::finding::readable;
use super::{Sqlite, receipts};
use crate::rows::{SESSION_COLUMNS, read_reached, session_columns};

pub(super) async fn list_sessions(storage: &Sqlite, query: &SessionQuery) -> sqlx::Result<SessionPage> {
    // Statements of one transaction that only reads see one snapshot.
    let mut snapshot = storage.readers().begin().await?;
    let totals = read_totals(&mut snapshot, query).await?.unwrap_or_default();
    let current = read_current(&mut snapshot, query).await?;
    let mut others = read_others(&mut snapshot, query).await?;
    let ended = read_ended(&mut snapshot, query).await?;
    let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let has_older = others.len() > limit;
    others.truncate(limit);
    let active = totals.open - totals.idle - totals.expired - i64::from(current.is_some());
    let mut reached: Vec<_> = current.iter().chain(&others).flat_map(reached_through).collect();
    let current = current.as_ref().and_then(readable);
    let others: Vec<Session> = others.iter().filter_map(readable).collect();
    let with_receipts: Vec<_> = ended.iter().filter_map(has_receipts).collect();
    let ended: Vec<Session> = ended.iter().filter_map(readable).collect();
    if !with_receipts.is_empty() {
        reached.extend(receipts::read_receipts(&mut snapshot, query.account, &with_receipts).await?);
    }
    snapshot.commit().await?;
    Ok(SessionPage {
        current,
        others,
        others_total: u64::try_from(active).unwrap_or(0),
        has_older,
        ended,
        reached,
        changes: totals.changes,
        least_active_at: totals.least_active_at.map(Timestamp::from_millis),
        least_started_at: totals.least_started_at.map(Timestamp::from_millis),
        earliest_end: totals.earliest_end.map(Timestamp::from_millis),
    })
}

/// The websites that the row of an open session names; a damaged one names none.
fn reached_through(row: &SqliteRow) -> Vec<ReachedWebsite> {
    let read = || match row.try_get(SESSION_COLUMNS)? {
        Some(reached) => read_reached(SessionId::from_uuid(row.try_get(0)?), reached),
        None => Ok(Vec::new()),
    };
    let named: sqlx::Result<_> = read();
    named.inspect_err(|error| tracing::error!(%error, "the websites of a session cannot be read")).unwrap_or_default()
}

/// The session of the row, if any website was ever reached through it.
fn has_receipts(row: &SqliteRow) -> Option<SessionId> {
    let reached: Option<&str> = row.try_get(SESSION_COLUMNS).ok()?;
    reached?;
    row.try_get(0).ok().map(SessionId::from_uuid)
}

/// What is true of the whole list, whatever the page. `idle` and `expired` have lapsed, but not in writing yet.
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

type TotalsRow = (i64, i64, i64, i64, Option<i64>, Option<i64>, Option<i64>);

/// Counting 10,000 rows would take longer than all the rest, so the open ones are counted as they come and go. The plus
/// signs keep SQLite from choosing the index of a condition that nearly every row meets.
async fn read_totals(connection: &mut SqliteConnection, query: &SessionQuery) -> sqlx::Result<Option<Totals>> {
    let select = sqlx::query_as(
        "SELECT changes, open_sessions, \
             (SELECT count(*) FROM sessions \
              WHERE account_id = ?1 AND closed_at IS NULL AND last_active_at <= ?2), \
             (SELECT count(*) FROM sessions \
              WHERE account_id = ?1 AND closed_at IS NULL AND started_at <= ?3 AND +last_active_at > ?2), \
             (SELECT last_active_at FROM sessions \
              WHERE account_id = ?1 AND closed_at IS NULL AND last_active_at > ?2 AND +started_at > ?3 \
              ORDER BY last_active_at LIMIT 1), \
             (SELECT started_at FROM sessions \
              WHERE account_id = ?1 AND closed_at IS NULL AND started_at > ?3 AND +last_active_at > ?2 \
              ORDER BY started_at LIMIT 1), \
             (SELECT closed_at FROM sessions \
              WHERE account_id = ?1 AND closed_at > ?4 \
              ORDER BY closed_at LIMIT 1) \
         FROM accounts WHERE id = ?1",
    );
    let row: Option<TotalsRow> = select
        .bind(query.account.as_uuid())
        .bind(query.horizon.active_after.as_millis())
        .bind(query.horizon.started_after.as_millis())
        .bind(query.ended_after.as_millis())
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|(changes, open, idle, expired, least_active_at, least_started_at, earliest_end)| Totals {
        changes,
        open,
        idle,
        expired,
        least_active_at,
        least_started_at,
        earliest_end,
    }))
}

async fn read_current(connection: &mut SqliteConnection, query: &SessionQuery) -> sqlx::Result<Option<SqliteRow>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        session_columns!(),
        ", sessions.reached FROM sessions \
         WHERE account_id = ?1 AND id = ?2 AND closed_at IS NULL AND last_active_at > ?3 AND started_at > ?4",
    ));
    select
        .bind(query.account.as_uuid())
        .bind(query.current.as_uuid())
        .bind(query.horizon.active_after.as_millis())
        .bind(query.horizon.started_after.as_millis())
        .fetch_optional(connection)
        .await
}

/// One more than the page holds, to tell whether there are older ones. A bare parameter as the limit would make SQLite
/// compile the statement anew each time, here and below.
async fn read_others(connection: &mut SqliteConnection, query: &SessionQuery) -> sqlx::Result<Vec<SqliteRow>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        session_columns!(),
        ", sessions.reached FROM sessions \
         WHERE account_id = ?1 AND id <> ?2 AND closed_at IS NULL AND +last_active_at > ?3 AND started_at > ?4 \
             AND (started_at, id) < (?5, ?6) \
         ORDER BY started_at DESC, id DESC \
         LIMIT ?7 + 0",
    ));
    let (started_at, id) = position(query.before);
    select
        .bind(query.account.as_uuid())
        .bind(query.current.as_uuid())
        .bind(query.horizon.active_after.as_millis())
        .bind(query.horizon.started_after.as_millis())
        .bind(started_at)
        .bind(id)
        .bind(i64::from(query.limit) + 1)
        .fetch_all(connection)
        .await
}

async fn read_ended(connection: &mut SqliteConnection, query: &SessionQuery) -> sqlx::Result<Vec<SqliteRow>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        session_columns!(),
        ", sessions.reached FROM sessions \
         WHERE account_id = ?1 AND closed_at > ?2 \
         ORDER BY closed_at DESC, id DESC \
         LIMIT ?3 + 0",
    ));
    select
        .bind(query.account.as_uuid())
        .bind(query.ended_after.as_millis())
        .bind(query.ended_limit)
        .fetch_all(connection)
        .await
}

/// Where a page begins in the order of the list. A session's start is the first 48 bits of its id (RFC 9562, 5.7), so the
/// session itself need not be there any more.
fn position(before: Option<SessionId>) -> (i64, Uuid) {
    let Some(before) = before else {
        return (i64::MAX, Uuid::max());
    };
    let start = &before.as_uuid().as_bytes()[..6];
    (start.iter().fold(0, |millis, byte| millis << 8 | i64::from(*byte)), *before.as_uuid())
}
