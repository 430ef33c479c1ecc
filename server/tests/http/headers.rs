//! The headers and limits that every kind of answer has.

use axum::body::Bytes;
use axum::http::header::{ACCEPT, CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderName, Method, StatusCode};

use crate::support::{ACCOUNT_PAGES, Answer, Browser, Fault, TestApp};

/// One answer of each kind that the service gives, by what it is.
async fn every_kind_of_answer(app: &TestApp) -> Vec<(&'static str, u16, Answer)> {
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let mut stranger = app.browser();
    let mut answers = Vec::new();
    for page in ACCOUNT_PAGES {
        answers.push(("page", 200, ada.page(page).await));
    }
    answers.push(("sign-in page", 200, stranger.page("/sign-in").await));
    answers.push(("redirect", 303, stranger.page("/account/sessions").await));
    answers.push(("first page", 303, stranger.page("/").await));
    answers.push(("list", 200, ada.call("/api/sessions/list", &[]).await));
    answers.push(("form", 303, ada.form("/account/sessions", "/api/sessions/close-others", &[]).await));
    answers.push(("signed out", 401, stranger.call("/api/sessions/list", &[]).await));
    answers.push(("wrong password", 401, stranger.try_sign_in("ada", "wrong").await));
    let foreign = [(ORIGIN, "https://evil.example")];
    let answer = ada.send(Method::POST, "/api/sign-out", &foreign, Bytes::new()).await.expect("the service answers");
    answers.push(("other origin", 403, answer));
    answers.push(("nothing there", 404, stranger.page("/nothing").await));
    answers.push(("no such page of the account", 404, ada.page("/account/nothing").await));
    answers.push(("no such file", 404, stranger.page("/pkg/nothing.js").await));
    answers.push(("no such session", 404, ada.close("0199a3c0-0000-7000-8000-000000000001").await));
    answers.push(("other method", 405, stranger.page("/api/sign-out").await));
    let elsewhere = [(HOST, "evil.example")];
    let answer = stranger.send(Method::GET, "/sign-in", &elsewhere, Bytes::new()).await.expect("the service answers");
    answers.push(("other host", 421, answer));
    answers.push(("too large", 413, ada.call("/api/sessions/list", &[("before", &"x".repeat(70_000))]).await));
    answers.push(("no arguments", 400, ada.call("/api/sessions/close", &[]).await));
    answers.push(("verified", 200, ada.page("/verify").await));
    answers.push(("not verified", 401, stranger.page("/verify").await));
    answers.push(("file", 200, stranger.page("/favicon.svg").await));
    app.storage.set_fault(Fault::ReadsFail);
    answers.push(("unavailable", 503, ada.call("/api/sessions/list", &[]).await));
    answers.push(("verify unavailable", 503, ada.page("/verify").await));
    answers.push(("page unavailable", 503, ada.page("/account/sessions").await));
    app.storage.set_fault(Fault::ReadsPanic);
    answers.push(("panic", 500, ada.call("/api/sessions/list", &[]).await));
    app.storage.set_fault(Fault::None);
    answers
}

/// ASVS 3.4.1 to 3.4.8, 14.3.2; B14: no answer may be framed, an error's neither.
#[tokio::test]
async fn every_kind_of_answer_has_the_headers_that_bind_the_browser() {
    let app = TestApp::start().await;
    let mut nonces = Vec::new();
    for (kind, status, answer) in every_kind_of_answer(&app).await {
        assert_eq!(answer.status.as_u16(), status, "{kind}: {}", answer.text());
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
        ] {
            assert_eq!(answer.header(name), value, "{kind}: {name}");
        }
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.split("; ").any(|directive| directive == part), "{kind}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{kind}: {policy}");
        assert_eq!(answer.headers.get_all("content-security-policy").iter().count(), 1, "{kind}");
        nonces.extend(policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).map(str::to_owned));
        if kind == "file" {
            assert_eq!(answer.header("cache-control"), "public, max-age=3600");
        } else {
            assert_eq!(answer.header("cache-control"), "no-store", "{kind}");
            assert!(answer.headers.get_all("vary").iter().any(|value| value == "Cookie"), "{kind}");
        }
        assert!(!answer.headers.contains_key("strict-transport-security"), "{kind}: this is plain http");
        assert!(!answer.headers.contains_key("server") && !answer.headers.contains_key("x-powered-by"), "{kind}");
        assert!(!answer.headers.contains_key("x-continue-at") && !answer.headers.contains_key("x-notice"), "{kind}");
        if !answer.body.is_empty() {
            // ASVS 4.1.1
            let content_type = answer.header("content-type");
            assert!(
                content_type.contains("charset=utf-8") || content_type == "application/json" || kind == "file",
                "{kind}: {content_type:?}"
            );
        }
        assert!(!answer.text().contains("secret_detail"), "{kind}: an internal text");
    }
    let answers = nonces.len();
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), answers, "each answer has a nonce of its own");
}

