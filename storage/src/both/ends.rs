//! A session ends: by somebody's word, exactly once, and only if the one who says so may still say so; or because time has
//! passed.

use domain::storage::{
    Caller, CloseAll, CloseOthers, CloseSession, CloseSessionOutcome, CloseSome, OtherSessionsClosed, SessionClosed,
    StorageError,
};
use domain::{
    AccountId, ApiKeyId, ClientAddress, ClientId, ClosedBy, Cutoff, EmbedSource, EndReason, SessionId, Timestamp,
};
use sqlx::Row as _;
use sqlx::query::Query;
use uuid::Uuid;

use super::super::ends::{end_expired_session, end_expired_sessions_in};
use super::{Arguments, Backend, Connection, Database, callers, grants};

/// How sessions end.
pub(super) struct Ending<'a> {
    pub(super) at: Timestamp,
    pub(super) reason: EndReason,
    pub(super) by: Option<&'a ClosedBy>,
    /// Where the request came from that ended it.
    pub(super) from: Option<ClientAddress>,
    /// By which key, or by a token that came by it.
    pub(super) key: Option<ApiKeyId>,
    /// By a token that came by which client.
    pub(super) client: Option<&'a ClientId>,
}

/// An update that ends sessions; [`bind_ending`] gives the values of its ten parameters.
macro_rules! set_ended {
    () => {
        "UPDATE sessions \
         SET closed_at = $1, end_reason = $2, closed_by_session = $3, closed_by_browser = $4, closed_by_system = $5, \
             closed_by_kind = $6, closed_from = $7, closed_in = $8, closed_by_key = $9, closed_in_website = $10"
    };
}
pub(super) use set_ended;

pub(super) fn bind_ending(sql: &'static str, ending: &Ending) -> Query<'static, Database, Arguments> {
    let device = ending.by.map(|by| by.device.clone());
    let (browser, system) = device.clone().map_or((None, None), |device| (device.browser, device.system));
    sqlx::query(sql)
        .bind(ending.at.as_millis())
        .bind(ending.reason.as_str())
        .bind(ending.by.map(|by| *by.session.as_uuid()))
        .bind(browser)
        .bind(system)
        .bind(device.map(|device| device.kind.as_str()))
        .bind(ending.from.map(|address| address.to_string()))
        .bind(ending.by.and_then(|by| by.place.clone()))
        .bind(ending.key.map(|key| *key.as_uuid()))
        .bind(ending.client.map(ToString::to_string))
}

pub(super) async fn close_session(storage: &Backend, close: &CloseSession) -> sqlx::Result<SessionClosed> {
    let mut transaction = storage.begin_write(&[close.caller.account]).await?;
    let outcome = close_one(&mut transaction, close).await?;
    let has_ended = matches!(outcome, CloseSessionOutcome::Closed | CloseSessionOutcome::AlreadyEnded);
    let revoked = if has_ended && close.revoke_clients {
        grants::revoke_used_in(&mut transaction, &close.caller, &[close.session]).await?
    } else {
        Vec::new()
    };
    transaction.commit().await?;
    Ok(SessionClosed { outcome, revoked })
}

pub(super) async fn close_some_sessions(storage: &Backend, close: &CloseSome) -> sqlx::Result<Option<Vec<SessionId>>> {
    let mut transaction = storage.begin_write(&[close.caller.account]).await?;
    if !callers::is_active(&mut transaction, &close.caller).await? {
        transaction.roll_back().await?;
        return Ok(None);
    }
    let mut closed = Vec::new();
    for session in close.sessions.iter().filter(|session| **session != close.caller.by.session) {
        let (caller, reason) = (close.caller.clone(), close.reason);
        let close = CloseSession { caller, session: *session, reason, revoke_clients: false };
        if close_one(&mut transaction, &close).await? == CloseSessionOutcome::Closed {
            closed.push(*session);
        }
    }
    transaction.commit().await?;
    Ok(Some(closed))
}

async fn close_one(connection: &mut Connection, close: &CloseSession) -> sqlx::Result<CloseSessionOutcome> {
    let caller = &close.caller;
    if !callers::is_active(connection, caller).await? {
        return Ok(CloseSessionOutcome::CallerEnded);
    }
    // An expiry that is due comes first: what is open after it is active.
    end_expired_session(connection, caller.account, close.session, &caller.cutoff, caller.at).await?;
    let update = bind_ending(
        concat!(set_ended!(), " WHERE account_id = $11 AND id = $12 AND closed_at IS NULL"),
        &caller_ending(caller, close.reason),
    );
    let update = update.bind(*caller.account.as_uuid()).bind(*close.session.as_uuid());
    let closed = update.execute(&mut *connection).await?.rows_affected() == 1;
    if !closed && !callers::has_session(connection, caller.account, close.session).await? {
        return Ok(CloseSessionOutcome::NotFound);
    }
    Ok(if closed { CloseSessionOutcome::Closed } else { CloseSessionOutcome::AlreadyEnded })
}

fn caller_ending(caller: &Caller, reason: EndReason) -> Ending<'_> {
    let (key, client) = match caller.embed.as_ref().map(|embed| &embed.source) {
        Some(EmbedSource::ApiKey(key)) => (Some(*key), None),
        Some(EmbedSource::Client { client, .. }) => (None, Some(client)),
        Some(EmbedSource::Cookie) | None => (None, None),
    };
    Ending { at: caller.at, reason, by: Some(&caller.by), from: Some(caller.by.address), key, client }
}

