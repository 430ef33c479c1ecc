//! The service as its own process, which can be killed.

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use trials::eventually_blocking;

use super::place::Place;
use super::{Browser, Database, PASSWORD, Site};

/// Where the program is.
pub(crate) fn program() -> &'static str {
    PROGRAM
}

/// Longer than the program takes to start, to stop or to do what it is told, whatever else the machine does.
const DEADLINE: Duration = Duration::from_mins(1);

const PROGRAM: &str = env!("CARGO_BIN_EXE_user-sessions");

/// A running service. It is killed when this is dropped.
pub(crate) struct Process {
    pub(crate) site: Site,
    /// What it printed when it was ready.
    pub(crate) greeting: String,
    child: Child,
}

/// What a process is started with.
pub(crate) struct Installation {
    place: Place,
    /// The ids of the processes that were started.
    started: Mutex<Vec<u32>>,
}

impl Installation {
    /// A new folder.
    pub(crate) fn new() -> Self {
        Self { place: Place::new(), started: Mutex::default() }
    }

    /// A new folder, and a database that has no tables yet wherever it is.
    pub(crate) fn without_tables() -> Self {
        Self { place: Place::without_tables(), started: Mutex::default() }
    }

    /// A new folder, and a database of this cluster.
    pub(crate) fn in_cluster(cluster: &str) -> Self {
        Self { place: Place::in_cluster(cluster), started: Mutex::default() }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.place.folder()
    }

    /// The file of the signing keys.
    pub(crate) fn signing_keys(&self) -> PathBuf {
        match self.sqlite_file() {
            Some(database) => PathBuf::from(format!("{}.keys", database.display())),
            None => self.place.signing_keys().into(),
        }
    }

    /// The database, where it is a file.
    pub(crate) fn sqlite_file(&self) -> Option<PathBuf> {
        self.place.database_url().strip_prefix("sqlite:").map(PathBuf::from)
    }

    pub(crate) async fn database(&self) -> Database {
        self.place.database().await
    }

    /// The settings that lead the program here, as environment variables.
    pub(crate) fn settings(&self) -> Vec<(&'static str, String)> {
        self.place.settings()
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.envs(self.place.settings());
        for name in std::env::vars().map(|(name, _)| name).filter(|name| name.starts_with("USER_SESSIONS_TEST_")) {
            command.env_remove(name);
        }
        command.env("USER_SESSIONS_LISTEN", "127.0.0.1:0");
        command.current_dir(self.folder());
        command
    }

    /// Makes an account with the common password by the operator's command.
    pub(crate) fn add_account(&self, login_name: &str) {
        let mut command = self.command(PROGRAM);
        let mut child = command.args(["account", "add", login_name]).stdin(Stdio::piped()).spawn().expect("it starts");
        let mut input = child.stdin.take().expect("its input is piped");
        writeln!(input, "{PASSWORD}").expect("it reads the password");
        drop(input);
        assert!(end_of(&mut child, "account add").success());
    }

    /// Runs a command of the operator to its end: what it printed, or what it complained of.
    pub(crate) fn run(&self, words: &[&str]) -> Result<String, String> {
        outcome(self.command(PROGRAM).args(words))
    }

    /// The same with another environment.
    pub(crate) fn run_in(&self, environment: &[(&str, &str)], words: &[&str]) -> Result<String, String> {
        outcome(self.command(PROGRAM).envs(environment.iter().copied()).args(words))
    }

    /// The same with one variable, which need not be text.
    pub(crate) fn run_with(&self, name: &str, value: &OsStr, words: &[&str]) -> Result<String, String> {
        outcome(self.command(PROGRAM).env(name, value).args(words))
    }

    /// The same as a user who is not root, from a place that everybody can reach.
    pub(crate) fn run_as_nobody(&self, words: &[&str]) -> Result<String, String> {
        let place = tempfile::tempdir().expect("there is a temporary folder");
        let program = place.path().join("user-sessions");
        fs::copy(PROGRAM, &program).expect("the program is a file");
        fs::set_permissions(place.path(), Permissions::from_mode(0o755)).expect("it is ours");
        let mut command = self.command(program.to_str().expect("its name is text"));
        command.args(words).current_dir("/");
        if fs::metadata(place.path()).expect("it is there").uid() == 0 {
            command.uid(65_534).gid(65_534);
        }
        outcome(&mut command)
    }

    /// Starts the service and waits until it says that it is ready.
    pub(crate) fn start(&self) -> Process {
        self.start_by(self.command(PROGRAM))
    }

