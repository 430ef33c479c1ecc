//! The service for tests has no place where people are: the real program neither opens its database nor has its control.

use axum::http::StatusCode;

use crate::support::{Answer, Installation, Site, TestApp};

/// What the control of the service for tests answers to.
const CONTROL: [(&str, &str); 9] = [
    ("POST", "/accounts"),
    ("POST", "/sessions"),
    ("GET", "/sessions/0199a3c0-0000-7000-8000-000000000001"),
    ("POST", "/sessions/0199a3c0-0000-7000-8000-000000000001/close"),
    ("GET", "/ends"),
    ("POST", "/clock"),
    ("POST", "/websites"),
    ("POST", "/keys"),
    ("POST", "/faults"),
];

async fn send(site: &Site, method: &str, path: &str) -> Answer {
    let request = axum::http::Request::builder().method(method).uri(path).header("origin", &site.origin);
    site.send(request.body(axum::body::Bytes::from_static(b"{}")).expect("the path is one")).await
}

#[tokio::test]
async fn nothing_of_the_control_is_in_the_service() {
    let app = TestApp::start().await;
    for (method, path) in CONTROL {
        let answer = send(&app.site, method, path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {path}");
        assert!(!answer.headers.contains_key("x-user-sessions-testing"), "{method} {path}");
    }
}

#[tokio::test]
async fn no_command_opens_a_database_that_was_made_for_tests() {
    let installation = Installation::new();
    let file = installation.folder().join("made-for-tests.sqlite");
    drop(storage::make_for_tests(&file, storage::Deadlines::default()).await.expect("the folder is writable"));
    let url = format!("sqlite:{}", file.display());
    let copy = installation.folder().join("copy.sqlite").display().to_string();
    for words in [&["serve"][..], &["account", "list"], &["audit"], &["restored"], &["backup", &copy]] {
        let refusal = installation.run_in(&[("USER_SESSIONS_DATABASE_URL", &url)], words).expect_err("it is refused");
        assert!(refusal.contains("was made by user-sessions-testing"), "{words:?}: {refusal}");
        assert_eq!(refusal.lines().count(), 1, "{words:?}: {refusal}");
    }
}
