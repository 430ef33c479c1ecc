//! Servers and databases that nothing may be kept in.

use sqlx::AssertSqlSafe;
use sqlx::postgres::PgConnectOptions;

use crate::fixture::{PATIENT, PostgresDatabase};

async fn refusal(url: &str) -> String {
    let line = storage::connect(url, PATIENT).await.err().expect("the database is refused").to_string();
    assert!(!line.contains('\n'), "{line}");
    line
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_would_forget_or_takes_nothing_is_refused_with_the_reason() {
    for (setting, reason) in [
        (
            "synchronous_commit = off",
            "Close would not be durable, so the service does not start: the server's \
                                      synchronous_commit is off",
        ),
        ("default_transaction_read_only = on", "the server's default_transaction_read_only is on"),
    ] {
        let database = PostgresDatabase::create().await;
        let alter = format!("ALTER DATABASE {} SET {setting}", database.name());
        sqlx::raw_sql(AssertSqlSafe(alter)).execute(&mut database.connect().await).await.unwrap();
        let line = refusal(&database.url()).await;
        assert!(line.contains(reason), "{line}");
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_reached_is_named_without_its_password() {
    let database = PostgresDatabase::create().await;
    let server: PgConnectOptions = database.url().parse().unwrap();
    let at = |user: &str, port: u16, name: &str| format!("postgres://{user}:open-sesame@127.0.0.1:{port}/{name}");
    let port = server.get_port();
    for (url, reason) in [
        (at(server.get_username(), port, database.name()), "password authentication failed"),
        (at("nobody", port, database.name()), "password authentication failed"),
        (at("ada", 1, "sessions"), "the database sessions on 127.0.0.1:1 cannot be opened: Connection refused"),
        ("postgres://ada:open-sesame@127.0.0.1:99999/sessions".to_owned(), "the database URL cannot be read"),
        ("postgres://ada:open-sesame@127.0.0.1/sessions?sslmode=maybe".to_owned(), "the database URL cannot be read"),
    ] {
        let line = refusal(&url).await;
        assert!(line.contains(reason), "{line}");
        assert!(!line.contains("sesame"), "{line}");
    }
    let missing = database.url().replace(database.name(), "not_there");
    assert!(refusal(&missing).await.contains("database \"not_there\" does not exist"));
    database.remove().await;
}
