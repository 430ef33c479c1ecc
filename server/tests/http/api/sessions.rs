//! A person's own sessions: seen, and closed.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{IF_NONE_MATCH, ORIGIN};
use axum::http::{HeaderName, Method, StatusCode};
use serde_json::Value;

use crate::support::TestApp;

const SESSIONS: &str = "/api/v1/sessions";
const MADE_FOR: HeaderName = HeaderName::from_static(app::MADE_FOR_HEADER);

#[tokio::test]
async fn a_browser_sees_its_own_session_and_the_list() {
    let app = TestApp::start().await;
    let account = app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let session: Value = office.ask(Method::GET, "/api/v1/session", "").await.read();
    assert_eq!(session["account"]["id"], account.id.to_string());
    assert_eq!((&session["account"]["login_name"], &session["password_due"]), (&"ada".into(), &false.into()));
    let week = 7 * 24 * 60 * 60 * 1000;
    assert_eq!(session["good_until"], app.now().as_millis() + week);
    let list: Value = office.ask(Method::GET, SESSIONS, "").await.read();
    assert_eq!(list["current"]["id"], session["session_id"]);
    assert_eq!((&list["others_total"], &list["next"]), (&1.into(), &Value::Null));
    assert_eq!(list["others"][0]["id"], home.session_id().await);
    assert_eq!(list["others"][0]["device"], "Firefox on Linux");
    assert_eq!(list["others"][0]["connected_from"], "127.0.0.1");
}

#[tokio::test]
async fn whoever_is_signed_out_is_told_how_the_session_ended() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let id = home.session_id().await;
    office.close(&id).await;
    for path in ["/api/v1/session", SESSIONS, "/api/v1/websites"] {
        let answer = home.ask(Method::GET, path, "").await;
        answer.is_problem(401, "signed-out");
        let problem: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(
            (&problem["ended"]["reason"], &problem["ended"]["by"]["device"]),
            (&"closed".into(), &"Firefox on Linux".into())
        );
        let answer = app.browser().ask(Method::GET, path, "").await;
        answer.is_problem(401, "signed-out");
        assert!(!answer.text().contains("ended\":"), "{}", answer.text());
    }
}

/// Design, section 5: 304 costs no list.
#[tokio::test]
async fn a_list_that_is_known_is_304_without_reading_a_list() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let tag = office.ask(Method::GET, SESSIONS, "").await.header("etag").to_owned();
    assert!(tag.starts_with("W/\"") && tag.ends_with('"'), "{tag}");
    let read = app.storage.lists_read();
    for known in [tag.clone(), format!("\"x\", {tag}"), tag[2..].to_owned()] {
        let answer = office.ask_with(Method::GET, SESSIONS, &[(IF_NONE_MATCH, &known)], "").await;
        assert_eq!((answer.status, answer.body.len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!((answer.header("etag"), answer.header("cache-control")), (tag.as_str(), "no-store"));
    }
    assert_eq!(app.storage.lists_read(), read);
    // Another session's name for its state of the same list is not this one's.
    let answer = home.ask_with(Method::GET, SESSIONS, &[(IF_NONE_MATCH, &tag)], "").await;
    assert_eq!(answer.status, StatusCode::OK);
    home.sign_out().await;
    let answer = office.ask_with(Method::GET, SESSIONS, &[(IF_NONE_MATCH, &tag)], "").await;
    assert_eq!(answer.read::<Value>()["ended"][0]["end"]["reason"], "signed-out");
}

/// F20
#[tokio::test]
async fn two_hundred_and_fifty_sessions_are_walked_page_by_page() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    app.advance(Duration::from_mins(1));
    app.database().await.add_sessions("ada", 250, app.now()).await;
    for limit in [1_usize, 99, 100] {
        let (mut listed, mut next, mut pages) = (BTreeSet::new(), String::new(), 0);
        loop {
            let path = format!("{SESSIONS}?limit={limit}{next}");
            let page: Value = office.ask(Method::GET, &path, "").await.read();
            let others = page["others"].as_array().unwrap();
            assert!(others.len() <= limit && page["others_total"] == 250);
            listed.extend(others.iter().map(|session| session["id"].as_str().unwrap().to_owned()));
            pages += 1;
            match page["next"].as_str() {
                Some(cursor) => next = format!("&before={cursor}"),
                None => break,
            }
        }
        assert_eq!((listed.len(), pages), (250, 250_usize.div_ceil(limit)));
    }
}

/// Rule 3.10, A10
#[tokio::test]
async fn closing_is_final_and_may_be_asked_for_twice_and_only_of_ones_own() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let (mut office, mut home, mut eve) =
        (app.sign_in("ada").await, app.sign_in("ada").await, app.sign_in("eve").await);
    let (closed, foreign) = (home.session_id().await, eve.session_id().await);
    for _ in 0..2 {
        let answer = office.ask(Method::DELETE, &format!("{SESSIONS}/{closed}"), "").await;
        assert_eq!((answer.status, answer.body.len()), (StatusCode::NO_CONTENT, 0));
    }
    home.is_refused_everywhere().await;
    assert_eq!(app.database().await.ends_on_record(&closed).await, 1);
    let unknown = "0199a3c0-0000-7000-8000-000000000001";
    let mut answers = vec![];
    for id in [foreign.as_str(), unknown, "x", &closed.to_uppercase(), "%00"] {
        let answer = office.ask(Method::DELETE, &format!("{SESSIONS}/{id}"), "").await;
        answer.is_problem(404, "not-found");
        answers.push(answer.body);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(eve.ask(Method::GET, SESSIONS, "").await.status, StatusCode::OK);
}

