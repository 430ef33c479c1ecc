//! Notices that are due, and that are taken.

use std::collections::HashSet;

use domain::LogoutNotice;
use domain::storage::ClaimNotices;
use sqlx::SqliteConnection;
use uuid::Uuid;

/// The notices that are due at the moment `$1`, up to `$2` of each client. Goes from client to client by the index.
pub(super) const DUE: &str = "WITH RECURSIVE told (website_id) AS ( \
         SELECT min(website_id) FROM website_sessions WHERE notice_next_at IS NOT NULL \
         UNION ALL \
         SELECT ( \
             SELECT min(website_id) FROM website_sessions \
             WHERE notice_next_at IS NOT NULL AND website_id > told.website_id \
         ) \
         FROM told WHERE told.website_id IS NOT NULL \
     ) \
     SELECT due.id, due.website_id, due.account_id, due.notice_uri, due.notice_attempts \
     FROM told CROSS JOIN website_sessions AS due ON due.id IN ( \
         SELECT id FROM website_sessions \
         WHERE website_id = told.website_id AND notice_next_at <= ?1 \
         ORDER BY notice_next_at, id \
         LIMIT ?2 + 0 \
     ) \
     ORDER BY due.notice_next_at, due.id";

/// Takes the notices.
pub(super) async fn lease(
    connection: &mut SqliteConnection,
    notices: &[LogoutNotice],
    claim: &ClaimNotices,
) -> sqlx::Result<HashSet<Uuid>> {
    let mut leased = HashSet::with_capacity(notices.len());
    for notice in notices {
        let update = sqlx::query(
            "UPDATE website_sessions SET notice_next_at = ?1 \
             WHERE account_id = ?2 AND id = ?3 AND notice_next_at IS NOT NULL",
        );
        update
            .bind(claim.at.plus(claim.lease).as_millis())
            .bind(notice.account.as_uuid())
            .bind(notice.id.as_uuid())
            .execute(&mut *connection)
            .await?;
        leased.insert(*notice.id.as_uuid());
    }
    Ok(leased)
}
