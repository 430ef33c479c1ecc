//! What stays as it is until a transaction ends.

use domain::{AccountId, AttemptKey};
use sqlx::PgConnection;
use uuid::Uuid;

/// Nobody creates an account until the transaction ends.
pub(super) async fn hold_who_is_there(connection: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query("LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE").execute(connection).await?;
    Ok(())
}

/// Nobody changes which signing keys are known until the transaction ends.
pub(super) async fn hold_signing_keys(connection: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query("LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE").execute(connection).await?;
    Ok(())
}

/// Holds the accounts until the transaction ends. Always all at once and in the order of their ids, and before anything
/// of theirs: so nobody waits for somebody who waits for them.
pub(super) async fn lock_accounts(connection: &mut PgConnection, accounts: &[AccountId]) -> sqlx::Result<()> {
    if accounts.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = accounts.iter().map(|account| *account.as_uuid()).collect();
    let lock = sqlx::query("SELECT id FROM accounts WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE");
    lock.bind(ids).execute(connection).await?;
    Ok(())
}

/// What is counted under the keys stays until the transaction ends, also where nothing is counted yet. In the order of
/// the numbers that are held, so that nobody waits for somebody who waits for them.
pub(super) async fn lock_attempts<'a>(
    connection: &mut PgConnection,
    keys: impl IntoIterator<Item = &'a AttemptKey>,
) -> sqlx::Result<()> {
    let keys: Vec<_> = keys.into_iter().map(AttemptKey::to_stored).collect();
    let lock = sqlx::query(
        "SELECT pg_advisory_xact_lock(number) \
         FROM (SELECT hashtextextended(key, 0) AS number FROM unnest($1::text[]) AS asked (key) ORDER BY number) AS held",
    );
    lock.bind(keys).execute(connection).await?;
    Ok(())
}
