//! One page of an account's list, with what is counted over all pages, in one snapshot.

use domain::storage::{SessionPage, SessionQuery};
use domain::{Session, SessionId, Timestamp};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use super::finding::readable;
use super::{Sqlite, reached};
use crate::rows::session_columns;

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
    let current = current.as_ref().and_then(readable);
    let others: Vec<Session> = others.iter().filter_map(readable).collect();
    let ended: Vec<Session> = ended.iter().filter_map(readable).collect();
    let reached = if totals.has_reached {
        let ids: Vec<_> = current.iter().chain(&others).chain(&ended).map(|session| session.id).collect();
        reached::read_reached(&mut snapshot, query.account, &ids).await?
    } else {
        Vec::new()
    };
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
    /// Whether any website was reached through any of the account's sessions.
    has_reached: bool,
}

type TotalsRow = (i64, i64, i64, i64, Option<i64>, Option<i64>, Option<i64>, bool);

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
              ORDER BY closed_at LIMIT 1), \
             EXISTS (SELECT 1 FROM website_sessions WHERE account_id = ?1) \
         FROM accounts WHERE id = ?1",
    );
    let row: Option<TotalsRow> = select
        .bind(query.account.as_uuid())
        .bind(query.horizon.active_after.as_millis())
        .bind(query.horizon.started_after.as_millis())
        .bind(query.ended_after.as_millis())
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|(changes, open, idle, expired, least_active_at, least_started_at, earliest_end, has_reached)| Totals {
        changes,
        open,
        idle,
        expired,
        least_active_at,
        least_started_at,
        earliest_end,
        has_reached,
    }))
}

async fn read_current(connection: &mut SqliteConnection, query: &SessionQuery) -> sqlx::Result<Option<SqliteRow>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        session_columns!(),
        " FROM sessions \
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
        " FROM sessions \
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
        " FROM sessions \
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
