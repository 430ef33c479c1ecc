//! A product's server asks for tokens for its page.

use axum::http::header::COOKIE;
use axum::http::{Method, StatusCode};
use domain::{ApiScope, EmbedClosing};
use serde_json::{Value, json};

use crate::support::{DASHBOARD, EVERY_SCOPE, Fault, PRODUCTION, Program, TestApp};

const PATH: &str = "/api/v1/embed-tokens";

#[tokio::test]
async fn a_product_gets_a_token_for_a_session_by_its_id_or_its_token() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let id = ada.session_id().await;
    let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
    let mut tokens = vec![];
    for body in [
        json!({ "session_id": id }),
        json!({ "session_token": ada.token() }),
        json!({ "session_id": id, "origin": DASHBOARD }),
        json!({ "session_id": id, "may": ["read"] }),
        json!({ "session_id": id, "may": ["read", "close"] }),
    ] {
        let answer = program.post(PATH, &body.to_string()).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{body}: {}", answer.text());
        assert_eq!(answer.header("cache-control"), "no-store");
        let minted: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!((&minted["expires_in"], &minted["origin"]), (&600.into(), &DASHBOARD.into()));
        assert_eq!(minted["session_id"], id.as_str());
        assert_eq!(minted.as_object().unwrap().len(), 4);
        let token = minted["token"].as_str().unwrap().to_owned();
        assert!(token.starts_with("us_embed_") && token.len() == 52, "{token}");
        tokens.push(token);
    }
    tokens.sort();
    tokens.dedup();
    assert_eq!(tokens.len(), 5);
}

/// D 29
#[tokio::test]
async fn whoever_may_not_have_a_token_is_told_why_and_what_to_do() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut ada, mut ended) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let (id, ended_id) = (ada.session_id().await, ended.session_id().await);
    let ended_token = ended.token().to_owned();
    ended.sign_out().await;
    let body = json!({ "session_id": id }).to_string();
    let others = EVERY_SCOPE.into_iter().filter(|scope| *scope != ApiScope::Embed).collect::<Vec<_>>();
    app.program(&others).await.post(PATH, &body).await.is_problem(403, "right-missing");
    Program::with_key(&app.site, "").post(PATH, &body).await.is_problem(401, "key-refused");

    let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
    let several = app.embedding_program(&[DASHBOARD, "https://app.example.com"], EmbedClosing::Direct).await;
    for (program, origin) in [
        (&program, Some("https://evil.example")),
        (&program, Some("https://app.example.com")),
        (&program, Some("https://dashboard.example.com/")),
        (&program, Some("https://DASHBOARD.example.com")),
        (&program, Some("null")),
        (&program, Some("*")),
        (&program, Some("")),
        (&several, None),
    ] {
        let answer = program.post(PATH, &json!({ "session_id": id, "origin": origin }).to_string()).await;
        answer.is_problem(422, "origin-not-registered");
        assert!(answer.text().contains("user-sessions api-key add --name NAME --right embed --origin ORIGIN"));
        assert!(!answer.text().contains("evil"));
    }
    let named = json!({ "session_id": id, "origin": "https://app.example.com" }).to_string();
    assert_eq!(several.post(PATH, &named).await.status, StatusCode::CREATED);

    for gone in [
        json!({ "session_id": ended_id }),
        json!({ "session_token": ended_token }),
        json!({ "session_id": "0199a3c0-0000-7000-8000-000000000001" }),
        json!({ "session_id": "ada" }),
        json!({ "session_token": id }),
        json!({ "session_token": program.key }),
    ] {
        program.post(PATH, &gone.to_string()).await.is_problem(404, "not-found");
    }
    for invalid in [
        json!({}),
        json!({ "session_id": id, "session_token": ada.token() }),
        json!({ "session_id": id, "more": 1 }),
        json!({ "session_id": id, "may": [] }),
        json!({ "session_id": id, "may": ["close"] }),
        json!({ "session_id": id, "may": ["read", "read"] }),
        json!({ "session_id": id, "may": ["read", "close", "sign-in"] }),
        json!({ "session_id": id, "may": "read" }),
        json!([id]),
    ] {
        program.post(PATH, &invalid.to_string()).await.is_problem(422, "invalid-body");
    }
    program.post(&format!("{PATH}?session_id={id}"), &body).await.is_problem(400, "invalid-request");
    let cookie = format!("__Host-session={}", ada.token());
    let bearer = format!("Bearer {}", program.key);
    let both = [(COOKIE, cookie.as_str()), (axum::http::header::AUTHORIZATION, bearer.as_str())];
    app.browser().ask_with(Method::POST, PATH, &both, &body).await.is_problem(400, "two-proofs");

    app.accounts.revoke_api_key(program.id.unwrap()).await.unwrap().unwrap();
    program.post(PATH, &body).await.is_problem(401, "key-refused");
}

/// Rule 3.8
#[tokio::test]
async fn when_the_key_cannot_be_read_no_token_is_given_out() {
    let app = TestApp::start_with(&PRODUCTION).await;
    app.account("ada").await;
    let id = app.sign_in("ada").await.session_id().await;
    let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
    let body = json!({ "session_id": id }).to_string();
    for fault in [Fault::KeysFail, Fault::KeysHang] {
        app.storage.set_fault(fault);
        program.post(PATH, &body).await.is_problem(503, "unavailable");
    }
    app.storage.set_fault(Fault::None);
    assert_eq!(program.post(PATH, &body).await.status, StatusCode::CREATED);
}