/// ASVS 3.4.3: the page's scripts carry the answer's nonce and nothing else may run.
#[tokio::test]
async fn every_script_of_a_page_carries_the_nonce_of_its_answer() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    for path in ACCOUNT_PAGES.into_iter().chain(["/nothing"]) {
        let page = ada.page(path).await;
        let policy = page.header("content-security-policy").to_owned();
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
        let text = page.text();
        for script in text.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{path}: <script{tag}>");
        }
        for inline in ["onclick=", "onerror=", "onload=", "style=\"", "<style", "javascript:", "<base"] {
            assert!(!text.contains(inline), "{path} has {inline}");
        }
    }
}

/// ASVS 3.4.1
#[tokio::test]
async fn behind_https_every_answer_says_so() {
    let app = TestApp::start_with(&["--public-url", "https://account.example.com"]).await;
    for (kind, _, answer) in every_kind_of_answer(&app).await {
        assert_eq!(answer.header("strict-transport-security"), "max-age=63072000", "{kind}");
    }
}

#[tokio::test]
async fn what_browsers_are_told_about_https_is_a_setting() {
    let url = ["--public-url", "https://account.example.com"];
    for (setting, header) in [("max-age=300; includeSubDomains", "max-age=300; includeSubDomains"), ("off", "")] {
        let app = TestApp::start_with(&[&url[..], &["--hsts", setting]].concat()).await;
        assert_eq!(app.site.get("/sign-in").await.header("strict-transport-security"), header);
    }
}

/// ASVS 4.2.5, X40: a head that is too long is refused before anything is looked at.
#[tokio::test]
async fn a_head_that_is_too_long_is_431_and_the_next_request_is_answered() {
    let app = TestApp::start().await;
    let mut browser = app.browser().with_only_the_token(&"A".repeat(100_000));
    assert_eq!(browser.page("/sign-in").await.status, StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    let mut browser: Browser = app.browser();
    for number in 0..200 {
        browser = browser.with(&format!("x-many-{number}"), "x");
    }
    assert_eq!(browser.page("/sign-in").await.status, StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    assert_eq!(app.site.get("/sign-in").await.status, StatusCode::OK);
}

/// Bodies are limited whether or not they say how long they are.
#[tokio::test]
async fn a_body_that_is_too_large_is_413_for_everybody() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let long = "x".repeat(65 * 1024);
    for browser in [&mut ada, &mut app.browser()] {
        for (path, field) in [("/api/sessions/list", "before"), ("/api/sign-in", "login_name")] {
            assert_eq!(browser.call(path, &[(field, &long)]).await.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        }
    }
}

#[tokio::test]
async fn head_answers_like_get_without_a_body() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    for path in ["/account/sessions", "/account/security", "/sign-in", "/nothing", "/favicon.svg", "/account/nothing"] {
        let get = ada.page(path).await;
        let head = ada.send(Method::HEAD, path, &[(ACCEPT, "text/html")], Bytes::new()).await.unwrap();
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        let names = |answer: &Answer| {
            let mut names: Vec<_> = answer.headers.keys().map(HeaderName::to_string).collect();
            // Who looks is remembered, and by `HEAD` nobody looks.
            names.retain(|name| !matches!(name.as_str(), "content-length" | "set-cookie" | "transfer-encoding"));
            names.sort();
            names
        };
        assert_eq!(names(&head), names(&get), "{path}");
        assert_eq!(head.header(CONTENT_TYPE.as_str()), get.header(CONTENT_TYPE.as_str()), "{path}");
    }
}

/// ASVS 14.2.5: an address that looks like a file is no file.
#[tokio::test]
async fn an_address_that_looks_like_a_file_does_not_get_a_page_into_caches() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    for path in [
        "/account/sessions/x.css",
        "/account/sessions.js",
        "/account/..%2fa.js",
        "/account/%2e%2e/a.js",
        "/api/sessions/list.js",
        "/pkg/..%2f..%2fCargo.toml",
        "/pkg/%2e%2e%2fmanifest.json",
        "/manifest.json",
    ] {
        let answer = ada.page(path).await;
        assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::NOT_FOUND, "no-store"), "{path}");
        assert!(!answer.text().contains("Current Session"), "{path}");
    }
}

/// ASVS 14.2.5: what is not exactly the address of a page is none, for whoever is signed in too.
#[tokio::test]
async fn an_address_that_is_nearly_a_pages_is_404_without_anything_of_the_page() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let mut paths = vec!["/account/../account/sessions".to_owned(), "/account/./security".to_owned()];
    for page in ACCOUNT_PAGES.into_iter().chain(["/setup", "/sign-in", "/oauth2/authorize", "/oauth2/logout"]) {
        let page = page.split('?').next().unwrap();
        paths.extend([format!("{page}/"), format!("/{page}"), format!("{page}//")]);
    }
    for path in paths {
        let answer = ada.page(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        let text = answer.text();
        assert!(text.contains("Page not found"), "{path}: {text}");
        for part in ["Current Session", "<form", "<table", "leptos-island", "Firefox", "ada<", "data-made-for"] {
            assert!(!text.contains(part), "{path} has {part}: {text}");
        }
    }
}
