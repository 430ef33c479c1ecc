//! Codes are exchanged once, by whom they were given to.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, StatusCode, header};
use tokio::task::JoinSet;

use crate::support::{TestApp, Tokens, VERIFIER, basic, oauth_error};

const INVALID_GRANT: (u16, &str) = (400, "invalid_grant");

fn is(error: &(u16, String), wanted: (u16, &str)) -> bool {
    (error.0, error.1.as_str()) == wanted
}

#[tokio::test]
async fn a_code_is_exchanged_for_tokens_that_work() {
    let app = TestApp::start().await;
    let account = app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let answer = client.exchange(&client.code(&mut ada, "openid profile").await).await;
    assert_eq!((answer.header("cache-control"), answer.header("pragma")), ("no-store", "no-cache"));
    let tokens: Tokens = answer.read();
    assert_eq!(
        (tokens.token_type.as_str(), tokens.expires_in, tokens.scope.as_str()),
        ("Bearer", 600, "openid profile")
    );
    let who: serde_json::Value = client.userinfo(&tokens.access_token).await.read();
    assert_eq!(who, serde_json::json!({ "sub": account.id.to_string(), "preferred_username": "ada" }));
    assert!(client.is_active(&tokens.access_token).await);
}

/// `OpenID` Connect Core 1.0, 3.1.2.1: what most clients ask for by default gets them in.
#[tokio::test]
async fn what_is_not_there_is_left_out_and_the_answer_says_what_was_granted() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client_with("wiki", |wiki| wiki.scopes = vec!["openid".into(), "profile".into()]).await;
    let mut ada = app.sign_in("ada").await;
    for (asked, granted) in [
        ("openid profile email", "openid profile"),
        ("openid email groups address phone", "openid"),
        ("openid profile offline_access", "openid profile"),
    ] {
        assert_eq!(client.tokens(&mut ada, asked).await.scope, granted, "{asked}");
    }
}

/// RFC 9700, 2.1.1: a nonce instead, and no mixture of the two.
#[tokio::test]
async fn a_client_that_may_do_without_pkce_sends_a_nonce_and_no_verifier() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client_with("wiki", |wiki| wiki.pkce_optional = true).await;
    let mut ada = app.sign_in("ada").await;
    let without = [("code_challenge", ""), ("code_challenge_method", "")];
    let code = async |browser: &mut _, changes: &[(&str, &str)]| {
        client.returned(&client.decide(browser, "allow", changes).await).remove("code").unwrap()
    };
    let bare = code(&mut ada, &without).await;
    assert!(is(&oauth_error(&client.exchange(&bare).await), INVALID_GRANT), "a verifier without a challenge");
    let tokens: Tokens = client.exchange_with(&[("code", &bare), ("code_verifier", "")]).await.read();
    assert_eq!(tokens.claims()["nonce"], "n-0S6_WzA2Mj");
    let bound = code(&mut ada, &[]).await;
    let refused = client.exchange_with(&[("code", &bound), ("code_verifier", "")]).await;
    assert!(is(&oauth_error(&refused), INVALID_GRANT), "a challenge without a verifier");
    assert_eq!(client.exchange(&bound).await.status, StatusCode::OK);
    let unbound = client.send(&mut ada, &[without[0], without[1], ("nonce", "")]).await;
    assert_eq!(client.returned(&unbound)["error"], "invalid_request");
}

/// G7 (ASVS 10.4.2): the second use ends what the first one brought.
#[tokio::test]
async fn a_code_that_comes_twice_ends_everything_that_followed_from_it() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let code = client.code(&mut ada, "openid").await;
    let tokens: Tokens = client.exchange(&code).await.read();
    assert!(is(&oauth_error(&client.exchange(&code).await), INVALID_GRANT));
    assert!(!client.is_active(&tokens.access_token).await);
    assert!(is(&oauth_error(&client.refresh(&tokens.refresh_token).await), INVALID_GRANT));
    assert_eq!(app.database().await.events("token-reused").await, 1);
}

/// G7: 25 at once.
#[tokio::test(flavor = "multi_thread")]
async fn of_twenty_five_exchanges_at_once_one_succeeds_and_its_tokens_are_dead() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let code = client.code(&mut ada, "openid").await;
    let mut exchanges = JoinSet::new();
    for _ in 0..25 {
        let (client, code) = (client.clone(), code.clone());
        exchanges.spawn(async move { client.exchange(&code).await });
    }
    let answers = exchanges.join_all().await;
    let (good, bad): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == StatusCode::OK);
    assert_eq!((good.len(), bad.len()), (1, 24));
    assert!(bad.iter().all(|answer| is(&oauth_error(answer), INVALID_GRANT)));
    let tokens: Tokens = good[0].read();
    assert!(!client.is_active(&tokens.access_token).await);
    assert!(is(&oauth_error(&client.refresh(&tokens.refresh_token).await), INVALID_GRANT));
}

