//! What an operator does with clients. Whoever holds the row of a client may wait for accounts, and nobody who holds an
//! account waits for a client.

use domain::storage::{AuditEvent, AuditRecord, NewClient};
use domain::{AccountId, Client, ClientId, Timestamp, TokenHash};
use sqlx::query::Query;
use uuid::Uuid;

use super::rows::{write_lines, write_origins};
use super::{Arguments, Backend, Connection, Database, audit, for_share, for_update, grants, lock_accounts};

pub(super) async fn register_client(storage: &Backend, new: &NewClient) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    let insert = bind_client(
        "INSERT INTO websites (id, name, is_public, secret_hash, site, redirect_uris, post_logout_redirect_uris, \
                               backchannel_logout_uri, scopes, remembers_consent, logo, requires_pkce, \
                               id_token_signing_alg, embed_origins, embed_closing, registered_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
         ON CONFLICT (id) DO NOTHING",
        new,
    );
    let inserted = insert.bind(new.at.as_millis()).execute(&mut *transaction).await?;
    if inserted.rows_affected() == 0 {
        transaction.roll_back().await?;
        return Ok(false);
    }
    record(&mut transaction, AuditEvent::ClientRegistered, &new.client.id, new.at).await?;
    transaction.commit().await?;
    Ok(true)
}

/// A client that is registered as it was is no event: the file of an operator is applied at each start.
pub(super) async fn replace_client(storage: &Backend, new: &NewClient) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    let Some(looks_different) = will_look_different(&mut transaction, new).await? else {
        transaction.roll_back().await?;
        return Ok(false);
    };
    if looks_different {
        lock_accounts_of_client(&mut transaction, &new.client.id).await?;
    }
    let update = bind_client(
        "UPDATE websites \
         SET name = $2, is_public = $3, secret_hash = CASE WHEN NOT $3 THEN coalesce($4, secret_hash) END, site = $5, \
             redirect_uris = $6, post_logout_redirect_uris = $7, backchannel_logout_uri = $8, scopes = $9, \
             remembers_consent = $10, logo = $11, requires_pkce = $12, id_token_signing_alg = $13, \
             embed_origins = $14, embed_closing = $15 \
         WHERE id = $1 \
             AND (name, is_public, secret_hash, site, redirect_uris, post_logout_redirect_uris, \
                  backchannel_logout_uri, scopes, remembers_consent, logo, requires_pkce, \
                  id_token_signing_alg, embed_origins, embed_closing) \
                 IS DISTINCT FROM ($2, $3, CASE WHEN NOT $3 THEN coalesce($4, secret_hash) END, $5, $6, $7, $8, $9, \
                                   $10, $11, $12, $13, $14, $15)",
        new,
    );
    if update.execute(&mut *transaction).await?.rows_affected() == 1 {
        record(&mut transaction, AuditEvent::ClientRegistered, &new.client.id, new.at).await?;
    }
    transaction.commit().await?;
    Ok(true)
}

/// Whether anything changes of the client that lists show, so that they are counted as changed; none when there is no such
/// client. It stays as it is until the transaction ends.
async fn will_look_different(connection: &mut Connection, new: &NewClient) -> sqlx::Result<Option<bool>> {
    let select = sqlx::query_scalar(for_update!(
        "SELECT (name, site, logo, backchannel_logout_uri IS NULL) IS DISTINCT FROM ($2, $3, $4, $5) \
         FROM websites WHERE id = $1"
    ));
    let client = &new.client;
    select
        .bind(client.id.as_str())
        .bind(&client.name)
        .bind(&client.site)
        .bind(new.logo.as_ref().map(|logo| logo.as_bytes().to_vec()))
        .bind(client.backchannel_logout_uri.is_none())
        .fetch_optional(connection)
        .await
}

fn bind_client<'a>(sql: &'static str, new: &'a NewClient) -> Query<'a, Database, Arguments> {
    let client = &new.client;
    let secret = new.secret.filter(|_| !client.is_public);
    sqlx::query(sql)
        .bind(client.id.as_str())
        .bind(&client.name)
        .bind(client.is_public)
        .bind(secret.map(|secret| secret.as_bytes().to_vec()))
        .bind(&client.site)
        .bind(write_lines(&client.redirect_uris))
        .bind(write_lines(&client.post_logout_redirect_uris))
        .bind(&client.backchannel_logout_uri)
        .bind(client.scopes.to_string())
        .bind(client.remembers_consent)
        .bind(new.logo.as_ref().map(|logo| logo.as_bytes().to_vec()))
        .bind(client.requires_pkce)
        .bind(client.id_token_signing_alg.as_str())
        .bind(write_origins(&client.embed_origins))
        .bind(client.embed_closing.as_str())
}

