//! Records of the audit trail, and the names of the events.

use domain::storage::{AuditEvent, AuditRecord};
use domain::{AccountId, ApiKeyId, EndReason, SessionId};
use uuid::Uuid;

use super::{read_address, read_time, read_website_id};
use crate::error::{Impossible, impossible};

const SESSION_ENDED: &str = "session-ended";

const NAMES: [(AuditEvent, &str); 17] = [
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
    (AuditEvent::ApiKeyCreated, "api-key-created"),
    (AuditEvent::ApiKeyRevoked, "api-key-revoked"),
];

/// A record as it is stored: `at`, `event`, `reason`, `account_id`, `session_id`, `website_id`, `api_key_id` and
/// `address`.
pub(crate) type AuditRow =
    (i64, String, Option<String>, Option<Uuid>, Option<Uuid>, Option<String>, Option<Uuid>, Option<String>);

/// The name of an event, and the reason if it is an end.
pub(crate) fn write_event(event: AuditEvent) -> (&'static str, Option<&'static str>) {
    match event {
        AuditEvent::SessionEnded(reason) => (SESSION_ENDED, Some(reason.as_str())),
        event => (NAMES.iter().find(|(named, _)| *named == event).map_or("", |(_, name)| name), None),
    }
}

/// The record of a row.
pub(crate) fn read_record(
    (at, event, reason, account, session, website, api_key, address): AuditRow,
) -> Result<AuditRecord, Impossible> {
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
        api_key: api_key.map(ApiKeyId::from_uuid),
        address: address.as_deref().map(read_address).transpose()?,
    })
}
