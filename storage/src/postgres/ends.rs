//! A session ends because time has passed: in writing, at the moment and for the reason that it lapsed.

use std::time::Duration;

use domain::storage::StorageError;
use domain::{AccountId, EndReason, Horizon, SessionId, Timestamp};
use sqlx::PgConnection;
use sqlx::postgres::PgArguments;
use sqlx::query::Query;
use uuid::Uuid;

use super::both::sweeping::BATCH;
use super::connections::Postgres;
use super::locks::lock_accounts;

/// An update that ends lapsed sessions by the rule of `Policy::lapse`, of those that `$scope` names, with the parameters
/// of [`bind_lapse`].
macro_rules! end_lapsed {
    ($scope:literal) => {
        concat!(
            "UPDATE sessions \
             SET closed_at = least(last_active_at + $3, started_at + $4), \
                 end_reason = CASE WHEN last_active_at + $3 < started_at + $4 THEN $5 ELSE $6 END \
             WHERE ",
            $scope,
            "closed_at IS NULL AND (last_active_at <= $1 OR started_at <= $2)",
        )
    };
}

/// Ends the session if it has lapsed, in a transaction that holds its account.
pub(super) async fn end_lapsed_session(
    connection: &mut PgConnection,
    account: AccountId,
    session: SessionId,
    horizon: &Horizon,
    at: Timestamp,
) -> sqlx::Result<()> {
    let update = bind_lapse(end_lapsed!("account_id = $7 AND id = $8 AND "), horizon, at);
    update.bind(*account.as_uuid()).bind(*session.as_uuid()).execute(connection).await?;
    Ok(())
}

/// Ends the account's lapsed sessions, in a transaction that holds the account and is about more than them.
pub(super) async fn end_lapsed_sessions_in(
    connection: &mut PgConnection,
    account: AccountId,
    horizon: &Horizon,
    at: Timestamp,
) -> sqlx::Result<u64> {
    let update = bind_lapse(end_lapsed!("account_id = $7 AND "), horizon, at);
    Ok(update.bind(*account.as_uuid()).execute(connection).await?.rows_affected())
}

pub(super) async fn end_lapsed_sessions_of_all(
    storage: &Postgres,
    horizon: &Horizon,
    at: Timestamp,
) -> Result<u64, StorageError> {
    let mut ended = 0;
    loop {
        let (found, batch) = storage.write(|| end_batch(storage, horizon, at)).await?;
        ended += batch;
        if found < BATCH {
            return Ok(ended);
        }
    }
}

/// Ends lapsed sessions of whichever accounts: how many were found, and how many of them nobody else ended meanwhile.
async fn end_batch(storage: &Postgres, horizon: &Horizon, at: Timestamp) -> sqlx::Result<(u64, u64)> {
    // Which accounts to hold is known only after a look, and then each session is looked at again.
    let mut transaction = storage.begin_write(&[]).await?;
    let select = sqlx::query_as(
        "(SELECT account_id, id FROM sessions WHERE end_reason IS NULL AND last_active_at <= $1 \
          ORDER BY last_active_at LIMIT $3) \
         UNION ALL \
         (SELECT account_id, id FROM sessions WHERE end_reason IS NULL AND started_at <= $2 AND last_active_at > $1 \
          ORDER BY started_at LIMIT $3) \
         LIMIT $3",
    );
    let found: Vec<(Uuid, Uuid)> = select
        .bind(horizon.active_after.as_millis())
        .bind(horizon.started_after.as_millis())
        .bind(BATCH.cast_signed())
        .fetch_all(&mut *transaction)
        .await?;
    let (accounts, sessions): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let held: Vec<_> = accounts.iter().copied().map(AccountId::from_uuid).collect();
    lock_accounts(&mut transaction, &held).await?;
    let update =
        bind_lapse(end_lapsed!("(account_id, id) IN (SELECT * FROM unnest($7::uuid[], $8::uuid[])) AND "), horizon, at);
    let found = sessions.len() as u64;
    let ended = update.bind(accounts).bind(sessions).execute(&mut *transaction).await?.rows_affected();
    transaction.commit().await?;
    Ok((found, ended))
}

fn bind_lapse(sql: &'static str, horizon: &Horizon, at: Timestamp) -> Query<'static, sqlx::Postgres, PgArguments> {
    sqlx::query(sql)
        .bind(horizon.active_after.as_millis())
        .bind(horizon.started_after.as_millis())
        .bind(millis(at.since(horizon.active_after)))
        .bind(millis(at.since(horizon.started_after)))
        .bind(EndReason::Idle.as_str())
        .bind(EndReason::Expired.as_str())
}

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
