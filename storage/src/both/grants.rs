//! What accounts let clients do, until it is revoked; then triggers end everything that followed from it.

use std::collections::HashSet;

use domain::storage::{Allow, Caller, ClientPage, Revoke, RevokeUsedIn, RevokeUsedInOutcome, StorageError};
use domain::{
    ACTIVITY_REFRESH, AccountId, AuthorizedClient, ClientId, Grant, GrantId, RevokedClient, Scopes, SessionId,
    Timestamp,
};
use sqlx::Row as _;
use uuid::Uuid;

use super::super::ends::end_expired_sessions_in;
use super::super::sweeping::change_held_in_batches;
use super::rows::{CLIENT_COLUMNS, client_columns, read_address, read_client, read_client_id, read_time};
use super::sweeping::in_batches;
use super::{Backend, Connection, Row, callers, change_held, erase_some, within_account};

/// The columns of a grant, in the order in which [`read_grant`] reads them.
macro_rules! grant_columns {
    () => {
        "grants.id, grants.account_id, grants.website_id, grants.scopes, grants.authorized_at, \
         grants.authorized_in, grants.last_used_at, grants.last_used_from"
    };
}

pub(super) async fn find_grant_alone(
    storage: &Backend,
    account: AccountId,
    client: &ClientId,
) -> sqlx::Result<Option<Grant>> {
    let mut read = storage.begin_read().await?;
    let grant = find_grant(&mut read, account, client).await?;
    read.finish();
    Ok(grant)
}

/// What the account lets the client do.
pub(super) async fn find_grant(
    connection: &mut Connection,
    account: AccountId,
    client: &ClientId,
) -> sqlx::Result<Option<Grant>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        grant_columns!(),
        " FROM grants WHERE account_id = $1 AND website_id = $2 AND revoked_at IS NULL",
    ));
    let row = select.bind(account.as_uuid()).bind(client.as_str()).fetch_optional(connection).await?;
    row.map(|row| read_grant(&row, 0)).transpose()
}

pub(super) async fn insert_grant(connection: &mut Connection, id: GrantId, allow: &Allow) -> sqlx::Result<GrantId> {
    let insert = sqlx::query(
        "INSERT INTO grants (id, account_id, website_id, scopes, authorized_at, authorized_in, last_used_at, \
                             last_used_from) \
         VALUES ($1, $2, $3, $4, $5, $6, $5, $7)",
    );
    let caller = &allow.caller;
    insert
        .bind(id.as_uuid())
        .bind(caller.account.as_uuid())
        .bind(allow.client.as_str())
        .bind(allow.code.scopes.to_string())
        .bind(caller.at.as_millis())
        .bind(caller.by.session.as_uuid())
        .bind(caller.by.address.to_string())
        .execute(connection)
        .await?;
    Ok(id)
}

