//! A PostgreSQL server of a test's own, which can be stopped.

use std::ffi::OsStr;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// PostgreSQL refuses to run as root.
const USER: &str = "postgres";

const MEMORY: &str = "/dev/shm";

/// A server that is gone when this is dropped.
pub(crate) struct Cluster {
    folder: TempDir,
    port: u16,
}

impl Cluster {
    /// A new one that runs.
    pub(crate) fn start() -> Self {
        let memory = Path::new(MEMORY);
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let folder = folder.expect("a folder can be made");
        std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o777)).expect("it is ours");
        let cluster = Self { folder, port: free_port() };
        let data = cluster.data();
        cluster
            .run("initdb", &["--pgdata", &data, "--username", USER, "--auth", "trust", "--locale", "C", "--no-sync"]);
        cluster.begin();
        cluster
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts the server that was stopped.
    pub(crate) fn begin(&self) {
        let options =
            format!("--options=-c listen_addresses=127.0.0.1 -c port={} -c unix_socket_directories=", self.port);
        let log = format!("--log={}/log", self.folder.path().display());
        self.control(&["--wait", "--silent", &options, &log, "start"]);
    }

    /// Stops the server: `fast` ends its connections, `immediate` is a crash.
    pub(crate) fn stop(&self, mode: &str) {
        self.control(&["--wait", "--silent", "--mode", mode, "stop"]);
    }

    fn control(&self, words: &[&str]) {
        let data = self.data();
        self.run("pg_ctl", &[&["--pgdata", &*data], words].concat());
    }

    fn data(&self) -> String {
        format!("{}/data", self.folder.path().display())
    }

    fn run(&self, name: &str, words: &[&str]) {
        let program = programs().join(name);
        let is_root = self.folder.path().metadata().expect("it is there").uid() == 0;
        let mut command = Command::new(if is_root { OsStr::new("runuser") } else { program.as_os_str() });
        if is_root {
            command.args(["-u", USER, "--"]).arg(&program);
        }
        let output = command.args(words).current_dir("/").output().expect("the program runs");
        let log = || std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        assert!(output.status.success(), "{name}: {}\n{}", String::from_utf8_lossy(&output.stderr), log());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if Path::new(&self.data()).join("postmaster.pid").exists() {
            self.stop("immediate");
        }
    }
}

/// Systems give ports from 32,768 on to clients, and one of them could take that of a server while it is stopped.
fn free_port() -> u16 {
    let random = || RandomState::new().build_hasher().finish() % 12_768;
    let mut ports = std::iter::repeat_with(|| 20_000 + u16::try_from(random()).expect("it is less than 12,768"));
    ports.find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()).expect("there is a free port")
}

/// The folder of the newest server's programs, or that of `pg_config`.
fn programs() -> PathBuf {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let bin = debian.map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").exists()).max();
    bin.unwrap_or_else(|| {
        let output = Command::new("pg_config").arg("--bindir").output().expect("there is a PostgreSQL server");
        PathBuf::from(String::from_utf8(output.stdout).expect("a path in UTF-8").trim())
    })
}
