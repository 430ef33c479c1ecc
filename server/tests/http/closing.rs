//! Closing: exact, at once, once.

use std::time::Duration;

use app::AppError;
use axum::http::StatusCode;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use trials::{SOON, in_time};

use crate::support::{Browser, PASSWORD, TestApp};

/// A1 (ASVS 7.4.1, rule 3.7)
#[tokio::test]
async fn a_closed_session_is_refused_everywhere_at_once() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let closed = home.session_id().await;
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);
    home.is_refused_everywhere().await;
    assert!(home.clone().page("/sign-in").await.text().contains("This session was closed from Firefox on Linux"));
    let refusal = home.call("/api/sessions/list", &[]).await.error();
    let AppError::SignedOut(Some(end)) = refusal else { panic!("{refusal:?}") };
    assert_eq!((end.reason.as_str(), end.at), ("closed", app.now().as_millis()));
    assert_eq!(office.list().await.ended[0].id, closed);
}

/// A2: the slow request began while the session was open.
#[tokio::test]
async fn a_request_that_was_under_way_does_not_bring_a_closed_session_back() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let (closed, kept) = (home.session_id().await, office.session_id().await);
    // Activity is due, so that the slow request would write it.
    app.advance(Duration::from_mins(2));
    let body = format!("session={kept}");
    let mut slow = TcpStream::connect(app.site.address).await.unwrap();
    let head = format!(
        "POST /api/sessions/close HTTP/1.1\r\nHost: {}\r\nOrigin: {}\r\nAccept: application/json\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nCookie: __Host-session={}\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n",
        app.site.host(),
        app.site.origin,
        home.token(),
        body.len()
    );
    let (first, rest) = body.split_at(3);
    slow.write_all(head.as_bytes()).await.unwrap();
    slow.write_all(first.as_bytes()).await.unwrap();
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);
    slow.write_all(rest.as_bytes()).await.unwrap();
    let mut answer = String::new();
    in_time(SOON, "the answer to the slow request", slow.read_to_string(&mut answer)).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    home.is_refused_everywhere().await;
    assert_eq!(app.database().await.end_reason(&closed).await.as_deref(), Some("closed"));
    assert_eq!(office.list().await.others_total, 0);
}

/// A2, raced: opening pages writes activity, and closing wins against it whichever comes first.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_is_opened_while_its_session_is_closed_does_not_bring_it_back() {
    const ROUNDS: i64 = 40;
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let mut database = app.database().await;
    for _ in 0..ROUNDS {
        let (closed, token) = database.add_session("ada", app.now()).await;
        app.advance(Duration::from_mins(2));
        let home = office.with_only_the_token(&token);
        let mut pages = JoinSet::new();
        for path in ["/account/sessions", "/account/security", "/account/websites"] {
            let mut home = home.clone();
            pages.spawn(async move { home.page(path).await });
        }
        let closing = office.call("/api/sessions/close", &[("session", &closed), ("password", PASSWORD)]).await;
        assert_eq!(closing.status, StatusCode::OK, "{}", closing.text());
        home.clone().page("/account/security").await.is_signed_out();
        pages.join_all().await;
        home.clone().page("/account/security").await.is_signed_out();
        assert_eq!(database.end_reason(&closed).await.as_deref(), Some("closed"));
    }
    assert_eq!(database.events("session-ended").await, ROUNDS);
}

