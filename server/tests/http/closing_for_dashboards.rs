//! The page that a product's dashboard leads to when it cannot close a session by itself: it says what is closed and who asks,
//! closes, and says that the tab can be shut.

use std::time::Duration;

use axum::http::StatusCode;

use crate::support::{Answer, Browser, PASSWORD, TestApp};

const DASH: &str = "https://dash.example.com";

const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                     Version/26.0 Mobile/15E148 Safari/604.1";

fn address(session: &str, from: &str) -> String {
    let from: String = url::form_urlencoded::byte_serialize(from.as_bytes()).collect();
    format!("/account/sessions/close?session={session}&from={from}")
}

/// A service that knows a dashboard, and two browsers of an account with the second one's session.
async fn service() -> (TestApp, Browser, Browser, String) {
    let app = TestApp::start_with(&["--trusted-proxies", "127.0.0.1"]).await;
    app.account("ada").await;
    app.register_dashboard(DASH).await;
    let office = app.sign_in("ada").await;
    let mut phone =
        app.browser().with("user-agent", PHONE).with("x-forwarded-for", "203.0.113.7").signed_in("ada").await;
    let session = phone.session_id().await;
    (app, office, phone, session)
}

/// Sends the form of the page, with more fields.
async fn answer_with(browser: &mut Browser, path: &str, page: &Answer, more: &[(&str, &str)]) -> Answer {
    let text = page.text();
    let (_, main) = text.split_once("<main").expect("the page has a main part");
    let form = Answer { body: main.to_owned().into(), ..page.clone() };
    let (action, fields) = form.form();
    // The browser names the page's session by itself.
    let fields = fields.iter().filter(|(name, _)| *name != "made_for");
    let fields: Vec<_> = fields.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.form(path, &action, &[fields.as_slice(), more].concat()).await
}

#[tokio::test]
async fn it_names_the_session_and_the_dashboard_asks_when_due_closes_and_says_that_the_tab_can_be_shut() {
    let (app, mut office, phone, session) = service().await;
    let path = address(&session, DASH);
    app.advance(Duration::from_mins(16));
    let page = office.page(&path).await;
    let text = page.text();
    for part in [
        "<h1>Close Safari on iPhone, started 2026-",
        "203.0.113.7",
        "You came here from",
        "<bdi>Dash &amp; Board</bdi>",
        "dash.example.com",
    ] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    assert!(text.contains("name=\"password\"") && text.contains("you last entered it a while ago"), "{text}");

    let wrong = answer_with(&mut office, &path, &page, &[("password", "wrong")]).await;
    assert_eq!((wrong.status, wrong.location()), (StatusCode::SEE_OTHER, path.as_str()));
    let page = office.page(&path).await;
    assert!(page.text().contains("That is not your password."), "{}", page.text());
    assert!(page.text().contains("<bdi>Dash &amp; Board"), "it is still said where from");
    let none = answer_with(&mut office, &path, &page, &[]).await;
    assert_eq!(none.location(), path, "without a password nothing is closed");
    assert_eq!(phone.clone().list().await.others_total, 1);

    let done = answer_with(&mut office, &path, &page, &[("password", PASSWORD)]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, path.as_str()));
    phone.is_refused_everywhere().await;
    let text = office.page(&path).await.text();
    for part in ["<h1>Safari on iPhone is closed", "closed from Firefox on Linux", "You can shut this tab."] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    assert!(!text.contains("name=\"password\""));
}

#[tokio::test]
async fn it_does_not_ask_for_the_password_while_the_last_authentication_is_recent() {
    let (_app, mut office, phone, session) = service().await;
    for path in [address(&session, DASH), format!("/account/sessions/close?session={session}")] {
        let text = office.page(&path).await.text();
        assert!(!text.contains("name=\"password\"") && !text.contains(">Enter your password"), "{text}");
    }
    let path = address(&session, DASH);
    let page = office.page(&path).await;
    answer_with(&mut office, &path, &page, &[]).await;
    phone.is_refused_everywhere().await;
}

