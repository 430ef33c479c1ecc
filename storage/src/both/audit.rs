//! The audit trail. The ends of sessions and the revocations of grants are recorded by the database itself, with
//! triggers.

use std::time::Duration;

use async_trait::async_trait;
use domain::storage::{AuditRecord, AuditStore, StorageError};
use domain::{AccountId, Timestamp, WebsiteId};

use super::{Backend, Connection, erasing, written};
use crate::error::storage_error;
use crate::rows::{AuditRow, read_record, write_event};

#[async_trait]
impl AuditStore for Backend {
    async fn record_event(&self, record: &AuditRecord) -> Result<(), StorageError> {
        written(|| record_alone(self, record)).await
    }

    async fn audit_trail(&self, account: AccountId, since: Timestamp) -> Result<Vec<AuditRecord>, StorageError> {
        trail(self, account, since).await.map_err(storage_error)
    }

    async fn purge_audit(&self, kept_for: Duration) -> Result<(), StorageError> {
        erasing::purge_audit(self, kept_for).await
    }
}

async fn record_alone(storage: &Backend, entry: &AuditRecord) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[]).await?;
    record(&mut transaction, entry).await?;
    transaction.commit().await
}

/// Adds a record in the transaction of its event.
pub(super) async fn record(connection: &mut Connection, record: &AuditRecord) -> sqlx::Result<()> {
    let (event, reason) = write_event(record.event);
    let insert = sqlx::query(
        "INSERT INTO audit (at, event, reason, account_id, session_id, website_id, api_key_id, address) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    );
    insert
        .bind(record.at.as_millis())
        .bind(event)
        .bind(reason)
        .bind(record.account.map(|account| *account.as_uuid()))
        .bind(record.session.map(|session| *session.as_uuid()))
        .bind(record.website.as_ref().map(WebsiteId::as_str))
        .bind(record.api_key.map(|key| *key.as_uuid()))
        .bind(record.address.map(|address| address.to_string()))
        .execute(connection)
        .await?;
    Ok(())
}

async fn trail(storage: &Backend, account: AccountId, since: Timestamp) -> sqlx::Result<Vec<AuditRecord>> {
    let select = sqlx::query_as(
        "SELECT at, event, reason, account_id, session_id, website_id, api_key_id, address \
         FROM audit \
         WHERE account_id = $1 AND at >= $2 \
         ORDER BY at, id",
    );
    let mut snapshot = storage.begin_patient_snapshot().await?;
    let rows: Vec<AuditRow> = select.bind(account.as_uuid()).bind(since.as_millis()).fetch_all(&mut *snapshot).await?;
    snapshot.finish().await?;
    rows.into_iter().map(|row| Ok(read_record(row)?)).collect()
}
