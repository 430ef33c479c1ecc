//! What a website got ends before its time, for good.

use domain::storage::{AuditEvent, AuditRecord};
use domain::{AccountId, Timestamp, WebsiteId};

use super::{Connection, audit};
use crate::rows::Authorization;

/// Ends all that websites have of the account, also what would go on without its person, and has them told.
pub(super) async fn end_authorizations_of(
    connection: &mut Connection,
    account: AccountId,
    at: Timestamp,
) -> sqlx::Result<()> {
    for update in [
        "UPDATE website_sessions SET ended_at = $1 WHERE account_id = $2 AND ended_at IS NULL",
        "UPDATE authorizations SET ended_at = $1 WHERE account_id = $2 AND ended_at IS NULL",
    ] {
        sqlx::query(update).bind(at.as_millis()).bind(account.as_uuid()).execute(&mut *connection).await?;
    }
    Ok(())
}

/// A code or refresh token came a second time, so one of the two who had it has stolen it, and nobody knows which: all that
/// follows from it ends. It is on record once, however often it comes again. Answers whether anything ended now.
pub(super) async fn end_reused(
    connection: &mut Connection,
    authorization: &Authorization,
    website: &WebsiteId,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let update =
        sqlx::query("UPDATE authorizations SET ended_at = $1 WHERE account_id = $2 AND id = $3 AND ended_at IS NULL");
    let ended = update
        .bind(at.as_millis())
        .bind(authorization.account.id.as_uuid())
        .bind(authorization.id.as_uuid())
        .execute(&mut *connection)
        .await?;
    if ended.rows_affected() == 0 {
        return Ok(false);
    }
    let reused = AuditRecord {
        at,
        event: AuditEvent::TokenReused,
        account: Some(authorization.account.id),
        session: Some(authorization.session),
        website: Some(website.clone()),
        api_key: None,
        place: None,
        address: None,
    };
    audit::record(connection, &reused).await?;
    Ok(true)
}
