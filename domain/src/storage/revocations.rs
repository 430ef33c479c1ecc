//! The feed of sessions that have ended, as storage keeps it. However a session ends, the same transaction writes it there.

use async_trait::async_trait;

use super::StorageError;
use crate::{RevocationCursor, RevocationPage, Timestamp};

/// What was found after a cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundRevocations {
    /// What came after it.
    After(RevocationPage),
    /// The cursor is not in the feed: erased, of a database that was restored, or never there.
    StartOver,
}

/// The feed, as storage keeps it.
#[async_trait]
pub trait RevocationStore: Send + Sync {
    /// The revocations after a cursor, in an order in which none that is committed later comes before one that was given
    /// out. Without a cursor, none, and the cursor behind all that are committed.
    async fn find_revocations(
        &self,
        after: Option<&RevocationCursor>,
        limit: u32,
    ) -> Result<FoundRevocations, StorageError>;

    /// Erases the beginning of the feed, up to the first session that ended at `ended_before` or later. The newest one
    /// stays, so that whoever has read it need not start over after a time in which nothing ended.
    async fn purge_revocations(&self, ended_before: Timestamp) -> Result<(), StorageError>;
}
