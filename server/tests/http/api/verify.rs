//! A product asks whether a session token is good.

use std::time::Duration;

use domain::ApiScope;
use serde_json::{Value, json};

use crate::support::{Fault, PRODUCTION, Program, TestApp};

const VERIFY: &str = "/api/v1/verify";

async fn start() -> (TestApp, Program) {
    let app = TestApp::start_with(&PRODUCTION).await;
    app.account("ada").await;
    let program = app.program(&[ApiScope::Verify]).await;
    (app, program)
}

#[tokio::test]
async fn a_good_token_says_whose_it_is_and_how_long_it_may_be_taken_for_good() {
    let (app, program) = start().await;
    let mut ada = app.sign_in("ada").await;
    let verdict = program.verify(ada.token()).await;
    let now = app.now().as_millis();
    let expected = json!({
        "active": true,
        "account": verdict["account"],
        "session_id": ada.session_id().await,
        "started_at": now,
        "proved_at": now,
        "good_until": now + 7 * 24 * 60 * 60 * 1000,
    });
    assert_eq!((&verdict, &verdict["account"]["login_name"]), (&expected, &"ada".into()));
}

/// A1, A19, A20, F11
#[tokio::test]
async fn whatever_is_no_token_of_an_open_session_answers_the_same_at_once() {
    let (app, program) = start().await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let (closed, expiring) = (home.token().to_owned(), app.sign_in("ada").await.token().to_owned());
    assert_eq!(program.verify(&closed).await["active"], true);
    let id = home.session_id().await;
    office.close(&id).await;
    let inactive = json!({ "active": false });
    assert_eq!(program.verify(&closed).await, inactive);
    app.advance(Duration::from_hours(7 * 24));
    let browser = office.cookies["__Host-browser"].clone();
    for token in [&closed, &expiring, &id, &browser, &program.key, "", "x", &"A".repeat(43), &"A".repeat(5000)] {
        assert_eq!(program.verify(token).await, inactive, "{token}");
    }
}

/// Rule 3.4
#[tokio::test]
async fn asking_is_activity_only_when_the_product_says_so() {
    let (app, program) = start().await;
    let ada = app.sign_in("ada").await;
    let start = app.now().as_millis();
    let shown = async || {
        let list = ada.clone().list().await.current;
        (list.last_active_at - start, list.connected_from)
    };
    let ask = async |more: &str| {
        let body = format!("{{\"session_token\": \"{}\"{more}}}", ada.token());
        assert_eq!(program.post(VERIFY, &body).await.read::<Value>()["active"], true);
    };
    app.advance(Duration::from_mins(2));
    ask("").await;
    ask(r#", "client_address": "203.0.113.7""#).await;
    assert_eq!(shown().await, (0, "127.0.0.1".into()));
    ask(r#", "activity": true"#).await;
    assert_eq!(shown().await, (120_000, "127.0.0.1".into()));
    app.advance(Duration::from_mins(2));
    ask(r#", "activity": true, "client_address": "203.0.113.7""#).await;
    assert_eq!(shown().await, (240_000, "203.0.113.7".into()));
    let body = format!("{{\"session_token\": \"{}\", \"client_address\": \"here\"}}", ada.token());
    program.post(VERIFY, &body).await.is_problem(422, "invalid-body");
}

/// X17: a session that can be read is good, although nothing can be written.
#[tokio::test]
async fn a_good_token_is_good_while_its_activity_cannot_be_written_down() {
    let (app, program) = start().await;
    let ada = app.sign_in("ada").await;
    program.verify(ada.token()).await;
    app.advance(Duration::from_mins(5));
    let body = json!({ "session_token": ada.token(), "activity": true }).to_string();
    for fault in [Fault::NotesFail, Fault::NotesHang] {
        app.storage.set_fault(fault);
        assert_eq!(program.post(VERIFY, &body).await.read::<Value>()["active"], true, "{fault:?}");
    }
}

/// Rule 3.8, F2
#[tokio::test]
async fn when_a_sessions_state_cannot_be_read_no_token_is_good() {
    let (app, program) = start().await;
    let ada = app.sign_in("ada").await;
    let body = json!({ "session_token": ada.token() }).to_string();
    for fault in [Fault::ReadsFail, Fault::ReadsHang] {
        app.storage.set_fault(fault);
        program.post(VERIFY, &body).await.is_problem(503, "unavailable");
    }
    app.storage.set_fault(Fault::ReadsPanic);
    program.post(VERIFY, &body).await.is_problem(500, "internal");
    app.storage.set_fault(Fault::None);
    assert_eq!(program.verify(ada.token()).await["active"], true);
}
