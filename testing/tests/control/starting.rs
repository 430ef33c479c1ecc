//! How it starts and ends, and what it is not started as.

use std::fs;
use std::process::Stdio;

use hyper::StatusCode;

use crate::support::{PROGRAM, Service, program};

#[tokio::test]
async fn it_says_one_line_and_ends_with_whoever_started_it_leaving_nothing_behind() {
    let mut service = Service::start();
    assert_eq!(service.send("GET", "/readyz", &[], "").await.status, StatusCode::OK);
    assert_eq!(service.kept().len(), 1);
    service.leave();
    assert_eq!(service.ended(), (true, String::new()));
    assert!(service.kept().is_empty(), "{:?}", service.kept());
}

#[tokio::test]
async fn a_signal_ends_it_as_well() {
    for signal in ["TERM", "INT", "HUP"] {
        let mut service = Service::start();
        service.account().await;
        service.signal(signal);
        assert_eq!(service.ended(), (true, String::new()), "{signal}");
        assert!(service.kept().is_empty(), "{signal}: {:?}", service.kept());
    }
}

#[test]
fn what_would_be_more_than_a_test_is_refused_in_one_line() {
    for (setting, value, reason) in [
        ("listen", "0.0.0.0:0", "on loopback only"),
        ("listen", "192.0.2.1:3000", "on loopback only"),
        ("listen", ":3000", "on loopback only"),
        ("listen", "[::]:0", "on loopback only"),
        ("metrics-listen", "0.0.0.0:9090", "on loopback only"),
        ("database-url", "sqlite:user-sessions.sqlite", "a database of its own"),
        ("database-url", "postgres://ada:secret@db.example.com/sessions", "a database of its own"),
        ("signing-keys", "/var/lib/user-sessions/keys", "keys of its own"),
        ("public-url", "https://account.example.com", "plain http on this machine"),
        ("public-url", "http://account.example.com", "account.example.com"),
        ("public-url", "https://localhost:3000", "plain http on this machine"),
        ("trusted-proxies", "10.0.0.1", "on loopback"),
        ("trusted-proxies", "127.0.0.1 private_ranges", "on loopback"),
        ("trusted-proxies", "0.0.0.0/0", "on loopback"),
        ("cookie-domain", "example.com", "example.com"),
        ("idle-timeout", "soon", "USER_SESSIONS_IDLE_TIMEOUT (--idle-timeout)"),
    ] {
        let variable = format!("USER_SESSIONS_{}", setting.replace('-', "_").to_uppercase());
        let folder = tempfile::tempdir().unwrap();
        let (mut by_flag, mut by_variable) = (program(folder.path()), program(folder.path()));
        by_flag.arg(format!("--{setting}={value}"));
        by_variable.env(&variable, value);
        for command in [&mut by_flag, &mut by_variable] {
            let output = command.stdin(Stdio::piped()).output().unwrap();
            let line = String::from_utf8(output.stderr).unwrap();
            assert!(!output.status.success() && output.stdout.is_empty(), "{setting} {value}: {line}");
            assert!(line.starts_with("user-sessions-testing: ") && line.contains(reason), "{setting} {value}: {line}");
            assert_eq!(line.lines().count(), 1, "{setting} {value}: {line}");
            assert!(!line.contains("secret"), "{line}");
            assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "{setting} {value}");
        }
    }
}

#[tokio::test]
async fn the_real_service_refuses_its_database() {
    let service = Service::start();
    let file = service.kept()[0].join("sessions.sqlite");
    let refusal = storage::connect(&format!("sqlite:{}", file.display()), storage::Deadlines::default())
        .await
        .err()
        .expect("it is refused");
    assert!(refusal.to_string().contains("was made by user-sessions-testing"), "{refusal}");
    let copy = service.kept()[0].with_file_name("copy.sqlite");
    let backup = storage::back_up(&format!("sqlite:{}", file.display()), &copy).await;
    assert!(backup.unwrap_err().to_string().contains("was made by user-sessions-testing"));
}

#[tokio::test]
async fn every_answer_says_that_it_is_a_test_and_every_page_in_its_title() {
    let service = Service::start();
    for path in
        ["/sign-in", "/account/sessions", "/nothing/here", "/api/v1/session", "/favicon.svg", "/readyz", "/verify"]
    {
        let headers = [("accept", "text/html"), ("accept-encoding", "gzip, br")];
        let answer = service.send("GET", path, &headers, "").await;
        assert_eq!(answer.headers["x-user-sessions-testing"], "1", "{path}");
        let is_page = answer.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        assert_eq!(answer.text.contains("<title>Testing: "), is_page, "{path}: {}", answer.text);
    }
    assert!(service.send("GET", "/sign-in", &[], "").await.text.contains("<title>Testing: Sign in"));
    assert_eq!(service.send_control("GET", "/ends", &[], "").await.headers["x-user-sessions-testing"], "1");
    assert_eq!(
        service.send_control("GET", "/ends", &[("origin", "null")], "").await.headers["x-user-sessions-testing"],
        "1"
    );
}

#[tokio::test]
async fn it_is_at_localhost_or_where_it_is_told_to_be_with_the_port_that_it_got() {
    let service = Service::start();
    assert!(service.greeting.url.starts_with("http://localhost:"), "{}", service.greeting.url);
    assert!(service.greeting.control.starts_with("http://127.0.0.1:"), "{}", service.greeting.control);
    let service = Service::start_with(&["--public-url", "http://account.app.localhost:0"]);
    assert!(service.greeting.url.starts_with("http://account.app.localhost:"), "{}", service.greeting.url);
    assert_eq!(service.send("GET", "/sign-in", &[], "").await.status, StatusCode::OK);
    let account = service.account().await;
    let session = service.session(&account, serde_json::json!({})).await;
    assert_eq!(session["storageState"]["cookies"][0]["domain"], "account.app.localhost");
}

#[test]
fn the_marker_by_which_the_shipped_program_is_checked_is_in_this_one() {
    let marker = include_str!("../../src/marker.txt").as_bytes();
    let program = fs::read(PROGRAM).unwrap();
    assert!(program.windows(marker.len()).any(|window| window == marker));
}
