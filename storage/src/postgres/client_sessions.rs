//! Clients that were signed in when the sessions of a list ended, and what became of telling them.

use domain::storage::RECEIPTS_AT_MOST;
use domain::{AccountId, ReachedClient, SessionId};
use sqlx::PgConnection;
use uuid::Uuid;

use super::both::client_sessions::{readable_receipt, receipt_columns};

/// Of each of these ended sessions the first clients that ended with it, session by session. The sum keeps PostgreSQL from
/// going by the index of all ends, where very many can be of one moment.
pub(super) async fn read_receipts(
    connection: &mut PgConnection,
    account: AccountId,
    ended: &[SessionId],
) -> sqlx::Result<Vec<ReachedClient>> {
    let select = sqlx::query(concat!(
        "SELECT ",
        receipt_columns!(),
        ", named.reached, used.can_revoke \
         FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (id, position) \
         JOIN sessions AS listed ON listed.account_id = $1 AND listed.id = asked.id \
         CROSS JOIN LATERAL ( \
             SELECT EXISTS ( \
                 SELECT 1 FROM website_sessions AS used JOIN grants ON grants.id = used.grant_id \
                 WHERE used.account_id = $1 AND used.session_id = listed.id AND grants.revoked_at IS NULL \
             ) AS can_revoke OFFSET 0 \
         ) AS used \
         CROSS JOIN LATERAL ( \
             SELECT website_sessions.*, count(*) OVER () AS reached FROM website_sessions \
             WHERE account_id = $1 AND session_id = listed.id AND ended_at + 0 = listed.closed_at \
             ORDER BY started_at, id LIMIT $3 \
         ) AS named \
         ORDER BY asked.position, named.started_at, named.id",
    ));
    let ids: Vec<Uuid> = ended.iter().map(|session| *session.as_uuid()).collect();
    let rows = select.bind(account.as_uuid()).bind(ids).bind(i64::from(RECEIPTS_AT_MOST)).fetch_all(connection).await?;
    Ok(rows.iter().filter_map(readable_receipt).collect())
}
