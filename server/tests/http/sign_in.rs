//! Signing in: a new token each time, and nobody learns why it failed.

use app::AppError;
use axum::http::{HeaderMap, StatusCode};

use crate::support::{Answer, Browser, Cookie, PASSWORD, TestApp};

/// ASVS 3.3.1 to 3.3.5
#[tokio::test]
async fn the_cookies_have_every_attribute_that_keeps_them_safe() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let answer = app.browser().try_sign_in("ada", PASSWORD).await;
    let attributes = |seconds: &str| -> Vec<String> {
        ["Path=/", seconds, "HttpOnly", "SameSite=Lax", "Secure"].map(str::to_owned).into()
    };
    let [session, browser] = ["__Host-session", "__Host-browser"].map(|name| answer.cookie(name).unwrap());
    assert_eq!(session.attributes, attributes("Max-Age=2592000"));
    assert_eq!(browser.attributes, attributes("Max-Age=31536000"));
    let is_token = |cookie: &Cookie| domain::SecretToken::parse(&cookie.value).is_some();
    assert!(is_token(&session) && is_token(&browser));
    assert_ne!(session.value, browser.value);
    assert_eq!(answer.text(), "null", "the value travels in the cookie alone");

    let notice = app.browser().form("/sign-in", "/api/sign-in", &[("login_name", "ada"), ("password", "x")]).await;
    assert_eq!(notice.cookie("__Host-notice").unwrap().attributes, attributes("Max-Age=60"));
}

#[tokio::test]
async fn plain_cookies_are_a_setting_for_development() {
    let app = TestApp::start_with(&["--insecure-cookies"]).await;
    app.account("ada").await;
    let mut browser = app.sign_in("ada").await;
    assert_eq!(browser.cookies.keys().collect::<Vec<_>>(), ["browser", "session"]);
    assert_eq!(browser.page("/account/sessions").await.status, StatusCode::OK);
}

/// As Safari is over plain http: it takes the right password, and keeps no `Secure` cookie.
#[tokio::test]
async fn a_browser_that_keeps_no_cookie_is_told_so_instead_of_being_asked_again_and_again() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let fields = [("login_name", "ada"), ("password", PASSWORD), ("next", "/account/security")];
    let answer = app.browser().form("/sign-in", "/api/sign-in", &fields).await;
    assert_eq!(answer.location(), "/account/security");
    let origin = app.browser().site.origin;

    for (page, cookie) in
        [("/sign-in?next=x", "cookie=refused&"), ("/setup?token=x", "cookie=refused&"), ("/account", "")]
    {
        let mut browser = app.browser().with("referer", format!("{origin}{page}"));
        let answer = browser.page("/account/security").await;
        assert_eq!(answer.location(), format!("/sign-in?{cookie}next=%2Faccount%2Fsecurity"), "{page}");
    }
    let foreign = app.browser().with("referer", "https://evil.example/sign-in").page("/account/security").await;
    assert_eq!(foreign.location(), "/sign-in?next=%2Faccount%2Fsecurity");

    let told = app.browser().page("/sign-in?cookie=refused&next=%2Faccount").await.text();
    assert!(told.contains("did not keep the cookie"), "{told}");
    assert!(!app.browser().page("/sign-in").await.text().contains("did not keep the cookie"));
    let kept = app.sign_in("ada").await.page("/sign-in?cookie=refused&next=%2Faccount%2Fsecurity").await;
    assert_eq!(kept.location(), "/account/security");
}

/// A16 (ASVS 7.2.4): a cookie that an attacker planted is worth nothing after signing in.
#[tokio::test]
async fn signing_in_gives_a_new_token_and_ends_the_session_that_the_browser_held() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let mut planted = app.sign_in("eve").await;
    let planted_id = planted.session_id().await;
    let mut victim = planted.clone().signed_in("ada").await;
    assert_ne!(victim.token(), planted.token());
    planted.is_refused_everywhere().await;
    assert_eq!(app.database().await.end_reason(&planted_id).await.as_deref(), Some("signed-in-again"));
    assert_eq!(victim.list().await.others_total, 0);

    let made_up = app.browser().with_only_the_token(&"A".repeat(43)).signed_in("ada").await;
    assert_ne!(made_up.token(), "A".repeat(43));
}

/// A17
#[tokio::test]
async fn the_next_person_at_the_same_browser_gets_nothing_of_the_first() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("grace").await;
    let mut browser = app.sign_in("ada").await;
    let first = browser.clone();
    let (first_id, first_token) = (browser.session_id().await, browser.token().to_owned());
    browser.sign_out().await;
    // The cookie is still there, as in a browser that ignored the order to clear it.
    let mut second = first.clone().signed_in("grace").await;
    assert_ne!(second.token(), first_token);
    first.is_refused_everywhere().await;
    let list = second.list().await;
    assert_eq!((list.others_total, list.ended.len()), (0, 0));
    assert_ne!(list.current.id, first_id);
    assert!(second.page("/account/sessions").await.text().contains("grace"));
    let answer = second.close(&first_id).await;
    answer.is_failure(404, &AppError::NotFound);
}

