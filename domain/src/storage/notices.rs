//! The notices that clients get when a session ends. They are written in the transaction that ends it.

use std::time::Duration;

use async_trait::async_trait;

use super::StorageError;
use crate::{AccountId, ClientId, ClientSessionId, LogoutNotice, Timestamp};

/// Which notices to take for delivery.
#[derive(Clone, Debug)]
pub struct ClaimNotices {
    /// Those that are due by then.
    pub at: Timestamp,
    /// How long nobody else takes them; if nothing is heard of them by then, they are due again.
    pub lease: Duration,
    /// How many at most.
    pub limit: u32,
    /// How many at most for one client.
    pub limit_by_client: u32,
    /// Clients that are busy enough.
    pub except: Vec<ClientId>,
}

/// What became of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The client has confirmed at this moment.
    Confirmed(Timestamp),
    /// It has said for good, at this moment, that it has no such session.
    NoSuchSession(Timestamp),
    /// It has not; the next try is at this moment.
    TryAgainAt(Timestamp),
}

/// Notices, as storage keeps them.
#[async_trait]
pub trait NoticeStore: Send + Sync {
    /// Takes notices that are due, those that are due longest first.
    async fn claim_notices(&self, claim: &ClaimNotices) -> Result<Vec<LogoutNotice>, StorageError>;

    /// Writes down what became of a delivery of a notice about the account; nothing changes once the client has
    /// confirmed.
    async fn settle_notice(
        &self,
        account: AccountId,
        notice: ClientSessionId,
        delivery: Delivery,
    ) -> Result<(), StorageError>;

    /// How many notices have not been confirmed yet.
    async fn pending_notices(&self) -> Result<u64, StorageError>;
}
