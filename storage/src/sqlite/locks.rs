//! What stays as it is until a transaction ends: everything does, as one writes at a time.

use domain::{AccountId, AttemptKey};
use sqlx::SqliteConnection;

/// Nobody creates an account until the transaction ends, as nobody writes anything.
pub(super) async fn hold_who_is_there(_: &mut SqliteConnection) -> sqlx::Result<()> {
    Ok(())
}

/// Nobody changes which signing keys are known until the transaction ends, as nobody writes anything.
pub(super) async fn hold_signing_keys(_: &mut SqliteConnection) -> sqlx::Result<()> {
    Ok(())
}

/// The accounts stay as they are until the transaction ends, as everything does.
pub(super) async fn lock_accounts(_: &mut SqliteConnection, _: &[AccountId]) -> sqlx::Result<()> {
    Ok(())
}

/// What is counted under the keys stays until the transaction ends.
pub(super) async fn lock_attempts<'a>(
    _: &mut SqliteConnection,
    _: impl IntoIterator<Item = &'a AttemptKey>,
) -> sqlx::Result<()> {
    Ok(())
}