/// Grows the grant to what is asked for, if it is less. Both columns of the last use belong to the latest one.
pub(super) async fn use_grant(connection: &mut Connection, grant: &Grant, allow: &Allow) -> sqlx::Result<GrantId> {
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

pub(super) async fn list_grants(storage: &Backend, account: AccountId) -> sqlx::Result<ClientPage> {
    let mut snapshot = storage.begin_snapshot().await?;
    let changes = sqlx::query_scalar("SELECT changes FROM accounts WHERE id = $1").bind(account.as_uuid());
    let changes: Option<i64> = changes.fetch_optional(&mut *snapshot).await?;
    let select = sqlx::query(concat!(
        "SELECT ",
        client_columns!(),
        ", ",
        grant_columns!(),
        " FROM grants JOIN websites ON websites.id = grants.website_id \
         WHERE grants.account_id = $1 AND grants.revoked_at IS NULL \
         ORDER BY grants.last_used_at DESC, websites.name, websites.id",
    ));
    let rows = select.bind(account.as_uuid()).fetch_all(&mut *snapshot).await?;
    snapshot.finish().await?;
    Ok(ClientPage { clients: rows.iter().filter_map(readable).collect(), changes: changes.unwrap_or_default() })
}

/// The client of a row, or nothing but a line in the log: one damaged row does not hide the others.
fn readable(row: &Row) -> Option<AuthorizedClient> {
    let grant = read_grant(row, CLIENT_COLUMNS);
    let read = grant.and_then(|grant| Ok(AuthorizedClient { client: read_client(row)?, grant }));
    read.inspect_err(|error| tracing::error!(%error, "a website cannot be read and is not listed")).ok()
}

/// The grant of a row in which [`grant_columns`] begin at the column `first`.
fn read_grant(row: &Row, first: usize) -> sqlx::Result<Grant> {
    let client: String = row.try_get(first + 2)?;
    let scopes: String = row.try_get(first + 3)?;
    let last_used_from: String = row.try_get(first + 7)?;
    Ok(Grant {
        id: GrantId::from_uuid(row.try_get(first)?),
        account: AccountId::from_uuid(row.try_get(first + 1)?),
        client: read_client_id(&client)?,
        scopes: Scopes::from_stored(&scopes),
        authorized_at: read_time(row.try_get(first + 4)?)?,
        authorized_in: SessionId::from_uuid(row.try_get(first + 5)?),
        last_used_at: read_time(row.try_get(first + 6)?)?,
        last_used_from: read_address(&last_used_from)?,
    })
}

/// Notes that the client has used the grant, as seldom as activity is written.
pub(crate) async fn record_use(
    connection: &mut Connection,
    account: AccountId,
    grant: GrantId,
    at: Timestamp,
) -> sqlx::Result<()> {
    let update = sqlx::query(
        "UPDATE grants SET last_used_at = $1 \
         WHERE account_id = $2 AND id = $3 AND revoked_at IS NULL AND last_used_at <= $4",
    );
    update
        .bind(at.as_millis())
        .bind(account.as_uuid())
        .bind(grant.as_uuid())
        .bind(at.minus(ACTIVITY_REFRESH).as_millis())
        .execute(connection)
        .await?;
    Ok(())
}

pub(super) async fn revoke_grants(storage: &Backend, revoke: &Revoke) -> sqlx::Result<Option<Vec<ClientId>>> {
    let mut transaction = storage.begin_write(&[revoke.caller.account]).await?;
    let caller = &revoke.caller;
    if !callers::is_active(&mut transaction, caller).await? {
        transaction.roll_back().await?;
        return Ok(None);
    }
    // An expiry that is due comes first: what ended with its session is on record as having ended with it.
    end_expired_sessions_in(&mut transaction, caller.account, &caller.cutoff, caller.at).await?;
    let update = sqlx::query_scalar(
        "UPDATE grants \
         SET revoked_at = $1, revoked_in = $2, revoked_from = $3 \
         WHERE account_id = $4 AND revoked_at IS NULL AND website_id = coalesce($5, website_id) \
         RETURNING website_id",
    );
    let revoked: Vec<String> = update
        .bind(caller.at.as_millis())
        .bind(caller.by.session.as_uuid())
        .bind(caller.by.address.to_string())
        .bind(caller.account.as_uuid())
        .bind(revoke.client.as_ref().map(ClientId::as_str))
        .fetch_all(&mut *transaction)
        .await?;
    transaction.commit().await?;
    let mut clients: Vec<_> = revoked.iter().map(|id| read_client_id(id)).collect::<Result<_, _>>()?;
    clients.sort_unstable();
    Ok(Some(clients))
}

pub(super) async fn revoke_grants_used_in(
    storage: &Backend,
    revoke: &RevokeUsedIn,
) -> sqlx::Result<RevokeUsedInOutcome> {
    let caller = &revoke.caller;
    let mut transaction = storage.begin_write(&[caller.account]).await?;
    let outcome = if !callers::is_active(&mut transaction, caller).await? {
        RevokeUsedInOutcome::CallerEnded
    } else if !callers::has_session(&mut transaction, caller.account, revoke.session).await? {
        RevokeUsedInOutcome::NotFound
    } else {
        RevokeUsedInOutcome::Revoked(revoke_used_in(&mut transaction, caller, &[revoke.session]).await?)
    };
    transaction.commit().await?;
    Ok(outcome)
}

/// Revokes what was used in one of the sessions, in the transaction that is about them; answers which clients, by name.
/// Here, too, an expiry comes first, because the clients may have been reached through other sessions as well.
pub(super) async fn revoke_used_in(
    connection: &mut Connection,
    caller: &Caller,
    sessions: &[SessionId],
) -> sqlx::Result<Vec<RevokedClient>> {
    end_expired_sessions_in(connection, caller.account, &caller.cutoff, caller.at).await?;
    let mut revoked = Vec::new();
    for (grant, client, name) in used_in(connection, caller, sessions).await? {
        let update = sqlx::query(
            "UPDATE grants \
             SET revoked_at = $1, revoked_in = $2, revoked_from = $3 \
             WHERE account_id = $4 AND id = $5 AND revoked_at IS NULL",
        );
        update
            .bind(caller.at.as_millis())
            .bind(caller.by.session.as_uuid())
            .bind(caller.by.address.to_string())
            .bind(caller.account.as_uuid())
            .bind(grant)
            .execute(&mut *connection)
            .await?;
        revoked.push(RevokedClient { id: read_client_id(&client)?, name });
    }
    Ok(revoked)
}

/// The open grants that were first allowed in one of the sessions or used to sign in from it, with their clients.
async fn used_in(
    connection: &mut Connection,
    caller: &Caller,
    sessions: &[SessionId],
) -> sqlx::Result<Vec<(Uuid, String, String)>> {
    let select = sqlx::query_as(
        "SELECT used.id, used.website_id, websites.name, used.session_id \
         FROM ( \
             SELECT id, website_id, authorized_in AS session_id \
             FROM grants WHERE account_id = $1 AND revoked_at IS NULL \
             UNION \
             SELECT grants.id, grants.website_id, authorizations.session_id \
             FROM grants JOIN authorizations \
                 ON authorizations.account_id = grants.account_id AND authorizations.grant_id = grants.id \
             WHERE grants.account_id = $1 AND grants.revoked_at IS NULL \
             UNION \
             SELECT grants.id, grants.website_id, website_sessions.session_id \
             FROM grants JOIN website_sessions \
                 ON website_sessions.account_id = grants.account_id AND website_sessions.grant_id = grants.id \
             WHERE grants.account_id = $1 AND grants.revoked_at IS NULL \
         ) AS used \
         JOIN websites ON websites.id = used.website_id \
         ORDER BY websites.name, websites.id",
    );
    let rows: Vec<(Uuid, String, String, Uuid)> = select.bind(caller.account.as_uuid()).fetch_all(connection).await?;
    let sessions: HashSet<Uuid> = sessions.iter().map(|session| *session.as_uuid()).collect();
    let used = rows.into_iter().filter(|(_, _, _, session)| sessions.contains(session));
    let mut used: Vec<_> = used.map(|(grant, client, name, _)| (grant, client, name)).collect();
    used.dedup_by(|one, other| one.0 == other.0);
    Ok(used)
}

/// Revokes what any account lets the client do, by an operator's word, who holds all of these accounts.
pub(super) async fn revoke_grants_of_client(
    connection: &mut Connection,
    client: &ClientId,
    at: Timestamp,
) -> sqlx::Result<()> {
    let update = sqlx::query("UPDATE grants SET revoked_at = $1 WHERE website_id = $2 AND revoked_at IS NULL");
    update.bind(at.as_millis()).bind(client.as_str()).execute(connection).await?;
    Ok(())
}

/// Forgets where clients were used from that were not used for long. Grants are changed otherwise too, so their accounts
/// are held.
pub(super) async fn forget_addresses(storage: &Backend, before: Timestamp) -> Result<(), StorageError> {
    let change = change_held!(
        "grants",
        "last_used_from = 'unknown'",
        "revoked_at IS NULL AND last_used_from <> 'unknown' AND last_used_at < $1"
    );
    change_held_in_batches(storage, &change, before).await
}

/// Erases those that were revoked before `before`, and from which nothing follows any more.
pub(super) async fn purge(storage: &Backend, before: Timestamp) -> Result<(), StorageError> {
    let sql = erase_some!(
        "grants",
        "rowid",
        ["account_id", "id"],
        concat!(
            "revoked_at IS NOT NULL AND revoked_at < $1 \
             AND NOT EXISTS (SELECT 1 FROM authorizations WHERE ",
            within_account!("account_id = grants.account_id AND "),
            "grant_id = grants.id) AND NOT EXISTS (SELECT 1 FROM website_sessions WHERE ",
            within_account!("account_id = grants.account_id AND "),
            "grant_id = grants.id)",
        )
    );
    in_batches(storage, sql, before).await.map(drop)
}
