//! What an access token is good for, and for whom.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};

use crate::support::{Fault, TestApp, Tokens, oauth_error};

/// RFC 7662
#[tokio::test]
async fn a_client_learns_whether_its_token_is_good_and_what_for() {
    let app = TestApp::start().await;
    let account = app.account("ada").await;
    let client = app.client("wiki").await;
    let tokens = client.tokens(&mut app.sign_in("ada").await, "openid profile").await;
    let now = app.now().as_millis() / 1000;
    let answer: Value = client.introspect(&tokens.access_token).await.read();
    let sid = tokens.claims()["sid"].clone();
    assert_eq!(
        answer,
        json!({
            "active": true, "scope": "openid profile", "client_id": "wiki", "username": "ada", "token_type": "Bearer",
            "exp": now + 600, "iat": now, "auth_time": now, "sub": account.id.to_string(), "aud": "wiki",
            "iss": app.site.origin, "sid": sid,
        })
    );
    app.advance(Duration::from_secs(599));
    assert!(client.is_active(&tokens.access_token).await);
    app.advance(Duration::from_secs(1));
    assert!(!client.is_active(&tokens.access_token).await);
    assert_eq!(client.userinfo(&tokens.access_token).await.status, StatusCode::UNAUTHORIZED);
}

/// ASVS 8.2.3: what userinfo keeps from a client is not told here either.
#[tokio::test]
async fn a_client_learns_of_a_token_only_what_its_scopes_allow() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    for (scope, sub, username) in [("openid", true, false), ("profile", false, true), ("openid profile", true, true)] {
        let tokens = client.tokens(&mut ada, scope).await;
        let answer: Value = client.introspect(&tokens.access_token).await.read();
        let told = (answer.get("sub").is_some(), answer.get("username").is_some());
        assert_eq!((answer["active"].clone(), told), (json!(true), (sub, username)), "{scope}");
    }
}

/// F10, F11 (ASVS 10.3.1): every other token answers the same, byte by byte.
#[tokio::test]
async fn whatever_is_no_good_token_of_the_client_answers_the_same() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (client, other) = (app.client("wiki").await, app.client("mail").await);
    let mut ada = app.sign_in("ada").await;
    let (ours, theirs) = (client.tokens(&mut ada, "openid").await, other.tokens(&mut ada, "openid").await);
    let code = client.code(&mut ada, "openid").await;
    let session = ada.session_id().await;
    let dead = client.tokens(&mut ada, "openid").await;
    client.revoke(&dead.access_token).await;
    let inactive = client.introspect("x").await;
    assert_eq!(inactive.text(), r#"{"active":false}"#);
    for token in [
        theirs.access_token.as_str(),
        &ours.refresh_token,
        &code,
        &dead.access_token,
        ada.token(),
        &session,
        ours.id_token.as_deref().unwrap(),
        &ours.access_token[..42],
        &ours.access_token.to_uppercase(),
        "\u{0}",
    ] {
        let answer = client.introspect(token).await;
        assert_eq!((answer.status, answer.body), (StatusCode::OK, inactive.body.clone()), "{token}");
    }
    assert_eq!(oauth_error(&client.post("/oauth2/introspect", &[]).await), (400, "invalid_request".to_owned()));
    let nobody = Request::post("/oauth2/introspect").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = app.site.send(nobody.body(Bytes::from(format!("token={}", ours.access_token))).unwrap()).await;
    assert_eq!(oauth_error(&answer), (401, "invalid_client".to_owned()));
}

/// A20, ASVS 9.2.2: each kind of secret is good as what it is.
#[tokio::test]
async fn no_token_of_a_client_is_a_session_and_no_session_is_a_token() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let tokens = client.tokens(&mut ada, "openid offline_access").await;
    let code = client.code(&mut ada, "openid offline_access").await;
    let secret = client.secret.clone().unwrap();
    for token in [&tokens.access_token, &tokens.refresh_token, &code, &secret] {
        ada.with_only_the_token(token).is_refused_everywhere().await;
    }
    for token in [ada.token(), tokens.refresh_token.as_str(), &code, &secret, tokens.id_token.as_deref().unwrap()] {
        let answer = client.userinfo(token).await;
        assert_eq!(oauth_error(&answer), (401, "invalid_token".to_owned()));
        assert!(answer.header("www-authenticate").starts_with("Bearer"));
    }
}

/// RFC 7009; issue 3, 6
#[tokio::test]
async fn a_client_gives_up_its_own_tokens_and_nobody_elses() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (client, other) = (app.client("wiki").await, app.client("mail").await);
    let mut ada = app.sign_in("ada").await;
    let tokens = client.tokens(&mut ada, "openid offline_access").await;
    for token in [&tokens.access_token, &tokens.refresh_token, &"unknown".to_owned()] {
        let answer = other.revoke(token).await;
        assert_eq!((answer.status, answer.body.len()), (StatusCode::OK, 0));
    }
    assert!(client.is_active(&tokens.access_token).await);
    client.revoke(&tokens.access_token).await;
    assert!(!client.is_active(&tokens.access_token).await);
    let next: Tokens = client.refresh(&tokens.refresh_token).await.read();
    client.revoke(&next.refresh_token).await;
    assert!(!client.is_active(&next.access_token).await);
    assert_eq!(client.refresh(&next.refresh_token).await.status, StatusCode::BAD_REQUEST);
}

