//! Who may do what by a key.

use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::{Method, StatusCode};
use domain::{ApiKeySecret, ApiScope};

use crate::support::{Answer, EVERY_SCOPE, Fault, PRODUCTION, Program, TestApp};

/// Every operation by a key: method, address, body, the scope that it needs, and the status of the good answer.
const OPERATIONS: [(&str, &str, &str, ApiScope, u16); 5] = [
    ("POST", "/api/v1/verify", r#"{"session_token":"x"}"#, ApiScope::Verify, 200),
    ("GET", "/api/v1/revocations", "", ApiScope::Revocations, 200),
    ("GET", "/api/v1/accounts/ada/sessions", "", ApiScope::ReadSessions, 200),
    ("DELETE", "/api/v1/accounts/ada/sessions/{id}", "", ApiScope::CloseSessions, 204),
    ("POST", "/api/v1/accounts/ada/sessions/close-all", "", ApiScope::CloseSessions, 200),
];

async fn each_answer(program: &Program, id: &str) -> Vec<Answer> {
    let mut answers = vec![];
    for (method, path, body, ..) in OPERATIONS {
        let path = path.replace("{id}", id);
        answers.push(program.send(Method::try_from(method).expect("it is a method"), &path, body).await);
    }
    answers
}

#[tokio::test]
async fn a_key_may_do_what_its_scopes_name_and_nothing_else() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let id = app.sign_in("ada").await.session_id().await;
    for scope in EVERY_SCOPE {
        let program = app.program(&[scope]).await;
        for (answer, (method, path, _, needed, good)) in each_answer(&program, &id).await.iter().zip(OPERATIONS) {
            if needed == scope {
                assert_eq!(answer.status.as_u16(), good, "{method} {path}: {}", answer.text());
            } else {
                answer.is_problem(403, "right-missing");
                assert_eq!(answer.header("www-authenticate"), "Bearer error=\"insufficient_scope\"");
            }
        }
    }
    let all = app.program(&EVERY_SCOPE).await;
    for (answer, (_, path, _, _, good)) in each_answer(&all, &id).await.iter().zip(OPERATIONS) {
        assert_eq!(answer.status.as_u16(), good, "{path}: {}", answer.text());
    }
}

/// A19, A20: an unknown key, a revoked one, one of another kind and none at all answer the same.
#[tokio::test]
async fn what_is_no_good_key_answers_the_same_and_does_nothing() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let id = ada.session_id().await;
    let revoked = app.program(&EVERY_SCOPE).await;
    app.accounts.revoke_api_key(revoked.id.unwrap()).await.unwrap().unwrap();
    let good = app.program(&EVERY_SCOPE).await;
    let unknown = ApiKeySecret::generate().unwrap().reveal();
    let token = ada.token().to_owned();
    let bare = good.key.strip_prefix("us_key_").unwrap();
    let key_id = good.id.unwrap().to_string();
    let upper = good.key.replace("us_key_", "US_KEY_");
    let texts =
        [&unknown, &revoked.key, &token, &format!("us_key_{token}"), bare, &key_id, &upper, "", "us_key_", "x y"];
    let mut bodies = vec![];
    for key in texts {
        for answer in each_answer(&Program::with_key(&app.site, key), &id).await {
            answer.is_problem(401, "key-refused");
            assert_eq!(answer.header("www-authenticate"), "Bearer");
            bodies.push(answer.body);
        }
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]));
    // Neither does a key open what a session opens, nor is it one in any other place.
    ada.ask(Method::GET, "/api/v1/session", "").await.read::<serde_json::Value>();
    for path in ["/api/v1/session", "/api/v1/sessions", "/api/v1/websites"] {
        good.get(path).await.is_problem(401, "signed-out");
    }
    app.browser().with_only_the_token(&good.key).is_refused_everywhere().await;
    app.browser().with_only_the_token(bare).is_refused_everywhere().await;
    // F14 (ASVS 14.2.1)
    let none = Program::with_key(&app.site, "");
    let path = format!("/api/v1/revocations?access_token={}", good.key);
    assert!(none.get(&path).await.status.is_client_error());
}

#[tokio::test]
async fn a_session_and_a_key_never_come_together() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut ada, program) = (app.sign_in("ada").await, app.program(&EVERY_SCOPE).await);
    let bearer = format!("Bearer {}", program.key);
    for (method, path) in [
        (Method::GET, "/api/v1/session"),
        (Method::GET, "/api/v1/revocations"),
        (Method::GET, "/api/v1/accounts/ada/sessions"),
    ] {
        let answer = ada.ask_with(method, path, &[(AUTHORIZATION, &bearer)], "").await;
        answer.is_problem(400, "two-proofs");
    }
    let id = ada.session_id().await;
    let path = format!("/api/v1/accounts/ada/sessions/{id}");
    ada.ask_with(Method::DELETE, &path, &[(AUTHORIZATION, &bearer)], "").await.is_problem(400, "two-proofs");
    let twice = [(AUTHORIZATION, bearer.as_str()), (AUTHORIZATION, bearer.as_str())];
    let answer = app.browser().ask_with(Method::GET, "/api/v1/revocations", &twice, "").await;
    answer.is_problem(401, "key-refused");
    // A cookie that is no session's is none.
    let theme = [(AUTHORIZATION, bearer.as_str()), (COOKIE, "theme=dark")];
    let answer = app.browser().ask_with(Method::GET, "/api/v1/revocations", &theme, "").await;
    assert_eq!(answer.status, StatusCode::OK);
}

/// Rule 3.8
#[tokio::test]
async fn when_keys_cannot_be_read_nothing_is_done() {
    let app = TestApp::start_with(&PRODUCTION).await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let id = ada.session_id().await;
    let program = app.program(&EVERY_SCOPE).await;
    for fault in [Fault::KeysFail, Fault::KeysHang] {
        app.storage.set_fault(fault);
        for answer in each_answer(&program, &id).await {
            answer.is_problem(503, "unavailable");
            assert_eq!(answer.header("retry-after"), "1");
            assert!(!answer.text().contains("secret_detail"));
        }
    }
    app.storage.set_fault(Fault::None);
    assert_eq!(ada.ask(Method::GET, "/api/v1/session", "").await.status, StatusCode::OK);
}

/// X17: nothing is decided by when a key was used.
#[tokio::test]
async fn a_good_key_is_good_while_its_use_cannot_be_noted() {
    let app = TestApp::start_with(&PRODUCTION).await;
    let program = app.program(&EVERY_SCOPE).await;
    for fault in [Fault::NotesFail, Fault::NotesHang] {
        app.storage.set_fault(fault);
        assert_eq!(program.get("/api/v1/revocations").await.status, StatusCode::OK, "{fault:?}");
    }
    assert_eq!(app.accounts.api_keys().await.unwrap()[0].last_used_at, None);
}

#[tokio::test]
async fn the_use_of_a_key_is_noted_once_a_minute() {
    use std::time::Duration;
    let app = TestApp::start().await;
    let program = app.program(&EVERY_SCOPE).await;
    let start = app.now();
    let noted = async || app.accounts.api_keys().await.unwrap()[0].last_used_at;
    assert_eq!(noted().await, None);
    for (seconds, expected) in [(0, 0), (59, 0), (1, 60), (30, 60)] {
        app.advance(Duration::from_secs(seconds));
        program.get("/api/v1/revocations").await;
        assert_eq!(noted().await, Some(start.plus(Duration::from_secs(expected))));
    }
}
