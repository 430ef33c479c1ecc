//! The audit trail. The ends of sessions and the revocations of grants are recorded by the database itself, with
//! triggers.

use std::time::Duration;

use async_trait::async_trait;
use domain::storage::{AuditEvent, AuditRecord, AuditStore, StorageError};
use domain::{AccountId, EndReason, SessionId, Timestamp, WebsiteId};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::{Sqlite, erasing};
use crate::error::{Impossible, impossible, storage_error};
use crate::rows::{read_address, read_time, read_website_id};

const SESSION_ENDED: &str = "session-ended";

const NAMES: [(AuditEvent, &str); 15] = [
    (AuditEvent::AccountCreated, "account-created"),
    (AuditEvent::AccountDisabled, "account-disabled"),
    (AuditEvent::AccountEnabled, "account-enabled"),
    (AuditEvent::PasswordChanged, "password-changed"),
    (AuditEvent::SignedIn, "signed-in"),
    (AuditEvent::SignInFailed, "sign-in-failed"),
    (AuditEvent::Proved, "proved"),
    (AuditEvent::ProofFailed, "proof-failed"),
    (AuditEvent::WebsiteRegistered, "website-registered"),
    (AuditEvent::WebsiteRemoved, "website-removed"),
    (AuditEvent::WebsiteSecretReplaced, "website-secret-replaced"),
    (AuditEvent::WebsiteAuthorized, "website-authorized"),
    (AuditEvent::WebsiteRevoked, "website-revoked"),
    (AuditEvent::SignedInToWebsite, "signed-in-to-website"),
    (AuditEvent::TokenReused, "token-reused"),
];

#[async_trait]
impl AuditStore for Sqlite {
    async fn record_event(&self, record: &AuditRecord) -> Result<(), StorageError> {
        record_alone(self, record).await.map_err(storage_error)
    }

    async fn audit_trail(&self, account: AccountId, since: Timestamp) -> Result<Vec<AuditRecord>, StorageError> {
        trail(self, account, since).await.map_err(storage_error)
    }

    async fn purge_audit(&self, kept_for: Duration) -> Result<(), StorageError> {
        erasing::purge_audit(self, kept_for).await.map_err(storage_error)
    }
}

async fn record_alone(storage: &Sqlite, entry: &AuditRecord) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write().await?;
    record(&mut transaction, entry).await?;
    transaction.commit().await
}

/// Adds a record in the transaction of its event.
pub(super) async fn record(connection: &mut SqliteConnection, record: &AuditRecord) -> sqlx::Result<()> {
    let (event, reason) = match record.event {
        AuditEvent::SessionEnded(reason) => (SESSION_ENDED, Some(reason.as_str())),
        event => (NAMES.iter().find(|(named, _)| *named == event).map_or("", |(_, name)| name), None),
    };
    let insert = sqlx::query(
        "INSERT INTO audit (at, event, reason, account_id, session_id, website_id, address) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    );
    insert
        .bind(record.at.as_millis())
        .bind(event)
        .bind(reason)
        .bind(record.account.map(|account| *account.as_uuid()))
        .bind(record.session.map(|session| *session.as_uuid()))
        .bind(record.website.as_ref().map(WebsiteId::as_str))
        .bind(record.address.map(|address| address.to_string()))
        .execute(connection)
        .await?;
    Ok(())
}

type Row = (i64, String, Option<String>, Option<Uuid>, Option<Uuid>, Option<String>, Option<String>);

async fn trail(storage: &Sqlite, account: AccountId, since: Timestamp) -> sqlx::Result<Vec<AuditRecord>> {
    let select = sqlx::query_as(
        "SELECT at, event, reason, account_id, session_id, website_id, address \
         FROM audit \
         WHERE account_id = ?1 AND at >= ?2 \
         ORDER BY at, id",
    );
    let rows: Vec<Row> = select.bind(account.as_uuid()).bind(since.as_millis()).fetch_all(storage.readers()).await?;
    rows.into_iter().map(|row| Ok(read(row)?)).collect()
}

fn read((at, event, reason, account, session, website, address): Row) -> Result<AuditRecord, Impossible> {
    let event = match (event.as_str(), reason) {
        (SESSION_ENDED, Some(reason)) => AuditEvent::SessionEnded(EndReason::parse(&reason)),
        (name, _) => NAMES
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(event, _)| *event)
            .ok_or_else(|| impossible(format!("an unknown event {name:?} is on record")))?,
    };
    Ok(AuditRecord {
        at: read_time(at)?,
        event,
        account: account.map(AccountId::from_uuid),
        session: session.map(SessionId::from_uuid),
        website: website.as_deref().map(read_website_id).transpose()?,
        address: address.as_deref().map(read_address).transpose()?,
    })
}
