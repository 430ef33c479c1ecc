//! Log lines of a request can be found again.

use serde_json::Value;

use crate::support::{Installation, TestApp};

/// The ids on the lines of the log, which is JSON, that are about a request.
fn request_ids(log: &str) -> Vec<String> {
    let lines = log.lines().map(|line| serde_json::from_str::<Value>(line).expect("every line is JSON"));
    lines.filter_map(|line| Some(line["span"]["request_id"].as_str()?.to_owned())).collect()
}

#[tokio::test]
async fn every_line_about_a_request_has_the_id_that_the_answer_has() {
    let installation = Installation::new();
    let settings = [("USER_SESSIONS_LOG_FORMAT", "json"), ("RUST_LOG", "info,tower_http=debug")];
    let process = installation.start_in(&settings);
    let answer = process.browser().page("/sign-in").await;
    let ids = request_ids(&installation.log());
    assert!(ids.len() >= 2 && ids.iter().all(|id| id == answer.header("x-request-id")), "{ids:?}");
}

#[tokio::test]
async fn an_id_that_a_proxy_gives_is_kept_when_it_is_one_and_replaced_when_it_is_not() {
    let installation = Installation::new();
    let settings = [
        ("USER_SESSIONS_LOG_FORMAT", "json"),
        ("RUST_LOG", "info,tower_http=debug"),
        ("USER_SESSIONS_TRUSTED_PROXIES", "127.0.0.1"),
    ];
    let process = installation.start_in(&settings);
    let with_id = |id: &str| process.browser().with("x-request-id", id);
    assert_eq!(with_id("edge-1.2_3").page("/sign-in").await.header("x-request-id"), "edge-1.2_3");
    let forged = "x\", \"level\":\"ERROR";
    let answer = with_id(forged).page("/sign-in").await;
    let new = answer.header("x-request-id");
    assert_eq!((new.len(), new.contains('"')), (36, false));
    for id in ["x".repeat(65), "a b".to_owned()] {
        assert_eq!(with_id(&id).page("/sign-in").await.header("x-request-id").len(), 36, "{id}");
    }
    assert!(!installation.log().contains("level\\\":\\\"ERROR"));
}

/// Log lines cannot be given another request's id by whoever sends one.
#[tokio::test]
async fn an_id_that_nobody_trusted_gives_is_replaced() {
    let app = TestApp::start_with(&["--trusted-proxies", "192.0.2.1"]).await;
    let answer = app.browser().with("x-request-id", "edge-1").page("/sign-in").await;
    assert_eq!(answer.header("x-request-id").len(), 36);
}
