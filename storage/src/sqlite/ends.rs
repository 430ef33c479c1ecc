//! A session ends because time has passed: in writing, at the moment and for the reason that it expired.

use std::time::Duration;

use domain::storage::StorageError;
use domain::{AccountId, Cutoff, EndReason, SessionId, Timestamp};
use sqlx::SqliteConnection;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;

use super::both::sweeping::BATCH;
use super::connections::Sqlite;

const NO_LIMIT: i64 = -1;

/// An update that ends expired sessions by the rule of `Policy::expiry`, of those that `$scope` names, with the parameters
/// of [`bind_expiry`]. What is idle and what is too old is found by two indexes, each row once. The plus sign in front of
/// a column keeps SQLite from choosing the index of a condition that nearly every row meets; a bare parameter as the limit
/// would make it compile the statement anew each time.
macro_rules! end_expired {
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

/// Ends the session if it has expired.
pub(super) async fn end_expired_session(
    connection: &mut SqliteConnection,
    account: AccountId,
    session: SessionId,
    cutoff: &Cutoff,
    at: Timestamp,
) -> sqlx::Result<()> {
    let update = bind_expiry(end_expired!("account_id = ?8 AND id = ?9 AND "), cutoff, at, NO_LIMIT);
    update.bind(*account.as_uuid()).bind(*session.as_uuid()).execute(connection).await?;
    Ok(())
}

/// Ends the account's expired sessions, in a transaction that is about more than them.
pub(super) async fn end_expired_sessions_in(
    connection: &mut SqliteConnection,
    account: AccountId,
    cutoff: &Cutoff,
    at: Timestamp,
) -> sqlx::Result<u64> {
    let update = bind_expiry(end_expired!("account_id = ?8 AND "), cutoff, at, NO_LIMIT);
    Ok(update.bind(*account.as_uuid()).execute(connection).await?.rows_affected())
}

pub(super) async fn end_expired_sessions_of_all(
    storage: &Sqlite,
    cutoff: &Cutoff,
    at: Timestamp,
) -> Result<u64, StorageError> {
    let mut ended = 0;
    loop {
        let batch = storage.write(|| end_batch(storage, cutoff, at)).await?;
        ended += batch;
        if batch < BATCH {
            return Ok(ended);
        }
    }
}

async fn end_batch(storage: &Sqlite, cutoff: &Cutoff, at: Timestamp) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_write(&[]).await?;
    let update = bind_expiry(end_expired!(""), cutoff, at, BATCH.cast_signed());
    let batch = update.execute(&mut *transaction).await?.rows_affected();
    transaction.commit().await?;
    Ok(batch)
}

fn bind_expiry(
    sql: &'static str,
    cutoff: &Cutoff,
    at: Timestamp,
    limit: i64,
) -> Query<'static, sqlx::Sqlite, SqliteArguments> {
    sqlx::query(sql)
        .bind(cutoff.active_after.as_millis())
        .bind(cutoff.started_after.as_millis())
        .bind(millis(at.since(cutoff.active_after)))
        .bind(millis(at.since(cutoff.started_after)))
        .bind(EndReason::IdleTimeout.as_str())
        .bind(EndReason::AbsoluteTimeout.as_str())
        .bind(limit)
}

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
