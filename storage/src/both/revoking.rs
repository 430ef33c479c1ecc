//! Grants are revoked, and by triggers everything that followed from them ends.

use std::collections::HashSet;

use domain::storage::{Caller, Revoke};
use domain::{SessionId, Timestamp, WebsiteId};
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

/// Revokes what was first allowed in one of the sessions, in the transaction that is about them. Here, too, a lapse comes
/// first, because the websites may have been reached through other sessions as well.
pub(super) async fn revoke_grants_authorized_in(
    connection: &mut Connection,
    caller: &Caller,
    sessions: &[SessionId],
) -> sqlx::Result<()> {
    lapsing::end_lapsed_sessions_in(connection, caller.account, &caller.horizon, caller.at).await?;
    let sessions: HashSet<Uuid> = sessions.iter().map(|session| *session.as_uuid()).collect();
    let select = sqlx::query_as("SELECT id, authorized_in FROM grants WHERE account_id = $1 AND revoked_at IS NULL");
    let grants: Vec<(Uuid, Uuid)> = select.bind(caller.account.as_uuid()).fetch_all(&mut *connection).await?;
    for (grant, _) in grants.iter().filter(|(_, authorized_in)| sessions.contains(authorized_in)) {
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
    }
    Ok(())
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
