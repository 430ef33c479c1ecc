//! An epoch begins in tables that come from a dump: it does not know what was closed since it was taken.

use sqlx::PgConnection;

use super::both::epochs::{begin, open_sessions};

/// Begins an epoch if the tables were somewhere else before. Answers how many sessions that ended.
pub(super) async fn begin_away_from_home(connection: &mut PgConnection) -> sqlx::Result<Option<u64>> {
    sqlx::raw_sql("BEGIN; SET LOCAL statement_timeout = 0; LOCK TABLE home IN EXCLUSIVE MODE")
        .execute(&mut *connection)
        .await?;
    let is_home =
        "SELECT EXISTS (SELECT server, database FROM home INTERSECT SELECT server, database FROM present_home)";
    let ended = if sqlx::query_scalar(is_home).fetch_one(&mut *connection).await? {
        None
    } else {
        let open = open_sessions(connection).await?;
        let now = sqlx::query_scalar("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint");
        let now = now.fetch_one(&mut *connection).await?;
        begin(connection, now, "the tables were restored from a dump").await?;
        sqlx::raw_sql("DELETE FROM home; INSERT INTO home SELECT server, database FROM present_home")
            .execute(&mut *connection)
            .await?;
        Some(open)
    };
    sqlx::query("COMMIT").execute(connection).await?;
    Ok(ended)
}