/// F13 (CVE-2020-15223), P4: no answer is not a good one.
#[tokio::test]
async fn when_storage_fails_nothing_is_said_to_be_good_or_done() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let tokens = client.tokens(&mut app.sign_in("ada").await, "openid").await;
    app.storage.set_fault(Fault::TokensFail);
    for answer in [
        client.introspect(&tokens.access_token).await,
        client.userinfo(&tokens.access_token).await,
        client.revoke(&tokens.refresh_token).await,
    ] {
        assert_eq!(oauth_error(&answer), (503, "temporarily_unavailable".to_owned()));
        assert_eq!(answer.header("retry-after"), "1");
        assert!(!answer.text().contains("secret_detail"));
    }
}

#[tokio::test]
async fn userinfo_wants_one_good_token_in_the_header() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let tokens = client.tokens(&mut ada, "openid").await;
    let ask = async |authorization: &[String]| {
        let mut request = Request::post("/oauth2/userinfo");
        for line in authorization {
            request = request.header(header::AUTHORIZATION, line);
        }
        app.site.send(request.body(Bytes::new()).unwrap()).await
    };
    let bearer = format!("bearer {}", tokens.access_token);
    assert_eq!(ask(std::slice::from_ref(&bearer)).await.status, StatusCode::OK);
    assert_eq!(ask(&[bearer.clone(), bearer]).await.status, StatusCode::BAD_REQUEST);
    for nothing in [vec![], vec!["Basic abc".to_owned()], vec!["Bearer".to_owned()]] {
        let answer = ask(&nothing).await;
        assert_eq!((answer.status, answer.header("www-authenticate")), (StatusCode::UNAUTHORIZED, "Bearer"));
    }
    let without_openid = client.tokens(&mut ada, "profile").await;
    assert_eq!(oauth_error(&client.userinfo(&without_openid.access_token).await), (403, "insufficient_scope".into()));
}

/// Issue 3, 6: another account sees and revokes nothing.
#[tokio::test]
async fn an_account_sees_and_revokes_only_what_it_has_allowed_itself() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("bob").await;
    let (wiki, mail) = (app.client("wiki").await, app.client("mail").await);
    let (mut ada, mut bob) = (app.sign_in("ada").await, app.sign_in("bob").await);
    let of_ada = wiki.tokens(&mut ada, "openid").await;
    let of_bob = mail.tokens(&mut bob, "openid").await;
    let text = bob.page("/account/websites").await.text();
    assert!(text.contains("mail") && !text.contains("wiki"), "{text}");
    let foreign = bob.call("/api/websites/revoke", &[("website", "wiki")]).await;
    let unknown = bob.call("/api/websites/revoke", &[("website", "no-such")]).await;
    assert_eq!((foreign.status, &foreign.body), (unknown.status, &unknown.body));
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert_eq!(bob.call("/api/websites/revoke-all", &[]).await.status, StatusCode::OK);
    assert!(wiki.is_active(&of_ada.access_token).await);
    assert!(!mail.is_active(&of_bob.access_token).await);
}

/// G20 (ASVS 10.4.9, 10.7.3)
#[tokio::test]
async fn a_revoked_client_is_refused_at_once_and_asked_about_again() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let tokens = client.tokens(&mut ada, "openid").await;
    let code = client.code(&mut ada, "openid").await;
    assert_eq!(ada.call("/api/websites/revoke", &[("website", "wiki")]).await.status, StatusCode::OK);
    assert!(!client.is_active(&tokens.access_token).await);
    assert_eq!(client.userinfo(&tokens.access_token).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(client.refresh(&tokens.refresh_token).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(client.exchange(&code).await.status, StatusCode::BAD_REQUEST);
    let silent = client.send(&mut ada, &[("scope", "openid"), ("prompt", "none")]).await;
    assert_eq!(client.returned(&silent)["error"], "consent_required");
    assert_eq!(client.send(&mut ada, &[("scope", "openid")]).await.status, StatusCode::OK);
    let again = ada.call("/api/websites/revoke", &[("website", "wiki")]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert_eq!(app.database().await.events("website-revoked").await, 1);
}

/// Rule 3.9: revoking is closing.
#[tokio::test]
async fn revoking_needs_a_recent_authentication() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    client.tokens(&mut ada, "openid").await;
    app.advance(Duration::from_mins(16));
    for (path, fields) in [("/api/websites/revoke", &[("website", "wiki")][..]), ("/api/websites/revoke-all", &[])] {
        ada.call(path, fields).await.is_failure(403, &app::AppError::PasswordNeeded);
        let wrong = [fields, &[("password", "wrong")]].concat();
        ada.call(path, &wrong).await.is_failure(403, &app::AppError::WrongPassword);
    }
    let proved = [("website", "wiki"), ("password", crate::support::PASSWORD)];
    assert_eq!(ada.call("/api/websites/revoke", &proved).await.status, StatusCode::OK);
}
