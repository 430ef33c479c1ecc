//! A website gives up a token (RFC 7009), and what follows from it.

use domain::{Timestamp, TokenHash, WebsiteId};

use super::Sqlite;

/// The account is not named: whoever holds the token may give it up.
pub(super) async fn revoke_token(
    storage: &Sqlite,
    website: &WebsiteId,
    token: &TokenHash,
    at: Timestamp,
) -> sqlx::Result<()> {
    if !is_there(storage, token).await? {
        return Ok(());
    }
    let mut transaction = storage.begin_write(&[]).await?;
    let delete = sqlx::query(
        "DELETE FROM access_tokens \
         WHERE token_hash = ?1 \
             AND EXISTS (SELECT 1 FROM authorizations WHERE id = authorization_id AND website_id = ?2)",
    );
    delete.bind(token.as_bytes().as_slice()).bind(website.as_str()).execute(&mut *transaction).await?;
    let update = sqlx::query(
        "UPDATE authorizations SET ended_at = ?1 \
         WHERE id IN (SELECT authorization_id FROM refresh_tokens WHERE token_hash = ?2) \
             AND website_id = ?3 AND ended_at IS NULL",
    );
    update
        .bind(at.as_millis())
        .bind(token.as_bytes().as_slice())
        .bind(website.as_str())
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}

/// Whether there is such a token: anybody can ask, and only who has one is worth a place among those who write.
async fn is_there(storage: &Sqlite, token: &TokenHash) -> sqlx::Result<bool> {
    let mut read = storage.begin_read().await?;
    let select = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM access_tokens WHERE token_hash = ?1) \
             OR EXISTS (SELECT 1 FROM refresh_tokens WHERE token_hash = ?1)",
    );
    let is_there = select.bind(token.as_bytes().as_slice()).fetch_one(&mut *read).await?;
    read.finish();
    Ok(is_there)
}
