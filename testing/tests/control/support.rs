//! The program while it runs, and what is asked of it.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::handshake;
use hyper::{HeaderMap, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_user-sessions-testing");

/// A running service. It is killed when this is dropped, if it has not ended before.
pub(crate) struct Service {
    pub(crate) greeting: Greeting,
    folder: TempDir,
    child: Child,
    output: BufReader<ChildStdout>,
}

/// The line that it prints.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Greeting {
    pub(crate) url: String,
    pub(crate) control: String,
    pub(crate) token: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// What the problem is, for people.
    pub(crate) fn detail(&self) -> String {
        assert_eq!(self.headers["content-type"], "application/problem+json", "{}", self.text);
        self.json()["detail"].as_str().expect("a problem has a detail").to_owned()
    }
}

/// The program with nothing of this process's settings, in a folder for temporary ones.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("USER_SESSIONS_")) {
        command.env_remove(name);
    }
    command.env("TMPDIR", folder).env("RUST_LOG", "warn");
    command
}

impl Service {
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    pub(crate) fn start_with(settings: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let mut command = program(folder.path());
        command.args(settings).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output is piped"));
        let mut line = String::new();
        output.read_line(&mut line).expect("its output is text");
        let greeting = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"));
        Self { greeting, folder, child, output }
    }

    /// What it keeps while it runs.
    pub(crate) fn kept(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path()).expect("the folder is there");
        entries.map(|entry| entry.expect("it can be read").path()).collect()
    }

    /// Closes its input, as happens when whoever started it ends.
    pub(crate) fn leave(&mut self) {
        drop(self.child.stdin.take());
    }

    pub(crate) fn signal(&self, name: &str) {
        let kill = Command::new("kill").args([format!("-{name}"), self.child.id().to_string()]).status();
        assert!(kill.expect("there is kill").success());
    }

    /// Waits for its end: whether it ended well, and what it printed since the greeting.
    pub(crate) fn ended(&mut self) -> (bool, String) {
        let succeeded = self.child.wait().expect("it can be waited for").success();
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).expect("its output is text");
        (succeeded, rest)
    }

    /// Tells the control something that it can do.
    pub(crate) async fn tell(&self, path: &str, body: Value) -> Value {
        let answer = self.ask("POST", path, &body).await;
        assert!(answer.status.is_success(), "{path} {body}: {}", answer.text);
        answer.json()
    }

    /// Asks the control something.
    pub(crate) async fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.send_control(method, path, &[], &body).await
    }

    /// The same with other headers; an empty value leaves one out.
    pub(crate) async fn send_control(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let authorization = format!("Bearer {}", self.greeting.token);
        let given = |name: &str| headers.iter().any(|(other, _)| *other == name);
        let usual = [("authorization", authorization.as_str())].into_iter().filter(|(name, _)| !given(name));
        let headers: Vec<_> = usual.chain(headers.iter().copied()).filter(|(_, value)| !value.is_empty()).collect();
        send(&self.greeting.control, method, path, &headers, body).await
    }

    /// Asks the service, as its own pages do.
    pub(crate) async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let origin = [("origin", self.greeting.url.as_str())];
        let headers: Vec<_> = origin.into_iter().chain(headers.iter().copied()).collect();
        send(&self.greeting.url, method, path, &headers, body).await
    }

    /// Asks the service as a page of another origin does.
    pub(crate) async fn send_from_elsewhere(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        send(&self.greeting.url, method, path, headers, "").await
    }

    /// Asks the service in a session.
    pub(crate) async fn send_as(&self, session: &Value, method: &str, path: &str) -> Answer {
        self.send(method, path, &[("cookie", &cookie(session))], "").await
    }

    /// An account of this test alone.
    pub(crate) async fn account(&self) -> String {
        self.tell("/accounts", json!({})).await["id"].as_str().expect("an account has an id").to_owned()
    }

    /// A session of the account.
    pub(crate) async fn session(&self, account: &str, mut wanted: Value) -> Value {
        wanted["account"] = account.into();
        self.tell("/sessions", wanted).await
    }

    /// What became of a session.
    pub(crate) async fn fate(&self, session: &Value) -> Value {
        let answer = self.ask("GET", &format!("/sessions/{}", id(session)), &Value::Null).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.json()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        self.child.wait().expect("a killed process ends");
    }
}

pub(crate) fn id(session: &Value) -> &str {
    session["id"].as_str().expect("a session has an id")
}

/// What a browser sends that holds the session.
pub(crate) fn cookie(session: &Value) -> String {
    let cookie = &session["storageState"]["cookies"][0];
    format!("{}={}", cookie["name"].as_str().unwrap_or_default(), cookie["value"].as_str().unwrap_or_default())
}

async fn send(origin: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let authority = origin.strip_prefix("http://").expect("it is plain http");
    let (_, port) = authority.rsplit_once(':').expect("there is a port");
    let mut request = Request::builder().method(method).uri(path);
    if headers.iter().all(|(name, _)| *name != "host") {
        request = request.header("host", authority);
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Full::new(Bytes::from(body.to_owned()))).expect("it is a request");
    let port: u16 = port.parse().expect("a port is a number");
    let stream = TcpStream::connect(("127.0.0.1", port)).await.expect("it listens");
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await.expect("it speaks HTTP");
    let connection = tokio::spawn(connection);
    let (head, body) = sender.send_request(request).await.expect("it answers").into_parts();
    let body = body.collect().await.expect("the answer is whole").to_bytes();
    drop(sender);
    let _ = connection.await;
    let text = String::from_utf8_lossy(&body).into_owned();
    Answer { status: head.status, headers: head.headers, text }
}
