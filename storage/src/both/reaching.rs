//! A website is reached through a session, and knows it by an id of its own for as long as it stays signed in.

use domain::storage::{ExchangeCode, NewTokens};
use domain::{AccountId, WebsiteSessionId};
use uuid::Uuid;

use super::Connection;
use crate::error::impossible;
use crate::rows::Authorization;

/// Writes down that the website was reached through the session, and answers what it knows the session by.
pub(super) async fn reach(
    connection: &mut Connection,
    authorization: &Authorization,
    exchange: &ExchangeCode,
) -> sqlx::Result<WebsiteSessionId> {
    let select = sqlx::query_scalar(
        "SELECT id FROM website_sessions \
         WHERE account_id = $1 AND session_id = $2 AND website_id = $3 AND ended_at IS NULL",
    );
    let open: Option<Uuid> = select
        .bind(authorization.account.id.as_uuid())
        .bind(authorization.session.as_uuid())
        .bind(exchange.website.as_str())
        .fetch_optional(&mut *connection)
        .await?;
    let Some(open) = open else {
        insert(connection, authorization, exchange).await?;
        return Ok(exchange.website_session);
    };
    if authorization.offline {
        let update = sqlx::query(
            "UPDATE website_sessions SET keeps_access = TRUE \
             WHERE account_id = $1 AND id = $2 AND NOT keeps_access",
        );
        update.bind(authorization.account.id.as_uuid()).bind(open).execute(&mut *connection).await?;
    }
    record_access_until(connection, authorization.account.id, open, &exchange.tokens).await?;
    Ok(WebsiteSessionId::from_uuid(open))
}

async fn insert(
    connection: &mut Connection,
    authorization: &Authorization,
    exchange: &ExchangeCode,
) -> sqlx::Result<()> {
    let insert = sqlx::query(
        "INSERT INTO website_sessions (id, account_id, session_id, website_id, website_name, grant_id, keeps_access, \
                                       started_at, access_ends_by) \
         SELECT $1, $2, $3, id, name, $4, $5, $6, $7 FROM websites WHERE id = $8",
    );
    let inserted = insert
        .bind(exchange.website_session.as_uuid())
        .bind(authorization.account.id.as_uuid())
        .bind(authorization.session.as_uuid())
        .bind(authorization.grant.as_uuid())
        .bind(authorization.offline)
        .bind(exchange.at.as_millis())
        .bind(exchange.tokens.access_expires_at.as_millis())
        .bind(exchange.website.as_str())
        .execute(connection)
        .await?;
    if inserted.rows_affected() == 1 { Ok(()) } else { Err(impossible("a code outlived its website").into()) }
}

/// Writes down how long new tokens give access, unless they do not end with the session.
pub(super) async fn record_access(
    connection: &mut Connection,
    authorization: &Authorization,
    tokens: &NewTokens,
) -> sqlx::Result<()> {
    match authorization.website_session {
        Some(id) if authorization.is_session_active => {
            record_access_until(connection, authorization.account.id, *id.as_uuid(), tokens).await
        }
        _ => Ok(()),
    }
}

async fn record_access_until(
    connection: &mut Connection,
    account: AccountId,
    website_session: Uuid,
    tokens: &NewTokens,
) -> sqlx::Result<()> {
    let update = sqlx::query(
        "UPDATE website_sessions SET access_ends_by = $1 \
         WHERE account_id = $2 AND id = $3 AND ended_at IS NULL AND access_ends_by < $1",
    );
    update
        .bind(tokens.access_expires_at.as_millis())
        .bind(account.as_uuid())
        .bind(website_session)
        .execute(connection)
        .await?;
    Ok(())
}