/// A7: its form was open before the session was closed, and is sent afterwards.
#[tokio::test]
async fn a_closed_session_cannot_finish_what_it_had_begun() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let kept = office.session_id().await;
    let closed = home.session_id().await;
    app.advance(Duration::from_mins(16));
    home.close(&kept).await.is_failure(403, &AppError::PasswordNeeded);
    let answer = office.call("/api/sessions/close", &[("session", &closed), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::OK);
    for (path, fields) in [
        ("/api/sessions/close", vec![("session", kept.as_str()), ("password", PASSWORD)]),
        ("/api/sessions/close-others", vec![("password", PASSWORD)]),
        ("/api/password/change", vec![("current_password", PASSWORD), ("new_password", "a wholly different phrase")]),
    ] {
        assert_eq!(home.clone().call(path, &fields).await.status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(home.clone().form("/account/security", path, &fields).await.location(), "/sign-in", "{path}");
    }
    let page = home.clone().page("/sign-in").await.text();
    assert!(!page.contains("Your password was not changed"), "{page}");
    let change = [("current_password", PASSWORD), ("new_password", "a wholly different phrase")];
    home.form("/account/security", "/api/password/change", &change).await;
    let page = home.page("/sign-in").await.text();
    assert!(page.contains("Your password was not changed: you were signed out before."), "{page}");
    assert!(page.contains("This session was closed from Firefox on Linux"), "{page}");
    assert_eq!(office.list().await.current.id, kept);
    app.sign_in("ada").await;
}

/// The name that a page knew whose session is over comes by a form, and no address has it.
#[tokio::test]
async fn who_comes_back_finds_the_login_name_filled_in() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut home = app.browser();
    for (next, leads_to) in [
        ("", "/sign-in"),
        ("/account/security", "/sign-in?next=%2Faccount%2Fsecurity"),
        ("https://evil.example/", "/sign-in?next=%2Faccount%2Fsessions"),
    ] {
        let answer = home.form("/account/security", "/sign-in", &[("login_name", "Ada"), ("next", next)]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, leads_to));
        assert!(home.page("/sign-in").await.text().contains("value=\"ada\""));
        assert!(!home.page("/sign-in").await.text().contains("value=\"ada\""));
    }
    home.form("/account/security", "/sign-in", &[("login_name", "<b>no name</b>")]).await;
    assert!(!home.page("/sign-in").await.text().contains("no name"));
}

/// A8, P5 (rule 3.5): each browser has signed in before, so that its own budget of attempts counts.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closing_the_others_while_twenty_sign_in_leaves_the_caller_and_whoever_came_later() {
    const BROWSERS: usize = 20;
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let mut eve = app.sign_in("eve").await;
    let mut office = app.sign_in("ada").await;
    let mut homes = Vec::new();
    for _ in 0..BROWSERS {
        homes.push(app.sign_in("ada").await);
    }
    let mut arrivals = JoinSet::new();
    for mut home in homes.clone() {
        home.cookies.remove("__Host-session");
        arrivals.spawn(async move { home.signed_in("ada").await });
    }
    // The first arrivals are there when the others are closed, and the last ones are not.
    let mut arrived = vec![arrivals.join_next().await.unwrap().unwrap()];
    let answer = office.close_others().await;
    arrived.extend(arrivals.join_all().await);
    let before = homes.len() + arrived.len();

    let list = office.list().await;
    let closed = usize::try_from(answer.count).unwrap();
    assert_eq!(closed + list.others.len(), before);
    assert!(closed > homes.len(), "{closed}");
    for mut home in homes {
        assert_eq!(home.poll("").await.status, StatusCode::UNAUTHORIZED);
    }
    let mut alive = Vec::new();
    for mut home in arrived {
        if home.poll("").await.status == StatusCode::OK {
            alive.push(home.session_id().await);
        }
    }
    let mut listed: Vec<_> = list.others.into_iter().map(|row| row.id).collect();
    alive.sort();
    listed.sort();
    assert_eq!(alive, listed);
    assert_eq!(usize::try_from(app.database().await.events("session-ended").await), Ok(closed));
    assert_eq!(eve.list().await.others_total, 0);
}

