//! What is no session token opens nothing, wherever it is put.

use axum::http::StatusCode;

use crate::support::{Browser, PASSWORD, TestApp};

/// A19, P8: the public id is in the list and in addresses.
#[tokio::test]
async fn the_public_id_of_a_session_signs_nobody_in() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let id = app.sign_in("ada").await.session_id().await;
    app.browser().with_only_the_token(&id).is_refused_everywhere().await;
    app.browser().with("authorization", format!("Bearer {id}")).is_refused_everywhere().await;
}

/// A20, C14: one kind of secret is never good for another's purpose, and there is no side door.
#[tokio::test]
async fn a_secret_of_another_kind_signs_nobody_in() {
    use base64::Engine as _;
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let version = ada.list().await.version;
    let browser_token = ada.cookies["__Host-browser"].clone();
    for value in [browser_token.as_str(), version.as_str(), "", "null", &"A".repeat(43), &"A".repeat(5000)] {
        app.browser().with_only_the_token(value).is_refused_everywhere().await;
    }
    let basic = base64::engine::general_purpose::STANDARD.encode(format!("ada:{PASSWORD}"));
    for authorization in [format!("Bearer {}", ada.token()), format!("Basic {basic}")] {
        app.browser().with("authorization", authorization).is_refused_everywhere().await;
    }
    let token = ada.token().to_owned();
    for name in ["session", "__Secure-session", "__Host-Session", "__host-session", "__Host-browser"] {
        let mut browser = app.browser();
        browser.cookies.insert(name.into(), token.clone());
        browser.is_refused_everywhere().await;
    }
    // F14 (ASVS 14.2.1)
    let mut browser = app.browser();
    for path in ["/account/sessions?access_token=", "/account/sessions?__Host-session="] {
        browser.page(&format!("{path}{token}")).await.is_signed_out();
    }
    let fields = [("access_token", token.as_str()), ("__Host-session", token.as_str())];
    assert_eq!(browser.call("/api/sessions/list", &fields).await.status, StatusCode::UNAUTHORIZED);
}

/// A22: two session cookies mean that somebody meddled; neither counts.
#[tokio::test]
async fn of_two_session_cookies_neither_counts() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let closed = home.session_id().await;
    office.close(&closed).await;
    let [open, ended] = [&office, &home].map(|browser| format!("__Host-session={}", browser.token()));
    for (first, second) in [(&open, &ended), (&ended, &open), (&open, &open)] {
        app.browser().with("cookie", format!("{first}; {second}")).is_refused_everywhere().await;
        app.browser().with("cookie", format!("{first}; theme=dark; {second}")).is_refused_everywhere().await;
    }
    let mut browser: Browser = app.browser().with("cookie", format!("theme=dark; {open}"));
    assert_eq!(browser.page("/account/sessions").await.status, StatusCode::OK);
}

/// F16: whoever holds a token may give its session up by signing in over it, and nothing else of the account.
#[tokio::test]
async fn a_made_up_cookie_ends_nobodys_session() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let mut ada = app.sign_in("ada").await;
    let id = ada.session_id().await;
    for value in [id, "A".repeat(43)] {
        app.browser().with_only_the_token(&value).signed_in("eve").await;
    }
    assert_eq!(ada.page("/account/sessions").await.status, StatusCode::OK);
}

/// A cookie that is no session's is taken back with the answer that says so, under whichever name the settings give it.
#[tokio::test]
async fn a_cookie_that_is_no_session_goes_with_the_first_refusal() {
    let shared = ["--public-url", "https://account.example.com", "--cookie-domain", "example.com"];
    for (settings, name, domain) in [
        (&[][..], "__Host-session", None),
        (&["--insecure-cookies"][..], "session", None),
        (&shared[..], "__Secure-session", Some("Domain=example.com")),
    ] {
        let app = TestApp::start_with(settings).await;
        for value in ["garbage", "", &"A".repeat(43), "\u{eb}"] {
            let holder = app.browser().with("cookie", format!("theme=dark; {name}={value}"));
            for path in ["/account/sessions", "/sign-in", "/verify", "/verify?signed-out=redirect", "/api/v1/session"] {
                let answer = holder.clone().page(path).await;
                let cookie = answer.cookie(name).unwrap_or_else(|| panic!("{path} keeps {name}={value}"));
                assert!(cookie.clears(), "{path}: {cookie:?}");
                assert_eq!(
                    cookie.attributes.iter().find(|part| part.starts_with("Domain")).map(String::as_str),
                    domain
                );
            }
            assert!(
                holder.clone().call("/api/sessions/list", &[]).await.cookie(name).is_some_and(|cookie| cookie.clears())
            );
        }
        let twice = app.browser().with("cookie", format!("{name}=a; {name}=b"));
        assert!(twice.clone().page("/verify").await.cookie(name).is_some_and(|cookie| cookie.clears()));
        assert_eq!(app.browser().page("/verify").await.cookies(), [], "there is nothing to take back");
    }
}

/// The cookie of a session that has ended stays, because it says how; and so does one that may have been replaced a moment
/// ago, whose successor would go with it.
#[tokio::test]
async fn a_refusal_takes_no_cookie_that_says_something_or_may_be_new() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let closed = home.session_id().await;
    office.close(&closed).await;
    assert_eq!(home.poll("").await.cookies(), []);
    assert!(home.page("/sign-in").await.text().contains("This session was closed from"));
    let before = office.clone();
    office.change_password(PASSWORD, "seven purple otters sing", false).await;
    let mut polling = before.with("sec-fetch-mode", "cors");
    for path in ["/api/v1/session", "/verify"] {
        let answer = polling.page(path).await;
        assert_eq!((answer.status, answer.cookies()), (StatusCode::UNAUTHORIZED, vec![]), "{path}");
    }
    assert_eq!(polling.poll("").await.cookies(), []);
    // Signing in sets the cookie, and nothing clears it in the same answer.
    let mut browser = app.browser().with_only_the_token("garbage");
    let answer = browser.try_sign_in("ada", "seven purple otters sing").await;
    assert_eq!(answer.cookies().iter().filter(|cookie| cookie.name == "__Host-session").count(), 1);
    assert_eq!(browser.page("/account/sessions").await.status, StatusCode::OK);
}
