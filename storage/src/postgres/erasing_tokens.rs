//! Codes and tokens that have been worth nothing for long enough are erased.

use domain::storage::StorageError;
use domain::{AccountId, Timestamp};
use uuid::Uuid;

use super::Postgres;
use super::batches::{BATCH, in_batches};
use super::connections::written;
use super::locks::lock_accounts;

/// Finds what has run out, and ends it at that moment.
struct RunOut {
    find: &'static str,
    end: &'static str,
}

const LIFETIME: RunOut = RunOut {
    find: "SELECT account_id, id FROM authorizations WHERE ended_at IS NULL AND ends_at < $1 LIMIT $2",
    end: "UPDATE authorizations SET ended_at = ends_at \
          WHERE (account_id, id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[])) AND ended_at IS NULL",
};

const CODE: RunOut = RunOut {
    find: "SELECT account_id, id FROM authorizations \
           WHERE code_used_at IS NULL AND ended_at IS NULL AND code_expires_at < $1 LIMIT $2",
    end: "UPDATE authorizations SET ended_at = code_expires_at \
          WHERE (account_id, id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[])) AND ended_at IS NULL \
              AND code_used_at IS NULL",
};

/// First ends in writing what has run out: then all that is to be erased has ended.
pub(super) async fn purge_tokens(storage: &Postgres, before: Timestamp) -> Result<(), StorageError> {
    for run_out in [LIFETIME, CODE] {
        while written(|| end_batch(storage, &run_out, before)).await? == BATCH {}
    }
    in_batches(
        storage,
        "WITH old AS MATERIALIZED ( \
             SELECT account_id, authorization_id, token_hash FROM access_tokens \
             WHERE expires_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED \
         ) \
         DELETE FROM access_tokens AS token USING old \
         WHERE token.account_id = old.account_id AND token.authorization_id = old.authorization_id \
             AND token.token_hash = old.token_hash",
        before,
    )
    .await?;
    in_batches(
        storage,
        "WITH old AS MATERIALIZED ( \
             SELECT account_id, session_id, token_hash FROM embed_tokens \
             WHERE expires_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED \
         ) \
         DELETE FROM embed_tokens AS token USING old \
         WHERE token.account_id = old.account_id AND token.session_id = old.session_id \
             AND token.token_hash = old.token_hash",
        before,
    )
    .await?;
    erase_authorizations(storage, before).await?;
    in_batches(
        storage,
        "WITH old AS MATERIALIZED ( \
             SELECT account_id, id FROM grants \
             WHERE revoked_at IS NOT NULL AND revoked_at < $1 \
                 AND NOT EXISTS ( \
                     SELECT 1 FROM authorizations WHERE account_id = grants.account_id AND grant_id = grants.id \
                 ) \
                 AND NOT EXISTS ( \
                     SELECT 1 FROM website_sessions WHERE account_id = grants.account_id AND grant_id = grants.id \
                 ) \
             LIMIT $2 FOR UPDATE SKIP LOCKED \
         ) \
         DELETE FROM grants USING old WHERE grants.account_id = old.account_id AND grants.id = old.id",
        before,
    )
    .await?;
    Ok(())
}

/// Ends what has run out, of whichever accounts, and answers how much was found.
async fn end_batch(storage: &Postgres, run_out: &RunOut, before: Timestamp) -> sqlx::Result<u64> {
    // Which accounts to hold is known only after a look, and then it is looked at again.
    let mut transaction = storage.begin_write(&[]).await?;
    let select = sqlx::query_as(run_out.find).bind(before.as_millis()).bind(BATCH.cast_signed());
    let found: Vec<(Uuid, Uuid)> = select.fetch_all(&mut *transaction).await?;
    let (accounts, authorizations): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let held: Vec<_> = accounts.iter().copied().map(AccountId::from_uuid).collect();
    lock_accounts(&mut transaction, &held).await?;
    let found = authorizations.len() as u64;
    sqlx::query(run_out.end).bind(accounts).bind(authorizations).execute(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(found)
}

/// Erases what ended before `before`, the tokens first: one authorization can have thousands, which would take too long
/// for one transaction if they went with it.
pub(super) async fn erase_authorizations(storage: &Postgres, before: Timestamp) -> Result<(), StorageError> {
    for statement in [
        "WITH old AS MATERIALIZED ( \
             SELECT refresh_tokens.account_id, authorization_id, token_hash \
             FROM refresh_tokens JOIN authorizations \
                 ON authorizations.account_id = refresh_tokens.account_id AND authorizations.id = authorization_id \
             WHERE authorizations.ended_at IS NOT NULL AND authorizations.ended_at < $1 \
             LIMIT $2 FOR UPDATE OF refresh_tokens SKIP LOCKED \
         ) \
         DELETE FROM refresh_tokens AS token USING old \
         WHERE token.account_id = old.account_id AND token.authorization_id = old.authorization_id \
             AND token.token_hash = old.token_hash",
        "WITH old AS MATERIALIZED ( \
             SELECT access_tokens.account_id, authorization_id, token_hash \
             FROM access_tokens JOIN authorizations \
                 ON authorizations.account_id = access_tokens.account_id AND authorizations.id = authorization_id \
             WHERE authorizations.ended_at IS NOT NULL AND authorizations.ended_at < $1 \
             LIMIT $2 FOR UPDATE OF access_tokens SKIP LOCKED \
         ) \
         DELETE FROM access_tokens AS token USING old \
         WHERE token.account_id = old.account_id AND token.authorization_id = old.authorization_id \
             AND token.token_hash = old.token_hash",
        "WITH old AS MATERIALIZED ( \
             SELECT account_id, id FROM authorizations \
             WHERE ended_at IS NOT NULL AND ended_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED \
         ) \
         DELETE FROM authorizations USING old \
         WHERE authorizations.account_id = old.account_id AND authorizations.id = old.id",
    ] {
        in_batches(storage, statement, before).await?;
    }
    Ok(())
}
