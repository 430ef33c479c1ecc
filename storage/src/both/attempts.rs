//! Failed attempts under their keys, and the browsers that are known.

use std::collections::HashMap;

use async_trait::async_trait;
use domain::storage::{AttemptStore, Reservation, StorageError};
use domain::{Account, Admission, AttemptKey, AttemptOutcome, Attempts, Timestamp, admit, settle};
use sqlx::QueryBuilder;

use super::rows::read_time;
use super::{Backend, Connection, Database, credentials, lock_attempts};
use crate::error::impossible;

#[async_trait]
impl AttemptStore for Backend {
    async fn reserve_attempt(&self, keys: &[AttemptKey], now: Timestamp) -> Result<Reservation, StorageError> {
        // What is refused or undecided as it stands is so for everybody who reads it, and need not wait for those who write.
        let decision = self.deadlines.read(|| look(self, keys, now)).await?;
        if decision.to_remember.is_empty() {
            Ok(decision.reservation)
        } else {
            self.write(|| reserve(self, keys, now)).await
        }
    }

    async fn settle_attempt(
        &self,
        keys: &[AttemptKey],
        outcome: AttemptOutcome,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        self.write(|| settle_all(self, keys, outcome, now)).await
    }

    async fn forget_attempts(&self, account: &Account) -> Result<(), StorageError> {
        self.write(|| forget(self, account)).await
    }

    async fn purge_attempts(&self, before: Timestamp) -> Result<(), StorageError> {
        self.write(|| purge(self, before)).await
    }

    async fn purge_known_browsers(&self, before: Timestamp) -> Result<(), StorageError> {
        credentials::purge_known_browsers(self, before).await
    }
}

/// What is decided of an attempt, and what is to be written for that.
struct Decision<'a> {
    reservation: Reservation,
    to_remember: Vec<(&'a AttemptKey, Attempts)>,
}

async fn look<'a>(storage: &Backend, keys: &'a [AttemptKey], now: Timestamp) -> sqlx::Result<Decision<'a>> {
    let mut read = storage.begin_read().await?;
    let so_far = read_attempts(&mut read, keys).await?;
    read.finish();
    Ok(decide(keys, &so_far, now))
}

async fn reserve(storage: &Backend, keys: &[AttemptKey], now: Timestamp) -> sqlx::Result<Reservation> {
    let mut transaction = storage.begin_write(&[]).await?;
    lock_attempts(&mut transaction, keys).await?;
    let so_far = read_attempts(&mut transaction, keys).await?;
    let Decision { reservation, to_remember } = decide(keys, &so_far, now);
    remember(&mut transaction, &to_remember).await?;
    transaction.commit().await?;
    Ok(reservation)
}

fn decide<'a>(keys: &'a [AttemptKey], so_far: &HashMap<String, Attempts>, now: Timestamp) -> Decision<'a> {
    let (mut admitted, mut corrections) = (Vec::with_capacity(keys.len()), Vec::new());
    let mut refused_until = None;
    for key in keys {
        match admit(key, so_far.get(&key.to_stored()).copied(), now) {
            Admission::Admitted(attempts) => admitted.push((key, attempts)),
            Admission::Undecided => {}
            Admission::Refused { until, corrected } => {
                refused_until = refused_until.max(Some(until));
                corrections.extend(corrected.map(|attempts| (key, attempts)));
            }
        }
    }
    match refused_until {
        Some(until) => Decision { reservation: Reservation::Refused(until), to_remember: corrections },
        None if admitted.len() == keys.len() => Decision { reservation: Reservation::Granted, to_remember: admitted },
        None => Decision { reservation: Reservation::Undecided, to_remember: Vec::new() },
    }
}

async fn settle_all(
    storage: &Backend,
    keys: &[AttemptKey],
    outcome: AttemptOutcome,
    now: Timestamp,
) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[]).await?;
    lock_attempts(&mut transaction, keys).await?;
    let so_far = read_attempts(&mut transaction, keys).await?;
    let (mut to_remember, mut to_forget) = (Vec::new(), Vec::new());
    for key in keys {
        match settle(key, so_far.get(&key.to_stored()).copied(), outcome, now) {
            Some(attempts) => to_remember.push((key, attempts)),
            None => to_forget.push(key.to_stored()),
        }
    }
    remember(&mut transaction, &to_remember).await?;
    if !to_forget.is_empty() {
        let mut delete = QueryBuilder::<Database>::new("DELETE FROM attempts WHERE key IN (");
        push_keys(&mut delete, &to_forget);
        delete.build().execute(&mut *transaction).await?;
    }
    transaction.commit().await
}

async fn read_attempts(connection: &mut Connection, keys: &[AttemptKey]) -> sqlx::Result<HashMap<String, Attempts>> {
    let keys: Vec<_> = keys.iter().map(AttemptKey::to_stored).collect();
    let mut select = QueryBuilder::<Database>::new(
        "SELECT key, failures, last_at, pending, pending_until FROM attempts WHERE key IN (",
    );
    push_keys(&mut select, &keys);
    let rows: Vec<(String, i64, i64, i64, i64)> = select.build_query_as().fetch_all(connection).await?;
    rows.into_iter()
        .map(|(key, failures, last_at, pending, pending_until)| {
            let attempts = Attempts {
                failures: read_count(failures)?,
                last_at: read_time(last_at)?,
                pending: read_count(pending)?,
                pending_until: read_time(pending_until)?,
            };
            Ok((key, attempts))
        })
        .collect()
}

fn read_count(count: i64) -> sqlx::Result<u32> {
    u32::try_from(count).map_err(|_| impossible("a count of attempts is out of range").into())
}

async fn remember(connection: &mut Connection, attempts: &[(&AttemptKey, Attempts)]) -> sqlx::Result<()> {
    if attempts.is_empty() {
        return Ok(());
    }
    let mut upsert =
        QueryBuilder::<Database>::new("INSERT INTO attempts (key, failures, last_at, pending, pending_until) ");
    upsert.push_values(attempts, |mut row, (key, attempts)| {
        row.push_bind(key.to_stored())
            .push_bind(i64::from(attempts.failures))
            .push_bind(attempts.last_at.as_millis())
            .push_bind(i64::from(attempts.pending))
            .push_bind(attempts.pending_until.as_millis());
    });
    upsert.push(
        " ON CONFLICT (key) DO UPDATE \
         SET failures = excluded.failures, last_at = excluded.last_at, \
             pending = excluded.pending, pending_until = excluded.pending_until",
    );
    upsert.build().execute(connection).await?;
    Ok(())
}

fn push_keys(statement: &mut QueryBuilder<Database>, keys: &[String]) {
    let mut list = statement.separated(", ");
    for key in keys {
        list.push_bind(key.clone());
    }
    statement.push(")");
}

async fn forget(storage: &Backend, account: &Account) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[]).await?;
    let delete = sqlx::query("DELETE FROM attempts WHERE key = $1 OR (key > $2 AND key < $2 || '~')");
    delete
        .bind(AttemptKey::Name(account.login_name.clone()).to_stored())
        .bind(AttemptKey::browsers_of(account.id))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}

async fn purge(storage: &Backend, before: Timestamp) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[]).await?;
    let delete = sqlx::query("DELETE FROM attempts WHERE last_at < $1");
    delete.bind(before.as_millis()).execute(&mut *transaction).await?;
    transaction.commit().await
}
