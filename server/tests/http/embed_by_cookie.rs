//! A page of a product behind a proxy gets an embed token by the session's cookie.

use axum::body::Bytes;
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderName, Method, StatusCode};
use domain::{ClientId, EmbedClosing};
use serde_json::Value;

use crate::support::{Answer, Browser, Fault, TestApp};

const WIKI: &str = "https://wiki.example.com";
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What the browser of a page at `origin` sends to its own server, as a proxy passes it on.
async fn ask_from(browser: &Browser, origin: &str) -> Answer {
    ask_with(browser, &[(ORIGIN, origin), (SEC_FETCH_SITE, "same-origin"), (HOST, "user_sessions")]).await
}

async fn ask_with(browser: &Browser, headers: &[(HeaderName, &str)]) -> Answer {
    let answer = browser.clone().send(Method::POST, "/embed/token", headers, Bytes::new()).await;
    answer.expect("the service answers")
}

fn minted(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    serde_json::from_slice(&answer.body).expect("it is JSON")
}

fn token(answer: &Answer) -> String {
    minted(answer)["token"].as_str().expect("a token came").to_owned()
}

#[tokio::test]
async fn a_page_of_a_registered_origin_gets_a_token_for_its_own_session_under_any_host() {
    let app = TestApp::start_with(&["--embed-origins", "https://app.example.com https://wiki.example.com"]).await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let answer = ask_from(&ada, WIKI).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(!answer.headers.contains_key("access-control-allow-origin"));
    let minted = minted(&answer);
    assert!(minted["token"].as_str().is_some_and(|token| token.starts_with("us_embed_")), "{minted}");
    assert_eq!((&minted["expires_in"], &minted["origin"]), (&600.into(), &WIKI.into()));
    assert_eq!(minted["session_id"], ada.session_id().await);
    assert_eq!(app.embed_state(&token(&answer), WIKI).await, "open");
    assert_eq!(app.embed_state(&token(&answer), "https://app.example.com").await, "other-origin");
}

#[tokio::test]
async fn whoever_is_not_the_page_itself_gets_nothing() {
    let app = TestApp::start_with(&["--embed-origins", WIKI]).await;
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    let own = "same-origin";
    for headers in [
        &[][..],
        &[(ORIGIN, WIKI)],
        &[(SEC_FETCH_SITE, own)],
        &[(ORIGIN, WIKI), (SEC_FETCH_SITE, "same-site")],
        &[(ORIGIN, WIKI), (SEC_FETCH_SITE, "cross-site")],
        &[(ORIGIN, WIKI), (SEC_FETCH_SITE, "none")],
        &[(ORIGIN, WIKI), (SEC_FETCH_SITE, own), (SEC_FETCH_SITE, "cross-site")],
        &[(ORIGIN, WIKI), (ORIGIN, "https://evil.example"), (SEC_FETCH_SITE, own)],
        &[(ORIGIN, "null"), (SEC_FETCH_SITE, own)],
        &[(ORIGIN, "http://wiki.example.com"), (SEC_FETCH_SITE, own)],
        &[(ORIGIN, "https://wiki.example.com/"), (SEC_FETCH_SITE, own)],
    ] {
        ask_with(&ada, headers).await.is_problem(403, "foreign-origin");
    }
    for origin in
        ["https://wiki.example.com:8443", "https://evil.wiki.example.com", "https://wiki.example.com.evil.example"]
    {
        let answer = ask_from(&ada, origin).await;
        answer.is_problem(422, "origin-not-registered");
        for way in ["EMBED_ORIGINS", "user-sessions website change"] {
            assert!(answer.text().contains(way), "{}", answer.text());
        }
    }
    ask_from(&app.browser(), WIKI).await.is_problem(401, "signed-out");
    ask_from(&app.browser().with_only_the_token(&"A".repeat(43)), WIKI).await.is_problem(401, "signed-out");
    let stranger = ask_from(&app.browser(), "https://evil.example").await;
    stranger.is_problem(422, "origin-not-registered");
    let mut reading = ada.clone();
    for method in [Method::GET, Method::PUT, Method::OPTIONS] {
        let headers = [(ORIGIN, WIKI), (SEC_FETCH_SITE, own), (CONTENT_TYPE, "")];
        let answer = reading.send(method.clone(), "/embed/token", &headers, Bytes::new()).await.unwrap();
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
}

/// The session that the cookie stands for, and no other person's, is what the token ends with.
#[tokio::test]
async fn a_token_by_cookie_ends_with_its_session_and_a_closed_session_gets_none() {
    let app = TestApp::start_with(&["--embed-origins", WIKI]).await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let token = token(&ask_from(&home, WIKI).await);
    assert!(office.close(&home.session_id().await).await.status.is_success());
    assert_eq!(app.embed_state(&token, WIKI).await, "signed-out");
    let refused = ask_from(&home, WIKI).await;
    refused.is_problem(401, "signed-out");
    assert!(refused.text().contains("\"ended\""), "it says how: {}", refused.text());
    app.storage.set_fault(Fault::ReadsFail);
    ask_from(&office, WIKI).await.is_problem(503, "unavailable");
}

#[tokio::test]
async fn asking_for_a_token_keeps_no_session_alive() {
    let app = TestApp::start_with(&["--embed-origins", WIKI]).await;
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    for _ in 0..7 {
        assert_eq!(ask_from(&ada, WIKI).await.status, StatusCode::CREATED);
        app.advance(std::time::Duration::from_hours(24));
    }
    ask_from(&ada, WIKI).await.is_problem(401, "signed-out");
}

/// A product of one's own closes in place, and the strictest registration counts.
#[tokio::test]
async fn sessions_are_closed_as_the_registration_of_the_origin_says() {
    let app = TestApp::start_with(&["--embed-origins", "https://app.example.com"]).await;
    let by_cookie = async |origin: &str| {
        let origin = domain::EmbedOrigin::parse(origin).unwrap();
        app.accounts.embedding_by_cookie(&origin).await.unwrap().map(|found| (found.place, found.closing))
    };
    let found = |place: &str, closing| Some((place.to_owned(), closing));
    assert_eq!(by_cookie("https://app.example.com").await, found("app.example.com", EmbedClosing::Direct));
    assert_eq!(by_cookie(WIKI).await, None);
    app.client_with("wiki", |wiki| wiki.embed_origins = vec![WIKI.into(), "https://app.example.com".into()]).await;
    assert_eq!(by_cookie(WIKI).await, found("wiki", EmbedClosing::Confirm));
    assert_eq!(by_cookie("https://app.example.com").await, found("wiki", EmbedClosing::Confirm));
    app.client_with("mail", |mail| {
        mail.embed_origins = vec![WIKI.into()];
        mail.embed_closing = Some(EmbedClosing::Never);
    })
    .await;
    assert_eq!(by_cookie(WIKI).await, found("mail", EmbedClosing::Never));
    for (id, left) in [("mail", found("wiki", EmbedClosing::Confirm)), ("wiki", None)] {
        app.accounts.remove_client(&ClientId::parse(id).unwrap()).await.unwrap().unwrap();
        assert_eq!(by_cookie(WIKI).await, left);
    }
}