/// A4: being known spares a browser the crowd's limits, and opens nothing.
#[tokio::test]
async fn a_browser_that_is_remembered_is_not_signed_in() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let closed = home.session_id().await;
    office.close(&closed).await;
    home.cookies.remove("__Host-session");
    home.is_refused_everywhere().await;
    assert!(!home.cookies.contains_key("__Host-session"));
    assert_eq!(office.list().await.others_total, 0);
}

/// C5, C7 (ASVS 6.3.8): the domain's tests show that the time is the same as well.
#[tokio::test]
async fn an_unknown_name_a_wrong_password_and_a_disabled_account_answer_alike() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let disabled = app.account("alan").await;
    app.accounts.disable_account(&disabled).await.unwrap();
    let mut seen: Vec<(Seen, Seen)> = Vec::new();
    for (name, password) in
        [("nobody", PASSWORD), ("ada", "wrong"), ("alan", PASSWORD), ("alan", "wrong"), ("a b", "x")]
    {
        let answer = app.browser().try_sign_in(name, password).await;
        answer.is_failure(401, &AppError::InvalidCredentials);
        let fields = [("login_name", name), ("password", password)];
        let form = app.browser().form("/sign-in", "/api/sign-in", &fields).await;
        seen.push((what_is_seen(&answer, name), what_is_seen(&form, name)));
    }
    assert!(seen.iter().all(|one| *one == seen[0]), "{seen:#?}");
}

type Seen = (StatusCode, String, HeaderMap, Vec<Cookie>);

/// All but what differs from answer to answer: the moment, the request's id and the name that was typed.
fn what_is_seen(answer: &Answer, name: &str) -> Seen {
    let mut headers = answer.headers.clone();
    for changing in ["date", "x-request-id", "content-security-policy", "set-cookie"] {
        assert_eq!(headers.remove(changing).is_some(), changing != "set-cookie" || !answer.cookies().is_empty());
    }
    let decode = |cookie: Cookie| {
        use base64::Engine as _;
        let json =
            base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(&cookie.value).expect("a notice is base64url");
        Cookie { value: String::from_utf8(json).expect("a notice is JSON").replace(name, "NAME"), ..cookie }
    };
    (answer.status, answer.text(), headers, answer.cookies().into_iter().map(decode).collect())
}

/// A13, ASVS 7.4.2
#[tokio::test]
async fn disabling_an_account_ends_its_sessions_and_enabling_brings_none_back() {
    let app = TestApp::start().await;
    let ada = app.account("ada").await;
    let (office, home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    assert_eq!(app.accounts.disable_account(&ada).await.unwrap(), 2);
    office.is_refused_everywhere().await;
    office.clone().try_sign_in("ada", PASSWORD).await.is_failure(401, &AppError::InvalidCredentials);
    let page = office.clone().page("/sign-in").await.text();
    assert!(page.contains("the account was disabled"), "{page}");
    app.accounts.enable_account(&ada).await.unwrap();
    home.is_refused_everywhere().await;
    assert_eq!(app.sign_in("ada").await.list().await.others_total, 0);
}

/// ASVS 7.2.2, 7.1.2: every sign-in is a session of its own, and there is no limit to their number.
#[tokio::test]
async fn signing_in_from_a_second_browser_leaves_the_first_alone() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    assert_ne!(office.token(), home.token());
    assert_eq!((office.list().await.others_total, home.list().await.others_total), (1, 1));
}

/// ASVS 3.7.2
#[tokio::test]
async fn after_signing_in_only_a_page_of_the_account_comes_next() {
    let app = TestApp::start().await;
    app.account("ada").await;
    for (next, location) in [
        ("/account/security", "/account/security"),
        ("", "/account/sessions"),
        ("//evil.example/account/", "/account/sessions"),
        ("https://evil.example/", "/account/sessions"),
        ("/account/\r\nSet-Cookie: __Host-session=x", "/account/sessions"),
    ] {
        let fields = [("login_name", "ada"), ("password", PASSWORD), ("next", next)];
        let answer = app.browser().form("/sign-in", "/api/sign-in", &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, location), "{next:?}");
    }
    let sent = Browser::at(&app.site).page("/account/security").await;
    assert_eq!(sent.location(), "/sign-in?next=%2Faccount%2Fsecurity");
    assert_eq!(app.sign_in("ada").await.page("/sign-in").await.location(), "/account/sessions");
}

/// The form keeps what was typed, but for the password.
#[tokio::test]
async fn a_form_that_failed_says_why_and_keeps_the_name() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let fields = [("login_name", "<b>ada</b>"), ("password", "a secret"), ("next", "/account/security")];
    let answer = browser.form("/sign-in", "/api/sign-in", &fields).await;
    assert_eq!(answer.location(), "/sign-in?next=%2Faccount%2Fsecurity");
    let page = browser.page(answer.location()).await;
    let text = page.text();
    assert!(text.contains("The login name or the password is wrong."), "{text}");
    assert!(
        text.contains("value=\"&lt;b&gt;ada&lt;/b&gt;\"") && text.contains("value=\"/account/security\""),
        "{text}"
    );
    assert!(!text.contains("a secret"));
    assert!(page.cookie("__Host-notice").is_some_and(|cookie| cookie.clears()));
}
