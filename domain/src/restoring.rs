//! After a restore: the database does not know what was closed since the backup, so nothing that it holds open is good.

use crate::storage::StorageError;
use crate::{Accounts, EndReason};

impl Accounts {
    /// Ends every session, and all that clients got, of every account; answers how many sessions.
    pub async fn begin_epoch(&self) -> Result<u64, StorageError> {
        Ok(self.ended(EndReason::Restored, self.storage.begin_epoch(self.now()).await?))
    }
}
