//! What proxies ask for each request: who it is, or nobody.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONNECTION, HOST, VARY};
use axum::http::{HeaderName, Method, StatusCode};

use crate::support::{Answer, Browser, Fault, PRODUCTION, TestApp};

const IDENTITY: [&str; 3] = ["x-account-id", "x-login-name", "x-session-id"];

async fn ask(browser: &Browser, headers: &[(HeaderName, &str)]) -> Answer {
    ask_at(browser, Method::GET, "/verify", headers).await
}

async fn ask_at(browser: &Browser, method: Method, path: &str, headers: &[(HeaderName, &str)]) -> Answer {
    browser.clone().send(method, path, headers, Bytes::new()).await.expect("the service answers")
}

#[track_caller]
fn is_refused(answer: &Answer, status: u16) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    for name in IDENTITY {
        assert!(!answer.headers.contains_key(name), "{name}");
    }
}

/// F1, F8
#[tokio::test]
async fn a_good_session_is_200_with_who_it_is_and_nothing_else_is() {
    let app = TestApp::start().await;
    let account = app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    for method in [Method::GET, Method::HEAD] {
        let answer = ask_at(&ada, method, "/verify", &[]).await;
        assert_eq!((answer.status, answer.body.len()), (StatusCode::OK, 0));
        let [account_id, login_name, session_id] = IDENTITY.map(|name| answer.header(name).to_owned());
        assert_eq!((account_id, login_name.as_str()), (account.id.to_string(), "ada"));
        assert_eq!(session_id, ada.session_id().await);
        for header in [CACHE_CONTROL, VARY] {
            assert_eq!(answer.headers.get_all(&header).iter().count(), 1, "{header}");
        }
        assert_eq!((answer.header("cache-control"), answer.header("vary")), ("no-store", "Cookie"));
    }
    is_refused(&ask(&app.browser(), &[]).await, 401);
    for token in ["", "x", &"A".repeat(43), &ada.session_id().await] {
        is_refused(&ask(&app.browser().with_only_the_token(token), &[]).await, 401);
    }
}

/// A1, X26: the very next question is refused, whichever way the session ended.
#[tokio::test]
async fn a_session_that_has_ended_is_refused_with_the_next_question() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    assert_eq!(ask(&home, &[]).await.status, StatusCode::OK);
    assert!(office.close(&home.session_id().await).await.status.is_success());
    is_refused(&ask(&home, &[]).await, 401);
    let idle = app.sign_in("ada").await;
    app.advance(Duration::from_hours(7 * 24));
    is_refused(&ask(&idle, &[]).await, 401);
    let left = app.sign_in("ada").await;
    left.clone().sign_out().await;
    is_refused(&ask(&left, &[]).await, 401);
}

/// F2, P4
#[tokio::test]
async fn when_the_state_cannot_be_read_the_answer_is_503() {
    let app = TestApp::start_with(&PRODUCTION).await;
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    for fault in [Fault::ReadsFail, Fault::ReadsHang] {
        app.storage.set_fault(fault);
        is_refused(&ask(&ada, &[]).await, 503);
        is_refused(&ask_at(&ada, Method::GET, "/verify?signed-out=redirect", &[(ACCEPT, "text/html")]).await, 503);
    }
    app.storage.set_fault(Fault::ReadsPanic);
    is_refused(&ask(&ada, &[]).await, 500);
    app.storage.set_fault(Fault::None);
    assert_eq!(ask(&ada, &[]).await.status, StatusCode::OK);
    let damage = "UPDATE sessions SET connected_from = 'nowhere at all'";
    app.database().await.execute(damage).await;
    is_refused(&ask(&ada, &[]).await, 503);
}

/// X17: a session that can be read is good, although nothing can be written.
#[tokio::test]
async fn a_good_session_is_good_while_its_activity_cannot_be_written_down() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    app.advance(Duration::from_mins(5));
    let mut database = app.database().await;
    database.hold_writes().await;
    assert_eq!(ask(&ada, &[]).await.status, StatusCode::OK);
    database.let_writes_go().await;
}