/// A link can say anything of where it comes from.
#[tokio::test]
async fn only_what_an_operator_has_registered_is_named() {
    let (_app, mut office, _phone, session) = service().await;
    for from in [
        "https://evil.example",
        "Your bank",
        "https://dash.example.com.evil.example",
        "https://dash.example.com/",
        "HTTPS://dash.example.com",
        "http://dash.example.com",
        "https://dash.example.com:8443",
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "",
    ] {
        let path = address(&session, from);
        let page = office.page(&path).await;
        let text = page.text();
        assert!(text.contains("<h1>Close Safari on iPhone"), "{from}: {text}");
        let (_, main) = text.split_once("<main").unwrap();
        for part in ["You came here from", "evil.example", "Your bank", "alert(1)", "dash.example.com", "Dash"] {
            assert!(!main.contains(part), "{part} of {from}: {main}");
        }
    }
}

/// The dashboard may show another account than the one that is signed in here.
#[tokio::test]
async fn another_accounts_session_looks_like_one_that_does_not_exist() {
    let (app, _office, phone, session) = service().await;
    app.account("eve").await;
    let mut eve = app.sign_in("eve").await;
    let mut pages = Vec::new();
    for session in [session.as_str(), "0199a3c0-0000-7000-8000-000000000001", "nothing"] {
        let text = eve.page(&address(session, DASH)).await.text();
        let (_, main) = text.split_once("<main").unwrap();
        let main = main.split("</main>").next().unwrap().to_owned();
        assert!(main.contains("No such session in this account") && main.contains("<bdi>eve</bdi>"), "{main}");
        assert!(main.contains("Dash &amp; Board") && main.contains("/sign-in?switch=yes"), "{main}");
        assert!(!main.contains("iPhone") && !main.contains("203.0.113.7") && !main.contains("ada"), "{main}");
        // The way to another account comes back to what was asked for.
        let next: String = url::form_urlencoded::byte_serialize(address(session, DASH).as_bytes()).collect();
        assert!(main.contains(&format!("next={next}")), "{main}");
        pages.push(main.replace(&next, ""));
    }
    assert!(pages.iter().all(|page| *page == pages[0]));
    let fields = [("session", session.as_str()), ("from", DASH), ("password", PASSWORD)];
    let closed = eve.call("/api/sessions/close-for-dashboard", &fields).await;
    assert_eq!(closed.status, StatusCode::NOT_FOUND);
    assert_eq!(phone.clone().list().await.others_total, 1);
}

#[tokio::test]
async fn who_is_signed_out_signs_in_first_and_comes_back_to_the_question() {
    let (app, _office, _phone, session) = service().await;
    let mut browser = app.browser();
    let path = address(&session, DASH);
    let entrance = browser.page(&path).await;
    let encoded: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    assert_eq!(entrance.location(), format!("/sign-in?next={encoded}"));
    let page = browser.page(entrance.location()).await;
    let fields = [("login_name", "ada"), ("password", PASSWORD)];
    let answer = answer_with(&mut browser, "/sign-in", &page, &fields).await;
    assert_eq!(answer.location(), path);
    let text = browser.page(&path).await.text();
    assert!(text.contains("Close Safari on iPhone") && text.contains("Dash &amp; Board"), "{text}");
}

#[tokio::test]
async fn who_was_signed_out_before_the_answer_comes_back_to_the_question() {
    let (_app, mut office, mut phone, session) = service().await;
    let path = address(&session, DASH);
    let page = office.page(&path).await;
    let own = office.session_id().await;
    assert!(phone.close(&own).await.status.is_success());
    let answer = answer_with(&mut office, &path, &page, &[]).await;
    let next: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, format!("/sign-in?next={next}").as_str()));
    let entrance = office.page(answer.location()).await.text();
    assert!(entrance.contains("This session was closed from Safari on iPhone"), "{entrance}");
    assert_eq!(phone.list().await.others_total, 0);
}

#[tokio::test]
async fn the_session_of_this_browser_is_closed_by_signing_out() {
    let (_app, mut office, _phone, _session) = service().await;
    let own = office.session_id().await;
    let path = address(&own, DASH);
    let page = office.page(&path).await;
    assert!(page.text().contains("This is the session that you are using"), "{}", page.text());
    assert_eq!(answer_with(&mut office, &path, &page, &[]).await.location(), "/sign-in");
    office.is_refused_everywhere().await;
}

#[tokio::test]
async fn a_session_that_has_ended_before_is_closed_all_the_same() {
    let (_app, mut office, phone, session) = service().await;
    let page = office.page(&address(&session, DASH)).await;
    phone.clone().sign_out().await;
    let path = address(&session, DASH);
    let text = office.page(&path).await.text();
    assert!(text.contains("Safari on iPhone is closed") && text.contains("was closed by signing out"), "{text}");
    // Whoever answers the question too late is told the same.
    let late = answer_with(&mut office, &path, &page, &[]).await;
    assert_eq!((late.status, late.location()), (StatusCode::SEE_OTHER, path.as_str()));
    let text = office.page(&path).await.text();
    assert!(text.contains("was closed by signing out"), "{text}");
}