/// G7, G10: bound to the client, the address, the verifier and the minute.
#[tokio::test]
async fn a_code_is_good_only_for_whom_it_was_given_to() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (client, other) = (app.client("wiki").await, app.client("mail").await);
    let mut ada = app.sign_in("ada").await;
    let code = client.code(&mut ada, "openid").await;
    let wrong_verifier = VERIFIER.replace('d', "e");
    for changes in [
        [("code", code.as_str()), ("redirect_uri", "https://wiki.example.com/callback/")],
        [("code", &code), ("code_verifier", &wrong_verifier)],
        [("code", &code), ("code_verifier", "short")],
        [("code", &code[1..]), ("grant_type", "authorization_code")],
    ] {
        assert!(is(&oauth_error(&client.exchange_with(&changes).await), INVALID_GRANT), "{changes:?}");
    }
    let stolen = [("code", code.as_str()), ("redirect_uri", client.redirect_uri.as_str())];
    assert!(is(&oauth_error(&other.exchange_with(&stolen).await), INVALID_GRANT));
    // None of that was a use of it.
    assert_eq!(client.exchange(&code).await.status, StatusCode::OK);
    let late = client.code(&mut ada, "openid").await;
    app.advance(Duration::from_mins(1));
    assert!(is(&oauth_error(&client.exchange(&late).await), INVALID_GRANT));
}

/// A7, issue: a code dies with its session.
#[tokio::test]
async fn a_code_of_a_closed_session_is_worth_nothing() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let code = client.code(&mut home, "openid offline_access").await;
    let closed = home.session_id().await;
    office.close(&closed).await;
    assert!(is(&oauth_error(&client.exchange(&code).await), INVALID_GRANT));
}

/// ASVS 10.4.10: no proof of who it is, no tokens; and nothing is used up.
#[tokio::test]
async fn a_client_proves_who_it_is_in_exactly_one_way() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let secret = client.secret.clone().unwrap();
    let code = client.code(&mut ada, "openid").await;
    let fields = format!(
        "grant_type=authorization_code&code={code}&redirect_uri=https%3A%2F%2Fwiki.example.com%2Fcallback&code_verifier={VERIFIER}"
    );
    let send = async |authorization: Option<String>, more: String| {
        let mut request = Request::post("/oauth2/token")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8");
        if let Some(authorization) = authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        app.site.send(request.body(Bytes::from(format!("{fields}{more}"))).unwrap()).await
    };
    let public_try = "&client_id=wiki".to_owned();
    for (authorization, more, error) in [
        (None, String::new(), (401, "invalid_client")),
        (None, public_try.clone(), (401, "invalid_client")),
        (None, "&client_id=wiki&client_secret=wrong".into(), (401, "invalid_client")),
        (None, "&client_id=nobody&client_secret=wrong".into(), (401, "invalid_client")),
        (Some(basic("wiki", "wrong")), String::new(), (401, "invalid_client")),
        (Some(basic("mail", &secret)), String::new(), (401, "invalid_client")),
        (Some("Bearer x".into()), String::new(), (401, "invalid_client")),
        (Some(basic("wiki", &secret)), format!("&client_secret={secret}"), (400, "invalid_request")),
        (Some(basic("wiki", &secret)), "&client_id=mail".into(), (400, "invalid_request")),
        (Some(basic("wiki", &secret)), "&client_id=wiki&client_id=wiki".into(), (400, "invalid_request")),
        (Some(basic("wiki", &secret)), format!("&code={code}"), (400, "invalid_request")),
    ] {
        let answer = send(authorization.clone(), more.clone()).await;
        assert!(is(&oauth_error(&answer), error), "{authorization:?} {more}: {}", answer.text());
        assert_eq!(answer.header("www-authenticate").starts_with("Basic"), error.0 == 401);
    }
    // The secret works in the form as well, and the code is still good.
    assert_eq!(send(None, format!("&client_id=wiki&client_secret={secret}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_request_that_is_none_is_told_so() {
    let app = TestApp::start().await;
    let client = app.client("wiki").await;
    for (fields, error) in [
        (&[][..], (400, "invalid_request")),
        (&[("grant_type", "password"), ("username", "ada")], (400, "unsupported_grant_type")),
        (&[("grant_type", "client_credentials")], (400, "unsupported_grant_type")),
        (&[("grant_type", "authorization_code")], (400, "invalid_request")),
        (&[("grant_type", "refresh_token")], (400, "invalid_request")),
        (&[("grant_type", "refresh_token"), ("refresh_token", "x")], INVALID_GRANT),
    ] {
        assert!(is(&oauth_error(&client.post("/oauth2/token", fields).await), error), "{fields:?}");
    }
    let in_address = client.post("/oauth2/token?client_id=wiki", &[("grant_type", "refresh_token")]).await;
    assert!(is(&oauth_error(&in_address), (400, "invalid_request")));
    let json = Request::post("/oauth2/token").header(header::CONTENT_TYPE, "application/json");
    let answer = app.site.send(json.body(Bytes::from_static(b"{}")).unwrap()).await;
    assert!(is(&oauth_error(&answer), (400, "invalid_request")));
    assert_eq!(app.site.get("/oauth2/token").await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_public_client_has_no_secret_to_give_and_the_verifier_is_its_proof() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client_with("app", |client| client.is_public = true).await;
    let mut ada = app.sign_in("ada").await;
    let code = client.code(&mut ada, "openid").await;
    let with_secret = client.exchange_with(&[("code", &code), ("client_secret", "x")]).await;
    assert!(is(&oauth_error(&with_secret), (401, "invalid_client")));
    let tokens: Tokens = client.exchange(&code).await.read();
    assert!(client.refresh(&tokens.refresh_token).await.status.is_success());
    let introspected = client.introspect(&tokens.access_token).await;
    assert!(is(&oauth_error(&introspected), (401, "invalid_client")));
}
