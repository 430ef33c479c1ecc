//! A person lets a website use the account, and the website gets a code.

use domain::storage::{Allow, AllowOutcome, AuditEvent, AuditRecord, Consent};
use domain::{Grant, GrantId, Scope};

use super::{Backend, Connection, audit, closing, grants, lock_accounts, registering};
use crate::rows::write_challenge;

pub(super) async fn allow(storage: &Backend, allow: &Allow) -> sqlx::Result<AllowOutcome> {
    let mut transaction = storage.begin_write(&[]).await?;
    let outcome = allow_in(&mut transaction, allow).await?;
    if outcome == AllowOutcome::Allowed {
        transaction.commit().await?;
    } else {
        transaction.roll_back().await?;
    }
    Ok(outcome)
}

async fn allow_in(connection: &mut Connection, allow: &Allow) -> sqlx::Result<AllowOutcome> {
    let caller = &allow.caller;
    if !registering::is_registered(connection, &allow.website).await? {
        return Ok(AllowOutcome::CallerEnded);
    }
    lock_accounts(connection, &[caller.account]).await?;
    if !closing::is_active(connection, caller).await? {
        return Ok(AllowOutcome::CallerEnded);
    }
    let grant = grants::find_grant(connection, caller.account, &allow.website).await?;
    let covers = grant.as_ref().is_some_and(|grant| allow.code.scopes.is_within(&grant.scopes));
    let grant = match (allow.consent, grant) {
        (Consent::Given(id), None) => insert_grant(connection, id, allow).await?,
        (Consent::Given(_), Some(grant)) => use_grant(connection, &grant, allow).await?,
        (Consent::Remembered, Some(grant)) if covers => use_grant(connection, &grant, allow).await?,
        (Consent::Remembered, _) => return Ok(AllowOutcome::ConsentNeeded),
    };
    if !covers {
        record_authorized(connection, allow).await?;
    }
    insert_code(connection, grant, allow).await?;
    Ok(AllowOutcome::Allowed)
}

async fn insert_grant(connection: &mut Connection, id: GrantId, allow: &Allow) -> sqlx::Result<GrantId> {
    let insert = sqlx::query(
        "INSERT INTO grants (id, account_id, website_id, scopes, authorized_at, authorized_in, last_used_at, \
                             last_used_from) \
         VALUES ($1, $2, $3, $4, $5, $6, $5, $7)",
    );
    let caller = &allow.caller;
    insert
        .bind(id.as_uuid())
        .bind(caller.account.as_uuid())
        .bind(allow.website.as_str())
        .bind(allow.code.scopes.to_string())
        .bind(caller.at.as_millis())
        .bind(caller.by.session.as_uuid())
        .bind(caller.by.address.to_string())
        .execute(connection)
        .await?;
    Ok(id)
}

/// Grows the grant to what is asked for, if it is less. Both columns of the last use belong to the latest one.
async fn use_grant(connection: &mut Connection, grant: &Grant, allow: &Allow) -> sqlx::Result<GrantId> {
    let update = sqlx::query(
        "UPDATE grants \
         SET scopes = $1, last_used_from = CASE WHEN last_used_at <= $2 THEN $3 ELSE last_used_from END, \
             last_used_at = CASE WHEN last_used_at < $2 THEN $2 ELSE last_used_at END \
         WHERE account_id = $4 AND id = $5 AND revoked_at IS NULL",
    );
    update
        .bind(grant.scopes.with(&allow.code.scopes).to_string())
        .bind(allow.caller.at.as_millis())
        .bind(allow.caller.by.address.to_string())
        .bind(allow.caller.account.as_uuid())
        .bind(grant.id.as_uuid())
        .execute(connection)
        .await?;
    Ok(grant.id)
}

async fn record_authorized(connection: &mut Connection, allow: &Allow) -> sqlx::Result<()> {
    let authorized = AuditRecord {
        at: allow.caller.at,
        event: AuditEvent::WebsiteAuthorized,
        account: Some(allow.caller.account),
        session: Some(allow.caller.by.session),
        website: Some(allow.website.clone()),
        api_key: None,
        place: None,
        address: Some(allow.caller.by.address),
    };
    audit::record(connection, &authorized).await
}

async fn insert_code(connection: &mut Connection, grant: GrantId, allow: &Allow) -> sqlx::Result<()> {
    let insert = sqlx::query(
        "INSERT INTO authorizations (id, grant_id, account_id, website_id, session_id, code_hash, redirect_uri, \
                                     challenge, nonce, scopes, offline, proved_at, code_expires_at, ends_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    );
    let code = &allow.code;
    insert
        .bind(code.authorization.as_uuid())
        .bind(grant.as_uuid())
        .bind(allow.caller.account.as_uuid())
        .bind(allow.website.as_str())
        .bind(allow.caller.by.session.as_uuid())
        .bind(code.code.as_bytes().as_slice())
        .bind(&code.redirect_uri)
        .bind(write_challenge(code.challenge))
        .bind(&code.nonce)
        .bind(code.scopes.to_string())
        .bind(code.scopes.contains(Scope::OfflineAccess))
        .bind(code.proved_at.as_millis())
        .bind(code.expires_at.as_millis())
        .bind(code.ends_at.as_millis())
        .execute(connection)
        .await?;
    Ok(())
}
