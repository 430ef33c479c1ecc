//! The feed of sessions that have ended, by the transactions in which they ended: it is read as far as nothing can be added any
//! more.

use sqlx::PgConnection;

/// The position of the newest row.
pub(super) const NEWEST: &str = "SELECT transaction::text::bigint, position, session_id \
     FROM revocations \
     WHERE transaction < pg_snapshot_xmin(pg_current_snapshot()) \
     ORDER BY transaction DESC, position DESC \
     LIMIT 1";

/// Up to `$3` rows from the cursor at the transaction `$1` and the position `$2`.
pub(super) const AFTER: &str = "SELECT transaction::text::bigint, position, session_id, account_id, ended_at, reason \
     FROM revocations \
     WHERE (transaction, position) >= ($1::text::xid8, $2) \
         AND transaction < pg_snapshot_xmin(pg_current_snapshot()) \
     ORDER BY transaction, position \
     LIMIT $3";

/// An expiry that was noticed late stands behind younger rows, so the beginning is not simply what is old. The last old row
/// stays: whoever follows a feed in which nothing happened for long has read up to it.
pub(super) const ERASE_OLD: &str = "WITH young AS MATERIALIZED ( \
         SELECT transaction, position FROM revocations WHERE ended_at >= $1 \
         ORDER BY transaction, position LIMIT 1 \
     ), kept AS MATERIALIZED ( \
         ( \
             SELECT transaction, position FROM revocations \
             WHERE (transaction, position) < (SELECT transaction, position FROM young) \
             ORDER BY transaction DESC, position DESC LIMIT 1 \
         ) UNION ALL ( \
             SELECT transaction, position FROM revocations WHERE NOT EXISTS (SELECT 1 FROM young) \
             ORDER BY transaction DESC, position DESC LIMIT 1 \
         ) \
     ), old AS MATERIALIZED ( \
         SELECT transaction, position FROM revocations \
         WHERE (transaction, position) < (SELECT transaction, position FROM kept) \
         ORDER BY transaction, position \
         LIMIT $2 \
     ) \
     DELETE FROM revocations USING old \
     WHERE revocations.transaction = old.transaction AND revocations.position = old.position";

/// Transactions of another server were numbered by another count: when the tables were restored from a dump, whatever
/// ends now would stand before what is there. Then the feed begins anew, and whoever follows it starts over.
pub(super) async fn begin_anew_if_restored(connection: &mut PgConnection) -> sqlx::Result<()> {
    let select = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM revocations WHERE transaction >= pg_snapshot_xmax(pg_current_snapshot()))",
    );
    if select.fetch_one(&mut *connection).await? {
        sqlx::raw_sql(
            "BEGIN; \
             TRUNCATE revocations; \
             INSERT INTO revocations (transaction, account_id, session_id, ended_at, reason) \
             VALUES (pg_current_xact_id(), gen_random_uuid(), gen_random_uuid(), 0, 'other'); \
             COMMIT",
        )
        .execute(connection)
        .await?;
        tracing::warn!("the tables come from another server: the feed of ended sessions begins anew");
    }
    Ok(())
}
