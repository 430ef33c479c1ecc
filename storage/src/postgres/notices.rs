//! Notices that are due, and that are taken.

use std::collections::HashSet;

use domain::LogoutNotice;
use domain::storage::ClaimNotices;
use sqlx::PgConnection;
use uuid::Uuid;

/// The notices that are due at the moment `$1`, up to `$2` of each client. Goes from client to client by the index.
pub(super) const DUE: &str = "WITH RECURSIVE told (website_id) AS ( \
         (SELECT min(website_id) FROM website_sessions WHERE notice_next_at IS NOT NULL) \
         UNION ALL \
         SELECT ( \
             SELECT min(website_id) FROM website_sessions \
             WHERE notice_next_at IS NOT NULL AND website_id > told.website_id \
         ) \
         FROM told WHERE told.website_id IS NOT NULL \
     ) \
     SELECT due.id, due.website_id, due.account_id, due.notice_uri, due.notice_attempts \
     FROM told CROSS JOIN LATERAL ( \
         SELECT id, website_id, account_id, notice_uri, notice_attempts, notice_next_at FROM website_sessions \
         WHERE website_id = told.website_id AND notice_next_at <= $1 \
         ORDER BY notice_next_at, id \
         LIMIT $2 \
     ) AS due \
     ORDER BY due.notice_next_at, due.id";

/// Takes those of the notices that are still due; another node may have taken some before the accounts were held.
pub(super) async fn lease(
    connection: &mut PgConnection,
    notices: &[LogoutNotice],
    claim: &ClaimNotices,
) -> sqlx::Result<HashSet<Uuid>> {
    let update = sqlx::query_scalar(
        "UPDATE website_sessions SET notice_next_at = $1 \
         FROM unnest($2::uuid[], $3::uuid[]) AS due (account_id, id) \
         WHERE website_sessions.account_id = due.account_id AND website_sessions.id = due.id AND notice_next_at <= $4 \
         RETURNING website_sessions.id",
    );
    let accounts: Vec<Uuid> = notices.iter().map(|notice| *notice.account.as_uuid()).collect();
    let ids: Vec<Uuid> = notices.iter().map(|notice| *notice.id.as_uuid()).collect();
    let leased: Vec<Uuid> = update
        .bind(claim.at.plus(claim.lease).as_millis())
        .bind(accounts)
        .bind(ids)
        .bind(claim.at.as_millis())
        .fetch_all(connection)
        .await?;
    Ok(leased.into_iter().collect())
}
