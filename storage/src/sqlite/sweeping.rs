//! What has been over for long enough is changed in steps.

use domain::Timestamp;
use domain::storage::StorageError;

use super::both::sweeping::in_batches;
use super::connections::Sqlite;
use super::dialect::HeldChange;

/// Makes the change to all that it is about. One writes at a time, so nobody has to be held by name.
pub(super) async fn change_held_in_batches(
    storage: &Sqlite,
    HeldChange(change): &HeldChange,
    before: Timestamp,
) -> Result<(), StorageError> {
    in_batches(storage, change, before).await.map(drop)
}
