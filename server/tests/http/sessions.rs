//! The list: what is accepted is in it, polling it is no activity, and ten thousand sessions fit.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::StatusCode;

use crate::support::{List, PASSWORD, Poll, TestApp};

const DAY: Duration = Duration::from_hours(24);

/// Rule 3.2 (ASVS 7.3.1)
#[tokio::test]
async fn what_is_listed_is_accepted_up_to_the_idle_limit_and_not_beyond() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    app.advance((7 * DAY).saturating_sub(Duration::from_millis(1)));
    assert_eq!(home.list().await.others_total, 1);
    office.page("/account/security").await;
    app.advance(Duration::from_millis(1));
    home.is_refused_everywhere().await;
    let list = office.list().await;
    assert_eq!((list.others_total, list.ended[0].end.reason.as_str()), (0, "idle"));
}

/// X23, P12 (rule 3.1)
#[tokio::test]
async fn a_session_that_was_refused_stays_refused_when_the_clock_goes_back() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (seen, mut unseen) = (app.sign_in("ada").await, app.sign_in("ada").await);
    app.advance(7 * DAY);
    seen.is_refused_everywhere().await;
    app.turn_back((7 * DAY).saturating_sub(Duration::from_mins(1)));
    seen.is_refused_everywhere().await;
    let refused = unseen.poll("").await.status;
    assert_eq!(refused, StatusCode::UNAUTHORIZED, "the expiry of the account's other session was written with it");
    let mut anew = app.sign_in("ada").await;
    assert_eq!(anew.list().await.others_total, 0);
}

/// ASVS 7.3.2
#[tokio::test]
async fn the_busiest_session_ends_at_its_absolute_lifetime() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut busy = app.sign_in("ada").await;
    for _ in 0..29 {
        app.advance(DAY);
        assert_eq!(busy.page("/account/sessions").await.status, StatusCode::OK);
    }
    app.advance(DAY);
    busy.is_refused_everywhere().await;
    assert!(busy.page("/sign-in").await.text().contains("This session expired at the maximum session length"));
}

/// X55, P10 (rule 3.4)
#[tokio::test]
async fn polling_for_eight_days_neither_keeps_a_session_alive_nor_moves_its_last_activity() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut polling, mut in_use) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let start = app.now().as_millis();
    let mut version = polling.list().await.version;
    for hours in (6..8 * 24).step_by(6) {
        app.advance(Duration::from_hours(6));
        assert_eq!(in_use.page("/account/sessions").await.status, StatusCode::OK);
        let answer = polling.poll(&version).await;
        if hours < 7 * 24 {
            let Poll::Changed(list) = answer.read() else { panic!("the other session was in use") };
            assert_eq!(list.current.last_active_at, start, "after {hours} hours");
            assert_eq!(list.others[0].last_active_at, app.now().as_millis(), "opening a page is activity");
            version = list.version;
        } else {
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "after {hours} hours");
        }
    }
    polling.is_refused_everywhere().await;
    assert_eq!(in_use.list().await.ended[0].end.reason, "idle");
}

/// Rule 3.4: activity is written at most once a minute.
#[tokio::test]
async fn activity_is_written_once_a_minute() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut browser = app.sign_in("ada").await;
    let start = app.now().as_millis();
    for (seconds, expected) in [(59, 0), (1, 60_000), (59, 60_000), (1, 120_000)] {
        app.advance(Duration::from_secs(seconds));
        browser.page("/account/security").await;
        assert_eq!(browser.list().await.current.last_active_at - start, expected);
    }
}

/// Rule 3.3
#[tokio::test]
async fn ended_sessions_stay_visible_for_seven_days_and_are_gone_then() {
    let app = TestApp::start_with(&["--step-up-window", "never"]).await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    home.sign_out().await;
    for _ in 0..6 {
        app.advance(DAY);
        office.page("/account/sessions").await;
    }
    let (known, row) = {
        let list = office.list().await;
        (list.version, list.ended[0].clone())
    };
    assert_eq!((row.end.reason.as_str(), row.connected_from.as_str()), ("signed-out", "127.0.0.1"));
    app.advance(DAY);
    let Poll::Changed(list) = office.poll(&known).await.read() else { panic!("time alone makes the list stale") };
    assert_eq!(list.ended, []);
    app.advance(Duration::from_millis(1));
    app.accounts.sweep().await.unwrap();
    let mut database = app.database().await;
    assert_eq!(database.number("SELECT count(*) FROM sessions WHERE closed_at IS NOT NULL").await, 0);
}

