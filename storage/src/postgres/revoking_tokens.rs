//! A website gives up a token (RFC 7009), and what follows from it.

use domain::{AccountId, Timestamp, TokenHash, WebsiteId};
use sqlx::PgConnection;

use super::Postgres;
use super::locks::lock_accounts;

/// The account is that of the token: whoever holds it may give it up.
pub(super) async fn revoke_token(
    storage: &Postgres,
    website: &WebsiteId,
    token: &TokenHash,
    at: Timestamp,
) -> sqlx::Result<()> {
    // Anybody can ask, and only who has a token is worth a place among those who write.
    let mut read = storage.begin_read().await?;
    let account = find_account(&mut read, token).await?;
    read.finish();
    let Some(account) = account else {
        return Ok(());
    };
    let mut transaction = storage.begin_write(&[]).await?;
    lock_accounts(&mut transaction, &[account]).await?;
    let delete = sqlx::query(
        "DELETE FROM access_tokens \
         WHERE account_id = $1 AND token_hash = $2 AND EXISTS ( \
             SELECT 1 FROM authorizations WHERE account_id = $1 AND id = authorization_id AND website_id = $3 \
         )",
    );
    delete
        .bind(account.as_uuid())
        .bind(token.as_bytes().as_slice())
        .bind(website.as_str())
        .execute(&mut *transaction)
        .await?;
    let update = sqlx::query(
        "UPDATE authorizations SET ended_at = $1 \
         WHERE account_id = $2 AND website_id = $4 AND ended_at IS NULL AND id IN ( \
             SELECT authorization_id FROM refresh_tokens WHERE account_id = $2 AND token_hash = $3 \
         )",
    );
    update
        .bind(at.as_millis())
        .bind(account.as_uuid())
        .bind(token.as_bytes().as_slice())
        .bind(website.as_str())
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}

async fn find_account(connection: &mut PgConnection, token: &TokenHash) -> sqlx::Result<Option<AccountId>> {
    let select = sqlx::query_scalar(
        "SELECT account_id FROM access_tokens WHERE token_hash = $1 \
         UNION ALL \
         SELECT account_id FROM refresh_tokens WHERE token_hash = $1",
    );
    Ok(select.bind(token.as_bytes().as_slice()).fetch_optional(connection).await?.map(AccountId::from_uuid))
}