/// P10: what a proxy lets through is activity, unless it says that nobody did it.
#[tokio::test]
async fn a_request_is_activity_and_a_poll_is_not() {
    let app = TestApp::start_with(&["--trusted-proxies", "127.0.0.1"]).await;
    app.account("ada").await;
    let mut ada = app.browser().with("x-forwarded-for", "203.0.113.7").signed_in("ada").await;
    let poll = HeaderName::from_static("x-session-activity");
    let started = ada.list().await.current;
    app.advance(Duration::from_mins(5));
    let moved = ada.clone().with("x-forwarded-for", "198.51.100.4");
    for word in ["none", "None", " none "] {
        assert_eq!(ask(&moved, &[(poll.clone(), word)]).await.status, StatusCode::OK, "{word:?}");
        assert_eq!(ada.list().await.current, started, "{word:?}");
    }
    assert_eq!(ask(&moved, &[(poll.clone(), "some")]).await.status, StatusCode::OK);
    let current = ada.list().await.current;
    assert_eq!((current.last_active_at, current.connected_from.as_str()), (app.now().as_millis(), "198.51.100.4"));
    // Eight days of polls keep no session alive.
    for _ in 0..7 {
        app.advance(Duration::from_hours(23));
        assert_eq!(ask(&ada, &[(poll.clone(), "none")]).await.status, StatusCode::OK);
    }
    app.advance(Duration::from_hours(23));
    is_refused(&ask(&ada, &[(poll, "none")]).await, 401);
}

/// Rule 3.4: nobody looks at what a browser fetches beforehand, nor at the answer to `HEAD`.
#[tokio::test]
async fn what_a_browser_does_beforehand_and_head_are_no_activity() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let [purpose, method] = ["sec-purpose", "x-forwarded-method"].map(HeaderName::from_static);
    let started = ada.list().await.current;
    app.advance(Duration::from_mins(5));
    for (question, path, header, value) in [
        (Method::GET, "/verify", &purpose, "prefetch"),
        (Method::GET, "/verify", &purpose, "prefetch;prerender"),
        (Method::GET, "/verify", &method, "HEAD"),
        (Method::HEAD, "/verify", &method, ""),
        (Method::GET, "/account/sessions", &purpose, "prefetch"),
        (Method::GET, "/account/websites", &purpose, "prefetch;prerender"),
        (Method::HEAD, "/account/security", &method, ""),
    ] {
        let answer = ask_at(&ada, question.clone(), path, &[(header.clone(), value)]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(ada.list().await.current, started, "{question} {path} {header}: {value}");
    }
    assert_eq!(ask_at(&ada, Method::HEAD, "/verify", &[(method, "GET")]).await.status, StatusCode::OK);
    assert_eq!(ada.list().await.current.last_active_at, app.now().as_millis());
}

/// F4, F5, F7: nothing that a request says of itself changes the answer, and nothing of it comes back.
#[tokio::test]
async fn what_a_request_claims_changes_nothing() {
    let app = TestApp::start().await;
    let account = app.account("ada").await;
    app.account("eve").await;
    let eve = app.sign_in("eve").await;
    let claims = [
        ("x-account-id", account.id.to_string()),
        ("x-login-name", "ada".into()),
        ("x-session-id", "0199a3c0-0000-7000-8000-000000000001".into()),
        ("x_account_id", account.id.to_string()),
        ("x-forwarded-uri", "/public".into()),
        ("x-forwarded-method", "OPTIONS".into()),
        ("x-forwarded-host", "evil.example".into()),
        ("x-original-url", "/public".into()),
        ("x-original-uri", "/public".into()),
        ("x-rewrite-url", "/public".into()),
        ("user-agent", "GoogleHC/1.0".into()),
        ("user-agent", "kube-probe/1.30".into()),
        ("authorization", "Basic YWRhOmFkYQ==".into()),
        ("connection", "close, Cookie, X-Account-Id".into()),
    ];
    for (name, value) in &claims {
        is_refused(&ask(&app.browser().with(name, value), &[]).await, 401);
        let answer = ask(&eve.clone().with(name, value), &[]).await;
        assert_eq!((answer.status, answer.header("x-login-name")), (StatusCode::OK, "eve"), "{name}");
        assert_ne!(answer.header("x-account-id"), account.id.to_string(), "{name}");
        for header in IDENTITY {
            assert_eq!(answer.headers.get_all(header).iter().count(), 1, "{name}");
        }
    }
    is_refused(&ask(&app.browser(), &[(CONNECTION, "close, X-Forwarded-Host, X-Forwarded-Uri, Cookie")]).await, 401);
}

