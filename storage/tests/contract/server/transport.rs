//! A server over a network proves who it is. 0.0.0.0 is this machine by a name that does not say so.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use storage::{Progress, move_data};
use tempfile::TempDir;

use super::pgbouncer::Pgbouncer;
use crate::fixture::{PATIENT, PostgresDatabase};

const PLAIN: &str = "client_tls_sslmode = disable\n";

const CONFIGURATION: &str = "
[req]
distinguished_name = subject
[subject]
[authority]
basicConstraints = critical, CA:TRUE
[server]
basicConstraints = critical, CA:FALSE
subjectAltName = ${ENV::NAME}
";

/// A certificate authority, and a server to which it gave a certificate.
struct Authority {
    folder: TempDir,
}

impl Authority {
    /// One whose server has this name, as in `DNS:db.example.com`.
    fn of(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // pgbouncer runs as another user when the tests run as root.
        std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
        std::fs::write(folder.path().join("openssl.cnf"), CONFIGURATION).unwrap();
        let authority = Self { folder };
        let subject = format!("/CN=Authority of {name}");
        authority.certify(name, &["-subj", &subject, "-extensions", "authority"], "ca");
        let by_authority = ["-subj", "/CN=Server", "-extensions", "server", "-CA", "ca.pem", "-CAkey", "ca.key"];
        authority.certify(name, &by_authority, "server");
        authority
    }

    fn certify(&self, name: &str, options: &[&str], file: &str) {
        let mut openssl = Command::new("openssl");
        openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]);
        openssl.args(["-config", "openssl.cnf", "-keyout", &format!("{file}.key"), "-out", &format!("{file}.pem")]);
        let output = openssl.args(options).env("NAME", name).current_dir(self.folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let key = self.folder.path().join(format!("{file}.key"));
        std::fs::set_permissions(key, PermissionsExt::from_mode(0o644)).unwrap();
    }

    /// How pgbouncer presents the server's certificate.
    fn settings(&self) -> String {
        let folder = self.folder.path().display();
        format!(
            "client_tls_sslmode = require\nclient_tls_key_file = {folder}/server.key\n\
             client_tls_cert_file = {folder}/server.pem\n"
        )
    }

    /// What an operator adds to the database's URL.
    fn vouches(&self) -> String {
        format!("?sslrootcert={}/ca.pem", self.folder.path().display())
    }
}

async fn refusal(url: &str) -> String {
    storage::connect(url, PATIENT).await.err().expect("the server is refused").to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_with_a_certificate_of_the_named_authority_is_used() {
    let database = PostgresDatabase::create().await;
    let authority = Authority::of("IP:0.0.0.0");
    let server = Pgbouncer::before(&database, "session", &authority.settings()).await;
    let storage =
        storage::connect(&(server.url_at("0.0.0.0", &database) + &authority.vouches()), PATIENT).await.unwrap();
    assert!(storage.list_accounts().await.unwrap().is_empty());
    drop((storage, server));
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_does_not_prove_who_it_is_is_refused() {
    let database = PostgresDatabase::create().await;
    let (authority, other) = (Authority::of("IP:0.0.0.0"), Authority::of("DNS:db.example.com"));
    for (settings, vouches, reason) in [
        (authority.settings(), String::new(), "name the certificate of its authority"),
        (authority.settings(), other.vouches(), "UnknownIssuer"),
        (other.settings(), other.vouches(), "not valid for name"),
        (PLAIN.to_owned(), authority.vouches(), "server does not support TLS"),
    ] {
        let server = Pgbouncer::before(&database, "session", &settings).await;
        let line = refusal(&(server.url_at("0.0.0.0", &database) + &vouches)).await;
        assert!(line.contains(reason) && !line.contains('\n'), "{line}");
    }
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_is_not_verified_where_the_url_says_so() {
    let database = PostgresDatabase::create().await;
    let authority = Authority::of("DNS:db.example.com");
    for (settings, mode) in [(authority.settings(), "require"), (PLAIN.to_owned(), "disable")] {
        let server = Pgbouncer::before(&database, "session", &settings).await;
        let storage =
            storage::connect(&format!("{}?sslmode={mode}", server.url_at("0.0.0.0", &database)), PATIENT).await;
        assert!(storage.is_ok(), "{mode}");
    }
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_moved_to_a_server_that_does_not_prove_who_it_is() {
    let database = PostgresDatabase::create_empty().await;
    let authority = Authority::of("IP:0.0.0.0");
    let server = Pgbouncer::before(&database, "session", PLAIN).await;
    let from = format!("sqlite:{}/sessions.db", authority.folder.path().display());
    drop(storage::connect(&from, PATIENT).await.unwrap());
    let moved = async |to: String| move_data(&from, &to, &|_: Progress| ()).await;
    let error = moved(server.url_at("0.0.0.0", &database) + &authority.vouches()).await.unwrap_err();
    assert!(error.to_string().contains("server does not support TLS"), "{error}");
    drop(server);
    let server = Pgbouncer::before(&database, "session", &authority.settings()).await;
    moved(server.url_at("0.0.0.0", &database) + &authority.vouches()).await.unwrap();
    drop(server);
    database.remove().await;
}
