//! pgbouncer, which the tests put in front of the server.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command};

use sqlx::postgres::PgConnectOptions;
use tempfile::TempDir;
use trials::{SOON, eventually};

use crate::fixture::PostgresDatabase;

const PROGRAM: &str = "/usr/sbin/pgbouncer";

/// One that runs until it is dropped.
pub(super) struct Pgbouncer {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Pgbouncer {
    /// One that gives out connections to the database in this mode, with these further lines of settings.
    pub(super) async fn before(database: &PostgresDatabase, mode: &str, further: &str) -> Self {
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
             pool_mode = {mode}\n{further}",
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
        let mut process = command.arg("--quiet").arg(&file).spawn().unwrap();
        eventually(SOON, "pgbouncer", async || {
            assert!(process.try_wait().unwrap().is_none(), "pgbouncer has ended");
            std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
        })
        .await;
        Self { process, port, _folder: folder }
    }

    pub(super) fn url(&self, database: &PostgresDatabase) -> String {
        self.url_at("127.0.0.1", database)
    }

    /// The database's URL with another name of this machine.
    pub(super) fn url_at(&self, host: &str, database: &PostgresDatabase) -> String {
        format!("postgres://anybody@{host}:{}/{}", self.port, database.name())
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
