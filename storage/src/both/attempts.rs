//! Failed attempts under their keys, and the browsers that are known.

use async_trait::async_trait;
use domain::storage::{AttemptStore, Reservation, StorageError};
use domain::{AccountId, AttemptKey, Attempts, Timestamp, TokenHash, admit};

use super::{Backend, Connection, erasing, lock_attempts, written};
use crate::deadlines::in_time;
use crate::error::impossible;
use crate::rows::read_time;

#[async_trait]
impl AttemptStore for Backend {
    async fn reserve_attempt(&self, keys: &[AttemptKey], now: Timestamp) -> Result<Reservation, StorageError> {
        written(|| reserve(self, keys, now)).await
    }

    async fn settle_attempt(&self, forget: &[AttemptKey], refund: &[AttemptKey]) -> Result<(), StorageError> {
        written(|| settle(self, forget, refund)).await
    }

    async fn is_known_browser(&self, account: AccountId, browser: &TokenHash) -> Result<bool, StorageError> {
        in_time(is_known_browser(self, account, browser)).await
    }

    async fn purge_attempts(&self, before: Timestamp) -> Result<(), StorageError> {
        written(|| purge(self, before)).await
    }

    async fn purge_known_browsers(&self, before: Timestamp) -> Result<(), StorageError> {
        erasing::erase_known_browsers(self, before).await
    }
}

async fn is_known_browser(storage: &Backend, account: AccountId, browser: &TokenHash) -> sqlx::Result<bool> {
    let select =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM known_browsers WHERE account_id = $1 AND browser_hash = $2)");
    let mut read = storage.begin_read().await?;
    let is_known = select.bind(account.as_uuid()).bind(browser.as_bytes().as_slice()).fetch_one(&mut *read).await?;
    read.finish();
    Ok(is_known)
}

async fn reserve(storage: &Backend, keys: &[AttemptKey], now: Timestamp) -> sqlx::Result<Reservation> {
    let mut transaction = storage.begin_write(&[]).await?;
    lock_attempts(&mut transaction, keys).await?;
    let mut admitted = Vec::with_capacity(keys.len());
    let mut refused_until = None;
    for key in keys {
        match admit(key, so_far(&mut transaction, key).await?, now) {
            Ok(attempts) => admitted.push((key, attempts)),
            Err(next) => refused_until = refused_until.max(Some(next)),
        }
    }
    if let Some(next) = refused_until {
        transaction.roll_back().await?;
        return Ok(Reservation::Refused(next));
    }
    for (key, attempts) in admitted {
        remember(&mut transaction, key, attempts).await?;
    }
    transaction.commit().await?;
    Ok(Reservation::Granted)
}

async fn so_far(connection: &mut Connection, key: &AttemptKey) -> sqlx::Result<Option<Attempts>> {
    let select = sqlx::query_as("SELECT failures, last_at FROM attempts WHERE key = $1").bind(key.to_stored());
    let Some((failures, last_at)): Option<(i64, i64)> = select.fetch_optional(connection).await? else {
        return Ok(None);
    };
    let failures = u32::try_from(failures).map_err(|_| impossible("a count of failures is out of range"))?;
    Ok(Some(Attempts { failures, last_at: read_time(last_at)? }))
}

async fn remember(connection: &mut Connection, key: &AttemptKey, attempts: Attempts) -> sqlx::Result<()> {
    let upsert = sqlx::query(
        "INSERT INTO attempts (key, failures, last_at) VALUES ($1, $2, $3) \
         ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at",
    );
    let upsert = upsert.bind(key.to_stored()).bind(i64::from(attempts.failures)).bind(attempts.last_at.as_millis());
    upsert.execute(connection).await?;
    Ok(())
}

async fn settle(storage: &Backend, forget: &[AttemptKey], refund: &[AttemptKey]) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[]).await?;
    lock_attempts(&mut transaction, forget.iter().chain(refund)).await?;
    for key in forget {
        let delete = sqlx::query("DELETE FROM attempts WHERE key = $1");
        delete.bind(key.to_stored()).execute(&mut *transaction).await?;
    }
    for key in refund {
        let update = sqlx::query("UPDATE attempts SET failures = failures - 1 WHERE key = $1 AND failures > 0");
        update.bind(key.to_stored()).execute(&mut *transaction).await?;
    }
    transaction.commit().await
}

async fn purge(storage: &Backend, before: Timestamp) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[]).await?;
    let delete = sqlx::query("DELETE FROM attempts WHERE last_at < $1");
    delete.bind(before.as_millis()).execute(&mut *transaction).await?;
    transaction.commit().await
}
