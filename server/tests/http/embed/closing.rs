//! What is closed from the page, and what leads to the service's own page first.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use domain::EmbedClosing;
use domain::storage::{AuditEvent, AuditPosition, AuditQuery};
use serde_json::{Value, json};

use crate::support::{Answer, DASHBOARD, TestApp};

fn confirm(answer: &Answer) -> String {
    let problem: Value = serde_json::from_slice(&answer.body).expect("a problem is JSON");
    problem["confirm"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn one_session_is_closed_from_the_page_and_refused_everywhere_at_once() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let dashboard = app.dashboard(&office).await;
    let id = home.session_id().await;
    let answer = dashboard.close(&id).await;
    assert_eq!((answer.status, answer.body.len()), (StatusCode::NO_CONTENT, 0));
    home.is_refused_everywhere().await;
    // A second time it is closed already.
    assert_eq!(dashboard.close(&id).await.status, StatusCode::NO_CONTENT);
    let list = dashboard.list().await;
    assert_eq!((list.others_total, &list.ended[0]["end"]["reason"]), (0, &"closed".into()));
    assert_eq!(app.database().await.events("session-ended").await, 1);
}

#[tokio::test]
async fn all_others_are_closed_from_the_page_and_those_that_it_did_not_show_are_named() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let (mut office, home, mut eve) = (app.sign_in("ada").await, app.sign_in("ada").await, app.sign_in("eve").await);
    let dashboard = app.dashboard(&office).await;
    let version = dashboard.list().await.version;
    let mut late = app.sign_in("ada").await;
    let late_id = late.session_id().await;
    let answer = dashboard.close_others(&json!({ "version": version })).await;
    let closed: Value = answer.read();
    assert_eq!((&closed["count"], &closed["unseen"]), (&2.into(), &json!([late_id])));
    assert_eq!(closed["ids"].as_array().unwrap().len(), 2);
    home.is_refused_everywhere().await;
    late.is_refused_everywhere().await;
    assert_eq!(office.list().await.others_total, 0);
    assert_eq!(eve.list().await.others_total, 0);
    let again: Value = dashboard.close_others(&json!({ "as_of": app.now().as_millis() })).await.read();
    assert_eq!(again, json!({ "count": 0, "ids": [], "unseen": [] }));
    for invalid in [json!({ "as_of": "now" }), json!({ "revoke_websites": true }), json!([]), json!([null, null])] {
        dashboard.close_others(&invalid).await.is_problem(422, "invalid-body");
    }
}

#[tokio::test]
async fn neither_ones_own_session_nor_somebody_elses_is_closed() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let (mut office, mut eve) = (app.sign_in("ada").await, app.sign_in("eve").await);
    let dashboard = app.dashboard(&office).await;
    dashboard.close(&office.session_id().await).await.is_problem(403, "own-session");
    for other in [eve.session_id().await.as_str(), "0199a3c0-0000-7000-8000-000000000001", "x"] {
        dashboard.close(other).await.is_problem(404, "not-found");
    }
    assert_eq!((office.list().await.ended.len(), eve.list().await.ended.len()), (0, 0));
}

/// D 15: no password ever goes through the dashboard.
#[tokio::test]
async fn an_old_authentication_closes_nothing_and_leads_to_the_page_of_the_service() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let id = home.session_id().await;
    app.advance(Duration::from_mins(16));
    let dashboard = app.dashboard(&office).await;
    let one = dashboard.close(&id).await;
    one.is_problem(403, "password-required");
    let (origin, from) = (&app.site.origin, "from=https%3A%2F%2Fdashboard.example.com");
    assert_eq!(confirm(&one), format!("{origin}/account/sessions/close?session={id}&{from}"));
    let others = dashboard.close_others(&json!({})).await;
    others.is_problem(403, "password-required");
    assert_eq!(confirm(&others), format!("{origin}/account/sessions/close-others?{from}"));
    assert_eq!(home.list().await.others_total, 1);
    dashboard.close_others(&json!({ "password": "x" })).await.is_problem(422, "invalid-body");
}

