//! Clients that were signed in when the sessions of a list ended, and what became of telling them.

use domain::storage::RECEIPTS_AT_MOST;
use domain::{AccountId, ReachedClient, SessionId};
use sqlx::SqliteConnection;

use super::both::client_sessions::{readable_receipt, receipt_columns};

/// Of each of these ended sessions the first clients that ended with it, session by session.
pub(super) async fn read_receipts(
    connection: &mut SqliteConnection,
    account: AccountId,
    ended: &[SessionId],
) -> sqlx::Result<Vec<ReachedClient>> {
    let select = sqlx::query(concat!(
        "WITH RECURSIVE asked (position) AS ( \
             SELECT 0 UNION ALL SELECT position + 1 FROM asked WHERE position + 1 < ?2 \
         ), listed AS MATERIALIZED ( \
             SELECT asked.position, sessions.id, sessions.closed_at, ( \
                 SELECT count(*) FROM website_sessions \
                 WHERE account_id = ?3 AND session_id = sessions.id AND ended_at = sessions.closed_at \
             ) AS reached, EXISTS ( \
                 SELECT 1 FROM website_sessions AS used CROSS JOIN grants ON grants.id = used.grant_id \
                 WHERE used.account_id = ?3 AND used.session_id = sessions.id AND grants.revoked_at IS NULL \
             ) AS can_revoke \
             FROM asked CROSS JOIN sessions ON sessions.id = substr(?1, asked.position * 16 + 1, 16) \
         ) \
         SELECT ",
        receipt_columns!(),
        ", listed.reached, listed.can_revoke \
         FROM listed CROSS JOIN website_sessions AS named ON named.id IN ( \
             SELECT id FROM website_sessions \
             WHERE account_id = ?3 AND session_id = listed.id AND ended_at = listed.closed_at \
             ORDER BY started_at, id LIMIT ?4 + 0 \
         ) \
         ORDER BY listed.position, named.started_at, named.id",
    ));
    let ids: Vec<u8> = ended.iter().flat_map(|session| *session.as_uuid().as_bytes()).collect();
    let rows = select
        .bind(ids)
        .bind(i64::try_from(ended.len()).unwrap_or(i64::MAX))
        .bind(account.as_uuid())
        .bind(RECEIPTS_AT_MOST)
        .fetch_all(connection)
        .await?;
    Ok(rows.iter().filter_map(readable_receipt).collect())
}
