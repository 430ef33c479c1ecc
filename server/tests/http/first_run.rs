//! Before the first account, and what browsers and managers ask for without being told.

use axum::http::StatusCode;

use crate::support::{Installation, TestApp};

const NONE_YET: &str = "No account exists yet. Open the link that the terminal printed";

#[tokio::test]
async fn whoever_opens_the_address_before_the_first_account_is_told_of_the_link() {
    let app = TestApp::start().await;
    for path in ["/sign-in", "/sign-in?next=%2Faccount%2Fsessions"] {
        assert!(app.browser().page(path).await.text().contains(NONE_YET), "{path}");
    }
    assert_eq!(app.browser().page("/").await.location(), "/account/sessions");
    app.account("ada").await;
    assert!(!app.browser().page("/sign-in").await.text().contains(NONE_YET));
}

#[tokio::test]
async fn a_link_that_is_not_good_is_objected_to_before_anything_is_typed() {
    let installation = Installation::new();
    let process = installation.start();
    let (_, good) = process.greeting.trim().split_once("token=").expect("there is a link");
    for bad in ["/setup".to_owned(), "/setup?token=x".to_owned(), format!("/setup?token={}", "A".repeat(43))] {
        let page = process.browser().page(&bad).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{bad}");
        assert!(page.text().contains("This link is not valid") && !page.text().contains("/api/setup"), "{bad}");
    }
    let page = process.browser().page(&format!("/setup?token={good}")).await;
    assert_eq!((page.status, page.text().contains("<form")), (StatusCode::OK, true));
    // A mistake keeps the link and the name.
    let fields = [("token", good), ("login_name", "ada"), ("password", "short")];
    let mut browser = process.browser();
    let answer = browser.form("/setup", "/api/setup", &fields).await;
    let page = browser.page(answer.location()).await.text();
    assert!(page.contains("at least 8 characters") && page.contains("value=\"ada\"") && page.contains(good), "{page}");
}

#[tokio::test]
async fn managers_find_the_page_for_passwords_and_browsers_find_icons() {
    let app = TestApp::start().await;
    let page = app.browser().page("/.well-known/change-password").await;
    assert_eq!((page.status, page.location()), (StatusCode::FOUND, "/account/security"));
    for (path, kind) in [
        ("/favicon.ico", "image/x-icon"),
        ("/favicon.svg", "image/svg+xml"),
        ("/apple-touch-icon.png", "image/png"),
        ("/apple-touch-icon-precomposed.png", "image/png"),
    ] {
        let icon = app.browser().page(path).await;
        assert_eq!((icon.status, icon.header("content-type")), (StatusCode::OK, kind), "{path}");
        assert!(icon.header("cache-control").starts_with("public"), "{path}");
    }
    let text = app.browser().page("/sign-in").await.text();
    for tag in ["name=\"theme-color\"", "name=\"description\"", "rel=\"apple-touch-icon\""] {
        assert!(text.contains(tag), "{tag}: {text}");
    }
}