/// A10: closing again, and closing what has expired, answers the same and is on record once.
#[tokio::test]
async fn closing_what_has_ended_already_answers_the_same_and_changes_nothing() {
    let app = TestApp::start_with(&["--step-up-window", "never"]).await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let (closed, expired) = (app.sign_in("ada").await.session_id().await, app.sign_in("ada").await.session_id().await);
    let first = office.close(&closed).await;
    app.advance(Duration::from_hours(4 * 24));
    office.page("/account/security").await;
    app.advance(Duration::from_hours(4 * 24));
    for session in [&closed, &expired, &expired] {
        let again = office.close(session).await;
        assert_eq!((again.status, &again.body), (first.status, &first.body), "{session}");
        assert_eq!(app.database().await.ends_on_record(session).await, 1, "{session}");
    }
    assert_eq!(app.database().await.end_reason(&expired).await.as_deref(), Some("idle"));
}

/// A11 (ASVS 7.4.1, 14.3.1)
#[tokio::test]
async fn closing_ones_own_session_signs_out_and_clears_the_browser() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let in_place = app.sign_in("ada").await;
    for by_id in [true, false] {
        for by_form in [true, false] {
            let mut browser = app.browser().signed_in("ada").await;
            let (own, before) = (browser.session_id().await, browser.clone());
            let id = [("session", own.as_str())];
            let (path, fields) = if by_id { ("/api/sessions/close", &id[..]) } else { ("/api/sign-out", &[][..]) };
            let answer = if by_form {
                browser.form("/account/sessions", path, fields).await
            } else {
                browser.call(path, fields).await
            };
            assert_eq!(answer.status, if by_form { StatusCode::SEE_OTHER } else { StatusCode::OK });
            assert!(answer.cookie("__Host-session").is_some_and(|cookie| cookie.clears()));
            assert_eq!(
                answer.header("clear-site-data"),
                "\"cache\"",
                "what a product at the same origin has stored stays"
            );
            if by_form {
                assert_eq!(answer.location(), "/sign-in");
                assert!(browser.page("/sign-in").await.text().contains("You are signed out."));
            }
            before.is_refused_everywhere().await;
            assert_eq!(app.database().await.end_reason(&own).await.as_deref(), Some("signed-out"));
        }
    }
    drop(in_place);
}

/// P7 (rule 3.10)
#[tokio::test]
async fn another_accounts_session_answers_exactly_like_one_that_does_not_exist() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let mut ada = app.sign_in("ada").await;
    let foreign = ada.session_id().await;
    let mut eve = app.sign_in("eve").await;
    let nobodys = "0199a3c0-0000-7000-8000-000000000001";
    let names = |answer: &crate::support::Answer| {
        let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
        names.sort();
        names
    };
    let (one, other) = (eve.close(&foreign).await, eve.close(nobodys).await);
    one.is_failure(404, &AppError::NotFound);
    assert_eq!((one.status, &one.body, names(&one)), (other.status, &other.body, names(&other)));
    let mut by_form = Vec::new();
    for session in [foreign.as_str(), nobodys] {
        let answer = eve.form("/account/sessions", "/api/sessions/close", &[("session", session)]).await;
        by_form.push((answer.status, answer.body.clone(), answer.location().to_owned(), answer.cookies()));
    }
    assert_eq!(by_form[0], by_form[1]);
    assert_eq!(ada.list().await.others_total, 0);
    assert_eq!(app.database().await.ends_on_record(&foreign).await, 0);
}

/// Rule 3.5: the answer names what the person could not have seen.
#[tokio::test]
async fn closing_the_others_names_what_came_after_the_list() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    app.sign_in("ada").await;
    let seen = office.list().await;
    assert_eq!(seen.others_total, 1);
    let late = Browser::at(&app.site).with("user-agent", "curl/8.5.0").signed_in("ada").await;
    let answer = office.call("/api/sessions/close-others", &[("seen", &seen.version)]).await;
    assert_eq!(
        answer.text(),
        r#"{"count":2,"unseen":["A program (curl)"],"said":"2 other sessions were closed. Started after the list that you were looking at: A program (curl)."}"#
    );
    late.is_refused_everywhere().await;
    assert_eq!(office.close_others().await.count, 0);
}