pub(super) async fn close_other_sessions(
    storage: &Backend,
    close: &CloseOthers,
) -> sqlx::Result<Option<OtherSessionsClosed>> {
    let mut transaction = storage.begin_write(&[close.caller.account]).await?;
    if !callers::is_active(&mut transaction, &close.caller).await? {
        transaction.roll_back().await?;
        return Ok(None);
    }
    let closed = close_others_of(&mut transaction, &close.caller, close.reason).await?;
    let revoked = if close.revoke_clients {
        grants::revoke_used_in(&mut transaction, &close.caller, &closed).await?
    } else {
        Vec::new()
    };
    transaction.commit().await?;
    Ok(Some(OtherSessionsClosed { closed, revoked }))
}

/// Closes every active session of the caller's account but the caller's, the newest start first in the answer.
pub(super) async fn close_others_of(
    connection: &mut Connection,
    caller: &Caller,
    reason: EndReason,
) -> sqlx::Result<Vec<SessionId>> {
    end_expired_sessions_in(connection, caller.account, &caller.cutoff, caller.at).await?;
    let update = bind_ending(
        concat!(set_ended!(), " WHERE account_id = $11 AND closed_at IS NULL AND id <> $12 RETURNING id"),
        &caller_ending(caller, reason),
    );
    let update = update.bind(*caller.account.as_uuid()).bind(*caller.by.session.as_uuid());
    let rows = update.fetch_all(connection).await?;
    let ids: sqlx::Result<Vec<Uuid>> = rows.iter().map(|row| row.try_get(0)).collect();
    let mut closed: Vec<_> = ids?.into_iter().map(SessionId::from_uuid).collect();
    closed.sort_unstable_by(|one, other| other.cmp(one));
    Ok(closed)
}

/// Closes every session of the account by an operator's word.
pub(super) async fn close_all_of(connection: &mut Connection, close: &CloseAll) -> sqlx::Result<u64> {
    let ending = Ending { at: close.at, reason: close.reason, by: None, from: None, key: None, client: None };
    let update = bind_ending(concat!(set_ended!(), " WHERE account_id = $11 AND closed_at IS NULL"), &ending);
    Ok(update.bind(*close.account.as_uuid()).execute(connection).await?.rows_affected())
}

/// Every look at a list asks for this, so the account is held only when there is something to write.
pub(super) async fn end_expired_sessions_of(
    storage: &Backend,
    account: AccountId,
    cutoff: &Cutoff,
    at: Timestamp,
) -> Result<u64, StorageError> {
    if !storage.deadlines.read(|| has_expired(storage, account, cutoff)).await? {
        return Ok(0);
    }
    storage.write(|| end_what_has_expired(storage, account, cutoff, at)).await
}

async fn has_expired(storage: &Backend, account: AccountId, cutoff: &Cutoff) -> sqlx::Result<bool> {
    let select = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM sessions WHERE account_id = $1 AND closed_at IS NULL AND last_active_at <= $2) \
             OR EXISTS (SELECT 1 FROM sessions WHERE account_id = $1 AND closed_at IS NULL AND started_at <= $3)",
    );
    let mut read = storage.begin_read().await?;
    let has_expired = select
        .bind(account.as_uuid())
        .bind(cutoff.active_after.as_millis())
        .bind(cutoff.started_after.as_millis())
        .fetch_one(&mut *read)
        .await?;
    read.finish();
    Ok(has_expired)
}

async fn end_what_has_expired(
    storage: &Backend,
    account: AccountId,
    cutoff: &Cutoff,
    at: Timestamp,
) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_write(&[account]).await?;
    let ended = end_expired_sessions_in(&mut transaction, account, cutoff, at).await?;
    transaction.commit().await?;
    Ok(ended)
}
