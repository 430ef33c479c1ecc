//! Keys of an operator's programs, and what they close.

use async_trait::async_trait;
use domain::storage::{ApiKeyStore, AuditEvent, AuditRecord, CloseByKey, CloseByKeyOutcome, NewApiKey, StorageError};
use domain::{ApiKey, ApiKeyId, ApiScopes, EmbedClosing, EmbedOrigin, EndReason, Timestamp, TokenHash};
use sqlx::Row as _;

use super::super::ends::{end_expired_session, end_expired_sessions_in};
use super::ends::{Ending, bind_ending, set_ended};
use super::rows::{read_origin, read_time};
use super::{Backend, Connection, Row, audit, authorizations, callers};

#[async_trait]
impl ApiKeyStore for Backend {
    async fn create_api_key(&self, key: &NewApiKey) -> Result<(), StorageError> {
        self.write(|| create(self, key)).await
    }

    async fn list_api_keys(&self) -> Result<Vec<ApiKey>, StorageError> {
        self.deadlines.read(|| list(self)).await
    }

    async fn find_api_key(&self, secret: &TokenHash) -> Result<Option<ApiKey>, StorageError> {
        self.deadlines.read(|| find(self, secret)).await
    }

    async fn record_api_key_use(&self, key: ApiKeyId, at: Timestamp) -> Result<(), StorageError> {
        self.write(|| record_use(self, key, at)).await
    }

    async fn revoke_api_key(&self, key: ApiKeyId, at: Timestamp) -> Result<bool, StorageError> {
        self.write(|| revoke(self, key, at)).await
    }

    async fn close_by_key(&self, close: &CloseByKey) -> Result<CloseByKeyOutcome, StorageError> {
        self.write(|| close_by_key(self, close)).await
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
        .bind(key.scopes.to_string())
        .bind(origins.join(" "))
        .bind(key.embed_closing.as_str())
        .bind(key.created_at.as_millis())
        .execute(&mut *transaction)
        .await?;
    record(&mut transaction, AuditEvent::ApiKeyCreated, key.id, key.created_at).await?;
    transaction.commit().await
}

/// The columns of a key, in the order in which [`read_api_key`] reads them.
macro_rules! api_key_columns {
    () => {
        "api_keys.id, api_keys.name, api_keys.rights, api_keys.created_at, api_keys.last_used_at, api_keys.revoked_at, \
         api_keys.embed_origins, api_keys.embed_closing"
    };
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

/// The key of a row that begins with [`api_key_columns`].
fn read_api_key(row: &Row) -> sqlx::Result<ApiKey> {
    let rights: String = row.try_get(2)?;
    let (origins, closing): (String, String) = (row.try_get(6)?, row.try_get(7)?);
    let (last_used_at, revoked_at): (Option<i64>, Option<i64>) = (row.try_get(4)?, row.try_get(5)?);
    Ok(ApiKey {
        id: ApiKeyId::from_uuid(row.try_get(0)?),
        name: row.try_get(1)?,
        scopes: ApiScopes::from_stored(&rights),
        embed_origins: origins.split_whitespace().map(read_origin).collect::<Result<_, _>>()?,
        embed_closing: EmbedClosing::from_stored(&closing),
        created_at: read_time(row.try_get(3)?)?,
        last_used_at: last_used_at.map(read_time).transpose()?,
        revoked_at: revoked_at.map(read_time).transpose()?,
    })
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

async fn record(connection: &mut Connection, event: AuditEvent, key: ApiKeyId, at: Timestamp) -> sqlx::Result<()> {
    audit::record(connection, &AuditRecord::new(at, event).api_key(key)).await
}

async fn close_by_key(storage: &Backend, close: &CloseByKey) -> sqlx::Result<CloseByKeyOutcome> {
    let mut transaction = storage.begin_write(&[close.account]).await?;
    let outcome = close_in(&mut transaction, close).await?;
    transaction.commit().await?;
    Ok(outcome)
}

async fn close_in(connection: &mut Connection, close: &CloseByKey) -> sqlx::Result<CloseByKeyOutcome> {
    let CloseByKey { key, account, session, cutoff, at } = close;
    if !callers::is_key_good(connection, *key).await? {
        return Ok(CloseByKeyOutcome::KeyRevoked);
    }
    let reason = EndReason::ClosedByAdministrator;
    let ending = Ending { at: *at, reason, by: None, from: None, key: Some(*key), client: None };
    let Some(session) = *session else {
        end_expired_sessions_in(connection, *account, cutoff, *at).await?;
        let sql = concat!(set_ended!(), " WHERE account_id = $11 AND closed_at IS NULL");
        let update = bind_ending(sql, &ending).bind(*account.as_uuid());
        let closed = update.execute(&mut *connection).await?.rows_affected();
        authorizations::end_authorizations_of(connection, *account, *at).await?;
        return Ok(CloseByKeyOutcome::Closed(closed));
    };
    end_expired_session(connection, *account, session, cutoff, *at).await?;
    let sql = concat!(set_ended!(), " WHERE account_id = $11 AND id = $12 AND closed_at IS NULL");
    let update = bind_ending(sql, &ending).bind(*account.as_uuid()).bind(*session.as_uuid());
    let closed = update.execute(&mut *connection).await?.rows_affected();
    if closed == 0 && !callers::has_session(connection, *account, session).await? {
        return Ok(CloseByKeyOutcome::NotFound);
    }
    Ok(CloseByKeyOutcome::Closed(closed))
}