#[tokio::test]
async fn where_the_operator_says_so_each_close_is_confirmed_at_the_service_or_there_is_none() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let id = home.session_id().await;
    let asked = app.embedding_program(&[DASHBOARD], EmbedClosing::Confirm).await.dashboard(office.token()).await;
    assert_eq!(asked.list().await.closing, "confirm");
    for answer in [asked.close(&id).await, asked.close_others(&json!({})).await] {
        answer.is_problem(403, "confirm-required");
        assert!(confirm(&answer).starts_with(&app.site.origin), "{}", answer.text());
    }
    let reading = app.embedding_program(&[DASHBOARD], EmbedClosing::Never).await.dashboard(office.token()).await;
    assert_eq!(reading.list().await.closing, "never");
    for answer in [reading.close(&id).await, reading.close_others(&json!({})).await] {
        answer.is_problem(403, "read-only");
        assert_eq!(confirm(&answer), "");
    }
    assert_eq!(home.list().await.others_total, 1);
}

#[tokio::test]
async fn a_token_that_was_asked_for_to_read_closes_nothing_whatever_the_key_may() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
    let body = json!({ "session_token": office.token(), "may": ["read"] }).to_string();
    let minted: Value = serde_json::from_slice(&program.post("/api/v1/embed-tokens", &body).await.body).unwrap();
    let dashboard = program.dashboard(office.token()).await.with_token(minted["token"].as_str().unwrap());
    dashboard.close(&home.session_id().await).await.is_problem(403, "read-only");
    assert_eq!(dashboard.list().await.closing, "never");
    assert_eq!(home.list().await.others_total, 1);
}

/// Rule 3.4: whoever closes something did something, and from there.
#[tokio::test]
async fn closing_is_activity_and_being_refused_is_none() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let start = app.now().as_millis();
    app.advance(Duration::from_mins(5));
    let dashboard = app.dashboard(&office).await;
    dashboard.close("0199a3c0-0000-7000-8000-000000000001").await.is_problem(404, "not-found");
    assert_eq!(dashboard.list().await.current["last_active_at"], start);
    dashboard.close(&home.session_id().await).await;
    assert_eq!(dashboard.list().await.current["last_active_at"], app.now().as_millis());
}

/// D 32: the page, the API, and whoever reads the trail.
#[tokio::test]
async fn what_was_closed_from_the_page_says_in_which_place() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let id = home.session_id().await;
    let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
    let dashboard = program.dashboard(office.token()).await;
    dashboard.close(&id).await;
    let page = office.page("/account/sessions").await.text();
    assert!(page.contains("Closed by you from Firefox on Linux, in Dashboard"), "{page}");
    let own: Value = office.ask(Method::GET, "/api/v1/sessions", "").await.read();
    let by = json!({ "device": "Firefox on Linux", "address": "127.0.0.1", "place": "Dashboard" });
    for ended in [&own["ended"][0], &dashboard.list().await.ended[0]] {
        assert_eq!((&ended["id"], &ended["end"]["by"]), (&Value::from(id.as_str()), &by));
    }
    // What the closed browser is told does not grow by it.
    assert!(home.page("/sign-in").await.text().contains("from Firefox on Linux (127.0.0.1)"));
    let query = AuditQuery { account: None, since: app.now(), after: AuditPosition::default(), limit: 100 };
    let trail = app.accounts.audit_trail(&query).await.unwrap();
    let (_, record) = trail
        .iter()
        .find(|(_, record)| {
            record.session.is_some_and(|one| one.to_string() == id)
                && matches!(record.event, AuditEvent::SessionEnded(_))
        })
        .unwrap();
    assert_eq!((record.place.as_deref(), record.api_key), (Some("Dashboard"), program.id));
    // From the page of the service itself there is no place to name.
    let mut other = app.sign_in("ada").await;
    office.close(&other.session_id().await).await;
    assert!(office.list().await.ended.iter().any(|row| row.end.by.as_ref().unwrap().device == "Firefox on Linux"));
}
