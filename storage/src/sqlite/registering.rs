//! What an operator does with websites.

use domain::storage::{AuditEvent, AuditRecord, NewWebsite};
use domain::{Timestamp, TokenHash, WebsiteId};
use sqlx::SqliteConnection;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;

use super::{Sqlite, audit, revoking};
use crate::rows::write_lines;

pub(super) async fn register_website(storage: &Sqlite, new: &NewWebsite) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    let insert = bind_website(
        "INSERT INTO websites (id, name, is_public, secret_hash, site, redirect_uris, post_logout_redirect_uris, \
                               backchannel_logout_uri, scopes, remembers_consent, logo, registered_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) \
         ON CONFLICT (id) DO NOTHING",
        new,
    );
    let inserted = insert.bind(new.at.as_millis()).execute(&mut *transaction).await?;
    if inserted.rows_affected() == 0 {
        transaction.roll_back().await?;
        return Ok(false);
    }
    record(&mut transaction, AuditEvent::WebsiteRegistered, &new.website.id, new.at).await?;
    transaction.commit().await?;
    Ok(true)
}

/// A website that is registered as it was is no event: the file of an operator is applied at each start.
pub(super) async fn replace_website(storage: &Sqlite, new: &NewWebsite) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    let update = bind_website(
        "UPDATE websites \
         SET name = ?2, is_public = ?3, secret_hash = iif(?3, NULL, coalesce(?4, secret_hash)), site = ?5, \
             redirect_uris = ?6, post_logout_redirect_uris = ?7, backchannel_logout_uri = ?8, scopes = ?9, \
             remembers_consent = ?10, logo = ?11 \
         WHERE id = ?1 \
             AND (name, is_public, secret_hash, site, redirect_uris, post_logout_redirect_uris, \
                  backchannel_logout_uri, scopes, remembers_consent, logo) \
                 IS NOT (?2, ?3, iif(?3, NULL, coalesce(?4, secret_hash)), ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        new,
    );
    if update.execute(&mut *transaction).await?.rows_affected() == 1 {
        record(&mut transaction, AuditEvent::WebsiteRegistered, &new.website.id, new.at).await?;
        transaction.commit().await?;
        return Ok(true);
    }
    let exists = is_registered(&mut transaction, &new.website.id).await?;
    transaction.roll_back().await?;
    Ok(exists)
}

fn bind_website<'a>(sql: &'static str, new: &'a NewWebsite) -> Query<'a, sqlx::Sqlite, SqliteArguments> {
    let website = &new.website;
    let secret = new.secret.filter(|_| !website.is_public);
    sqlx::query(sql)
        .bind(website.id.as_str())
        .bind(&website.name)
        .bind(website.is_public)
        .bind(secret.map(|secret| secret.as_bytes().to_vec()))
        .bind(&website.site)
        .bind(write_lines(&website.redirect_uris))
        .bind(write_lines(&website.post_logout_redirect_uris))
        .bind(&website.backchannel_logout_uri)
        .bind(website.scopes.to_string())
        .bind(website.remembers_consent)
        .bind(new.logo.as_ref().map(|logo| logo.as_bytes().to_vec()))
}

pub(super) async fn remove_website(storage: &Sqlite, website: &WebsiteId, at: Timestamp) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    // First the grants, so that the website can still be told where it asked to be.
    revoking::revoke_grants_of_website(&mut transaction, website, at).await?;
    let delete = sqlx::query("DELETE FROM websites WHERE id = ?1").bind(website.as_str());
    if delete.execute(&mut *transaction).await?.rows_affected() == 0 {
        transaction.roll_back().await?;
        return Ok(false);
    }
    record(&mut transaction, AuditEvent::WebsiteRemoved, website, at).await?;
    transaction.commit().await?;
    Ok(true)
}

pub(super) async fn replace_website_secret(
    storage: &Sqlite,
    website: &WebsiteId,
    secret: &TokenHash,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let mut transaction = storage.begin_write(&[]).await?;
    let update = sqlx::query("UPDATE websites SET secret_hash = ?1 WHERE id = ?2 AND is_public = FALSE");
    let update = update.bind(secret.as_bytes().as_slice()).bind(website.as_str());
    if update.execute(&mut *transaction).await?.rows_affected() == 0 {
        transaction.roll_back().await?;
        return Ok(false);
    }
    record(&mut transaction, AuditEvent::WebsiteSecretReplaced, website, at).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Whether there is such a website, which is so until the transaction ends.
pub(super) async fn is_registered(connection: &mut SqliteConnection, website: &WebsiteId) -> sqlx::Result<bool> {
    let select = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM websites WHERE id = ?1)");
    select.bind(website.as_str()).fetch_one(connection).await
}

async fn record(
    connection: &mut SqliteConnection,
    event: AuditEvent,
    website: &WebsiteId,
    at: Timestamp,
) -> sqlx::Result<()> {
    let done = AuditRecord {
        at,
        event,
        account: None,
        session: None,
        website: Some(website.clone()),
        api_key: None,
        address: None,
    };
    audit::record(connection, &done).await
}
