//! The list in a frame: for pages of a registered origin, and for no others.

use axum::http::StatusCode;
use domain::EmbedClosing;

use crate::support::{Answer, Browser, TestApp};

const DASH: &str = "https://dash.example.com";

async fn frame(browser: &mut Browser, origin: &str) -> Answer {
    let origin: String = url::form_urlencoded::byte_serialize(origin.as_bytes()).collect();
    browser.page(&format!("/embed/frame?origin={origin}")).await
}

/// What the policy says of who may hold the page.
fn ancestors(answer: &Answer) -> &str {
    let policy = answer.header("content-security-policy");
    policy.split("; ").find_map(|part| part.strip_prefix("frame-ancestors ")).expect("the policy says it")
}

#[tokio::test]
async fn only_pages_of_the_registered_origin_that_asks_may_hold_it() {
    let app = TestApp::start_with(&["--public-url", "https://account.example.com"]).await;
    app.account("ada").await;
    app.register_dashboard(DASH).await;
    let mut ada = app.sign_in("ada").await;
    let page = frame(&mut ada, DASH).await;
    assert_eq!((page.status, ancestors(&page)), (StatusCode::OK, DASH));
    assert!(!page.headers.contains_key("x-frame-options"), "it knows no single origin");
    let policy = page.header("content-security-policy");
    for part in
        ["default-src 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"]
    {
        assert!(policy.contains(part), "{part}: {policy}");
    }
    assert_eq!(page.header("cross-origin-resource-policy"), "same-site");
    assert_eq!(page.header("cross-origin-embedder-policy"), "require-corp");
    assert_eq!((page.header("cache-control"), page.header("vary")), ("no-store", "Cookie"));
    for other in [
        "https://evil.example",
        "https://sibling.example.com",
        "https://dash.example.com:8443",
        "http://dash.example.com",
        "https://dash.example.com/",
        "https://dash.example.com https://evil.example",
        "https://dash.example.com; script-src *",
        "https://dash.example.com.",
        "https://*.example.com",
        "https://DASH.example.com",
        "https:",
        "*",
        "'self'",
        "null",
        "",
        "https://account.example.com",
    ] {
        let page = frame(&mut ada, other).await;
        assert_eq!((page.status, ancestors(&page)), (StatusCode::FORBIDDEN, "'none'"), "{other}");
        assert_eq!(page.header("x-frame-options"), "DENY", "{other}");
        assert!(!page.text().contains("<user-sessions"), "{other}");
    }
    for path in [
        "/embed/frame",
        "/embed/frame?Origin=https://dash.example.com",
        "/embed/frame?origin[]=https://dash.example.com",
    ] {
        let page = ada.page(path).await;
        assert_eq!((page.status, ancestors(&page)), (StatusCode::FORBIDDEN, "'none'"), "{path}");
    }
    // The first of two is the one that is asked for.
    let two = ada.page("/embed/frame?origin=https://dash.example.com&origin=https://evil.example").await;
    assert_eq!(ancestors(&two), DASH);
}

/// A page can lay something over a frame, so that a person clicks what they do not see.
#[tokio::test]
async fn a_page_that_may_not_close_in_place_may_not_hold_it() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    for closing in [EmbedClosing::Never, EmbedClosing::Confirm] {
        app.register_dashboard_with(DASH, closing).await;
        let page = frame(&mut ada, DASH).await;
        assert_eq!((page.status, ancestors(&page)), (StatusCode::FORBIDDEN, "'none'"), "{closing:?}");
        assert!(page.text().contains("--embed-closing direct"), "{}", page.text());
    }
    // Of several that are registered for an origin the strictest counts.
    app.register_dashboard_with(DASH, EmbedClosing::Direct).await;
    assert_eq!(frame(&mut ada, DASH).await.status, StatusCode::FORBIDDEN);
}

/// As products behind a proxy are registered, and clients.
#[tokio::test]
async fn origins_of_clients_and_of_the_setting_may_hold_it_too() {
    let app = TestApp::start_with(&["--embed-origins", "https://wiki.example.com https://dash.example.com"]).await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    for origin in ["https://wiki.example.com", DASH] {
        assert_eq!(ancestors(&frame(&mut ada, origin).await), origin);
    }
    let session = ada.session_id().await;
    app.register_dashboard(DASH).await;
    let mut other = app.sign_in("ada").await;
    for (origin, name) in
        [("https://wiki.example.com", "<bdi>wiki.example.com</bdi>"), (DASH, "<bdi>Dash &amp; Board</bdi>")]
    {
        let text = other.page(&format!("/account/sessions/close?session={session}&from={origin}")).await.text();
        assert!(text.contains(name), "{origin}: {text}");
    }
}

#[tokio::test]
async fn nobody_elses_page_may_be_held_by_a_registered_one() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.register_dashboard(DASH).await;
    let mut ada = app.sign_in("ada").await;
    let session = ada.session_id().await;
    for path in ["/account/sessions".to_owned(), format!("/account/sessions/close?session={session}&from={DASH}")] {
        let page = ada.page(&path).await;
        assert_eq!((ancestors(&page), page.header("x-frame-options")), ("'none'", "DENY"), "{path}");
        assert_eq!(page.header("cross-origin-opener-policy"), "same-origin", "{path}");
    }
}

#[tokio::test]
async fn it_holds_nothing_of_the_account_and_is_no_activity() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.register_dashboard(DASH).await;
    let text = frame(&mut app.browser(), DASH).await.text();
    assert!(text.contains("You are signed out.") && !text.contains("<user-sessions"), "{text}");
    assert!(text.contains("href=\"/sign-in\" target=\"_blank\" rel=\"noopener\""), "{text}");

    let mut ada = app.sign_in("ada").await;
    let before = ada.list().await.current;
    app.advance(std::time::Duration::from_mins(5));
    let page = frame(&mut ada, DASH).await;
    let text = page.text();
    assert!(text.contains("<user-sessions>") && text.contains("src=\"/embed/user-sessions.js\""), "{text}");
    assert!(!text.contains("ada") && !text.contains("127.0.0.1") && !text.contains(&before.id), "{text}");
    assert_eq!(ada.list().await.current, before);
}
