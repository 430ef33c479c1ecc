//! `cargo xtask postgres`: a PostgreSQL server of one's own, for as long as a command runs.

use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    io::{BufRead, BufReader, Read},
    net::TcpListener,
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Stdio},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::{
    install,
    workspace::{answer, call, program},
};

/// Where the tests find the server: a URL whose user may create databases.
const URL: &str = "USER_SESSIONS_TEST_POSTGRES";

/// PostgreSQL refuses to run as root.
const USER: &str = "postgres";

const MEMORY: &str = "/dev/shm";

/// Starts the server, waits until the other end of its input is gone, however that came about, and leaves nothing.
const KEEPER: &str = r#"
trap '' INT TERM HUP
folder=$1
shift
if "$@" --pgdata="$folder/data" --log="$folder/log" --wait --silent start > "$folder/start" 2>&1; then
    echo started
else
    cat "$folder/start" "$folder/log" >&2
fi
exec >&-
read -r _
"$@" --pgdata="$folder/data" --mode=fast --silent stop > /dev/null 2>&1
rm -rf "$folder"
"#;

/// A server that ends with this process, or earlier, when it is dropped.
pub(crate) struct Postgres {
    keeper: Child,
    url: String,
    path: OsString,
}

/// Runs the command with the server's URL in its environment; its exit status is ours.
pub(crate) fn run(command: &[OsString]) -> Result<ExitCode> {
    let (name, arguments) = command.split_first().context("name a command to run, after --")?;
    install::postgres()?;
    let postgres = Postgres::start()?;
    let mut command = Command::new(name);
    command.args(arguments);
    let status = postgres.give_to(&mut command).status();
    let status = status.with_context(|| format!("cannot start {}", name.display()))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

impl Postgres {
    /// Starts one in a folder of its own, in memory where there is a place for that.
    pub(crate) fn start() -> Result<Self> {
        let programs = install::postgres_programs().context("there is no PostgreSQL server on this machine")?;
        let memory = Path::new(MEMORY);
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }?;
        let password = random_password()?;
        create_cluster(&programs, &folder, &password)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let url = format!("postgres://{USER}:{password}@127.0.0.1:{port}/postgres");
        let options = format!(
            "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c max_connections=300 \
             -c shared_buffers=128MB"
        );
        // From here on it is the keeper who removes the folder.
        let folder = folder.keep();
        let mut keeper = program("sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(&folder).args(as_user()).arg(programs.join("pg_ctl"));
        keeper.arg(format!("--options={options}")).current_dir("/").process_group(0);
        let mut keeper = keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let said = keeper.stdout.take().context("the keeper has an output")?;
        let mut postgres = Self { keeper, url, path: path_with(programs)? };
        let mut line = String::new();
        BufReader::new(said).read_line(&mut line)?;
        if line.trim() != "started" {
            postgres.stop();
            bail!("the PostgreSQL server did not start");
        }
        Ok(postgres)
    }

    /// Puts the server's URL into the environment of a command, and its programs first into the path.
    pub(crate) fn give_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env(URL, &self.url).env("PATH", &self.path)
    }

    fn stop(&mut self) {
        drop(self.keeper.stdin.take());
        _ = self.keeper.wait();
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Debian's own `psql` in the path is a script in Perl, which takes longer to start than what tests have to say.
fn path_with(programs: PathBuf) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths([programs].into_iter().chain(env::split_paths(&path)))?)
}

fn create_cluster(programs: &Path, folder: &TempDir, password: &str) -> Result<()> {
    let password_file = folder.path().join("password");
    fs::write(&password_file, password)?;
    if is_root() {
        call(program("chown").args(["-R", USER]).arg(folder.path()))?;
    }
    let mut words = as_user();
    words.push(programs.join("initdb").into());
    let mut create = program(&words[0]);
    create.args(&words[1..]).current_dir("/");
    create.arg("--pgdata").arg(folder.path().join("data")).arg("--pwfile").arg(&password_file);
    // SCRAM hashes 4,096 times for each connection, which without optimisation was a third of what tests computed.
    create.args(["--username", USER, "--auth", "md5", "--encoding", "UTF8", "--locale", "C", "--no-sync"]);
    answer(&mut create)?;
    Ok(fs::remove_file(password_file)?)
}

/// What makes another user of root.
fn as_user() -> Vec<OsString> {
    if is_root() { ["runuser", "-u", USER, "--"].map(OsString::from).into() } else { Vec::new() }
}

fn is_root() -> bool {
    answer(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn random_password() -> Result<String> {
    let mut bytes = [0; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(format!("{:032x}", u128::from_ne_bytes(bytes)))
}
