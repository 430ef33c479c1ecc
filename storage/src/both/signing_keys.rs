//! Thumbprints of the keys that sign what clients are told.

use async_trait::async_trait;
use domain::storage::{SigningKeyStore, StorageError};
use domain::{ClientId, KnownSigningKey, KnownSigningKeys, SigningAlgorithm};
use sqlx::Row as _;

use super::rows::{read_signing_algorithm, read_time};
use super::{Backend, Connection, Row, hold_signing_keys};

#[async_trait]
impl SigningKeyStore for Backend {
    async fn list_signing_keys(&self) -> Result<Vec<KnownSigningKey>, StorageError> {
        self.deadlines.read(|| list(self)).await
    }

    async fn adopt_signing_keys(&self, keys: &KnownSigningKeys) -> Result<bool, StorageError> {
        self.write(|| adopt(self, keys)).await
    }

    async fn replace_signing_keys(&self, keys: &KnownSigningKeys) -> Result<(), StorageError> {
        self.write(|| replace(self, keys)).await
    }

    async fn has_signed(&self) -> Result<bool, StorageError> {
        self.deadlines.read(|| has_signed(self)).await
    }

    async fn id_token_signing_alg(&self, client: &ClientId) -> Result<Option<SigningAlgorithm>, StorageError> {
        self.deadlines.read(|| id_token_signing_alg(self, client)).await
    }
}

async fn list(storage: &Backend) -> sqlx::Result<Vec<KnownSigningKey>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query("SELECT id, algorithm, created_at FROM signing_keys");
    let rows = select.fetch_all(&mut *read).await?;
    read.finish();
    let key = |row: &Row| {
        let algorithm: String = row.try_get(1)?;
        let algorithm = read_signing_algorithm(&algorithm)?;
        Ok(KnownSigningKey { id: row.try_get(0)?, algorithm, created_at: read_time(row.try_get(2)?)? })
    };
    rows.iter().map(key).collect()
}

async fn adopt(storage: &Backend, keys: &KnownSigningKeys) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    hold_signing_keys(&mut transaction).await?;
    let are_known = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM signing_keys)");
    if are_known.fetch_one(&mut *transaction).await? {
        transaction.roll_back().await?;
        return Ok(false);
    }
    insert(&mut transaction, keys).await?;
    transaction.commit().await?;
    Ok(true)
}

async fn replace(storage: &Backend, keys: &KnownSigningKeys) -> sqlx::Result<()> {
    let mut transaction = storage.begin_write(&[]).await?;
    hold_signing_keys(&mut transaction).await?;
    sqlx::query("DELETE FROM signing_keys").execute(&mut *transaction).await?;
    insert(&mut transaction, keys).await?;
    transaction.commit().await
}

async fn insert(connection: &mut Connection, keys: &KnownSigningKeys) -> sqlx::Result<()> {
    for key in keys.iter() {
        let insert = sqlx::query("INSERT INTO signing_keys (id, algorithm, created_at) VALUES ($1, $2, $3)");
        let insert = insert.bind(&key.id).bind(key.algorithm.as_str()).bind(key.created_at.as_millis());
        insert.execute(&mut *connection).await?;
    }
    Ok(())
}

async fn has_signed(storage: &Backend) -> sqlx::Result<bool> {
    let mut read = storage.begin_read().await?;
    let has_signed = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM grants)").fetch_one(&mut *read).await?;
    read.finish();
    Ok(has_signed)
}

async fn id_token_signing_alg(storage: &Backend, client: &ClientId) -> sqlx::Result<Option<SigningAlgorithm>> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query_scalar(
        "SELECT coalesce((SELECT id_token_signing_alg FROM websites WHERE id = $1), \
                         (SELECT id_token_signing_alg FROM removed_websites WHERE id = $1))",
    );
    let algorithm: Option<String> = select.bind(client.as_str()).fetch_one(&mut *read).await?;
    read.finish();
    Ok(algorithm.as_deref().map(read_signing_algorithm).transpose()?)
}
