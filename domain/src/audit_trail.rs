//! Reading what is on record.

use crate::Accounts;
use crate::storage::{AuditPosition, AuditQuery, AuditRecord, StorageError};

impl Accounts {
    /// Records in the order in which they were written, each with its position.
    pub async fn audit_trail(&self, query: &AuditQuery) -> Result<Vec<(AuditPosition, AuditRecord)>, StorageError> {
        self.storage.audit_trail(query).await
    }
}
