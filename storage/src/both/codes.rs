//! A person lets a client use the account, and the client gets a code. It exchanges the code once, for what it was given.

use domain::storage::{
    Allow, AllowOutcome, AuditEvent, AuditRecord, Consent, ExchangeCode, ExchangeOutcome, Exchanged,
};
use domain::{AccountId, ClientSessionId, CodeChallenge, GrantId, Scope, Timestamp};
use sqlx::Row as _;

use super::super::tokens::issue;
use super::authorizations::{AUTHORIZATION_COLUMNS, Authorization, authorization_columns, bind_moment, end_reused};
use super::{Backend, Connection, audit, callers, client_registry, client_sessions, grants, lock_accounts};
use crate::error::impossible;

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
    if !client_registry::is_registered(connection, &allow.client).await? {
        return Ok(AllowOutcome::CallerEnded);
    }
    lock_accounts(connection, &[caller.account]).await?;
    if !callers::is_active(connection, caller).await? {
        return Ok(AllowOutcome::CallerEnded);
    }
    let grant = grants::find_grant(connection, caller.account, &allow.client).await?;
    let covers = grant.as_ref().is_some_and(|grant| allow.code.scopes.is_within(&grant.scopes));
    let grant = match (allow.consent, grant) {
        (Consent::Given(id), None) => grants::insert_grant(connection, id, allow).await?,
        (Consent::Given(_), Some(grant)) => grants::use_grant(connection, &grant, allow).await?,
        (Consent::Remembered, Some(grant)) if covers => grants::use_grant(connection, &grant, allow).await?,
        (Consent::Remembered, _) => return Ok(AllowOutcome::ConsentNeeded),
    };
    if !covers {
        let authorized = AuditRecord::new(caller.at, AuditEvent::ClientAuthorized)
            .account(caller.account)
            .session(caller.by.session)
            .client(&allow.client)
            .address(caller.by.address);
        audit::record(connection, &authorized).await?;
    }
    insert_code(connection, grant, allow).await?;
    Ok(AllowOutcome::Allowed)
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
        .bind(allow.client.as_str())
        .bind(allow.caller.by.session.as_uuid())
        .bind(code.code.as_bytes().as_slice())
        .bind(&code.redirect_uri)
        .bind(write_challenge(code.challenge))
        .bind(&code.nonce)
        .bind(code.scopes.to_string())
        .bind(code.scopes.contains(Scope::OfflineAccess))
        .bind(code.authenticated_at.as_millis())
        .bind(code.expires_at.as_millis())
        .bind(code.ends_at.as_millis())
        .execute(connection)
        .await?;
    Ok(())
}

/// What a code is bound to, as it is stored: zeros, to which nobody knows a verifier, for one that is bound to nothing.
fn write_challenge(challenge: Option<CodeChallenge>) -> Vec<u8> {
    challenge.map_or_else(|| vec![0; 32], |challenge| challenge.as_bytes().to_vec())
}

/// A code, and how what it is exchanged with fits it.
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of the database to a question of its own")]
struct Code {
    authorization: Authorization,
    nonce: Option<String>,
    is_used: bool,
    /// Whether the address and the verifier are those that it is bound to.
    fits: bool,
    has_expired: bool,
    /// Whether a second use still ends what followed from it.
    reuse_counts: bool,
    is_public: bool,
}

pub(super) async fn exchange_code(storage: &Backend, exchange: &ExchangeCode) -> sqlx::Result<ExchangeOutcome> {
    // Anybody can ask, and only who has a code is worth a place among those who write.
    let mut read = storage.begin_read().await?;
    let account = find_account(&mut read, exchange).await?;
    read.finish();
    if account.is_none() {
        return Ok(ExchangeOutcome::Refused);
    }
    let mut transaction = storage.begin_write(&[]).await?;
    let exchanged = exchange_in(&mut transaction, exchange).await?;
    transaction.commit().await?;
    Ok(exchanged)
}

