//! pgbouncer in front of the server.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command};

use sqlx::postgres::PgConnectOptions;
use tempfile::TempDir;

use crate::fixture::{NOON, Person, PostgresDatabase};

const PROGRAM: &str = "/usr/sbin/pgbouncer";

struct Pgbouncer {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Pgbouncer {
    /// One that gives out connections to the database in this mode.
    async fn before(database: &PostgresDatabase, mode: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let server: PgConnectOptions = database.url().parse().unwrap();
        let url = database.url();
        let (credentials, _) = url.rsplit_once('@').unwrap();
        let (_, password) = credentials.rsplit_once(':').unwrap();
        let file = folder.path().join("pgbouncer.ini");
        let settings = format!(
            "[databases]\n* = host={} port={} user={} password={password}\n\
             [pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n\
             pool_mode = {mode}\n",
            server.get_host(),
            server.get_port(),
            server.get_username(),
        );
        std::fs::write(&file, settings).unwrap();
        assert!(
            Path::new(PROGRAM).exists(),
            "{PROGRAM} is missing; run `cargo xtask postgres -- …`, which installs it"
        );
        let mut command = Command::new(PROGRAM);
        if is_root(folder.path()) {
            command.args(["-u", "nobody"]);
            std::fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        }
        let process = command.arg("--quiet").arg(&file).spawn().unwrap();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            tokio::task::yield_now().await;
        }
        Self { process, port, _folder: folder }
    }

    fn url(&self, database: &PostgresDatabase) -> String {
        format!("postgres://anybody@127.0.0.1:{}/{}", self.port, database.name())
    }
}

impl Drop for Pgbouncer {
    fn drop(&mut self) {
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

/// pgbouncer does not run as root.
fn is_root(of_ours: &Path) -> bool {
    std::os::unix::fs::MetadataExt::uid(&of_ours.metadata().unwrap()) == 0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pooler_of_transactions_is_refused_with_what_to_do() {
    let database = PostgresDatabase::create().await;
    let pgbouncer = Pgbouncer::before(&database, "transaction").await;
    let refusal = storage::connect(&pgbouncer.url(&database)).await.err().unwrap().to_string();
    assert!(refusal.contains("let it pool sessions (pool_mode = session)"), "{refusal}");
    drop(pgbouncer);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pooler_of_statements_is_refused() {
    let database = PostgresDatabase::create().await;
    let pgbouncer = Pgbouncer::before(&database, "statement").await;
    let refusal = storage::connect(&pgbouncer.url(&database)).await.err().unwrap().to_string();
    assert!(refusal.contains("cannot be opened"), "{refusal}");
    drop(pgbouncer);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn through_a_pooler_of_sessions_everything_works() {
    let database = PostgresDatabase::create().await;
    let pgbouncer = Pgbouncer::before(&database, "session").await;
    let storage = storage::connect(&pgbouncer.url(&database)).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.close(office, home.id, NOON).await;
    assert!(ada.ended(home).await.is_some() && ada.ended(office).await.is_none());
    assert_eq!(ada.list(office, NOON).await.ended.len(), 1);
    drop((storage, ada, pgbouncer));
    database.remove().await;
}