/// Design, section 8: an idle poll costs no list and its answer is nearly empty.
#[tokio::test]
async fn a_poll_that_finds_nothing_new_reads_no_list_and_says_little() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let list = office.list().await;
    let read = app.storage.lists_read();
    for _ in 0..10 {
        app.advance(Duration::from_secs(2));
        let answer = office.poll(&list.version).await;
        assert!(answer.body.len() < 40, "{}", answer.text());
        assert_eq!(answer.read::<Poll>(), Poll::Unchanged(app.now().as_millis()));
    }
    assert_eq!(app.storage.lists_read(), read);
    home.sign_out().await;
    assert!(matches!(office.poll(&list.version).await.read(), Poll::Changed(_)));
    assert_eq!(app.storage.lists_read(), read + 1);
}

#[tokio::test]
async fn a_known_version_runs_out_at_the_moment_at_which_a_session_expires() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    app.advance(Duration::from_hours(1));
    app.sign_in("ada").await;
    app.advance(Duration::from_hours(5 * 24));
    office.page("/account/sessions").await;
    let list = office.list().await;
    // The other session is idle for 7 days then.
    app.advance(Duration::from_hours(2 * 24) - Duration::from_millis(1));
    assert!(matches!(office.poll(&list.version).await.read(), Poll::Unchanged(_)));
    app.advance(Duration::from_millis(1));
    let Poll::Changed(list) = office.poll(&list.version).await.read() else { panic!("a session has expired") };
    assert_eq!((list.others_total, list.ended[0].end.reason.as_str()), (0, "idle"));
}

/// Issue 2, done when 3 and 4 (X37's first half)
#[tokio::test]
async fn ten_thousand_sessions_fit_in_small_pages_and_are_closed_all_but_one() {
    const OTHERS: u32 = 9_999;
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let mut eve = app.sign_in("eve").await;
    eve.page("/account/sessions").await;
    let mut office = app.sign_in("ada").await;
    app.advance(Duration::from_mins(1));
    app.database().await.add_sessions("ada", i64::from(OTHERS), app.now()).await;

    let answer = office.call("/api/sessions/list", &[]).await;
    assert!(answer.body.len() <= 200_000, "{} bytes", answer.body.len());
    let page = office.page("/account/sessions").await;
    assert!(page.body.len() <= 400_000, "{} bytes", page.body.len());
    let Poll::Changed(first) = answer.read() else { panic!("nothing was known") };
    assert_eq!(first.others_total, OTHERS);

    let mut listed = BTreeSet::new();
    let mut next: List = *first;
    loop {
        for row in &next.others {
            assert!(listed.insert(row.id.clone()), "{} is on two pages", row.id);
        }
        if !next.has_older {
            break;
        }
        next = office.list_page(&(next.page + 1).to_string()).await;
    }
    assert_eq!(listed.len(), usize::try_from(OTHERS).unwrap());

    app.advance(Duration::from_secs(10));
    let closed = office.close_others().await;
    assert_eq!((closed.count, closed.unseen.len()), (OTHERS, 0));
    let list = office.list().await;
    assert_eq!((list.others_total, list.ended.len()), (0, 1));
    assert_eq!(list.ended[0].together, Some(OTHERS));
    assert_eq!(app.database().await.events("session-ended").await, i64::from(OTHERS));
    assert_eq!(eve.list().await.others_total, 0);
    let answer = office.call("/api/sessions/close-others", &[("password", PASSWORD), ("seen", "0.0")]).await;
    assert_eq!(answer.text(), r#"{"count":0,"unseen":[],"said":"There was no other session to close."}"#);
}

/// Rule 3.5: what is named is bounded, what is closed is not.
#[tokio::test]
async fn closing_ten_thousand_others_names_the_newest_few_of_the_unseen() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    app.advance(Duration::from_mins(1));
    app.database().await.add_sessions("ada", 10_000, app.now()).await;
    let answer = office.call("/api/sessions/close-others", &[("seen", "0.0")]).await;
    assert!(answer.body.len() < 4_000, "{} bytes", answer.body.len());
    assert!(answer.text().starts_with(r#"{"count":10000,"#), "{}", answer.text());
}
