//! One page of an account's list, with what is counted over all pages, in one snapshot.

use domain::storage::{SessionPage, SessionQuery};

use super::{Backend, Connection, receipts};
use crate::rows::{ListedRow, ListedRows, Totals, active_session, position_of, session_columns};

pub(super) async fn list_sessions(storage: &Backend, query: &SessionQuery) -> sqlx::Result<SessionPage> {
    let mut snapshot = storage.begin_snapshot().await?;
    let totals = read_totals(&mut snapshot, query).await?.unwrap_or_default();
    let rows = ListedRows {
        current: read_current(&mut snapshot, query).await?,
        others: read_others(&mut snapshot, query).await?,
        ended: read_ended(&mut snapshot, query).await?,
    };
    let with_receipts = rows.with_receipts();
    let receipts = if with_receipts.is_empty() {
        Vec::new()
    } else {
        receipts::read_receipts(&mut snapshot, query.account, &with_receipts).await?
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
        .bind(query.horizon.active_after.as_millis())
        .bind(query.horizon.started_after.as_millis())
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
        .bind(query.horizon.active_after.as_millis())
        .bind(query.horizon.started_after.as_millis())
        .fetch_optional(connection)
        .await
}

/// One more than the page holds, to tell whether there are older ones. A bare parameter as the limit would make SQLite
/// compile the statement anew each time, here and below.
async fn read_others(connection: &mut Connection, query: &SessionQuery) -> sqlx::Result<Vec<ListedRow>> {
    let select = sqlx::query_as(concat!(
        "SELECT ",
        session_columns!(),
        ", sessions.reached FROM sessions \
         WHERE account_id = $1 AND id <> $2 AND closed_at IS NULL AND +last_active_at > $3 AND started_at > $4 \
             AND (started_at, id) < ($5, $6) \
         ORDER BY started_at DESC, id DESC \
         LIMIT $7 + 0",
    ));
    let (started_at, id) = position_of(query.before);
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

async fn read_ended(connection: &mut Connection, query: &SessionQuery) -> sqlx::Result<Vec<ListedRow>> {
    let select = sqlx::query_as(concat!(
        "SELECT ",
        session_columns!(),
        ", sessions.reached FROM sessions \
         WHERE account_id = $1 AND closed_at > $2 \
         ORDER BY closed_at DESC, id DESC \
         LIMIT $3 + 0",
    ));
    select
        .bind(query.account.as_uuid())
        .bind(query.ended_after.as_millis())
        .bind(i64::from(query.ended_limit))
        .fetch_all(connection)
        .await
}