/// A11
#[tokio::test]
async fn closing_the_current_session_is_signing_out_and_needs_no_password() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let (id, before) = (office.session_id().await, office.clone());
    app.advance(Duration::from_mins(16));
    let answer = office.ask(Method::DELETE, &format!("{SESSIONS}/{id}"), "").await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert!(answer.cookie("__Host-session").unwrap().clears());
    assert_eq!(answer.header("clear-site-data"), "\"cache\"", "what a product at the same origin has stored stays");
    before.is_refused_everywhere().await;
    assert_eq!(app.database().await.end_reason(&id).await.as_deref(), Some("signed-out"));
}

/// Rule 3.9 (ASVS 7.5.2)
#[tokio::test]
async fn closing_others_needs_a_recent_authentication_which_only_the_pages_take() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let id = home.session_id().await;
    app.advance(Duration::from_mins(15));
    let session: Value = office.ask(Method::GET, "/api/v1/session", "").await.read();
    assert_eq!(session["password_due"], true);
    let close_one = office.ask(Method::DELETE, &format!("{SESSIONS}/{id}"), "").await;
    close_one.is_problem(403, "password-required");
    let close_others = office.ask(Method::POST, &format!("{SESSIONS}/close-others"), "{}").await;
    close_others.is_problem(403, "password-required");
    assert_eq!(home.ask(Method::GET, SESSIONS, "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn closing_all_others_says_how_many_and_which_and_what_had_not_been_seen() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    app.advance(Duration::from_millis(1));
    let answer = office.ask(Method::GET, SESSIONS, "").await;
    let (tag, list) = (answer.header("etag").to_owned(), answer.read::<Value>());
    // The clock stands still, so that only the list's version tells what it did not show.
    let mut late = app.sign_in("ada").await;
    let ids = [late.session_id().await, home.session_id().await];
    let body = serde_json::json!({ "etag": tag, "as_of": list["as_of"] }).to_string();
    let closed: Value = office.ask(Method::POST, &format!("{SESSIONS}/close-others"), &body).await.read();
    assert_eq!(closed, serde_json::json!({ "count": 2, "ids": ids, "unseen": [ids[0]] }));
    for browser in [&home, &late] {
        browser.is_refused_everywhere().await;
    }
    app.advance(Duration::from_secs(1));
    let later = [app.sign_in("ada").await.session_id().await];
    let body = serde_json::json!({ "as_of": list["as_of"] }).to_string();
    let closed: Value = office.ask(Method::POST, &format!("{SESSIONS}/close-others"), &body).await.read();
    assert_eq!(closed, serde_json::json!({ "count": 1, "ids": later, "unseen": later }));
    let closed: Value = office.ask(Method::POST, &format!("{SESSIONS}/close-others"), "{}").await.read();
    assert_eq!(closed, serde_json::json!({ "count": 0, "ids": [], "unseen": [] }));
}

/// B1, B7 (ASVS 3.5.1)
#[tokio::test]
async fn without_proof_of_its_origin_no_request_changes_anything() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let id = home.session_id().await;
    for (method, path, body) in [
        (Method::DELETE, format!("{SESSIONS}/{id}"), ""),
        (Method::POST, format!("{SESSIONS}/close-others"), "{}"),
        (Method::DELETE, "/api/v1/websites/wiki".to_owned(), ""),
    ] {
        for origin in ["", "null", "https://evil.example"] {
            let headers = [(ORIGIN, origin), (axum::http::header::CONTENT_TYPE, "application/json")];
            let answer = office.send(method.clone(), &path, &headers, Bytes::from_static(body.as_bytes())).await;
            answer.unwrap().is_problem(403, "foreign-origin");
        }
    }
    assert_eq!(home.ask(Method::GET, SESSIONS, "").await.status, StatusCode::OK);
}

/// U46
#[tokio::test]
async fn a_page_that_names_another_session_than_the_one_that_asks_sees_and_changes_nothing() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let (own, other) = (office.session_id().await, home.session_id().await);
    let start = app.now().as_millis();
    app.advance(Duration::from_mins(5));
    for made_for in [other.as_str(), "x"] {
        for (method, path, body) in [
            (Method::GET, SESSIONS.to_owned(), ""),
            (Method::DELETE, format!("{SESSIONS}/{other}"), ""),
            (Method::POST, format!("{SESSIONS}/close-others"), "{}"),
            (Method::DELETE, format!("{SESSIONS}/{own}"), ""),
        ] {
            let answer = office.ask_with(method, &path, &[(MADE_FOR, made_for)], body).await;
            answer.is_problem(409, "other-session");
            assert!(answer.cookies().is_empty());
        }
    }
    let list: Value = office.ask_with(Method::GET, SESSIONS, &[(MADE_FOR, &own)], "").await.read();
    assert_eq!((&list["others_total"], &list["current"]["last_active_at"]), (&1.into(), &start.into()));
    let answer = office.ask_with(Method::DELETE, &format!("{SESSIONS}/{other}"), &[(MADE_FOR, &own)], "").await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
}

/// Rule 3.4
#[tokio::test]
async fn looking_is_not_activity_and_closing_is() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let (start, id) = (app.now().as_millis(), home.session_id().await);
    app.advance(Duration::from_mins(5));
    for path in ["/api/v1/session", SESSIONS, "/api/v1/websites"] {
        assert_eq!(office.ask(Method::GET, path, "").await.status, StatusCode::OK);
    }
    let last_active = async |browser: &mut crate::support::Browser| {
        let session: Value = browser.ask(Method::GET, "/api/v1/session", "").await.read();
        session["last_active_at"].as_i64().unwrap()
    };
    assert_eq!(last_active(&mut office).await, start);
    office.ask(Method::DELETE, &format!("{SESSIONS}/{id}"), "").await;
    assert_eq!(last_active(&mut office).await, app.now().as_millis());
}
