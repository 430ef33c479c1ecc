//! A look into the database file past the service, and rows that would take too long to come about by themselves.

use std::path::Path;

use domain::{SecretToken, SessionId, Timestamp};
use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{
    AssertSqlSafe, Column as _, ConnectOptions as _, Connection as _, Row as _, SqliteConnection, ValueRef as _,
};

pub(super) const FILE: &str = "sessions.sqlite";

/// The database file of a test.
pub(crate) struct Database(SqliteConnection);

impl Database {
    pub(crate) async fn open(folder: &Path) -> Self {
        let options = SqliteConnectOptions::new().filename(folder.join(FILE));
        Self(options.connect().await.expect("the database is there"))
    }

    pub(crate) async fn execute(&mut self, sql: &'static str) {
        sqlx::raw_sql(sql).execute(&mut self.0).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    pub(crate) async fn number(&mut self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&mut self.0).await.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    pub(crate) async fn text(&mut self, sql: &'static str) -> String {
        sqlx::query_scalar(sql).fetch_one(&mut self.0).await.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// How many audit records there are of this event.
    pub(crate) async fn events(&mut self, event: &'static str) -> i64 {
        let count = sqlx::query_scalar("SELECT count(*) FROM audit WHERE event = ?1").bind(event);
        count.fetch_one(&mut self.0).await.expect("the trail is there")
    }

    /// How many audit records say that this session ended.
    pub(crate) async fn ends_on_record(&mut self, session: &str) -> i64 {
        let sql = "SELECT count(*) FROM audit WHERE event = 'session-ended' AND session_id = ?1";
        let count = sqlx::query_scalar(sql).bind(*parse(session).as_uuid());
        count.fetch_one(&mut self.0).await.expect("the trail is there")
    }

    /// Why the session ended, if it has in writing.
    pub(crate) async fn end_reason(&mut self, session: &str) -> Option<String> {
        let select =
            sqlx::query_scalar("SELECT end_reason FROM sessions WHERE id = ?1").bind(*parse(session).as_uuid());
        select.fetch_one(&mut self.0).await.expect("the session is there")
    }

    /// Opens a session as signing in would, and answers its id and token.
    pub(crate) async fn add_session(&mut self, login_name: &str, at: Timestamp) -> (String, String) {
        let token = SecretToken::generate().expect("there are random bytes");
        let id = SessionId::generate(at).expect("there are random bytes");
        let insert = sqlx::query(
            "INSERT INTO sessions (id, account_id, token_hash, started_at, last_active_at, proved_at, started_from, \
                                   connected_from, browser, system, device_kind) \
             SELECT ?1, id, ?2, ?3, ?3, ?3, '192.0.2.1', '192.0.2.1', 'Firefox', 'Linux', 'computer' \
             FROM accounts WHERE login_name = ?4",
        );
        let insert =
            insert.bind(*id.as_uuid()).bind(token.hash().as_bytes().to_vec()).bind(at.as_millis()).bind(login_name);
        insert.execute(&mut self.0).await.expect("the account is there");
        (id.to_string(), token.reveal())
    }

    /// Opens many sessions, one in each millisecond until `until`, with the longest values that a session can have.
    pub(crate) async fn add_sessions(&mut self, login_name: &str, count: i64, until: Timestamp) {
        let insert = sqlx::query(
            "WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ?2) \
             INSERT INTO sessions (id, account_id, token_hash, started_at, last_active_at, proved_at, started_from, \
                                   connected_from, browser, system, device_kind) \
             SELECT unhex(printf('%012x7%03x8%015x', ?3 - n, n % 4096, n)), accounts.id, randomblob(32), ?3 - n, ?3 - n, \
                 ?3 - n, '2001:db8:1111:2222:3333:4444:5555:6666', '2001:db8:1111:2222:3333:4444:5555:7777', \
                 printf('%.40c', 'B'), printf('%.40c', 'S'), 'computer' \
             FROM accounts, numbers WHERE login_name = ?1",
        );
        let insert = insert.bind(login_name).bind(count).bind(until.as_millis());
        insert.execute(&mut self.0).await.expect("the account is there");
    }

    /// Every value of every column of every table, as its bytes.
    pub(crate) async fn dump(&mut self) -> Vec<(String, Vec<u8>)> {
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table'";
        let tables: Vec<String> = sqlx::query_scalar(names).fetch_all(&mut self.0).await.expect("there is a schema");
        let mut values = Vec::new();
        for table in tables {
            let select = sqlx::query(AssertSqlSafe(format!("SELECT * FROM {table}")));
            for row in select.fetch_all(&mut self.0).await.expect("the table is there") {
                let columns = row.columns().iter().enumerate();
                values
                    .extend(columns.map(|(index, column)| (format!("{table}.{}", column.name()), bytes(&row, index))));
            }
        }
        values
    }

    pub(crate) async fn close(self) {
        self.0.close().await.expect("nothing is under way");
    }
}

fn bytes(row: &SqliteRow, index: usize) -> Vec<u8> {
    let raw = row.try_get_raw(index).expect("the column is there");
    if raw.is_null() {
        return Vec::new();
    }
    row.try_get::<Vec<u8>, _>(index)
        .or_else(|_| row.try_get::<String, _>(index).map(String::into_bytes))
        .or_else(|_| row.try_get::<i64, _>(index).map(|number| number.to_string().into_bytes()))
        .expect("a column holds bytes, text or a number")
}

fn parse(session: &str) -> SessionId {
    SessionId::parse(session).expect("the id is one")
}