/// A22
#[tokio::test]
async fn of_two_session_cookies_a_proxy_hears_of_neither() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    let cookie = format!("__Host-session={}", ada.token());
    for line in [format!("{cookie}; {cookie}"), format!("__Host-session=x; {cookie}")] {
        is_refused(&ask(&app.browser().with("cookie", line), &[]).await, 401);
    }
}

#[tokio::test]
async fn only_its_own_address_and_reading_methods_answer() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS, Method::TRACE] {
        let answer = ask_at(&ada, method.clone(), "/verify", &[]).await;
        is_refused(&answer, 405);
        assert_eq!(answer.header("allow"), "GET,HEAD", "{method}");
    }
    for path in
        ["/verify/", "//verify", "/Verify", "/VERIFY", "/verify/x", "/account/../verify", "/%76erify", "/verify;x"]
    {
        is_refused(&ask_at(&ada, Method::GET, path, &[]).await, 404);
    }
}

/// A proxy may ask by any name that it has for the service, and only here.
#[tokio::test]
async fn it_answers_under_any_name() {
    let app = TestApp::start_with(&["--public-url", "https://account.example.com"]).await;
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    for host in ["user-sessions:3000", "127.0.0.1:3000", "wiki.example.com", "account.example.com"] {
        assert_eq!(ask(&ada, &[(HOST, host)]).await.status, StatusCode::OK, "{host}");
        is_refused(&ask(&app.browser(), &[(HOST, host)]).await, 401);
    }
    is_refused(&ask_at(&ada, Method::GET, "/verify/", &[(HOST, "wiki.example.com")]).await, 421);
}

/// For proxies that cannot lead a browser to sign in themselves.
#[tokio::test]
async fn a_browser_is_led_to_sign_in_where_the_proxy_asks_for_it() {
    let app = TestApp::start_with(&["--public-url", "https://account.example.com"]).await;
    app.account("ada").await;
    let path = "/verify?signed-out=redirect";
    let (stranger, ada) = (app.browser(), app.sign_in("ada").await);
    let answer = ask_at(&stranger, Method::GET, path, &[(ACCEPT, "text/html,application/xhtml+xml")]).await;
    is_refused(&answer, 303);
    assert_eq!(answer.location(), "https://account.example.com/sign-in");
    for accept in ["", "application/json", "*/*"] {
        is_refused(&ask_at(&stranger, Method::GET, path, &[(ACCEPT, accept)]).await, 401);
    }
    is_refused(&ask(&stranger, &[(ACCEPT, "text/html")]).await, 401);
    assert_eq!(ask_at(&ada, Method::GET, path, &[(ACCEPT, "text/html")]).await.status, StatusCode::OK);
}

/// `COOKIE_DOMAIN`: products on hosts beside the service's get the session cookie, and the service takes no other.
#[tokio::test]
async fn a_shared_session_cookie_is_the_only_one_that_counts() {
    let settings = ["--public-url", "https://account.example.com", "--cookie-domain", "example.com"];
    let app = TestApp::start_with(&settings).await;
    app.account("ada").await;
    let mut ada = app.browser();
    let answer = ada.try_sign_in("ada", crate::support::PASSWORD).await;
    let cookie = answer.cookie("__Secure-session").expect("the session cookie is set");
    let attributes = ["Path=/", "Domain=example.com", "Max-Age=2592000", "HttpOnly", "SameSite=Lax", "Secure"];
    assert_eq!(cookie.attributes, attributes);
    assert!(answer.cookie("__Host-session").is_none());
    assert!(answer.cookie("__Host-browser").is_some_and(|cookie| !cookie.attributes.join(";").contains("Domain")));
    assert_eq!(ask(&ada, &[]).await.status, StatusCode::OK);
    assert_eq!(ada.page("/account/sessions").await.status, StatusCode::OK);
    is_refused(&ask(&app.browser().with_only_the_token(&cookie.value), &[]).await, 401);
    let twice = format!("__Secure-session={0}; __Secure-session={0}", cookie.value);
    is_refused(&ask(&app.browser().with("cookie", twice), &[]).await, 401);
    let gone = ada.sign_out().await.cookie("__Secure-session").expect("signing out takes the cookie");
    assert!(gone.clears() && gone.attributes.contains(&"Domain=example.com".to_owned()), "{gone:?}");
}
