//! The audit trail: one durable record for each event, written in the event's own transaction.

use std::time::Duration;

use async_trait::async_trait;

use super::StorageError;
use crate::{AccountId, ApiKeyId, ClientAddress, ClientId, EndReason, SessionId, Timestamp};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuditEvent {
    /// An account was created.
    AccountCreated,
    /// An account was disabled.
    AccountDisabled,
    /// An account was enabled.
    AccountEnabled,
    /// A password was changed or set.
    PasswordChanged,
    /// A session was opened.
    SignedIn,
    /// A name and password were refused.
    SignInFailed,
    /// A person reauthenticated in an open session.
    Reauthenticated,
    /// A password was refused in an open session.
    ReauthenticationFailed,
    /// A client was registered, or registered anew.
    ClientRegistered,
    /// A client was removed.
    ClientRemoved,
    /// A client got another secret.
    ClientSecretReplaced,
    /// A person let a client use the account.
    ClientAuthorized,
    /// A client's grant was revoked.
    ClientRevoked,
    /// A code was exchanged: the person signed in to a client.
    SignedInToClient,
    /// A code or a refresh token was used a second time, and everything that followed from it has ended.
    TokenReused,
    /// A key was made.
    ApiKeyCreated,
    /// A key was revoked.
    ApiKeyRevoked,
    /// A session ended.
    SessionEnded(EndReason),
}

/// The events by their stable names; that of an end goes with its reason.
const NAMES: [(AuditEvent, &str); 17] = [
    (AuditEvent::AccountCreated, "account-created"),
    (AuditEvent::AccountDisabled, "account-disabled"),
    (AuditEvent::AccountEnabled, "account-enabled"),
    (AuditEvent::PasswordChanged, "password-changed"),
    (AuditEvent::SignedIn, "signed-in"),
    (AuditEvent::SignInFailed, "sign-in-failed"),
    (AuditEvent::Reauthenticated, "proved"),
    (AuditEvent::ReauthenticationFailed, "proof-failed"),
    (AuditEvent::ClientRegistered, "website-registered"),
    (AuditEvent::ClientRemoved, "website-removed"),
    (AuditEvent::ClientSecretReplaced, "website-secret-replaced"),
    (AuditEvent::ClientAuthorized, "website-authorized"),
    (AuditEvent::ClientRevoked, "website-revoked"),
    (AuditEvent::SignedInToClient, "signed-in-to-website"),
    (AuditEvent::TokenReused, "token-reused"),
    (AuditEvent::ApiKeyCreated, "api-key-created"),
    (AuditEvent::ApiKeyRevoked, "api-key-revoked"),
];

const SESSION_ENDED: &str = "session-ended";

impl AuditEvent {
    /// The event's stable name, in storage and for operators.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SessionEnded(_) => SESSION_ENDED,
            event => NAMES.iter().find(|(named, _)| *named == event).map_or("", |(_, name)| name),
        }
    }

    /// Why a session ended; nothing of any other event.
    pub fn reason(self) -> Option<EndReason> {
        if let Self::SessionEnded(reason) = self { Some(reason) } else { None }
    }

    /// The event of that name and, if it is an end, for that reason.
    pub fn parse(name: &str, reason: Option<&str>) -> Option<Self> {
        match (name, reason) {
            (SESSION_ENDED, Some(reason)) => Some(Self::SessionEnded(EndReason::parse(reason))),
            (name, _) => NAMES.iter().find(|(_, known)| *known == name).map(|(event, _)| *event),
        }
    }
}

/// One record of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRecord {
    /// When it happened.
    pub at: Timestamp,
    /// The kind of event.
    pub event: AuditEvent,
    /// To which account; none when somebody tried a name that does not exist.
    pub account: Option<AccountId>,
    /// To or in which session.
    pub session: Option<SessionId>,
    /// By or at which client.
    pub client: Option<ClientId>,
    /// By or to which key.
    pub api_key: Option<ApiKeyId>,
    /// In which place, as people call it, when it was a page of another origin.
    pub place: Option<String>,
    /// Where the request came from; erased after [`crate::HISTORY`].
    pub address: Option<ClientAddress>,
}

impl AuditRecord {
    /// The record of an event that is about nothing yet: the other methods add what it is about.
    pub fn new(at: Timestamp, event: AuditEvent) -> Self {
        Self { at, event, account: None, session: None, client: None, api_key: None, place: None, address: None }
    }

    /// With the account that it happened to, if there is one.
    #[must_use]
    pub fn account(self, account: impl Into<Option<AccountId>>) -> Self {
        Self { account: account.into(), ..self }
    }

    /// With the session that it happened to or in.
    #[must_use]
    pub fn session(self, session: SessionId) -> Self {
        Self { session: Some(session), ..self }
    }

    /// With the client that did it or that it happened at.
    #[must_use]
    pub fn client(self, client: &ClientId) -> Self {
        Self { client: Some(client.clone()), ..self }
    }

    /// With the key that did it or that it happened to.
    #[must_use]
    pub fn api_key(self, key: ApiKeyId) -> Self {
        Self { api_key: Some(key), ..self }
    }

    /// With the address that the request came from, if there was a request.
    #[must_use]
    pub fn address(self, address: impl Into<Option<ClientAddress>>) -> Self {
        Self { address: address.into(), ..self }
    }
}

/// A position in the trail: behind a record. Records that are committed at the same time may get theirs in any order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuditPosition(i64);

impl AuditPosition {
    /// A position as it was stored.
    pub const fn from_stored(position: i64) -> Self {
        Self(position)
    }

    /// The position as it is stored.
    pub const fn to_stored(self) -> i64 {
        self.0
    }

    /// The position that many records before.
    #[must_use]
    pub const fn back_by(self, records: i64) -> Self {
        Self(self.0.saturating_sub(records))
    }
}

/// Which records to read.
#[derive(Clone, Copy, Debug)]
pub struct AuditQuery {
    /// Of one account, or of all and of none.
    pub account: Option<AccountId>,
    /// Only what happened then or later.
    pub since: Timestamp,
    /// Only what stands behind this position.
    pub after: AuditPosition,
    /// How many at most.
    pub limit: u32,
}

/// The audit trail, as storage keeps it.
#[async_trait]
pub trait AuditStore: Send + Sync {
    /// Adds a record for an event that changes nothing else.
    async fn record_event(&self, record: &AuditRecord) -> Result<(), StorageError>;

    /// Records in the order in which they were written, each with its position.
    async fn audit_trail(&self, query: &AuditQuery) -> Result<Vec<(AuditPosition, AuditRecord)>, StorageError>;

    /// Erases the records that are older than the latest one by more than `kept_for`, which is a year or more.
    async fn purge_audit(&self, kept_for: Duration) -> Result<(), StorageError>;
}
