//! Whether this process can answer, and whether it decides by the same clock as the others.

use std::time::Duration;

use crate::Accounts;
use crate::storage::StorageError;

/// A machine whose clock is further from the database's than this has something wrong with it.
pub const MOST_SKEW: Duration = Duration::from_secs(30);

impl Accounts {
    /// Reads the database, puts the clock right by the database's, and answers how far the machine's clock is from it:
    /// zero where the database has no clock of its own.
    pub async fn follow_database_clock(&self) -> Result<Duration, StorageError> {
        let asked = self.clock.read_machine();
        if let Some(database) = self.storage.clock().await? {
            self.clock.follow(asked, database, self.clock.read_machine());
        }
        Ok(self.clock.skew())
    }
}
