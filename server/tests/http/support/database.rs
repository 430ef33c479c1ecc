//! A look into the database past the service, and rows that would take too long to come about by themselves.

use domain::{SecretToken, SessionId, Timestamp};
use sqlx::postgres::{PgConnection, PgRow};
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Column as _, Connection as _, Row as _, ValueRef as _};

/// The database of a test.
pub(crate) enum Database {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Does the same at either database.
macro_rules! at {
    ($database:expr, $connection:ident => $act:expr) => {
        match $database {
            Database::Sqlite($connection) => $act,
            Database::Postgres($connection) => $act,
        }
    };
}

impl Database {
    pub(super) async fn open(url: &str) -> Self {
        if url.starts_with("postgres") {
            Self::Postgres(PgConnection::connect(url).await.expect("the database is there"))
        } else {
            Self::Sqlite(SqliteConnection::connect(url).await.expect("the database is there"))
        }
    }

    pub(crate) async fn execute(&mut self, sql: &'static str) {
        at!(self, connection => sqlx::raw_sql(sql).execute(connection).await.map(drop))
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Lets nobody write any more, as a program does that holds the lock; who reads is not held up.
    pub(crate) async fn hold_writes(&mut self) {
        let hold = match self {
            Self::Sqlite(_) => "BEGIN IMMEDIATE",
            Self::Postgres(_) => "BEGIN; LOCK TABLE accounts IN EXCLUSIVE MODE",
        };
        self.execute(hold).await;
    }

    pub(crate) async fn let_writes_go(&mut self) {
        self.execute("ROLLBACK").await;
    }

    /// Whether the file is whole. Of a server's files nobody but the server knows.
    pub(crate) async fn is_intact(&mut self) -> bool {
        matches!(self, Self::Postgres(_)) || self.text("PRAGMA integrity_check").await == "ok"
    }

    pub(crate) async fn number(&mut self, sql: &'static str) -> i64 {
        at!(self, connection => sqlx::query_scalar(sql).fetch_one(connection).await)
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    pub(crate) async fn text(&mut self, sql: &'static str) -> String {
        at!(self, connection => sqlx::query_scalar(sql).fetch_one(connection).await)
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// How many audit records there are of this event.
    pub(crate) async fn events(&mut self, event: &'static str) -> i64 {
        let sql = "SELECT count(*) FROM audit WHERE event = $1";
        at!(self, connection => sqlx::query_scalar(sql).bind(event).fetch_one(connection).await)
            .expect("the trail is there")
    }

    /// How many audit records say that this session ended.
    pub(crate) async fn ends_on_record(&mut self, session: &str) -> i64 {
        let sql = "SELECT count(*) FROM audit WHERE event = 'session-ended' AND session_id = $1";
        let id = *parse(session).as_uuid();
        at!(self, connection => sqlx::query_scalar(sql).bind(id).fetch_one(connection).await)
            .expect("the trail is there")
    }

    /// Why the session ended, if it has in writing.
    pub(crate) async fn end_reason(&mut self, session: &str) -> Option<String> {
        let sql = "SELECT end_reason FROM sessions WHERE id = $1";
        let id = *parse(session).as_uuid();
        at!(self, connection => sqlx::query_scalar(sql).bind(id).fetch_one(connection).await)
            .expect("the session is there")
    }

    /// Opens a session as signing in would, and answers its id and token.
    pub(crate) async fn add_session(&mut self, login_name: &str, at: Timestamp) -> (String, String) {
        let token = SecretToken::generate().expect("there are random bytes");
        let id = SessionId::generate(at).expect("there are random bytes");
        let sql = "INSERT INTO sessions (id, account_id, token_hash, started_at, last_active_at, proved_at, \
                       started_from, connected_from, browser, system, device_kind) \
                   SELECT $1, id, $2, $3, $3, $3, '192.0.2.1', '192.0.2.1', 'Firefox', 'Linux', 'computer' \
                   FROM accounts WHERE login_name = $4";
        let hash = token.hash().as_bytes().to_vec();
        at!(self, connection => {
            let insert = sqlx::query(sql).bind(*id.as_uuid()).bind(hash).bind(at.as_millis()).bind(login_name);
            insert.execute(connection).await.map(drop)
        })
        .expect("the account is there");
        (id.to_string(), token.reveal())
    }

    /// Opens many sessions, one in each millisecond until `until`, with the longest values that a session can have.
    pub(crate) async fn add_sessions(&mut self, login_name: &str, count: i64, until: Timestamp) {
        let sqlite = "WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < $2) \
             INSERT INTO sessions (id, account_id, token_hash, started_at, last_active_at, proved_at, started_from, \
                                   connected_from, browser, system, device_kind) \
             SELECT unhex(printf('%012x7%03x8%015x', $3 - n, n % 4096, n)), accounts.id, randomblob(32), $3 - n, $3 - n, \
                 $3 - n, '2001:db8:1111:2222:3333:4444:5555:6666', '2001:db8:1111:2222:3333:4444:5555:7777', \
                 printf('%.40c', 'B'), printf('%.40c', 'S'), 'computer' \
             FROM accounts, numbers WHERE login_name = $1";
        let postgres = "INSERT INTO sessions (id, account_id, token_hash, started_at, last_active_at, proved_at, \
                                   started_from, connected_from, browser, system, device_kind) \
             SELECT (lpad(to_hex($3 - n), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || '8' \
                     || lpad(to_hex(n), 15, '0'))::uuid, accounts.id, \
                 uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), $3 - n, $3 - n, $3 - n, \
                 '2001:db8:1111:2222:3333:4444:5555:6666', '2001:db8:1111:2222:3333:4444:5555:7777', \
                 repeat('B', 40), repeat('S', 40), 'computer' \
             FROM accounts, generate_series(0, $2 - 1) AS numbers (n) WHERE login_name = $1";
        let sql = match self {
            Self::Sqlite(_) => sqlite,
            Self::Postgres(_) => postgres,
        };
        at!(self, connection => {
            let insert = sqlx::query(sql).bind(login_name).bind(count).bind(until.as_millis());
            insert.execute(connection).await.map(drop)
        })
        .expect("the account is there");
    }

    /// Every value of every column of every table, as its bytes.
    pub(crate) async fn dump(&mut self) -> Vec<(String, Vec<u8>)> {
        let names = match self {
            Self::Sqlite(_) => "SELECT name FROM sqlite_schema WHERE type = 'table'",
            Self::Postgres(_) => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
        };
        at!(self, connection => {
            let tables: Vec<String> =
                sqlx::query_scalar(names).fetch_all(&mut *connection).await.expect("there is a schema");
            let mut values = Vec::new();
            for table in tables {
                let select = sqlx::query(AssertSqlSafe(format!("SELECT * FROM {table}")));
                for row in select.fetch_all(&mut *connection).await.expect("the table is there") {
                    values.extend(row.columns().iter().enumerate().map(|(index, column)| {
                        (format!("{table}.{}", column.name()), row.bytes(index))
                    }));
                }
            }
            values
        })
    }

    pub(crate) async fn close(self) {
        at!(self, connection => connection.close().await).expect("nothing is under way");
    }
}

trait Bytes {
    /// The bytes of a column, whatever it holds.
    fn bytes(&self, index: usize) -> Vec<u8>;
}

impl Bytes for SqliteRow {
    fn bytes(&self, index: usize) -> Vec<u8> {
        let raw = self.try_get_raw(index).expect("the column is there");
        if raw.is_null() {
            return Vec::new();
        }
        self.try_get::<Vec<u8>, _>(index)
            .or_else(|_| self.try_get::<String, _>(index).map(String::into_bytes))
            .or_else(|_| self.try_get::<i64, _>(index).map(|number| number.to_string().into_bytes()))
            .expect("a column holds bytes, text or a number")
    }
}

impl Bytes for PgRow {
    fn bytes(&self, index: usize) -> Vec<u8> {
        let raw = self.try_get_raw(index).expect("the column is there");
        if raw.is_null() { Vec::new() } else { raw.as_bytes().expect("it is not null").to_vec() }
    }
}

fn parse(session: &str) -> SessionId {
    SessionId::parse(session).expect("the id is one")
}
