//! What has been over for long enough is erased.

use std::time::Duration;

use domain::storage::StorageError;
use domain::{AccountId, Timestamp};
use uuid::Uuid;

use super::batches::{BATCH, in_batches, in_batches_of};
use super::connections::written;
use super::locks::lock_accounts;
use super::{Postgres, erasing_tokens};

/// What was reached through a session ended with it or earlier, so it is erased with it or earlier. Nothing that is
/// erased is ever changed otherwise, so no account is held; what another node erases at the same moment is skipped.
pub(super) async fn purge_ended_sessions(storage: &Postgres, ended_before: Timestamp) -> Result<u64, StorageError> {
    in_batches(
        storage,
        "WITH old AS MATERIALIZED ( \
             SELECT account_id, id FROM website_sessions WHERE ended_at IS NOT NULL AND ended_at < $1 \
             LIMIT $2 FOR UPDATE SKIP LOCKED \
         ) \
         DELETE FROM website_sessions USING old \
         WHERE website_sessions.account_id = old.account_id AND website_sessions.id = old.id",
        ended_before,
    )
    .await?;
    erasing_tokens::erase_authorizations(storage, ended_before).await?;
    let erased = in_batches(
        storage,
        "WITH old AS MATERIALIZED ( \
             SELECT account_id, id FROM sessions WHERE end_reason IS NOT NULL AND closed_at < $1 \
             LIMIT $2 FOR UPDATE SKIP LOCKED \
         ) \
         DELETE FROM sessions USING old WHERE sessions.account_id = old.account_id AND sessions.id = old.id",
        ended_before,
    );
    let erased = erased.await?;
    in_batches(
        storage,
        "WITH old AS MATERIALIZED ( \
             SELECT id FROM audit WHERE address IS NOT NULL AND at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED \
         ) \
         UPDATE audit SET address = NULL FROM old WHERE audit.id = old.id",
        ended_before,
    )
    .await?;
    while written(|| forget_addresses_of_websites(storage, ended_before)).await? == BATCH {}
    Ok(erased)
}

/// Of websites that were not used for long. Grants are changed otherwise too, so their accounts are held.
async fn forget_addresses_of_websites(storage: &Postgres, before: Timestamp) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_write(&[]).await?;
    let select = sqlx::query_as(
        "SELECT account_id, id FROM grants \
         WHERE revoked_at IS NULL AND last_used_from <> 'unknown' AND last_used_at < $1 LIMIT $2",
    );
    let select = select.bind(before.as_millis()).bind(BATCH.cast_signed());
    let found: Vec<(Uuid, Uuid)> = select.fetch_all(&mut *transaction).await?;
    let (accounts, grants): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let held: Vec<_> = accounts.iter().copied().map(AccountId::from_uuid).collect();
    lock_accounts(&mut transaction, &held).await?;
    let found = grants.len() as u64;
    let update = sqlx::query(
        "UPDATE grants SET last_used_from = 'unknown' \
         WHERE (account_id, id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[])) \
             AND revoked_at IS NULL AND last_used_at < $3",
    );
    update.bind(accounts).bind(grants).bind(before.as_millis()).execute(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(found)
}

/// The trail's own trigger keeps what is younger than a year.
pub(super) async fn purge_audit(storage: &Postgres, kept_for: Duration) -> Result<(), StorageError> {
    let sql = "WITH old AS MATERIALIZED ( \
                   SELECT id FROM audit WHERE at < (SELECT max(at) FROM audit) - $1 LIMIT $2 FOR UPDATE SKIP LOCKED \
               ) \
               DELETE FROM audit USING old WHERE audit.id = old.id";
    in_batches_of(storage, sql, i64::try_from(kept_for.as_millis()).unwrap_or(i64::MAX)).await.map(drop)
}

pub(super) async fn erase_known_browsers(storage: &Postgres, before: Timestamp) -> Result<(), StorageError> {
    let delete = "WITH old AS MATERIALIZED ( \
                      SELECT account_id, browser_hash FROM known_browsers WHERE last_used_at < $1 \
                      LIMIT $2 FOR UPDATE SKIP LOCKED \
                  ) \
                  DELETE FROM known_browsers USING old \
                  WHERE known_browsers.account_id = old.account_id AND known_browsers.browser_hash = old.browser_hash";
    in_batches(storage, delete, before).await.map(drop)
}
