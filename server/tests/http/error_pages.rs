//! What a person sees in the place of a page.

use axum::body::Bytes;
use axum::http::header::{ACCEPT, ALLOW, CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{Method, StatusCode};
use domain::Registration;

use crate::support::{Answer, Fault, TestApp};

const PAGE: &str = "text/html; charset=utf-8";

const NAVIGATION: &str = "aria-label=\"My Account\"";

/// It says that nothing was changed, asks again at a click, and names what an operator can look for.
#[track_caller]
fn is_a_page_that_could_not_be_loaded(answer: &Answer, why: &str) {
    // What living parts may say stands before the page.
    let text = answer.text().split_once("<body").expect("it is a page").1.to_owned();
    let reference = format!("Reference: {}", answer.header("x-request-id"));
    for words in ["This page could not be loaded", why, "Nothing was changed.", ">Try again</a>", &reference] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("it is not known") && !text.contains("The list is read"), "{text}");
}

#[tokio::test]
async fn a_page_that_cannot_be_read_says_that_nothing_was_changed_and_how_to_go_on() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    for (fault, kept) in [(Fault::ReadsFail, false), (Fault::ListsFail, true)] {
        app.storage.set_fault(fault);
        let page = ada.page("/account/sessions").await;
        assert_eq!((page.status, page.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "1"), "{fault:?}");
        is_a_page_that_could_not_be_loaded(&page, "The service could not answer in time.");
        assert_eq!(page.text().contains(NAVIGATION), kept, "{fault:?}");
    }
    app.storage.set_fault(Fault::ReadsPanic);
    let page = ada.page("/account/sessions").await;
    assert_eq!((page.status, page.header("content-type")), (StatusCode::INTERNAL_SERVER_ERROR, PAGE));
    is_a_page_that_could_not_be_loaded(&page, "");
}

/// Nobody is told to look at a list before they are signed in.
#[tokio::test]
async fn a_sign_in_that_was_not_answered_in_time_says_so_where_it_is_tried_again() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut stranger = app.browser();
    app.storage.set_fault(Fault::SignInsFail);
    let fields = [("login_name", "ada"), ("password", crate::support::PASSWORD)];
    let answer = stranger.form("/sign-in", "/api/sign-in", &fields).await;
    let page = stranger.page(answer.location()).await.text();
    assert!(
        page.contains("The service could not answer in time. Try again.") && page.contains("value=\"ada\""),
        "{page}"
    );
    assert!(!page.contains("The list"), "{page}");
}

/// Every answer that used to be a status with a line of text, or with nothing.
#[tokio::test]
async fn a_refusal_is_a_page_for_a_browser_and_a_line_for_others() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    let (ours, form) = (app.site.origin.clone(), "application/x-www-form-urlencoded");
    let long = Bytes::from(vec![b'x'; 70_000]);
    for (method, path, headers, body, status, title) in [
        (Method::GET, "/sign-in", vec![(HOST, "evil.example")], Bytes::new(), 421, "Wrong address"),
        (Method::POST, "/api/sign-out", vec![(ORIGIN, "https://evil.example")], Bytes::new(), 403, "This was refused"),
        (Method::GET, "/api/sign-out", vec![], Bytes::new(), 405, "This is not a page"),
        (Method::GET, "/oauth2/token", vec![], Bytes::new(), 405, "This is not a page"),
        (Method::POST, "/oauth2/authorize", vec![(CONTENT_TYPE, form)], long, 413, "This is too long"),
        (Method::GET, "/pkg/nothing.js", vec![], Bytes::new(), 404, "Page not found"),
        (Method::GET, "/websites/nothing/logo", vec![], Bytes::new(), 404, "Page not found"),
    ] {
        let send = async |accept| {
            let headers = [headers.as_slice(), &[(ACCEPT, accept)]].concat();
            ada.clone().send(method.clone(), path, &headers, body.clone()).await.expect("the service answers")
        };
        let (page, line) = (send("text/html,*/*;q=0.8").await, send("*/*").await);
        let text = page.text();
        assert_eq!((page.status.as_u16(), page.header("content-type")), (status, PAGE), "{path}");
        assert!(text.contains(&format!("<title>{title}")) && text.contains("<h1>"), "{path}: {text}");
        assert!(
            text.contains("name=\"color-scheme\" content=\"light dark\"") && text.contains("<a href="),
            "{path}: {text}"
        );
        assert_eq!((line.status.as_u16(), line.text().contains("<html")), (status, false), "{path}");
        assert_eq!(page.headers.get(ALLOW), line.headers.get(ALLOW), "{path}");
        assert!(page.header("content-security-policy").contains("default-src 'none'"), "{path}");
    }
    let elsewhere = [(HOST, "evil.example"), (ACCEPT, "text/html")];
    let page = ada.clone().send(Method::GET, "/sign-in", &elsewhere, Bytes::new()).await.unwrap().text();
    assert!(page.contains(&format!("<a href=\"{ours}/\">{ours}/</a>")) && !page.contains("stylesheet"), "{page}");
}

/// A proxy passes on what the browser accepts.
#[tokio::test]
async fn what_machines_ask_is_no_page_whatever_they_accept() {
    let app = TestApp::start().await;
    app.storage.set_fault(Fault::ReadsFail);
    for path in ["/verify", "/readyz", "/api/v1/session", "/api/v1/nothing"] {
        let answer = app.browser().page(path).await;
        assert!(!answer.text().contains("<html"), "{path}: {}", answer.text());
    }
}

/// Nothing of the person is on a page whose address may have a cache keep it.
#[tokio::test]
async fn an_address_of_the_account_where_nothing_is_keeps_the_navigation_for_who_is_signed_in() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    for path in ["/account/nothing", "/account/sessions/x.css"] {
        let (own, other) = (ada.page(path).await, app.browser().page(path).await);
        assert_eq!((own.status, other.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert!(own.text().contains("<title>Page not found · My Account</title>") && own.text().contains(NAVIGATION));
        assert!(!own.text().contains("ada") && !other.text().contains(NAVIGATION), "{}", own.text());
    }
    assert!(!ada.page("/nothing").await.text().contains(NAVIGATION));
}

#[tokio::test]
async fn a_client_that_asks_to_sign_out_is_named_and_led_back_to_although_it_proves_nothing() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let change = |registration: &mut Registration| registration.site = Some("https://wiki.example.com/home".into());
    let client = app.client_with("wiki", change).await;
    app.client("mail").await;
    let mut ada = app.sign_in("ada").await;
    let hint = client.tokens(&mut ada, "openid").await.id_token.unwrap();
    for (query, named, back) in [
        (format!("id_token_hint={hint}"), "<bdi>wiki</bdi>", "https://wiki.example.com/home"),
        ("client_id=wiki".to_owned(), "<bdi>wiki</bdi>", "https://wiki.example.com/home"),
        ("client_id=mail".to_owned(), "<bdi>mail</bdi>", "/account/sessions"),
        ("client_id=nothing".to_owned(), "<bdi>A website</bdi>", "/account/sessions"),
        (String::new(), "<bdi>A website</bdi>", "/account/sessions"),
    ] {
        let page = ada.page(&format!("/oauth2/logout?{query}")).await.text();
        assert!(page.contains(named), "{query}: {page}");
        assert!(page.contains(&format!("href=\"{back}\" class=\"button\">Stay signed in</a>")), "{query}: {page}");
    }
}
