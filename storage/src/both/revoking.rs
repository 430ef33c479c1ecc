//! Grants are revoked, and by triggers everything that followed from them ends.

use std::collections::HashSet;

use domain::storage::{Caller, Revoke, RevokeUsedIn, RevokeUsedInOutcome};
use domain::{RevokedWebsite, SessionId, Timestamp, WebsiteId};
use uuid::Uuid;

use super::{Backend, Connection, closing, lapsing};
use crate::rows::read_website_id;

pub(super) async fn revoke_grants(storage: &Backend, revoke: &Revoke) -> sqlx::Result<Option<Vec<WebsiteId>>> {
    let mut transaction = storage.begin_write(&[revoke.caller.account]).await?;
    let caller = &revoke.caller;
    if !closing::is_active(&mut transaction, caller).await? {
        transaction.roll_back().await?;
        return Ok(None);
    }
    // A lapse that is due comes first: what ended with its session is on record as having ended with it.
    lapsing::end_lapsed_sessions_in(&mut transaction, caller.account, &caller.horizon, caller.at).await?;
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
        .bind(revoke.website.as_ref().map(WebsiteId::as_str))
        .fetch_all(&mut *transaction)
        .await?;
    transaction.commit().await?;
    let mut websites: Vec<_> = revoked.iter().map(|id| read_website_id(id)).collect::<Result<_, _>>()?;
    websites.sort_unstable();
    Ok(Some(websites))
}

pub(super) async fn revoke_grants_used_in(
    storage: &Backend,
    revoke: &RevokeUsedIn,
) -> sqlx::Result<RevokeUsedInOutcome> {
    let caller = &revoke.caller;
    let mut transaction = storage.begin_write(&[caller.account]).await?;
    let outcome = if !closing::is_active(&mut transaction, caller).await? {
        RevokeUsedInOutcome::CallerEnded
    } else if !closing::exists(&mut transaction, caller.account, revoke.session).await? {
        RevokeUsedInOutcome::NotFound
    } else {
        RevokeUsedInOutcome::Revoked(revoke_used_in(&mut transaction, caller, &[revoke.session]).await?)
    };
    transaction.commit().await?;
    Ok(outcome)
}

/// Revokes what was used in one of the sessions, in the transaction that is about them; answers which websites, by name.
/// Here, too, a lapse comes first, because the websites may have been reached through other sessions as well.
pub(super) async fn revoke_used_in(
    connection: &mut Connection,
    caller: &Caller,
    sessions: &[SessionId],
) -> sqlx::Result<Vec<RevokedWebsite>> {
    lapsing::end_lapsed_sessions_in(connection, caller.account, &caller.horizon, caller.at).await?;
    let mut revoked = Vec::new();
    for (grant, website, name) in used_in(connection, caller, sessions).await? {
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
        revoked.push(RevokedWebsite { id: read_website_id(&website)?, name });
    }
    Ok(revoked)
}

/// The open grants that were first allowed in one of the sessions or used to sign in from it, with their websites.
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
    let mut used: Vec<_> = used.map(|(grant, website, name, _)| (grant, website, name)).collect();
    used.dedup_by(|one, other| one.0 == other.0);
    Ok(used)
}

/// Revokes what any account lets the website do, by an operator's word, who holds all of these accounts.
pub(super) async fn revoke_grants_of_website(
    connection: &mut Connection,
    website: &WebsiteId,
    at: Timestamp,
) -> sqlx::Result<()> {
    let update = sqlx::query("UPDATE grants SET revoked_at = $1 WHERE website_id = $2 AND revoked_at IS NULL");
    update.bind(at.as_millis()).bind(website.as_str()).execute(connection).await?;
    Ok(())
}
