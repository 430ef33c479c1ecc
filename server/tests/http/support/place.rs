//! Where the service of a test keeps its things: a file in the test's folder, or a PostgreSQL database of its own.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::thread;

use domain::ApiKeyId;
use server::SigningKeys;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use trials::Running;

use super::Database;
use super::app::START;

/// "postgres" has every test keep its things in the cluster of [`CLUSTER`]; by default each has a SQLite file.
const STORAGE: &str = "USER_SESSIONS_TEST_STORAGE";

/// The URL of a cluster in which tests may make databases.
const CLUSTER: &str = "USER_SESSIONS_TEST_POSTGRES";

/// The read deadline of tests that are not about it: a busy machine may be late.
pub(super) const PATIENT: &str = "5s";

/// The read deadline as it is by default, for tests that are about it.
pub(crate) const PRODUCTION: [&str; 2] = ["--read-deadline", "500ms"];

/// A folder, and a database in it or beside it. Both are gone when this is dropped.
pub(crate) struct Place {
    folder: TempDir,
    postgres: Option<Postgres>,
    _running: Running,
}

struct Postgres {
    cluster: String,
    name: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self::with(is_postgres().then(Postgres::create))
    }

    /// With a database of this cluster, which has no tables yet.
    pub(crate) fn in_cluster(cluster: &str) -> Self {
        Self::with(Some(Postgres::create_in(cluster.to_owned())))
    }

    /// With a database that has no tables yet, for those who try who makes them.
    pub(crate) fn without_tables() -> Self {
        Self::with(is_postgres().then(|| Postgres::create_in(cluster())))
    }

    fn with(postgres: Option<Postgres>) -> Self {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        Self { folder, postgres, _running: Running::here() }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The settings that lead the service here, as environment variables.
    pub(crate) fn settings(&self) -> Vec<(&'static str, String)> {
        let mut settings = vec![
            ("USER_SESSIONS_DATABASE_URL", self.database_url()),
            ("USER_SESSIONS_READ_DEADLINE", PATIENT.to_owned()),
        ];
        if self.postgres.is_some() {
            settings.push(("USER_SESSIONS_SIGNING_KEYS", self.signing_keys()));
        }
        settings
    }

    pub(crate) fn database_url(&self) -> String {
        match &self.postgres {
            Some(postgres) => postgres.url(),
            None => format!("sqlite:{}", self.folder().join("sessions.sqlite").display()),
        }
    }

    pub(crate) fn signing_keys(&self) -> String {
        self.folder().join("keys").display().to_string()
    }

    /// Puts a copy of the first keys of this process here, as making keys takes long.
    pub(crate) fn lend_signing_keys(&self) {
        static KEYS: OnceLock<Vec<u8>> = OnceLock::new();
        let path = self.folder().join("keys");
        let keys = KEYS.get_or_init(|| {
            SigningKeys::make(&path, START).expect("the folder is writable");
            fs::read(&path).expect("the keys were made")
        });
        if !path.exists() {
            let mut options = OpenOptions::new();
            let mut file = options.write(true).create_new(true).mode(0o600).open(path).expect("the folder is writable");
            file.write_all(keys).expect("the keys are written");
        }
    }

    pub(crate) async fn database(&self) -> Database {
        Database::open(&self.database_url()).await
    }
}

fn is_postgres() -> bool {
    std::env::var(STORAGE).is_ok_and(|storage| storage == "postgres")
}

fn cluster() -> String {
    std::env::var(CLUSTER)
        .unwrap_or_else(|_| panic!("{CLUSTER} is not set: run this by `cargo xtask postgres -- cargo test …`"))
}

impl Postgres {
    /// A copy of one that has been migrated, which takes less time than migrating each. It is where it is, and not restored.
    fn create() -> Self {
        static TEMPLATE: OnceLock<Postgres> = OnceLock::new();
        let template = TEMPLATE.get_or_init(Self::migrated);
        let copy = Self::named(cluster());
        let create = format!("CREATE DATABASE {} TEMPLATE {}", copy.name, template.name);
        let connect = format!("\\connect {}", copy.name);
        let settle = "DELETE FROM home; INSERT INTO home SELECT server, database FROM present_home";
        copy.succeeds(&[&create, &connect, settle]);
        copy
    }

    /// One without any tables.
    fn create_in(cluster: String) -> Self {
        let postgres = Self::named(cluster);
        postgres.succeeds(&[&format!("CREATE DATABASE {}", postgres.name)]);
        postgres
    }

    /// One that has all tables and no connections.
    fn migrated() -> Self {
        let template = Self::create_in(cluster());
        let url = template.url();
        let migrate = async move {
            drop(storage::connect(&url, storage::Deadlines::default()).await.expect("the database opens"));
        };
        // The tests are in runtimes of their own.
        let migrating = thread::spawn(|| Runtime::new().expect("there are threads").block_on(migrate));
        migrating.join().expect("the tables are made");
        template
    }

    fn named(cluster: String) -> Self {
        let number = ApiKeyId::generate().expect("there are random bytes");
        Self { cluster, name: format!("http_{}", number.to_string().replace('-', "")) }
    }

    fn url(&self) -> String {
        let mut url = url::Url::parse(&self.cluster).expect("the cluster has a URL");
        url.set_path(&self.name);
        url.into()
    }

    fn succeeds(&self, commands: &[&str]) {
        let output = self.psql(commands).output().expect("psql comes with PostgreSQL");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn psql(&self, commands: &[&str]) -> Command {
        let mut psql = Command::new("psql");
        psql.args([&self.cluster, "--quiet", "--set", "ON_ERROR_STOP=1"]);
        psql.args(commands.iter().flat_map(|command| ["--command", command]));
        psql
    }
}

impl Drop for Postgres {
    /// Beside the test: connections that are being made end with its runtime, and the server waits for them. What stays
    /// costs room in a server that goes with the tests.
    fn drop(&mut self) {
        let mut psql = self.psql(&[&format!("DROP DATABASE {} WITH (FORCE)", self.name)]);
        thread::spawn(move || psql.output());
    }
}
