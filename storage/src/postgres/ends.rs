//! A session ends because time has passed: in writing, at the moment and for the reason that it expired.

use std::time::Duration;

use domain::storage::StorageError;
use domain::{AccountId, Cutoff, EndReason, SessionId, Timestamp};
use sqlx::PgConnection;
use sqlx::postgres::PgArguments;
use sqlx::query::Query;
use uuid::Uuid;

use super::both::sweeping::BATCH;
use super::connections::Postgres;
use super::locks::lock_accounts;

/// An update that ends expired sessions by the rule of `Policy::expiry`, of those that `$scope` names, with the parameters
/// of [`bind_expiry`].
macro_rules! end_expired {
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

/// Ends the session if it has expired, in a transaction that holds its account.
pub(super) async fn end_expired_session(
    connection: &mut PgConnection,
    account: AccountId,
    session: SessionId,
    cutoff: &Cutoff,
    at: Timestamp,
) -> sqlx::Result<()> {
    let update = bind_expiry(end_expired!("account_id = $7 AND id = $8 AND "), cutoff, at);
    update.bind(*account.as_uuid()).bind(*session.as_uuid()).execute(connection).await?;
    Ok(())
}

/// Ends the account's expired sessions, in a transaction that holds the account and is about more than them.
pub(super) async fn end_expired_sessions_in(
    connection: &mut PgConnection,
    account: AccountId,
    cutoff: &Cutoff,
    at: Timestamp,
) -> sqlx::Result<u64> {
    let update = bind_expiry(end_expired!("account_id = $7 AND "), cutoff, at);
    Ok(update.bind(*account.as_uuid()).execute(connection).await?.rows_affected())
}

pub(super) async fn end_expired_sessions_of_all(
    storage: &Postgres,
    cutoff: &Cutoff,
    at: Timestamp,
) -> Result<u64, StorageError> {
    let mut ended = 0;
    loop {
        let (found, batch) = storage.write(|| end_batch(storage, cutoff, at)).await?;
        ended += batch;
        if found < BATCH {
            return Ok(ended);
        }
    }
}

/// Ends expired sessions of whichever accounts: how many were found, and how many of them nobody else ended meanwhile.
async fn end_batch(storage: &Postgres, cutoff: &Cutoff, at: Timestamp) -> sqlx::Result<(u64, u64)> {
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
        .bind(cutoff.active_after.as_millis())
        .bind(cutoff.started_after.as_millis())
        .bind(BATCH.cast_signed())
        .fetch_all(&mut *transaction)
        .await?;
    let (accounts, sessions): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let held: Vec<_> = accounts.iter().copied().map(AccountId::from_uuid).collect();
    lock_accounts(&mut transaction, &held).await?;
    let update = bind_expiry(
        end_expired!("(account_id, id) IN (SELECT * FROM unnest($7::uuid[], $8::uuid[])) AND "),
        cutoff,
        at,
    );
    let found = sessions.len() as u64;
    let ended = update.bind(accounts).bind(sessions).execute(&mut *transaction).await?.rows_affected();
    transaction.commit().await?;
    Ok((found, ended))
}

fn bind_expiry(sql: &'static str, cutoff: &Cutoff, at: Timestamp) -> Query<'static, sqlx::Postgres, PgArguments> {
    sqlx::query(sql)
        .bind(cutoff.active_after.as_millis())
        .bind(cutoff.started_after.as_millis())
        .bind(millis(at.since(cutoff.active_after)))
        .bind(millis(at.since(cutoff.started_after)))
        .bind(EndReason::IdleTimeout.as_str())
        .bind(EndReason::AbsoluteTimeout.as_str())
}

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
