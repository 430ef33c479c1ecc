//! What the use cases ask of storage. Every method is one transaction, takes the time as a value and names the owner of
//! what it touches. A method that changes an account's sessions also counts up its changes and writes its audit records.

mod accounts;
mod api_keys;
mod attempts;
mod audit;
mod clients;
mod embed_tokens;
mod epochs;
mod health;
mod notices;
mod revocations;
mod session_list;
mod sessions;
mod signing_keys;
mod tokens;

pub use accounts::{AccountStore, CloseAll, Credentials, NewAccount, OtherSessions, ReplacePassword};
pub use api_keys::{ApiKeyStore, CloseByKey, CloseByKeyOutcome, NewApiKey};
pub use attempts::{AttemptStore, Reservation};
pub use audit::{AuditEvent, AuditPosition, AuditQuery, AuditRecord, AuditStore};
pub use clients::{
    Allow, AllowOutcome, ClientPage, ClientStore, Consent, FoundClient, NewClient, NewCode, Revoke, RevokeUsedIn,
    RevokeUsedInOutcome,
};
pub use embed_tokens::{EmbedTokenStore, FoundEmbedToken, MintOutcome, NewEmbedToken};
pub use epochs::EpochStore;
pub use health::HealthStore;
pub use notices::{ClaimNotices, Delivery, NoticeStore};
pub use revocations::{FoundRevocations, RevocationStore};
pub use session_list::{FOLDED_FROM, RECEIPTS_AT_MOST, SessionAddresses, SessionOrder, SessionPage, SessionQuery};
pub use sessions::{
    Activity, Caller, CloseOthers, CloseSession, CloseSessionOutcome, CloseSome, EmbedUse, FoundSession, NameSession,
    NameSessionOutcome, NewSession, OtherSessionsClosed, Reauthentication, SessionClosed, SessionStore,
};
pub use signing_keys::SigningKeyStore;
pub use tokens::{
    ExchangeCode, ExchangeOutcome, Exchanged, FoundAccessToken, NewTokens, Refresh, RefreshOutcome, TokenStore,
};

/// All of storage, behind one handle.
pub trait Storage:
    AccountStore
    + SessionStore
    + AttemptStore
    + AuditStore
    + ClientStore
    + TokenStore
    + NoticeStore
    + HealthStore
    + ApiKeyStore
    + EmbedTokenStore
    + RevocationStore
    + EpochStore
    + SigningKeyStore
{
}

impl<T> Storage for T where
    T: AccountStore
        + SessionStore
        + AttemptStore
        + AuditStore
        + ClientStore
        + TokenStore
        + NoticeStore
        + HealthStore
        + ApiKeyStore
        + EmbedTokenStore
        + RevocationStore
        + EpochStore
        + SigningKeyStore
{
}

/// Why storage could not answer.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The database failed or did not answer in time. Whether a change was made is unknown.
    #[error("the database is unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A row holds what no version of the service writes.
    #[error("the database holds an impossible row: {0}")]
    Inconsistent(String),
}
