//! A client is reached through a session, and knows it by an id of its own for as long as it stays signed in. What became of
//! telling it that the session ended is its receipt.

use domain::storage::{ExchangeCode, NewTokens, StorageError};
use domain::{AccountId, ClientSessionId, NoticeState, ReachedClient, SessionId, Timestamp};
use serde::Deserialize;
use sqlx::Row as _;
use uuid::Uuid;

use super::authorizations::Authorization;
use super::rows::{read_client_id, read_time};
use super::sweeping::in_batches;
use super::{Backend, Connection, Row, erase_some};
use crate::error::impossible;

/// Writes down that the client was reached through the session, and answers what it knows the session by.
pub(super) async fn reach(
    connection: &mut Connection,
    authorization: &Authorization,
    exchange: &ExchangeCode,
) -> sqlx::Result<ClientSessionId> {
    let select = sqlx::query_scalar(
        "SELECT id FROM website_sessions \
         WHERE account_id = $1 AND session_id = $2 AND website_id = $3 AND ended_at IS NULL",
    );
    let open: Option<Uuid> = select
        .bind(authorization.account.id.as_uuid())
        .bind(authorization.session.as_uuid())
        .bind(exchange.client.as_str())
        .fetch_optional(&mut *connection)
        .await?;
    let Some(open) = open else {
        insert(connection, authorization, exchange).await?;
        return Ok(exchange.client_session);
    };
    if authorization.offline {
        let update = sqlx::query(
            "UPDATE website_sessions SET keeps_access = TRUE \
             WHERE account_id = $1 AND id = $2 AND NOT keeps_access",
        );
        update.bind(authorization.account.id.as_uuid()).bind(open).execute(&mut *connection).await?;
    }
    record_access_until(connection, authorization.account.id, open, &exchange.tokens).await?;
    Ok(ClientSessionId::from_uuid(open))
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
        .bind(exchange.client_session.as_uuid())
        .bind(authorization.account.id.as_uuid())
        .bind(authorization.session.as_uuid())
        .bind(authorization.grant.as_uuid())
        .bind(authorization.offline)
        .bind(exchange.at.as_millis())
        .bind(exchange.tokens.access_expires_at.as_millis())
        .bind(exchange.client.as_str())
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
    match authorization.client_session {
        Some(id) if authorization.is_session_active => {
            record_access_until(connection, authorization.account.id, *id.as_uuid(), tokens).await
        }
        _ => Ok(()),
    }
}

async fn record_access_until(
    connection: &mut Connection,
    account: AccountId,
    client_session: Uuid,
    tokens: &NewTokens,
) -> sqlx::Result<()> {
    let update = sqlx::query(
        "UPDATE website_sessions SET access_ends_by = $1 \
         WHERE account_id = $2 AND id = $3 AND ended_at IS NULL AND access_ends_by < $1",
    );
    update
        .bind(tokens.access_expires_at.as_millis())
        .bind(account.as_uuid())
        .bind(client_session)
        .execute(connection)
        .await?;
    Ok(())
}

/// As the triggers write it beside an open session.
#[derive(Deserialize)]
struct Reached {
    of: u32,
    first: Vec<(String, String, u8, u8)>,
}

/// The clients that `json` names as those that are signed in through the open `session`.
pub(super) fn read_reached(session: SessionId, json: &str) -> sqlx::Result<Vec<ReachedClient>> {
    let reached: Reached = serde_json::from_str(json)
        .map_err(|error| impossible(format!("what a session reaches is unclear: {error}")))?;
    let named = reached.first.into_iter().map(|(client, name, keeps_access, will_be_notified)| {
        Ok(ReachedClient {
            session,
            client: read_client_id(&client)?,
            name,
            keeps_access: keeps_access != 0,
            notice: NoticeState::Open { will_be_notified: will_be_notified != 0 },
            of: reached.of,
            can_revoke: true,
        })
    });
    named.collect()
}

/// The columns of a client session `named` that ended with its session `listed`, in the order in which [`readable_receipt`]
/// reads them; after them come how many there are of the session,
/// and whether anything that was reached through it can be revoked.
macro_rules! receipt_columns {
    () => {
        "listed.id, named.website_id, named.website_name, named.keeps_access, named.access_ends_by, \
         named.notice_attempts, named.notice_next_at, named.notice_delivered_at, named.notice_was_unknown"
    };
}
pub(crate) use receipt_columns;

/// The client of a row of [`receipt_columns`] and what follows them, or nothing but a line in the log: one damaged
/// row does not hide the others.
pub(crate) fn readable_receipt(row: &Row) -> Option<ReachedClient> {
    read_receipt(row).inspect_err(|error| tracing::error!(%error, "a website cannot be read and is not named")).ok()
}

fn read_receipt(row: &Row) -> sqlx::Result<ReachedClient> {
    let (client, of): (String, i64) = (row.try_get(1)?, row.try_get(9)?);
    let (attempts, next_at, delivered_at): (i64, Option<i64>, Option<i64>) =
        (row.try_get(5)?, row.try_get(6)?, row.try_get(7)?);
    let notice = match (delivered_at, next_at) {
        (Some(at), _) if row.try_get(8)? => NoticeState::NoSuchSession { at: read_time(at)? },
        (Some(at), _) => NoticeState::Delivered { at: read_time(at)? },
        (None, Some(next_at)) => {
            NoticeState::Pending { attempts: u32::try_from(attempts).unwrap_or(u32::MAX), next_at: read_time(next_at)? }
        }
        (None, None) => NoticeState::CannotBeNotified { ends_by: read_time(row.try_get(4)?)? },
    };
    Ok(ReachedClient {
        session: SessionId::from_uuid(row.try_get(0)?),
        client: read_client_id(&client)?,
        name: row.try_get(2)?,
        keeps_access: row.try_get(3)?,
        notice,
        of: u32::try_from(of).unwrap_or(u32::MAX),
        can_revoke: row.try_get(10)?,
    })
}

/// Erases those that ended before `before`.
pub(super) async fn purge(storage: &Backend, before: Timestamp) -> Result<(), StorageError> {
    let sql = erase_some!("website_sessions", "id", ["account_id", "id"], "ended_at IS NOT NULL AND ended_at < $1");
    in_batches(storage, sql, before).await.map(drop)
}
