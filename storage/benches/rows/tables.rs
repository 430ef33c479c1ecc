//! The tables themselves: filled faster than sessions can be opened, and asked one question at a time.

use domain::{Timestamp, TokenHash};
use sqlx::postgres::PgConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgPool, SqlitePool};

/// Sessions of one account.
const EACH: i64 = 20;

/// With the moment, how many sessions, and how many of them an account has. Each started in the 604,800,000 milliseconds of
/// the last 7 days.
const FILL_POSTGRES: [&str; 2] = [
    "INSERT INTO accounts (id, login_name, password_hash, created_at, changes, open_sessions) \
     SELECT lpad(to_hex(number), 32, '0')::uuid, 'person-' || number, 'a hash', $1, $3, $3 / 2 \
     FROM generate_series(1, $2 / $3) AS number",
    "INSERT INTO sessions (account_id, id, token_hash, started_at, last_active_at, proved_at, started_from, \
                           connected_from, browser, system, device_kind, closed_at, end_reason) \
     SELECT lpad(to_hex(1 + number / $3), 32, '0')::uuid, \
         (lpad(to_hex($1 - number % 604800000), 12, '0') || '70008000' || lpad(to_hex(number), 12, '0'))::uuid, \
         sha256(int8send(number)), $1 - number % 604800000, $1 - number % 604800000, $1 - number % 604800000, \
         '203.0.113.1', '203.0.113.1', 'Firefox', 'Windows', 'computer', \
         CASE WHEN number % 2 = 0 THEN $1 END, CASE WHEN number % 2 = 0 THEN 'closed' END \
     FROM generate_series(0, $2 - 1) AS number",
];

/// The same.
const FILL_SQLITE: [&str; 2] = [
    "INSERT INTO accounts (id, login_name, password_hash, created_at, changes, open_sessions) \
     WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < $2 / $3) \
     SELECT unhex(printf('%032x', number)), 'person-' || number, 'a hash', $1, $3, $3 / 2 FROM numbers",
    "INSERT INTO sessions (account_id, id, token_hash, started_at, last_active_at, proved_at, started_from, \
                           connected_from, browser, system, device_kind, closed_at, end_reason) \
     WITH RECURSIVE numbers (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number < $2 - 1) \
     SELECT unhex(printf('%032x', 1 + number / $3)), \
         unhex(printf('%012x70008000%012x', $1 - number % 604800000, number)), \
         randomblob(32), $1 - number % 604800000, $1 - number % 604800000, $1 - number % 604800000, \
         '203.0.113.1', '203.0.113.1', 'Firefox', 'Windows', 'computer', \
         CASE WHEN number % 2 = 0 THEN $1 END, CASE WHEN number % 2 = 0 THEN 'closed' END \
     FROM numbers",
];

/// What is least to be asked of a session by its token.
const FIND: &str = "SELECT sessions.id, sessions.last_active_at, sessions.closed_at, accounts.login_name \
                    FROM sessions JOIN accounts ON accounts.id = sessions.account_id WHERE sessions.token_hash = $1";

/// As a program has them that asks about each session alone.
#[derive(Clone)]
pub(crate) enum Tables {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// A new database of the cluster.
pub(crate) async fn create_postgres(cluster: &str, name: &str) -> String {
    let mut connection = PgConnection::connect(cluster).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await.unwrap();
    let (server, _) = cluster.rsplit_once('/').expect("the URL ends with the name of a database");
    format!("{server}/{name}")
}

impl Tables {
    /// The tables of a database that is migrated, with so many sessions more: half of them open, the others ended.
    pub(crate) async fn fill(url: &str, sessions: u64, now: Timestamp) -> Self {
        let sessions = i64::try_from(sessions).unwrap();
        if url.starts_with("sqlite:") {
            let options: SqliteConnectOptions = url.parse().unwrap();
            fill_sqlite(&mut options.connect().await.unwrap(), sessions, now).await;
            return Self::Sqlite(SqlitePool::connect(url).await.unwrap());
        }
        let mut connection = PgConnection::connect(url).await.unwrap();
        // Without triggers and references: what they would check and count is right already.
        sqlx::raw_sql("SET session_replication_role = replica").execute(&mut connection).await.unwrap();
        for sql in FILL_POSTGRES {
            let fill = sqlx::query(sql).bind(now.as_millis()).bind(sessions).bind(EACH);
            fill.execute(&mut connection).await.unwrap();
        }
        sqlx::raw_sql("VACUUM (ANALYZE)").execute(&mut connection).await.unwrap();
        Self::Postgres(PgPool::connect(url).await.unwrap())
    }

    /// The tokens of about so many sessions, from everywhere in the table.
    pub(crate) async fn tokens(&self, count: i64) -> Vec<TokenHash> {
        let tokens: Vec<Vec<u8>> = match self {
            Self::Sqlite(pool) => {
                let select = "SELECT token_hash FROM sessions \
                              WHERE rowid % (SELECT max(1, max(rowid) / $1) FROM sessions) = 0";
                sqlx::query_scalar(select).bind(count).fetch_all(pool).await.unwrap()
            }
            Self::Postgres(pool) => {
                let select = "SELECT token_hash FROM ( \
                                  SELECT token_hash, row_number() OVER (), count(*) OVER () AS total FROM sessions \
                              ) AS numbered \
                              WHERE row_number % greatest(1, total / $1) = 0";
                sqlx::query_scalar(select).bind(count).fetch_all(pool).await.unwrap()
            }
        };
        tokens.into_iter().map(|token| TokenHash::from_bytes(token.try_into().unwrap())).collect()
    }

    /// Whether there is such a session, by a statement for it alone.
    pub(crate) async fn find(&self, token: TokenHash) -> bool {
        let token = token.as_bytes().as_slice();
        match self {
            Self::Sqlite(pool) => sqlx::query(FIND).bind(token).fetch_optional(pool).await.unwrap().is_some(),
            Self::Postgres(pool) => sqlx::query(FIND).bind(token).fetch_optional(pool).await.unwrap().is_some(),
        }
    }
}

async fn fill_sqlite(connection: &mut SqliteConnection, sessions: i64, now: Timestamp) {
    let pragmas = "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000";
    sqlx::raw_sql(pragmas).execute(&mut *connection).await.unwrap();
    let select = "SELECT name, sql FROM sqlite_schema \
                  WHERE type = 'trigger' AND tbl_name = 'sessions' AND sql LIKE '%INSERT ON sessions%'";
    let triggers: Vec<(String, String)> = sqlx::query_as(select).fetch_all(&mut *connection).await.unwrap();
    for (name, _) in &triggers {
        sqlx::raw_sql(AssertSqlSafe(format!("DROP TRIGGER {name}"))).execute(&mut *connection).await.unwrap();
    }
    for sql in FILL_SQLITE {
        let fill = sqlx::query(sql).bind(now.as_millis()).bind(sessions).bind(EACH);
        fill.execute(&mut *connection).await.unwrap();
    }
    for (_, sql) in triggers {
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *connection).await.unwrap();
    }
    sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(connection).await.unwrap();
}
