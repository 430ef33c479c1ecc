//! What the API does not take is a problem that says so, whoever refuses it.

use axum::body::Bytes;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use axum::http::{Method, Request, StatusCode};
use domain::ApiScope;
use serde_json::Value;

use crate::support::{Answer, EVERY_SCOPE, Program, TestApp};

const JSON: &str = "application/json";

async fn post(program: &Program, kind: &str, body: impl Into<Bytes>) -> Answer {
    let request = Request::post("/api/v1/verify").header(AUTHORIZATION, format!("Bearer {}", program.key));
    let request = if kind.is_empty() { request } else { request.header(CONTENT_TYPE, kind) };
    program.site.send(request.body(body.into()).expect("the request is one")).await
}

/// F19
#[tokio::test]
async fn a_body_that_is_not_what_is_asked_for_is_refused_without_repeating_it() {
    let app = TestApp::start().await;
    let program = app.program(&[ApiScope::Verify]).await;
    let deep = format!("{{\"session_token\":{}1{}}}", "[".repeat(50_000 / 2), "]".repeat(50_000 / 2));
    for (body, status, name) in [
        ("", 400, "invalid-request"),
        ("{", 400, "invalid-request"),
        ("\u{feff}{}", 400, "invalid-request"),
        (r#"{"session_token":"x"} {}"#, 400, "invalid-request"),
        (r#"{"session_token":NaN}"#, 400, "invalid-request"),
        (&deep, 422, "invalid-body"),
        ("null", 422, "invalid-body"),
        ("[]", 422, "invalid-body"),
        ("{}", 422, "invalid-body"),
        (r#"["x",false,null]"#, 422, "invalid-body"),
        (r#"{"session_token":18446744073709551616}"#, 422, "invalid-body"),
        (r#"{"session_token":"a-secret","session_token":"a-secret"}"#, 422, "invalid-body"),
        (r#"{"session_token":"a-secret","more":1}"#, 422, "invalid-body"),
        (r#"{"session_token":"x","activity":"a-secret"}"#, 422, "invalid-body"),
    ] {
        let answer = post(&program, JSON, body.to_owned()).await;
        answer.is_problem(status, name);
        assert!(!answer.text().contains("a-secret"));
    }
    post(&program, JSON, b"{\"session_token\":\"\xff\"}".to_vec()).await.is_problem(400, "invalid-request");
    for kind in ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        post(&program, kind, r#"{"session_token":"x"}"#).await.is_problem(415, "not-json");
    }
    post(&program, JSON, " ".repeat(65 * 1024)).await.is_problem(413, "too-large");
}

#[tokio::test]
async fn parameters_that_are_unknown_repeated_or_out_of_range_are_refused() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut ada, program) = (app.sign_in("ada").await, app.program(&EVERY_SCOPE).await);
    for query in
        ["more=1", "limit=0", "limit=101", "limit=-1", "limit=x", "limit=", "limit=1&limit=1", "before=x", "before="]
    {
        for path in ["/api/v1/sessions", "/api/v1/accounts/ada/sessions"] {
            let path = format!("{path}?{query}");
            let answer = if path.contains("accounts") {
                program.get(&path).await
            } else {
                ada.ask(Method::GET, &path, "").await
            };
            answer.is_problem(400, "invalid-request");
        }
    }
    for path in ["/api/v1/session?more", "/api/v1/websites?limit=1"] {
        ada.ask(Method::GET, path, "").await.is_problem(400, "invalid-request");
    }
    let id = ada.session_id().await;
    for path in ["/api/v1/openapi.json?x=1", "/api/v1/problems/not-found?x=1", "/api/v1/revocations?afer=1"] {
        program.get(path).await.is_problem(400, "invalid-request");
    }
    program.delete(&format!("/api/v1/accounts/ada/sessions/{id}?all=yes")).await.is_problem(400, "invalid-request");
    assert_eq!(ada.ask(Method::GET, "/api/v1/session", "").await.status, StatusCode::OK);
}

/// What a stranger sends costs nothing to read and teaches nothing about what is taken.
#[tokio::test]
async fn who_asks_is_looked_at_before_what_is_asked() {
    let app = TestApp::start().await;
    let (mut stranger, program) = (app.browser(), Program::with_key(&app.site, ""));
    for path in ["/api/v1/sessions?limit=0", "/api/v1/session?more", "/api/v1/websites?limit=1"] {
        stranger.ask(Method::GET, path, "").await.is_problem(401, "signed-out");
    }
    stranger.ask(Method::POST, "/api/v1/sessions/close-others", "[").await.is_problem(401, "signed-out");
    for path in ["/api/v1/accounts/ada/sessions?limit=0", "/api/v1/revocations?afer=1"] {
        program.get(path).await.is_problem(401, "key-refused");
    }
    for path in ["/api/v1/verify", "/api/v1/embed-tokens"] {
        program.post(path, "[").await.is_problem(401, "key-refused");
    }
}

/// B8, B20
#[tokio::test]
async fn other_methods_addresses_and_names_are_problems_too() {
    let app = TestApp::start().await;
    let program = app.program(&EVERY_SCOPE).await;
    for path in ["/api/v1/nothing", "/api/v1/accounts/ada", "/api/v1/sessions/"] {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            program.send(method, path, "").await.is_problem(404, "not-found");
        }
    }
    for (path, allowed) in [
        ("/api/v1/verify", "POST"),
        ("/api/v1/revocations", "GET,HEAD"),
        ("/api/v1/openapi.json", "GET,HEAD"),
        ("/api/v1/accounts/ada/sessions/x", "DELETE"),
    ] {
        let answer = program.send(Method::PUT, path, "").await;
        answer.is_problem(405, "method-not-allowed");
        assert_eq!(answer.header("allow"), allowed, "{path}");
    }
    let elsewhere = Request::get("/api/v1/openapi.json").header(HOST, "evil.example").body(Bytes::new()).unwrap();
    app.site.send(elsewhere).await.is_problem(421, "other-host");
}

#[tokio::test]
async fn every_answer_binds_the_browser_and_stays_out_of_caches() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut ada, program) = (app.sign_in("ada").await, app.program(&EVERY_SCOPE).await);
    for answer in [
        ada.ask(Method::GET, "/api/v1/sessions", "").await,
        ada.ask(Method::GET, "/api/v1/nothing", "").await,
        program.get("/api/v1/accounts/ada/sessions").await,
        Program::with_key(&app.site, "").get("/api/v1/revocations").await,
    ] {
        assert_eq!((answer.header("cache-control"), answer.header("x-content-type-options")), ("no-store", "nosniff"));
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
        assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control")), "B13");
    }
}

#[tokio::test]
async fn the_address_of_a_problem_explains_it() {
    let app = TestApp::start().await;
    let anybody = Program::with_key(&app.site, "");
    let problem: Value = serde_json::from_slice(&anybody.get("/api/v1/revocations").await.body).unwrap();
    let explained: Value = anybody.get(problem["type"].as_str().unwrap()).await.read();
    for member in ["type", "title", "status"] {
        assert_eq!(explained[member], problem[member]);
    }
    anybody.get("/api/v1/problems/nothing").await.is_problem(404, "not-found");
}
