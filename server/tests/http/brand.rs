//! Whose service it is, as its operator says.

use std::fs;

use axum::http::StatusCode;

use crate::support::{Installation, TestApp};

const LOGO: &[u8] = b"\x89PNG\r\n\x1a\nand so on";

#[tokio::test]
async fn every_page_says_whose_service_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let logo = folder.path().join("logo.png");
    fs::write(&logo, LOGO).unwrap();
    let app = TestApp::start_with(&[
        "--service-name",
        "Example </title><b>Bank",
        "--logo-file",
        &logo.display().to_string(),
        "--accent-color",
        "#7a1fa2",
        "--help-url",
        "https://help.example.com/sessions",
    ])
    .await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let mut stranger = app.browser();
    for page in [
        ada.page("/account/sessions").await,
        ada.page("/oauth2/authorize?client_id=nobody").await,
        stranger.page("/sign-in").await,
        stranger.page("/nothing").await,
        stranger.with("accept", "text/html").page("/api/sign-out").await,
    ] {
        let text = page.text();
        for part in [
            "Example &lt;/title&gt;&lt;b&gt;Bank</title>",
            "Example &lt;/title&gt;&lt;b&gt;Bank</bdi>",
            "src=\"/brand/logo\"",
            "href=\"/brand/accent.css\"",
            "href=\"https://help.example.com/sessions\"",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains("<b>"), "{text}");
    }
    let picture = app.site.get("/brand/logo").await;
    assert_eq!((picture.header("content-type"), &*picture.body), ("image/png", LOGO));
    let style = app.site.get("/brand/accent.css").await;
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    assert!(style.text().contains("--accent:#7a1fa2"), "{}", style.text());
}

#[tokio::test]
async fn without_a_word_of_the_operator_the_pages_are_as_they_come() {
    let app = TestApp::start().await;
    let page = app.site.get("/sign-in").await.text();
    assert!(page.contains("<title>Sign in · My Account</title>"), "{page}");
    assert!(!page.contains("/brand/") && !page.contains("Get help") && !page.contains("<header"), "{page}");
    for path in ["/brand/logo", "/brand/accent.css"] {
        assert_eq!(app.site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn what_cannot_be_shown_stops_the_start_and_says_why() {
    let installation = Installation::new();
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("logo.svg");
    fs::write(&script, "<svg onload=\"alert(1)\"/>").unwrap();
    let script = script.display().to_string();
    let long = "x".repeat(41);
    for (name, value, reason) in [
        ("LOGO_FILE", script.as_str(), "logo.svg is none"),
        ("LOGO_FILE", "/nowhere/logo.png", "cannot be read: No such file"),
        ("ACCENT_COLOR", "#7db4ff", "its contrast with the page is 2.0:1, and links and buttons need 4.5:1"),
        ("ACCENT_COLOR", "blue", "no color in the form #rrggbb"),
        ("HELP_URL", "javascript:alert(1)", "neither https: nor mailto:"),
        ("SERVICE_NAME", &long, "more than 40 characters"),
        ("SERVICE_NAME", "two\nlines", "more than a line"),
    ] {
        let name = format!("USER_SESSIONS_{name}");
        let error = installation.run_in(&[(&name, value)], &["serve"]).unwrap_err();
        assert!(error.contains(&name) && error.contains(reason), "{error}");
    }
}
