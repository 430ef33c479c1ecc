//! Grants are revoked, and by triggers everything that followed from them ends.

use domain::storage::{Caller, Revoke};
use domain::{SessionId, Timestamp, WebsiteId};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Postgres, closing, lapsing};
use crate::rows::read_website_id;

pub(super) async fn revoke_grants(storage: &Postgres, revoke: &Revoke) -> sqlx::Result<Option<Vec<WebsiteId>>> {
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
         WHERE account_id = $4 AND revoked_at IS NULL AND ($5::text IS NULL OR website_id = $5) \
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
    connection: &mut PgConnection,
    caller: &Caller,
    sessions: &[SessionId],
) -> sqlx::Result<()> {
    lapsing::end_lapsed_sessions_in(connection, caller.account, &caller.horizon, caller.at).await?;
    let update = sqlx::query(
        "UPDATE grants \
         SET revoked_at = $1, revoked_in = $2, revoked_from = $3 \
         WHERE account_id = $4 AND authorized_in = ANY ($5) AND revoked_at IS NULL",
    );
    let sessions: Vec<Uuid> = sessions.iter().map(|session| *session.as_uuid()).collect();
    update
        .bind(caller.at.as_millis())
        .bind(caller.by.session.as_uuid())
        .bind(caller.by.address.to_string())
        .bind(caller.account.as_uuid())
        .bind(sessions)
        .execute(connection)
        .await?;
    Ok(())
}

/// Revokes what any account lets the website do, by an operator's word, who holds all of these accounts.
pub(super) async fn revoke_grants_of_website(
    connection: &mut PgConnection,
    website: &WebsiteId,
    at: Timestamp,
) -> sqlx::Result<()> {
    let update = sqlx::query("UPDATE grants SET revoked_at = $1 WHERE website_id = $2 AND revoked_at IS NULL");
    update.bind(at.as_millis()).bind(website.as_str()).execute(connection).await?;
    Ok(())
}