async fn exchange_in(connection: &mut Connection, exchange: &ExchangeCode) -> sqlx::Result<ExchangeOutcome> {
    // The client first and then the account, as an operator does who changes a client.
    if !client_registry::is_registered(connection, &exchange.client).await? {
        return Ok(ExchangeOutcome::Refused);
    }
    let Some(account) = find_account(connection, exchange).await? else {
        return Ok(ExchangeOutcome::Refused);
    };
    lock_accounts(connection, &[account]).await?;
    let Some(code) = find_code(connection, exchange).await? else {
        return Ok(ExchangeOutcome::Refused);
    };
    let authorization = code.authorization;
    if code.is_used {
        // Of a public client anybody may say to be it, so only who knows the verifier ends anything.
        if code.reuse_counts && (code.fits || !code.is_public) {
            end_reused(connection, &authorization, &exchange.client, exchange.at).await?;
        }
        return Ok(ExchangeOutcome::Reused { account, session: authorization.session });
    }
    if !code.fits || code.has_expired || !authorization.is_open || !authorization.is_session_active {
        return Ok(ExchangeOutcome::Refused);
    }
    let client_session = client_sessions::reach(connection, &authorization, exchange).await?;
    use_code(connection, &authorization, client_session, exchange.at).await?;
    issue(connection, &authorization, &exchange.tokens, &authorization.scopes, exchange.at).await?;
    let signed_in = AuditRecord::new(exchange.at, AuditEvent::SignedInToClient)
        .account(authorization.account.id)
        .session(authorization.session)
        .client(&exchange.client);
    audit::record(connection, &signed_in).await?;
    Ok(ExchangeOutcome::Exchanged(Exchanged {
        account: authorization.account,
        client_session,
        scopes: authorization.scopes,
        nonce: code.nonce,
        authenticated_at: authorization.authenticated_at,
    }))
}

/// Whose account the code is about, if it was given to this client.
async fn find_account(connection: &mut Connection, exchange: &ExchangeCode) -> sqlx::Result<Option<AccountId>> {
    let select = sqlx::query_scalar("SELECT account_id FROM authorizations WHERE code_hash = $1 AND website_id = $2");
    let select = select.bind(exchange.code.as_bytes().as_slice()).bind(exchange.client.as_str());
    Ok(select.fetch_optional(connection).await?.map(AccountId::from_uuid))
}

/// The code as it is while the account is held. Addresses are not compared by the database, because a text of it cannot
/// have every character that a client may send.
async fn find_code(connection: &mut Connection, exchange: &ExchangeCode) -> sqlx::Result<Option<Code>> {
    let select = bind_moment(
        concat!(
            "SELECT ",
            authorization_columns!(),
            ", authorizations.nonce, authorizations.code_used_at IS NOT NULL, \
             authorizations.challenge = $6, authorizations.code_expires_at <= $1, \
             authorizations.code_expires_at > $7, websites.is_public, authorizations.redirect_uri \
             FROM authorizations \
             JOIN accounts ON accounts.id = authorizations.account_id \
             JOIN websites ON websites.id = authorizations.website_id \
             WHERE authorizations.code_hash = $4 AND authorizations.website_id = $5",
        ),
        exchange.at,
        &exchange.cutoff,
    );
    let row = select
        .bind(exchange.code.as_bytes().to_vec())
        .bind(exchange.client.as_str().to_owned())
        .bind(write_challenge(exchange.challenge))
        .bind(exchange.reuse_counts_after.as_millis())
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let redirect_uri: String = row.try_get(AUTHORIZATION_COLUMNS + 6)?;
    Ok(Some(Code {
        authorization: Authorization::read(&row)?,
        nonce: row.try_get(AUTHORIZATION_COLUMNS)?,
        is_used: row.try_get(AUTHORIZATION_COLUMNS + 1)?,
        fits: row.try_get(AUTHORIZATION_COLUMNS + 2)? && redirect_uri == exchange.redirect_uri,
        has_expired: row.try_get(AUTHORIZATION_COLUMNS + 3)?,
        reuse_counts: row.try_get(AUTHORIZATION_COLUMNS + 4)?,
        is_public: row.try_get(AUTHORIZATION_COLUMNS + 5)?,
    }))
}

async fn use_code(
    connection: &mut Connection,
    authorization: &Authorization,
    client_session: ClientSessionId,
    at: Timestamp,
) -> sqlx::Result<()> {
    let update = sqlx::query(
        "UPDATE authorizations SET code_used_at = $1, website_session_id = $2 \
         WHERE account_id = $3 AND id = $4 AND code_used_at IS NULL AND ended_at IS NULL",
    );
    let updated = update
        .bind(at.as_millis())
        .bind(client_session.as_uuid())
        .bind(authorization.account.id.as_uuid())
        .bind(authorization.id.as_uuid())
        .execute(connection)
        .await?;
    // The account is held since the code was looked at, so nobody can have used it since.
    if updated.rows_affected() == 1 { Ok(()) } else { Err(impossible("an unused code cannot be used").into()) }
}
