//! The audit trail: one durable record for each event, written in the event's own transaction.

use std::time::Duration;

use async_trait::async_trait;

use super::StorageError;
use crate::{AccountId, ApiKeyId, ClientAddress, EndReason, SessionId, Timestamp, WebsiteId};

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
    /// A person proved who they are in an open session.
    Proved,
    /// A password was refused in an open session.
    ProofFailed,
    /// A website was registered, or registered anew.
    WebsiteRegistered,
    /// A website was removed.
    WebsiteRemoved,
    /// A website got another secret.
    WebsiteSecretReplaced,
    /// A person let a website use the account.
    WebsiteAuthorized,
    /// A website's grant was revoked.
    WebsiteRevoked,
    /// A code was exchanged: the person signed in to a website.
    SignedInToWebsite,
    /// A code or a refresh token was used a second time, and everything that followed from it has ended.
    TokenReused,
    /// A key was made.
    ApiKeyCreated,
    /// A key was revoked.
    ApiKeyRevoked,
    /// A session ended.
    SessionEnded(EndReason),
}

/// One record of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRecord {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub event: AuditEvent,
    /// To which account; none when somebody tried a name that does not exist.
    pub account: Option<AccountId>,
    /// To or in which session.
    pub session: Option<SessionId>,
    /// By or at which website.
    pub website: Option<WebsiteId>,
    /// By or to which key.
    pub api_key: Option<ApiKeyId>,
    /// Where the request came from; erased after [`crate::HISTORY`].
    pub address: Option<ClientAddress>,
}

/// The audit trail, as storage keeps it.
#[async_trait]
pub trait AuditStore: Send + Sync {
    /// Adds a record for an event that changes nothing else.
    async fn record_event(&self, record: &AuditRecord) -> Result<(), StorageError>;

    /// The account's records of the time since `since`, the oldest first.
    async fn audit_trail(&self, account: AccountId, since: Timestamp) -> Result<Vec<AuditRecord>, StorageError>;

    /// Erases the records that are older than the latest one by more than `kept_for`, which is a year or more.
    async fn purge_audit(&self, kept_for: Duration) -> Result<(), StorageError>;
}
