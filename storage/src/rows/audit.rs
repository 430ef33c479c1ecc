//! Records of the audit trail.

use domain::storage::{AuditEvent, AuditPosition, AuditRecord};
use domain::{AccountId, ApiKeyId, SessionId};
use uuid::Uuid;

use super::{read_address, read_time, read_website_id};
use crate::error::{Impossible, impossible};

/// The columns of a record, in the order of [`AuditRow`].
macro_rules! audit_columns {
    () => {
        "id, at, event, reason, account_id, session_id, website_id, api_key_id, address, place"
    };
}
pub(crate) use audit_columns;

/// A record as it is stored.
pub(crate) type AuditRow = (
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

/// The record of a row, or nothing but a line in the log: one that a newer version wrote does not hide the others.
pub(crate) fn readable_record(row: AuditRow) -> Option<(AuditPosition, AuditRecord)> {
    let position = AuditPosition::from_stored(row.0);
    let record = read_record(row);
    let record = record.inspect_err(|error| tracing::error!(%error, "a record cannot be read and is not shown"));
    Some((position, record.ok()?))
}

fn read_record(
    (_, at, event, reason, account, session, website, api_key, address, place): AuditRow,
) -> Result<AuditRecord, Impossible> {
    let event = AuditEvent::parse(&event, reason.as_deref())
        .ok_or_else(|| impossible(format!("an unknown event {event:?} is on record")))?;
    Ok(AuditRecord {
        at: read_time(at)?,
        event,
        account: account.map(AccountId::from_uuid),
        session: session.map(SessionId::from_uuid),
        website: website.as_deref().map(read_website_id).transpose()?,
        api_key: api_key.map(ApiKeyId::from_uuid),
        place,
        address: address.as_deref().map(read_address).transpose()?,
    })
}