pub(super) async fn remove_client(storage: &Backend, client: &ClientId, at: Timestamp) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    if !hold(&mut transaction, client).await? {
        transaction.roll_back().await?;
        return Ok(false);
    }
    lock_accounts_of_client(&mut transaction, client).await?;
    // First the grants, so that the client can still be told where it asked to be.
    grants::revoke_grants_of_client(&mut transaction, client, at).await?;
    let delete = sqlx::query("DELETE FROM websites WHERE id = $1").bind(client.as_str());
    delete.execute(&mut *transaction).await?;
    record(&mut transaction, AuditEvent::ClientRemoved, client, at).await?;
    transaction.commit().await?;
    Ok(true)
}

pub(super) async fn replace_client_secret(
    storage: &Backend,
    client: &ClientId,
    secret: &TokenHash,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    let update = sqlx::query("UPDATE websites SET secret_hash = $1 WHERE id = $2 AND NOT is_public");
    let update = update.bind(secret.as_bytes().as_slice()).bind(client.as_str());
    if update.execute(&mut *transaction).await?.rows_affected() == 0 {
        transaction.roll_back().await?;
        return Ok(false);
    }
    record(&mut transaction, AuditEvent::ClientSecretReplaced, client, at).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Nothing of it is in a list, so no account is held. A client that stays as it was is no event.
pub(super) async fn change_embedding(storage: &Backend, client: &Client, at: Timestamp) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    if !hold(&mut transaction, &client.id).await? {
        transaction.roll_back().await?;
        return Ok(false);
    }
    let update = sqlx::query(
        "UPDATE websites SET embed_origins = $2, embed_closing = $3, scopes = $4 \
         WHERE id = $1 AND (embed_origins, embed_closing, scopes) IS DISTINCT FROM ($2, $3, $4)",
    );
    let update = update
        .bind(client.id.as_str())
        .bind(write_origins(&client.embed_origins))
        .bind(client.embed_closing.as_str())
        .bind(client.scopes.to_string());
    if update.execute(&mut *transaction).await?.rows_affected() == 1 {
        record(&mut transaction, AuditEvent::ClientRegistered, &client.id, at).await?;
    }
    transaction.commit().await?;
    Ok(true)
}

/// Whether there is such a client, which is so until the transaction ends. Asked before any account is held, by whoever
/// lets an account use it.
pub(super) async fn is_registered(connection: &mut Connection, client: &ClientId) -> sqlx::Result<bool> {
    let lock = sqlx::query(for_share!("SELECT 1 FROM websites WHERE id = $1")).bind(client.as_str());
    Ok(lock.fetch_optional(connection).await?.is_some())
}

/// Whether there is such a client, which nobody else changes until the transaction ends.
async fn hold(connection: &mut Connection, client: &ClientId) -> sqlx::Result<bool> {
    let lock = sqlx::query(for_update!("SELECT 1 FROM websites WHERE id = $1")).bind(client.as_str());
    Ok(lock.fetch_optional(connection).await?.is_some())
}

/// Holds the accounts that let the client use them: no other can, while the client itself is held.
async fn lock_accounts_of_client(connection: &mut Connection, client: &ClientId) -> sqlx::Result<()> {
    let select = sqlx::query_scalar("SELECT account_id FROM grants WHERE website_id = $1 AND revoked_at IS NULL");
    let accounts: Vec<Uuid> = select.bind(client.as_str()).fetch_all(&mut *connection).await?;
    let accounts: Vec<_> = accounts.into_iter().map(AccountId::from_uuid).collect();
    lock_accounts(connection, &accounts).await
}

async fn record(connection: &mut Connection, event: AuditEvent, client: &ClientId, at: Timestamp) -> sqlx::Result<()> {
    audit::record(connection, &AuditRecord::new(at, event).client(client)).await
}
