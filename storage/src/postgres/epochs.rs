//! Nothing older than an epoch is good. A trigger on the epochs ends it, so that none can begin without that.

use async_trait::async_trait;
use domain::Timestamp;
use domain::storage::{EpochStore, StorageError};
use sqlx::PgConnection;

use super::Postgres;
use crate::error::storage_error;

#[async_trait]
impl EpochStore for Postgres {
    async fn begin_epoch(&self, at: Timestamp) -> Result<u64, StorageError> {
        begin_by_word(self, at).await.map_err(storage_error)
    }
}

/// Ends what may be millions of sessions, so it has no deadline: an operator asks, and waits.
async fn begin_by_word(storage: &Postgres, at: Timestamp) -> sqlx::Result<u64> {
    let mut transaction = storage.begin_write(&[]).await?;
    sqlx::query("SET LOCAL statement_timeout = 0").execute(&mut *transaction).await?;
    let open = open_sessions(&mut transaction).await?;
    begin(&mut transaction, at.as_millis(), "an operator said that the database was restored").await?;
    transaction.commit().await?;
    Ok(open)
}

/// Begins an epoch if the tables were somewhere else before: they come from a dump, which does not know what was closed
/// since. Answers how many sessions that ended.
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

async fn begin(connection: &mut PgConnection, at: i64, why: &str) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO epochs (at, why) VALUES ($1, $2)").bind(at).bind(why).execute(connection).await?;
    Ok(())
}

async fn open_sessions(connection: &mut PgConnection) -> sqlx::Result<u64> {
    let count: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sessions WHERE closed_at IS NULL").fetch_one(connection).await?;
    Ok(count.unsigned_abs())
}
