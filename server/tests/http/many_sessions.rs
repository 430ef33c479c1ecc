//! Finding a session among many, closing several together, and what has come since the last visit.

use std::time::Duration;

use axum::http::StatusCode;

use crate::support::{Browser, List, PASSWORD, Poll, TestApp};

async fn search(browser: &mut Browser, fields: &[(&str, &str)]) -> List {
    match browser.call("/api/sessions/list", fields).await.read() {
        Poll::Changed(list) => *list,
        Poll::Unchanged(_) => panic!("nobody said which list is known"),
    }
}

async fn with_many(app: &TestApp, count: i64) -> Browser {
    app.account("ada").await;
    let office = app.sign_in("ada").await;
    app.database().await.add_sessions("ada", count, app.now()).await;
    office
}

#[tokio::test]
async fn a_page_says_which_of_how_many_it_shows_also_without_javascript() {
    let app = TestApp::start().await;
    let mut office = with_many(&app, 60).await;
    let first = office.page("/account/sessions").await.text();
    assert!(first.contains("<title>User Sessions (1–25 of 60)"), "{first}");
    assert!(first.matches("1–25 of 60").count() >= 3, "at the head and the foot too");
    let third = office.page("/account/sessions?page=3").await.text();
    assert!(third.contains("51–60 of 60") && third.contains("href=\"/account/sessions?page=2\""), "{third}");
    let list = office.list_page("3").await;
    assert_eq!((list.page, list.others.len(), list.others_total, list.has_older), (3, 10, 60, false));
}

#[tokio::test]
async fn sessions_are_found_by_every_word_of_what_their_rows_say() {
    let app = TestApp::start_with(&["--trusted-proxies", "127.0.0.1"]).await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let curl =
        app.browser().with("user-agent", "curl/8.5.0").with("x-forwarded-for", "203.0.113.7").signed_in("ada").await;
    app.browser().with("x-forwarded-for", "198.51.100.24").signed_in("ada").await;
    let curl = curl.with("user-agent", "curl/8.5.0").session_id().await;
    for (text, found) in
        [("CURL", 1), ("curl 203.0.113", 1), ("203.0.113.7", 1), ("curl 198.51", 0), ("", 2), ("  ", 2), ("<b>", 0)]
    {
        let list = search(&mut office, &[("search", text)]).await;
        assert_eq!((list.matching, list.others.len(), list.others_total), (found, found as usize, 2), "{text:?}");
    }
    assert_eq!(search(&mut office, &[("search", "curl")]).await.others[0].id, curl);
    office.call("/api/sessions/name", &[("session", &curl), ("name", "Küche"), ("password", PASSWORD)]).await;
    assert_eq!(search(&mut office, &[("search", "KÜCHE")]).await.others[0].id, curl);
    let page = office.page("/account/sessions?search=nothing").await.text();
    assert!(page.contains("No session matches.") && page.contains("value=\"nothing\""), "{page}");
}

#[tokio::test]
async fn the_latest_activity_comes_first_where_that_is_asked_for() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut home = app.sign_in("ada").await;
    app.advance(Duration::from_mins(5));
    let mut phone = app.sign_in("ada").await;
    let (home_id, phone_id) = (home.session_id().await, phone.session_id().await);
    app.advance(Duration::from_mins(5));
    home.page("/account/sessions").await;
    let mut office = app.sign_in("ada").await;
    let ids = |list: List| list.others.into_iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(search(&mut office, &[]).await), [phone_id.clone(), home_id.clone()]);
    assert_eq!(ids(search(&mut office, &[("order", "active")]).await), [home_id, phone_id]);
}

#[tokio::test]
async fn selected_sessions_are_named_and_closed_together_by_a_form() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let (mut home, mut phone, mut other) =
        (app.sign_in("ada").await, app.sign_in("ada").await, app.sign_in("ada").await);
    let (one, two) = (home.session_id().await, phone.session_id().await);
    let page = format!("/account/sessions/close-selected?session={one}&session={two}");
    let text = office.page(&page).await.text();
    assert!(text.contains("Close 2 sessions?"), "{text}");
    assert!([format!("{two} {one}"), format!("{one} {two}")].iter().any(|ids| text.contains(ids)), "{text}");
    let done =
        office.form(&page, "/api/sessions/close-selected", &[("sessions", &format!("{one} {two} nonsense"))]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/account/sessions"));
    assert!(office.page("/account/sessions").await.text().contains("2 sessions were closed."));
    home.is_refused_everywhere().await;
    phone.is_refused_everywhere().await;
    assert_eq!(other.list().await.others_total, 1);
    let nothing = office.page("/account/sessions/close-selected").await.text();
    assert!(nothing.contains("No other open session was selected."), "{nothing}");
}

#[tokio::test]
async fn closing_selected_sessions_asks_for_the_password_when_it_is_due_and_forgets_none_of_them() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let mut home = app.sign_in("ada").await;
    app.advance(Duration::from_mins(30));
    let id = home.session_id().await;
    let page = format!("/account/sessions/close-selected?session={id}");
    let asked = office.form("/account/sessions", "/api/sessions/close-selected", &[("sessions", &id)]).await;
    assert_eq!(asked.location(), page);
    assert!(office.page(&page).await.text().contains("name=\"password\""));
    assert_eq!(home.list().await.others_total, 1);
    office.form(&page, "/api/sessions/close-selected", &[("sessions", &id), ("password", PASSWORD)]).await;
    home.is_refused_everywhere().await;
}

#[tokio::test]
async fn many_that_were_closed_together_are_one_row_that_shows_them() {
    let app = TestApp::start().await;
    let mut office = with_many(&app, 120).await;
    office.close_others().await;
    let list = office.list().await;
    assert_eq!((list.ended.len(), list.ended[0].together), (1, Some(120)));
    let text = office.page("/account/sessions").await.text();
    assert!(text.contains("120 sessions closed together"), "{text}");
    let page = format!("/account/sessions/ended?session={}", list.ended[0].id);
    assert!(text.contains(&page), "{text}");
    let rows = |text: &str| text.matches("<tr role=\"row\">").count() - 1;
    assert_eq!(rows(&office.page(&page).await.text()), 100);
    assert_eq!(rows(&office.page(&format!("{page}&page=2")).await.text()), 20);
}

/// What has come since is new in this browser alone, whoever has looked elsewhere meanwhile.
#[tokio::test]
async fn what_was_started_since_the_last_visit_is_marked_in_this_browser() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    app.sign_in("ada").await;
    let first = office.page("/account/sessions").await.text();
    assert!(!first.contains(">1 new session"), "{first}");
    app.advance(Duration::from_hours(2));
    let mut thief = app.sign_in("ada").await;
    thief.page("/account/sessions").await;
    let text = office.page("/account/sessions").await.text();
    assert!(text.contains(">1 new session since your last visit.<"), "{text}");
    let list = office.list().await;
    assert_eq!(list.others.iter().map(|row| row.is_since_last_visit).collect::<Vec<_>>(), [true, false]);
    app.advance(Duration::from_hours(1));
    assert!(!office.page("/account/sessions").await.text().contains(">1 new session"));
}