fn others(from: &str) -> String {
    let from: String = url::form_urlencoded::byte_serialize(from.as_bytes()).collect();
    format!("/account/sessions/close-others?from={from}")
}

#[tokio::test]
async fn closing_all_others_for_a_dashboard_ends_on_a_page_that_says_that_the_tab_can_be_shut() {
    let (app, mut office, phone, _session) = service().await;
    let path = others(DASH);
    app.advance(Duration::from_mins(16));
    let page = office.page(&path).await;
    let text = page.text();
    for part in ["<h1>Close 1 other session?", "<bdi>Dash &amp; Board</bdi>", "name=\"password\""] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }

    let wrong = answer_with(&mut office, &path, &page, &[("password", "wrong")]).await;
    assert_eq!((wrong.status, wrong.location()), (StatusCode::SEE_OTHER, path.as_str()));
    let page = office.page(&path).await;
    assert!(page.text().contains("That is not your password."), "{}", page.text());
    assert!(page.text().contains("<bdi>Dash &amp; Board"), "it is still said where from");
    assert_eq!(phone.clone().list().await.others_total, 1);

    let done = answer_with(&mut office, &path, &page, &[("password", PASSWORD)]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, path.as_str()));
    phone.is_refused_everywhere().await;
    let text = office.page(&path).await.text();
    for part in ["1 other session was closed.", "<h1>The other sessions are closed", "You can shut this tab."] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    let again = office.page(&path).await.text();
    for part in ["<h1>There is no other session to close", "You can shut this tab."] {
        assert!(again.contains(part), "{part} is missing: {again}");
    }
    for text in [text, again] {
        assert!(!text.contains("name=\"password\"") && !text.contains("dash.example.com\""), "{text}");
    }
}

/// What is closed may have a successor before the page is made.
#[tokio::test]
async fn that_all_others_were_closed_is_said_although_another_session_has_started_since() {
    let (app, mut office, _phone, _session) = service().await;
    let path = others(DASH);
    let page = office.page(&path).await;
    answer_with(&mut office, &path, &page, &[]).await;
    app.sign_in("ada").await;
    let text = office.page(&path).await.text();
    assert!(text.contains("1 other session was closed.") && text.contains("You can shut this tab."), "{text}");
    assert!(office.page(&path).await.text().contains("<h1>Close 1 other session?"), "who asks anew is asked");
}

#[tokio::test]
async fn no_address_of_a_dashboards_is_followed_after_all_others_were_closed() {
    for from in ["https://evil.example", "javascript:alert(1)", "//evil.example", "/sign-in", ""] {
        let (_app, mut office, phone, _session) = service().await;
        let path = others(from);
        let page = office.page(&path).await;
        let done = answer_with(&mut office, &path, &page, &[]).await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, others("").as_str()), "{from}");
        phone.is_refused_everywhere().await;
        let text = office.page(done.location()).await.text();
        let (_, main) = text.split_once("<main").unwrap();
        assert!(
            main.contains("You can shut this tab.") && !main.contains("evil") && !main.contains("alert(1)"),
            "{main}"
        );
    }
    // The page brings along only what is registered, and whoever sends something else is not led there either.
    let (_app, mut office, _phone, _session) = service().await;
    let fields = [("from", "https://evil.example/?a=b#c")];
    let done = office.form(&others(DASH), "/api/sessions/close-others-for-dashboard", &fields).await;
    assert_eq!(done.location(), others("https://evil.example/?a=b#c"));
    assert!(!office.page(done.location()).await.text().contains("evil"));
}

#[tokio::test]
async fn who_was_signed_out_before_all_others_were_closed_comes_back_to_the_question() {
    let (_app, mut office, mut phone, _session) = service().await;
    let path = others(DASH);
    let page = office.page(&path).await;
    let own = office.session_id().await;
    assert!(phone.close(&own).await.status.is_success());
    let answer = answer_with(&mut office, &path, &page, &[]).await;
    let next: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, format!("/sign-in?next={next}").as_str()));
    assert_eq!(phone.list().await.others_total, 0);
}
