//! Which sessions have ended or got another token, one after the other, for products that keep what they know of sessions
//! for a while.

use crate::storage::{FoundRevocations, StorageError};
use crate::{Accounts, ApiCaller, FollowingRevocations, RevocationCursor, RevocationPage};

/// How many revocations one answer holds.
pub const REVOCATIONS_AT_ONCE: u32 = 1000;

/// The cursor is not in the feed: what came after it may be erased, so whoever knows sessions has to forget them all.
#[derive(Debug, thiserror::Error)]
#[error("the feed does not reach back to this cursor")]
pub struct StartOver;

impl Accounts {
    /// What has ended or was replaced since `after`; without it nothing, but the present cursor.
    pub async fn revocations(
        &self,
        _: &ApiCaller<FollowingRevocations>,
        after: Option<&RevocationCursor>,
    ) -> Result<Result<RevocationPage, StartOver>, StorageError> {
        Ok(match self.storage.find_revocations(after, REVOCATIONS_AT_ONCE).await? {
            FoundRevocations::After(page) => Ok(page),
            FoundRevocations::StartOver => Err(StartOver),
        })
    }

    /// The present cursor, which says that the feed has gone on and not what is in it.
    pub async fn revocation_cursor(&self) -> Result<Option<RevocationCursor>, StorageError> {
        Ok(match self.storage.find_revocations(None, 0).await? {
            FoundRevocations::After(page) => Some(page.next),
            FoundRevocations::StartOver => None,
        })
    }
}