    /// The same through a shell, which prepares the process.
    pub(crate) fn start_after(&self, preparation: &str) -> Process {
        let mut shell = self.command("sh");
        shell.args(["-c", &format!("{preparation}; exec '{PROGRAM}'")]);
        self.start_by(shell)
    }

    /// The same with another environment.
    pub(crate) fn start_in(&self, environment: &[(&str, &str)]) -> Process {
        let mut command = self.command(PROGRAM);
        command.envs(environment.iter().copied());
        self.start_by(command)
    }

    fn start_by(&self, command: Command) -> Process {
        self.start_with_log(command, Stdio::from(self.log_file()))
    }

    /// The same, with its log going elsewhere.
    pub(crate) fn start_logging_to(&self, log: Stdio, environment: &[(&str, &str)]) -> Process {
        let mut command = self.command(PROGRAM);
        command.envs(environment.iter().copied());
        self.start_with_log(command, log)
    }

    fn start_with_log(&self, mut command: Command, log: Stdio) -> Process {
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().expect("it starts");
        let greeting = first_line(child.stdout.take().expect("its output is piped"));
        self.started.lock().expect("no start panicked").push(child.id());
        let url = greeting.split_once("http://").and_then(|(_, url)| url.split('/').next());
        let address = url.and_then(|url| url.parse().ok()).unwrap_or_else(|| panic!("{greeting:?}, {}", self.log()));
        Process { site: Site::on(address), greeting, child }
    }

    /// What it has logged since the first start.
    pub(crate) fn log(&self) -> String {
        self.started.lock().expect("no start panicked").iter().copied().for_each(wait_for_log);
        let mut text = String::new();
        File::open(self.log_path()).and_then(|mut log| log.read_to_string(&mut text)).expect("there is a log");
        text
    }

    fn log_file(&self) -> File {
        File::options().create(true).append(true).open(self.log_path()).expect("the folder is writable")
    }

    fn log_path(&self) -> std::path::PathBuf {
        self.folder().join("log")
    }
}

/// What the program says first, which has to come in time.
fn first_line(output: ChildStdout) -> String {
    let (sender, line) = mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        let read = BufReader::new(output).read_line(&mut line);
        sender.send(read.map(|_| line))
    });
    let line = line.recv_timeout(DEADLINE).unwrap_or_else(|_| panic!("a greeting: not within {DEADLINE:?}"));
    line.expect("its output is text")
}

fn end_of(child: &mut Child, what: &str) -> ExitStatus {
    let mut status = None;
    eventually_blocking(DEADLINE, &format!("the end of {what}"), || {
        status = child.try_wait().expect("it can be waited for");
        status.is_some()
    });
    status.expect("it has ended")
}

fn outcome(command: &mut Command) -> Result<String, String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut started = None;
    // A copy of the program is busy for as long as a process that another test is starting holds it open for writing.
    eventually_blocking(DEADLINE, "the start of the command", || {
        started = Some(command.spawn());
        !matches!(&started, Some(Err(error)) if error.kind() == ErrorKind::ExecutableFileBusy)
    });
    let child = started.expect("it was tried").expect("it starts");
    let (sender, output) = mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait_with_output()));
    let output = output.recv_timeout(DEADLINE);
    let output = output.unwrap_or_else(|_| panic!("the end of {command:?}: not within {DEADLINE:?}"));
    let output = output.expect("it can be waited for");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints text");
    if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
}

impl Process {
    pub(crate) fn browser(&self) -> Browser {
        Browser::at(&self.site)
    }

    /// The process's own id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// kill -9.
    pub(crate) fn kill(mut self) {
        self.end();
    }

    /// Sends the signal of this name, as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let kill = Command::new("kill").args([format!("-{name}"), self.id().to_string()]).status();
        assert!(kill.expect("there is kill").success());
    }

    /// Waits until it has ended by itself, and says whether it ended well.
    pub(crate) fn ended_well(&mut self) -> bool {
        end_of(&mut self.child, "the service").success()
    }

    fn end(&mut self) {
        wait_for_log(self.id());
        let _ = self.child.kill();
        self.child.wait().expect("a killed process ends");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}

/// Waits until what was logged is written, and the process's thread for that waits for more. A process that has ended has
/// no threads.
fn wait_for_log(process: u32) {
    let is_writing = || {
        let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
        let mut states = threads.filter_map(|thread| fs::read_to_string(thread.path().join("stat")).ok());
        states.any(|state| state.contains(" (log) ") && !state.contains(" (log) S "))
    };
    eventually_blocking(DEADLINE, "a log that is written", || !is_writing());
}
