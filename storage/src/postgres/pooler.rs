//! Poolers that give each transaction another connection, such as pgbouncer with `pool_mode = transaction`. Behind one,
//! neither deadlines nor prepared statements stay with the connection that they were made for, so it is refused.

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions as _, Connection as _, Row as _};

/// A pooler may happen to give out the same connection once.
const TRIES: u32 = 5;

const MARK: &str = "SELECT current_setting('user_sessions.mark', true)";

/// Whether what is set in one session is seen in another, or is lost in its own: then a session is not a connection.
pub(super) async fn shares_connections(options: &PgConnectOptions) -> sqlx::Result<bool> {
    let (mut one, mut other) = (options.connect().await?, options.connect().await?);
    let mut shares = false;
    for _ in 0..TRIES {
        let mark = text(&mut one, "SELECT set_config('user_sessions.mark', gen_random_uuid()::text, false)").await?;
        // What the other's transaction holds cannot be given to the first one meanwhile.
        sqlx::raw_sql("BEGIN").execute(&mut other).await?;
        let (here, there) = (text(&mut one, MARK).await?, text(&mut other, MARK).await?);
        sqlx::raw_sql("COMMIT").execute(&mut other).await?;
        shares |= here != mark || there == mark;
    }
    one.close().await?;
    other.close().await?;
    Ok(shares)
}

/// Asked without preparing anything, because that may not work yet.
async fn text(connection: &mut PgConnection, sql: &'static str) -> sqlx::Result<Option<String>> {
    sqlx::raw_sql(sql).fetch_one(connection).await?.try_get(0)
}
