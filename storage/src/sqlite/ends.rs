//! A session ends because time has passed: in writing, at the moment and for the reason that it lapsed.

use std::time::Duration;

use domain::storage::StorageError;
use domain::{AccountId, EndReason, Horizon, SessionId, Timestamp};
use sqlx::SqliteConnection;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;

use super::both::sweeping::BATCH;
use super::connections::Sqlite;

const NO_LIMIT: i64 = -1;

/// An update that ends lapsed sessions by the rule of `Policy::lapse`, of those that `$scope` names, with the parameters
/// of [`bind_lapse`]. What is idle and what has expired is found by two indexes, each row once. The plus sign in front of
/// a column keeps SQLite from choosing the index of a condition that nearly every row meets; a bare parameter as the limit
/// would make it compile the statement anew each time.
macro_rules! end_lapsed {
    ($scope:literal) => {
        concat!(
            "UPDATE sessions \
             SET closed_at = min(last_active_at + ?3, started_at + ?4), \
                 end_reason = iif(last_active_at + ?3 < started_at + ?4, ?5, ?6) \
             WHERE rowid IN ( \
                 SELECT rowid FROM sessions WHERE ",
            $scope,
            "closed_at IS NULL AND last_active_at <= ?1 \
                 UNION ALL \
                 SELECT rowid FROM sessions WHERE ",
            $scope,
            "closed_at IS NULL AND started_at <= ?2 AND +last_active_at > ?1 \
                 LIMIT ?7 + 0 \
             )",
        )
    };
}

/// Ends the session if it has lapsed.
pub(super) async fn end_lapsed_session(
    connection: &mut SqliteConnection,
    account: AccountId,
    session: SessionId,
    horizon: &Horizon,
    at: Timestamp,
) -> sqlx::Result<()> {
    let update = bind_lapse(end_lapsed!("account_id = ?8 AND id = ?9 AND "), horizon, at, NO_LIMIT);
    update.bind(*account.as_uuid()).bind(*session.as_uuid()).execute(connection).await?;
    Ok(())
}

/// Ends the account's lapsed sessions, in a transaction that is about more than them.
pub(super) async fn end_lapsed_sessions_in(
    connection: &mut SqliteConnection,
    account: AccountId,
    horizon: &Horizon,
    at: Timestamp,
) -> sqlx::Result<u64> {
    let update = bind_lapse(end_lapsed!("account_id = ?8 AND "), horizon, at, NO_LIMIT);
    Ok(update.bind(*account.as_uuid()).execute(connection).await?.rows_affected())
}

pub(super) async fn end_lapsed_sessions_of_all(
    storage: &Sqlite,
    horizon: &Horizon,
    at: Timestamp,
) -> Result<u64, StorageError> {
    let mut ended = 0;
    loop {
        let batch = storage.write(|| end_batch(storage, horizon, at)).await?;
        ended += batch;
        if batch < BATCH {
            return Ok(ended);
        }
    }
}

async fn end_batch(storage: &Sqlite, horizon: &Horizon, at: Timestamp) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_write(&[]).await?;
    let update = bind_lapse(end_lapsed!(""), horizon, at, BATCH.cast_signed());
    let batch = update.execute(&mut *transaction).await?.rows_affected();
    transaction.commit().await?;
    Ok(batch)
}

fn bind_lapse(
    sql: &'static str,
    horizon: &Horizon,
    at: Timestamp,
    limit: i64,
) -> Query<'static, sqlx::Sqlite, SqliteArguments> {
    sqlx::query(sql)
        .bind(horizon.active_after.as_millis())
        .bind(horizon.started_after.as_millis())
        .bind(millis(at.since(horizon.active_after)))
        .bind(millis(at.since(horizon.started_after)))
        .bind(EndReason::Idle.as_str())
        .bind(EndReason::Expired.as_str())
        .bind(limit)
}

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
