//! An administrator's program sees and closes the sessions of any account, and the person is shown that it did.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use domain::ApiScope;
use domain::storage::{AuditEvent, AuditPosition, AuditQuery, AuditStore as _};
use domain::{EndReason, Timestamp};
use serde_json::Value;

use crate::support::{Program, TestApp};

async fn start() -> (TestApp, Program) {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let program = app.program(&[ApiScope::ReadSessions, ApiScope::CloseSessions]).await;
    (app, program)
}

#[tokio::test]
async fn the_sessions_of_an_account_are_listed_as_its_person_sees_them() {
    let (app, program) = start().await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    app.sign_in("eve").await;
    let ids = [home.session_id().await, office.session_id().await];
    let start = app.now().as_millis();
    app.advance(Duration::from_mins(5));
    for name in ["ada", "ADA", "%61da"] {
        let list: Value = program.get(&format!("/api/v1/accounts/{name}/sessions")).await.read();
        assert_eq!((&list["account"]["login_name"], &list["total"]), (&"ada".into(), &2.into()));
        let listed: BTreeSet<_> =
            list["sessions"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert_eq!(listed, ids.iter().map(String::as_str).collect());
        assert_eq!(list["sessions"][0]["last_active_at"], start, "being looked at is not activity");
    }
    for name in ["nobody", "a%20b", "x%00", &"a".repeat(65)] {
        program.get(&format!("/api/v1/accounts/{name}/sessions")).await.is_problem(404, "not-found");
    }
}

#[tokio::test]
async fn an_accounts_sessions_are_walked_page_by_page() {
    let (app, program) = start().await;
    app.database().await.add_sessions("ada", 250, app.now()).await;
    let (mut listed, mut next) = (BTreeSet::new(), String::new());
    loop {
        let page: Value = program.get(&format!("/api/v1/accounts/ada/sessions?limit=70{next}")).await.read();
        assert_eq!(page["total"], 250);
        listed.extend(page["sessions"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(cursor) => next = format!("&before={cursor}"),
            None => break,
        }
    }
    assert_eq!(listed.len(), 250);
}

/// Issue 4: each such close is shown to the person as what it is.
#[tokio::test]
async fn what_a_key_closes_is_refused_at_once_and_shown_as_an_administrators_close() {
    let (app, program) = start().await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let id = home.session_id().await;
    for _ in 0..2 {
        let answer = program.delete(&format!("/api/v1/accounts/ada/sessions/{id}")).await;
        assert_eq!((answer.status, answer.body.len()), (StatusCode::NO_CONTENT, 0));
    }
    home.is_refused_everywhere().await;
    assert!(home.page("/sign-in").await.text().contains("This session was closed by an administrator"));
    assert!(office.page("/account/sessions").await.text().contains("Closed by an administrator"));
    let end = office.list().await.ended[0].end.clone();
    assert_eq!((end.reason.as_str(), end.by), ("closed-by-administrator", None));

    let closed: Value = program.post("/api/v1/accounts/ada/sessions/close-all", "").await.read();
    assert_eq!(closed, serde_json::json!({ "count": 1 }));
    office.is_refused_everywhere().await;
    let account = app.accounts.find_account("ada").await.unwrap().unwrap();
    let since = Timestamp::from_millis(0);
    let query = AuditQuery { account: Some(account.id), since, after: AuditPosition::default(), limit: 1000 };
    let trail: Vec<_> = app.storage.audit_trail(&query).await.unwrap().into_iter().map(|(_, record)| record).collect();
    let ends: Vec<_> = trail
        .iter()
        .filter(|record| record.event == AuditEvent::SessionEnded(EndReason::ClosedByAdministrator))
        .map(|record| record.api_key)
        .collect();
    assert_eq!(ends, [program.id, program.id]);
}

/// Rule 3.10
#[tokio::test]
async fn a_session_is_closed_only_under_its_own_account() {
    let (app, program) = start().await;
    let mut ada = app.sign_in("ada").await;
    let id = ada.session_id().await;
    for path in [format!("eve/sessions/{id}"), format!("nobody/sessions/{id}"), "ada/sessions/x".to_owned()] {
        program.delete(&format!("/api/v1/accounts/{path}")).await.is_problem(404, "not-found");
    }
    let closed: Value = program.post("/api/v1/accounts/eve/sessions/close-all", "").await.read();
    assert_eq!(closed["count"], 0);
    program.post("/api/v1/accounts/nobody/sessions/close-all", "").await.is_problem(404, "not-found");
    assert_eq!(ada.ask(Method::GET, "/api/v1/session", "").await.status, StatusCode::OK);
}
