//! schemathesis against the JSON API of a real server: no answer is a failure of the service or of another shape than the
//! description says.

use std::{
    env,
    fs::{self, File},
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::outcome::{Outcome, take_output};
use crate::{
    install,
    workspace::{cargo, cargo_target, program},
};

const SETTINGS: &str = include_str!("api.toml");
const PASSWORD: &str = "correct horse battery staple";
const SCOPES: [&str; 5] = ["verify", "revocations", "sessions:read", "sessions:close", "embed"];

/// Asks everything that the description names, by a session, by a key that may do everything, and by a token for pages of the
/// server's own origin.
pub(super) fn check() -> Result<Outcome> {
    let (succeeded, output) = take_output(&mut cargo("build --package server"))?;
    if !succeeded {
        return Ok(Outcome::failure(output));
    }
    let folder = tempfile::tempdir()?;
    let server = Server::start(folder.path())?;
    let (settings, results) = (folder.path().join("schemathesis.toml"), folder.path().join("results.xml"));
    fs::write(&settings, SETTINGS)?;
    let session_token = server.sign_in()?;
    let mut schemathesis = program(install::schemathesis_folder().join("bin/schemathesis"));
    schemathesis
        .current_dir(folder.path())
        .env("ORIGIN", &server.origin)
        .env("EMBED_TOKEN", server.embed_token(&session_token)?)
        .env("SESSION_TOKEN", session_token)
        .env("API_KEY", &server.key)
        .arg("--config-file")
        .arg(&settings)
        .args(["run", &format!("{}/api/v1/openapi.json", server.origin), "--report", "junit", "--report-junit-path"])
        .arg(&results);
    let (succeeded, output) = take_output(&mut schemathesis)?;
    let (passed, failed) = match fs::read_to_string(&results) {
        Ok(results) => counts(&results)?,
        Err(_) => (0, 0),
    };
    let log = fs::read_to_string(folder.path().join("log"))?;
    Ok(Outcome::of_tests(passed, failed, succeeded, format!("{output}\n{log}")))
}

/// A server with an account and a key. It ends when this is dropped.
struct Server {
    origin: String,
    key: String,
    running: Child,
    /// Whoever prints to a pipe that nobody holds is told off.
    _output: BufReader<ChildStdout>,
}

impl Server {
    fn start(folder: &Path) -> Result<Self> {
        let mut add =
            command(folder, &["account", "add", "ada"])?.stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
        add.stdin.take().context("its input is piped")?.write_all(PASSWORD.as_bytes())?;
        ensure!(add.wait()?.success(), "the account could not be made");
        let log = File::create(folder.join("log"))?;
        let mut serve = command(folder, &["--listen", "127.0.0.1:0"])?;
        let mut running = serve.env("RUST_LOG", "warn").stdout(Stdio::piped()).stderr(log).spawn()?;
        let mut output = BufReader::new(running.stdout.take().context("its output is piped")?);
        let mut greeting = String::new();
        output.read_line(&mut greeting)?;
        let origin = greeting.trim().split_once("Listening: ").map(|(_, url)| url.trim_end_matches('/').to_owned());
        let origin = origin.unwrap_or_default();
        let mut server = Self { origin, key: String::new(), running, _output: output };
        ensure!(!server.origin.is_empty(), "the server does not listen: {greeting}");
        let scopes = SCOPES.iter().flat_map(|scope| ["--right", scope]);
        let mut add = command(folder, &["api-key", "add", "--json", "--name", "tests", "--origin", &server.origin])?;
        let output = add.args(scopes).output()?;
        let key: Value = serde_json::from_slice(&output.stdout).context("the key could not be made")?;
        key["key"].as_str().context("the key is not shown")?.clone_into(&mut server.key);
        Ok(server)
    }

    /// The token of a new session.
    fn sign_in(&self) -> Result<String> {
        let form = format!("login_name=ada&password={}", PASSWORD.replace(' ', "+"));
        let headers = format!("Origin: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n", self.origin);
        let answer = self.post("/api/sign-in", &headers, &form)?;
        let cookie = answer.split_once("__Host-session=").and_then(|(_, value)| value.split(';').next());
        Ok(cookie.with_context(|| format!("nobody was signed in: {answer}"))?.to_owned())
    }

    /// A token by which a page of the server's own origin shows that session.
    fn embed_token(&self, session_token: &str) -> Result<String> {
        let headers = format!("Authorization: Bearer {}\r\nContent-Type: application/json\r\n", self.key);
        let body = format!("{{\"session_token\":\"{session_token}\"}}");
        let answer = self.post("/api/v1/embed-tokens", &headers, &body)?;
        let token = answer.split_once("\"token\":\"").and_then(|(_, value)| value.split('"').next());
        Ok(token.with_context(|| format!("no token was given out: {answer}"))?.to_owned())
    }

    fn post(&self, path: &str, headers: &str, body: &str) -> Result<String> {
        let host = self.origin.trim_start_matches("http://");
        let length = body.len();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
        );
        let mut connection = TcpStream::connect(host)?;
        connection.write_all(request.as_bytes())?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Whether it had ended already makes no difference.
        let _ = self.running.kill();
        let _ = self.running.wait();
    }
}

/// Settings of whoever runs the tests do not count.
fn command(folder: &Path, arguments: &[&str]) -> Result<Command> {
    let mut command = program(cargo_target()?.join("debug/user-sessions"));
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("USER_SESSIONS_")) {
        command.env_remove(name);
    }
    let database = format!("sqlite:{}", folder.join("sessions.sqlite").display());
    command.args(arguments).args(["--database-url", &database]);
    Ok(command)
}

/// Sums up the operations, each of which was asked many times.
fn counts(junit: &str) -> Result<(u64, u64)> {
    let suites = junit.split_once("<testsuites").context("schemathesis's results cannot be read")?.1;
    let count = |name: &str| -> Result<u64> {
        let value = suites.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
        Ok(value.with_context(|| format!("schemathesis's results do not count {name}"))?.parse()?)
    };
    let failed = count("failures")? + count("errors")?;
    Ok((count("tests")?.saturating_sub(failed), failed))
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn operations_with_failures_and_errors_have_failed() {
        let junit = r#"<?xml version="1.0" ?>
<testsuites disabled="0" errors="1" failures="2" tests="13" time="5.3">
<testsuite name="schemathesis" errors="1" failures="2" tests="13"></testsuite>
</testsuites>"#;
        assert_eq!(counts(junit).unwrap(), (10, 3));
    }

    #[test]
    fn other_results_are_refused() {
        assert!(counts("").is_err());
        assert!(counts("<testsuites>").is_err());
    }
}
