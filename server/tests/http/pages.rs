//! The pages as the server sends them: complete before any script, and working without one.

use std::time::Duration;

use axum::http::{Method, StatusCode, header};

use crate::support::TestApp;

#[tokio::test]
async fn user_sessions_is_complete_in_html() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let other = app.browser().with("user-agent", "curl/8.5.0").signed_in("ada").await.session_id().await;
    let page = office.page("/account/sessions").await;
    assert_eq!((page.status, page.header("content-type")), (StatusCode::OK, "text/html; charset=utf-8"));
    let text = page.text();
    for part in [
        "<title>User Sessions · My Account</title>",
        "User Sessions</h1>",
        "Firefox on Linux",
        "127.0.0.1",
        "Current Session",
        "Close All Other Sessions",
        "action=\"/api/sessions/close\"",
        &format!("value=\"{other}\""),
        "action=\"/api/sign-out\"",
    ] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    assert_eq!(text.matches(">Current Session<").count(), 1);
    for column in ["Device", "Started time", "Connected from IP address", "Last active", "Action"] {
        assert!(text.contains(column), "{column}");
    }
}

#[tokio::test]
async fn without_others_nothing_offers_to_close_them() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut alone = app.sign_in("ada").await;
    let text = alone.page("/account/sessions").await.text();
    assert!(!text.contains("action=\"/api/sessions/close\""), "{text}");
    assert!(!text.contains("href=\"/account/sessions/close-others\""), "{text}");
}

/// ASVS 7.4.4
#[tokio::test]
async fn every_page_of_the_account_offers_to_sign_out_and_leads_to_the_others() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    for path in ["/account/sessions", "/account/websites", "/account/security", "/account/sessions/close-others"] {
        let text = ada.page(path).await.text();
        for part in [
            "action=\"/api/sign-out\"",
            "href=\"/account/sessions\"",
            "href=\"/account/websites\"",
            "href=\"/account/security\"",
        ] {
            assert!(text.contains(part), "{path} lacks {part}");
        }
    }
    assert_eq!(ada.page("/").await.location(), "/account/sessions");
}

/// A form of a closed session's page goes to the page to sign in at.
#[tokio::test]
async fn forms_close_and_say_what_they_did() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let mut home = app.sign_in("ada").await;
    let other = home.session_id().await;
    app.sign_in("ada").await;
    let answer = office.form("/account/sessions?before=x", "/api/sessions/close", &[("session", &other)]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/account/sessions"));
    assert!(answer.body.is_empty());
    assert!(office.page("/account/sessions").await.text().contains("The session was closed."));
    let seen = office.list().await.version;
    office.form("/account/sessions", "/api/sessions/close-others", &[("seen", &seen)]).await;
    assert!(office.page("/account/sessions").await.text().contains("1 other session was closed."));
    assert_eq!(
        home.form("/account/sessions", "/api/sessions/close", &[("session", &other)]).await.location(),
        "/sign-in"
    );
    let page = home.page("/sign-in").await.text();
    assert!(page.contains("This session was closed from"), "{page}");
    assert!(page.contains("You are signed out, so nothing was changed."), "{page}");
}

/// Times are in UTC in the HTML, whatever the machine's zone (X25).
#[tokio::test]
async fn times_stand_in_the_page_in_utc() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    app.advance(Duration::from_secs(5));
    let text = ada.page("/account/sessions").await.text();
    assert!(text.contains("datetime=\"2026-09-21T14:13:20"), "{text}");
}

/// A form goes on at a page of the service, whatever it says of where it stands and of what it takes.
#[tokio::test]
async fn no_header_of_a_form_leads_a_browser_away() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let origin = app.site.origin.clone();
    let away = ["//evil.example/x", "/\\evil.example", "/account//evil.example", "/api/v1/session"];
    for referer in
        away.map(|path| format!("{origin}{path}")).iter().map(String::as_str).chain(["https://evil.example/"])
    {
        for (accept, leads) in [("text/html", true), ("text/html, \u{e9}", true), ("application/json", false)] {
            let headers = [
                (header::ORIGIN, origin.as_str()),
                (header::CONTENT_TYPE, "application/x-www-form-urlencoded"),
                (header::ACCEPT, accept),
                (header::REFERER, referer),
            ];
            for body in ["session=garbage", ""] {
                let answer = ada.send(Method::POST, "/api/sessions/close", &headers, body.into()).await.unwrap();
                let expected = if leads { "/account/sessions" } else { "" };
                assert_eq!(answer.location(), expected, "{referer}, {accept}, {body:?}: {}", answer.status);
            }
        }
    }
}
