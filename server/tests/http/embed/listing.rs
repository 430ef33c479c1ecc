//! What the page shows, and what looking costs.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use domain::EmbedClosing;
use serde_json::{Value, json};

use crate::support::{DASHBOARD, TestApp};

#[tokio::test]
async fn the_list_is_that_of_the_session_with_how_to_go_on() {
    let app = TestApp::start_with(&["--poll-interval", "3s"]).await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let dashboard = app.dashboard(&office).await;
    let list = dashboard.list().await;
    assert_eq!(list.current["id"], office.session_id().await.as_str());
    assert_eq!((list.others_total, list.others.len()), (1, 1));
    assert_eq!(list.others[0]["id"], home.session_id().await.as_str());
    assert_eq!((list.closing.as_str(), list.poll_after, list.password_due), ("direct", 3000, false));
    assert_eq!((list.as_of, list.next, list.ended.len()), (app.now().as_millis(), None, 0));
    // The same rows as the page of the service has.
    let own: Value = office.ask(Method::GET, "/api/v1/sessions", "").await.read();
    assert_eq!((&own["current"], &own["others"]), (&list.current, &Value::from(list.others)));
}

#[tokio::test]
async fn a_poll_of_a_known_list_is_204_and_reads_none_until_something_changes() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let dashboard = app.dashboard(&office).await;
    let version = dashboard.list().await.version;
    let before = app.storage.lists_read();
    for _ in 0..5 {
        let answer = dashboard.poll(&version).await;
        assert_eq!((answer.status, answer.body.len()), (StatusCode::NO_CONTENT, 0));
        assert_eq!(answer.header("access-control-allow-origin"), DASHBOARD);
    }
    assert_eq!(app.storage.lists_read(), before);
    // Another token of the same session knows the same version; that of another session does not.
    assert_eq!(app.dashboard(&office).await.poll(&version).await.status, StatusCode::NO_CONTENT);
    assert_eq!(app.dashboard(&home).await.poll(&version).await.status, StatusCode::OK);
    assert_eq!(dashboard.poll("x").await.status, StatusCode::OK);
    home.sign_out().await;
    let changed = dashboard.poll(&version).await;
    assert_eq!(changed.status, StatusCode::OK);
    let list: Value = serde_json::from_slice(&changed.body).unwrap();
    assert_eq!((&list["others_total"], &list["ended"][0]["end"]["reason"]), (&0.into(), &"signed-out".into()));
}

#[tokio::test]
async fn the_moment_at_which_the_password_is_due_is_a_change() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let office = app.sign_in("ada").await;
    app.advance(Duration::from_mins(14));
    let dashboard = app.dashboard(&office).await;
    let list = dashboard.list().await;
    assert!(!list.password_due);
    app.advance(Duration::from_secs(59));
    assert_eq!(dashboard.poll(&list.version).await.status, StatusCode::NO_CONTENT);
    app.advance(Duration::from_secs(1));
    assert_eq!(dashboard.poll(&list.version).await.status, StatusCode::OK);
    assert!(dashboard.list().await.password_due);
}

/// F20
#[tokio::test]
async fn long_lists_are_walked_page_by_page() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let office = app.sign_in("ada").await;
    app.database().await.add_sessions("ada", 120, app.now()).await;
    let dashboard = app.dashboard(&office).await;
    let first = dashboard.list().await;
    assert_eq!((first.others.len(), first.others_total), (100, 120));
    let path = format!("/api/v1/embed/sessions?before={}&limit=50", first.next.unwrap());
    let second: Value = dashboard.ask(Method::GET, &path, "").await.read();
    assert_eq!((second["others"].as_array().unwrap().len(), &second["next"]), (20, &Value::Null));
    for query in ["known=x&known=y", "before=x", "limit=0", "limit=101", "more=1", "access_token=x"] {
        let answer = dashboard.ask(Method::GET, &format!("/api/v1/embed/sessions?{query}"), "").await;
        answer.is_problem(400, "invalid-request");
    }
}

/// D 31, X55
#[tokio::test]
async fn a_page_that_is_open_for_days_keeps_no_session_alive() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
    let start = app.now().as_millis();
    for _ in 0..7 * 24 - 1 {
        app.advance(Duration::from_hours(1));
        let list = program.dashboard(office.token()).await.list().await;
        assert_eq!(list.current["last_active_at"], start);
    }
    let dashboard = program.dashboard(office.token()).await;
    app.advance(Duration::from_hours(1));
    let answer = dashboard.get().await;
    answer.is_problem(401, "signed-out");
    let problem: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(problem["ended"], json!({ "at": app.now().as_millis(), "reason": "idle", "by": null }));
    assert_eq!(home.page("/verify").await.status, StatusCode::UNAUTHORIZED);
}
