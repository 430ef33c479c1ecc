//! The audit trail. The ends of sessions and the revocations of grants are recorded by the database itself, with
//! triggers.

use std::time::Duration;

use async_trait::async_trait;
use domain::storage::{AuditEvent, AuditPosition, AuditQuery, AuditRecord, AuditStore, StorageError};
use domain::{AccountId, ApiKeyId, ClientId, EndReason, SessionId, Timestamp};
use uuid::Uuid;

use super::rows::{read_address, read_client_id, read_time};
use super::sweeping::{in_batches, in_batches_of};
use super::{Backend, Connection, change_some, erase_some};
use crate::error::{Impossible, impossible, storage_error};

#[async_trait]
impl AuditStore for Backend {
    async fn record_event(&self, record: &AuditRecord) -> Result<(), StorageError> {
        self.write(|| record_alone(self, record)).await
    }

    async fn audit_trail(&self, query: &AuditQuery) -> Result<Vec<(AuditPosition, AuditRecord)>, StorageError> {
        trail(self, query).await.map_err(storage_error)
    }

    async fn purge_audit(&self, kept_for: Duration) -> Result<(), StorageError> {
        purge(self, kept_for).await
    }
}

/// The columns of a record, in the order of [`AuditRow`].
macro_rules! audit_columns {
    () => {
        "id, at, event, reason, account_id, session_id, website_id, api_key_id, address, place"
    };
}

/// A record as it is stored.
type AuditRow = (
    i64,
    i64,
    String,
    Option<String>,
    Option<Uuid>,
    Option<Uuid>,
    Option<String>,
    Option<Uuid>,
    Option<String>,
    Option<String>,
);

async fn record_alone(storage: &Backend, entry: &AuditRecord) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[]).await?;
    record(&mut transaction, entry).await?;
    transaction.commit().await
}

/// Adds a record in the transaction of its event.
pub(super) async fn record(connection: &mut Connection, record: &AuditRecord) -> sqlx::Result<()> {
    let insert = sqlx::query(
        "INSERT INTO audit (at, event, reason, account_id, session_id, website_id, api_key_id, address, place) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    );
    insert
        .bind(record.at.as_millis())
        .bind(record.event.as_str())
        .bind(record.event.reason().map(EndReason::as_str))
        .bind(record.account.map(|account| *account.as_uuid()))
        .bind(record.session.map(|session| *session.as_uuid()))
        .bind(record.client.as_ref().map(ClientId::as_str))
        .bind(record.api_key.map(|key| *key.as_uuid()))
        .bind(record.address.map(|address| address.to_string()))
        .bind(record.place.as_deref())
        .execute(connection)
        .await?;
    Ok(())
}

async fn trail(storage: &Backend, query: &AuditQuery) -> sqlx::Result<Vec<(AuditPosition, AuditRecord)>> {
    let mut snapshot = storage.begin_patient_snapshot().await?;
    let rows = match query.account {
        Some(account) => trail_of(&mut snapshot, query, account).await?,
        None => trail_of_all(&mut snapshot, query).await?,
    };
    snapshot.finish().await?;
    Ok(rows.into_iter().filter_map(readable_record).collect())
}

async fn trail_of(connection: &mut Connection, query: &AuditQuery, account: AccountId) -> sqlx::Result<Vec<AuditRow>> {
    let select = sqlx::query_as(concat!(
        "SELECT ",
        audit_columns!(),
        " FROM audit WHERE account_id = $1 AND at >= $2 AND id > $3 ORDER BY id LIMIT $4",
    ));
    let select = select.bind(account.as_uuid()).bind(query.since.as_millis()).bind(query.after.to_stored());
    select.bind(i64::from(query.limit)).fetch_all(connection).await
}

/// How many records may have been written before one that happened earlier, as at nodes whose clocks differ.
const DISORDER: i64 = 1000;

async fn trail_of_all(connection: &mut Connection, query: &AuditQuery) -> sqlx::Result<Vec<AuditRow>> {
    let first = sqlx::query_scalar("SELECT id FROM audit WHERE at >= $1 ORDER BY at, id LIMIT 1");
    let first: Option<i64> = first.bind(query.since.as_millis()).fetch_optional(&mut *connection).await?;
    let Some(first) = first else { return Ok(Vec::new()) };
    let select = sqlx::query_as(concat!(
        "SELECT ",
        audit_columns!(),
        " FROM audit WHERE id > $1 AND at >= $2 ORDER BY id LIMIT $3",
    ));
    let after = query.after.to_stored().max(first.saturating_sub(DISORDER));
    select.bind(after).bind(query.since.as_millis()).bind(i64::from(query.limit)).fetch_all(connection).await
}

/// The record of a row, or nothing but a line in the log: one that a newer version wrote does not hide the others.
fn readable_record(row: AuditRow) -> Option<(AuditPosition, AuditRecord)> {
    let position = AuditPosition::from_stored(row.0);
    let record = read_record(row);
    let record = record.inspect_err(|error| tracing::error!(%error, "a record cannot be read and is not shown"));
    Some((position, record.ok()?))
}

fn read_record(
    (_, at, event, reason, account, session, client, api_key, address, place): AuditRow,
) -> Result<AuditRecord, Impossible> {
    let event = AuditEvent::parse(&event, reason.as_deref())
        .ok_or_else(|| impossible(format!("an unknown event {event:?} is on record")))?;
    Ok(AuditRecord {
        at: read_time(at)?,
        event,
        account: account.map(AccountId::from_uuid),
        session: session.map(SessionId::from_uuid),
        client: client.as_deref().map(read_client_id).transpose()?,
        api_key: api_key.map(ApiKeyId::from_uuid),
        place,
        address: address.as_deref().map(read_address).transpose()?,
    })
}

/// The trail's own trigger keeps what is younger than a year.
async fn purge(storage: &Backend, kept_for: Duration) -> Result<(), StorageError> {
    let sql = erase_some!("audit", "id", ["id"], "at < (SELECT max(at) FROM audit) - $1");
    in_batches_of(storage, sql, i64::try_from(kept_for.as_millis()).unwrap_or(i64::MAX)).await.map(drop)
}

/// Forgets where requests came from that were made before `before`.
pub(super) async fn forget_addresses(storage: &Backend, before: Timestamp) -> Result<(), StorageError> {
    let sql = change_some!("audit", "id", ["id"], "address = NULL", "address IS NOT NULL AND at < $1");
    in_batches(storage, sql, before).await.map(drop)
}
