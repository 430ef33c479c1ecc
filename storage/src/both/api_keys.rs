//! Keys of an operator's programs, and what they close.

use async_trait::async_trait;
use domain::storage::{ApiKeyStore, AuditEvent, AuditRecord, CloseByKey, CloseByKeyOutcome, NewApiKey, StorageError};
use domain::{ApiKey, ApiKeyId, EmbedOrigin, EndReason, Timestamp, TokenHash};

use super::closing::{Ending, bind_ending, set_ended};
use super::{Backend, Connection, audit, closing, for_share, lapsing, withdrawing, written};
use crate::deadlines::in_time;
use crate::rows::{api_key_columns, read_api_key};

#[async_trait]
impl ApiKeyStore for Backend {
    async fn create_api_key(&self, key: &NewApiKey) -> Result<(), StorageError> {
        written(|| create(self, key)).await
    }

    async fn list_api_keys(&self) -> Result<Vec<ApiKey>, StorageError> {
        in_time(|| list(self)).await
    }

    async fn find_api_key(&self, secret: &TokenHash) -> Result<Option<ApiKey>, StorageError> {
        in_time(|| find(self, secret)).await
    }

    async fn record_api_key_use(&self, key: ApiKeyId, at: Timestamp) -> Result<(), StorageError> {
        written(|| record_use(self, key, at)).await
    }

    async fn revoke_api_key(&self, key: ApiKeyId, at: Timestamp) -> Result<bool, StorageError> {
        written(|| revoke(self, key, at)).await
    }

    async fn close_by_key(&self, close: &CloseByKey) -> Result<CloseByKeyOutcome, StorageError> {
        written(|| close_by_key(self, close)).await
    }
}

async fn create(storage: &Backend, new: &NewApiKey) -> sqlx::Result<()> {
    let key = &new.key;
    let mut transaction = storage.begin_write(&[]).await?;
    let insert = sqlx::query(
        "INSERT INTO api_keys (id, name, secret_hash, rights, embed_origins, embed_closing, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
    );
    let origins: Vec<_> = key.embed_origins.iter().map(EmbedOrigin::as_str).collect();
    insert
        .bind(key.id.as_uuid())
        .bind(&key.name)
        .bind(new.secret.as_bytes().as_slice())
        .bind(key.rights.to_string())
        .bind(origins.join(" "))
        .bind(key.embed_closing.as_str())
        .bind(key.created_at.as_millis())
        .execute(&mut *transaction)
        .await?;
    record(&mut transaction, AuditEvent::ApiKeyCreated, key.id, key.created_at).await?;
    transaction.commit().await
}

async fn list(storage: &Backend) -> sqlx::Result<Vec<ApiKey>> {
    let select = sqlx::query(concat!("SELECT ", api_key_columns!(), " FROM api_keys ORDER BY created_at, id"));
    let mut read = storage.begin_read().await?;
    let rows = select.fetch_all(&mut *read).await?;
    read.finish();
    rows.iter().map(read_api_key).collect()
}

async fn find(storage: &Backend, secret: &TokenHash) -> sqlx::Result<Option<ApiKey>> {
    let select = sqlx::query(concat!("SELECT ", api_key_columns!(), " FROM api_keys WHERE secret_hash = $1"));
    let mut read = storage.begin_read().await?;
    let found = select.bind(secret.as_bytes().as_slice()).fetch_optional(&mut *read).await?;
    read.finish();
    found.as_ref().map(read_api_key).transpose()
}

async fn record_use(storage: &Backend, key: ApiKeyId, at: Timestamp) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[]).await?;
    let update = sqlx::query(
        "UPDATE api_keys SET last_used_at = $1 \
         WHERE id = $2 AND revoked_at IS NULL AND (last_used_at IS NULL OR last_used_at < $1)",
    );
    update.bind(at.as_millis()).bind(key.as_uuid()).execute(&mut *transaction).await?;
    transaction.commit().await
}

async fn revoke(storage: &Backend, key: ApiKeyId, at: Timestamp) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    let update = sqlx::query("UPDATE api_keys SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL");
    let updated = update.bind(at.as_millis()).bind(key.as_uuid()).execute(&mut *transaction).await?;
    if updated.rows_affected() == 0 {
        transaction.roll_back().await?;
        return Ok(false);
    }
    record(&mut transaction, AuditEvent::ApiKeyRevoked, key, at).await?;
    transaction.commit().await?;
    Ok(true)
}

async fn close_by_key(storage: &Backend, close: &CloseByKey) -> sqlx::Result<CloseByKeyOutcome> {
    let mut transaction = storage.begin_write(&[close.account]).await?;
    let outcome = close_in(&mut transaction, close).await?;
    transaction.commit().await?;
    Ok(outcome)
}

async fn close_in(connection: &mut Connection, close: &CloseByKey) -> sqlx::Result<CloseByKeyOutcome> {
    let CloseByKey { key, account, session, horizon, at } = close;
    if !is_good(connection, *key).await? {
        return Ok(CloseByKeyOutcome::KeyRevoked);
    }
    let reason = EndReason::ClosedByAdministrator;
    let ending = Ending { at: *at, reason, by: None, from: None, key: Some(*key), website: None };
    let Some(session) = *session else {
        lapsing::end_lapsed_sessions_in(connection, *account, horizon, *at).await?;
        let sql = concat!(set_ended!(), " WHERE account_id = $11 AND closed_at IS NULL");
        let update = bind_ending(sql, &ending).bind(*account.as_uuid());
        let closed = update.execute(&mut *connection).await?.rows_affected();
        withdrawing::end_authorizations_of(connection, *account, *at).await?;
        return Ok(CloseByKeyOutcome::Closed(closed));
    };
    lapsing::end_lapsed_session(connection, *account, session, horizon, *at).await?;
    let sql = concat!(set_ended!(), " WHERE account_id = $11 AND id = $12 AND closed_at IS NULL");
    let update = bind_ending(sql, &ending).bind(*account.as_uuid()).bind(*session.as_uuid());
    let closed = update.execute(&mut *connection).await?.rows_affected();
    if closed == 0 && !closing::exists(connection, *account, session).await? {
        return Ok(CloseByKeyOutcome::NotFound);
    }
    Ok(CloseByKeyOutcome::Closed(closed))
}

/// Whether the key is good, which it stays until the transaction ends.
pub(super) async fn is_good(connection: &mut Connection, key: ApiKeyId) -> sqlx::Result<bool> {
    let held = sqlx::query(for_share!("SELECT 1 FROM api_keys WHERE id = $1 AND revoked_at IS NULL"));
    Ok(held.bind(key.as_uuid()).fetch_optional(connection).await?.is_some())
}

async fn record(connection: &mut Connection, event: AuditEvent, key: ApiKeyId, at: Timestamp) -> sqlx::Result<()> {
    let done = AuditRecord {
        at,
        event,
        account: None,
        session: None,
        website: None,
        api_key: Some(key),
        place: None,
        address: None,
    };
    audit::record(connection, &done).await
}
