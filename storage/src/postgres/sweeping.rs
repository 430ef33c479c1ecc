//! What has been over for long enough is changed in steps.

use domain::storage::StorageError;
use domain::{AccountId, Timestamp};
use uuid::Uuid;

use super::both::sweeping::BATCH;
use super::connections::Postgres;
use super::dialect::HeldChange;
use super::locks::lock_accounts;

/// Makes the change to all that it is about, of whichever accounts.
pub(super) async fn change_held_in_batches(
    storage: &Postgres,
    change: &HeldChange,
    before: Timestamp,
) -> Result<(), StorageError> {
    while storage.write(|| one_batch(storage, change, before)).await? == BATCH {}
    Ok(())
}

/// Answers how much was found.
async fn one_batch(storage: &Postgres, change: &HeldChange, before: Timestamp) -> sqlx::Result<u64> {
    // Which accounts to hold is known only after a look, and then it is looked at again.
    let mut transaction = storage.begin_write(&[]).await?;
    let select = sqlx::query_as(change.find).bind(before.as_millis()).bind(BATCH.cast_signed());
    let found: Vec<(Uuid, Uuid)> = select.fetch_all(&mut *transaction).await?;
    let (accounts, ids): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let held: Vec<_> = accounts.iter().copied().map(AccountId::from_uuid).collect();
    lock_accounts(&mut transaction, &held).await?;
    let found = ids.len() as u64;
    let update = sqlx::query(change.change).bind(before.as_millis()).bind(accounts).bind(ids);
    update.execute(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(found)
}
