//! What breaks behind the service: nobody is let in, nothing is claimed, and it goes on by itself.

use std::time::Duration;

use app::AppError;
use axum::http::{Method, StatusCode};

use crate::support::{EVERY_SCOPE, Fault, Lines, PRODUCTION, Poll, TestApp, functions_for_the_signed_in};

/// X17 (rule 3.4): that activity cannot be written down is a line in the log and refuses nobody.
#[tokio::test]
async fn whoever_is_active_is_let_in_although_it_cannot_be_written_down() {
    let app = TestApp::start_with(&PRODUCTION).await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    for fault in [Fault::NotesFail, Fault::NotesHang] {
        let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
        app.advance(Duration::from_mins(2));
        app.storage.set_fault(fault);
        for path in ["/account/sessions", "/account/security", "/account/websites"] {
            assert_eq!(office.page(path).await.status, StatusCode::OK, "{fault:?}: {path}");
        }
        assert_eq!(client.send(&mut office, &[]).await.status, StatusCode::OK, "{fault:?}");
        let home = home.session_id().await;
        assert_eq!(office.close(&home).await.status, StatusCode::OK, "{fault:?}");
        let closed = office.ask(Method::DELETE, &format!("/api/v1/sessions/{home}"), "").await;
        assert_eq!(closed.status, StatusCode::NO_CONTENT, "{fault:?}");
        app.storage.set_fault(Fault::None);
    }
}

/// X17: the same while another program holds the lock that writes take.
#[tokio::test]
async fn whoever_is_active_is_let_in_while_another_program_holds_up_all_writes() {
    let app = TestApp::start_with(&PRODUCTION).await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    app.advance(Duration::from_mins(2));
    let mut other_program = app.database().await;
    other_program.hold_writes().await;
    for path in ["/verify", "/account/sessions", "/account/security", "/account/websites", "/api/v1/sessions"] {
        assert_eq!(office.page(path).await.status, StatusCode::OK, "{path}");
    }
    other_program.let_writes_go().await;
    assert_eq!(office.page("/account/sessions").await.status, StatusCode::OK);
}

/// X17: as long as an expiry cannot be written down, it is not shown as an end.
#[tokio::test]
async fn the_list_is_read_although_an_expiry_cannot_be_written_down() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let eight_days_ago = app.now().minus(Duration::from_hours(8 * 24));
    let (expired, _) = app.database().await.add_session("ada", eight_days_ago).await;
    app.storage.set_fault(Fault::NotesFail);
    let list = office.list().await;
    assert_eq!((list.others_total, list.ended.len()), (0, 0));
    assert_eq!(office.page("/account/sessions").await.status, StatusCode::OK);
    app.storage.set_fault(Fault::None);
    let Poll::Changed(list) = office.poll("").await.read() else { panic!("nothing was known") };
    assert_eq!((list.ended[0].id.as_str(), list.ended[0].end.reason.as_str()), (expired.as_str(), "idle"));
}

/// F2, P4 (rule 3.8, ASVS 16.5.2)
#[tokio::test]
async fn when_a_sessions_state_cannot_be_read_nobody_is_let_in() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    app.storage.set_fault(Fault::ReadsFail);
    for (path, fields) in functions_for_the_signed_in() {
        let answer = ada.call(path, fields).await;
        answer.is_failure(503, &AppError::Unavailable);
        assert!(!answer.text().contains("secret_detail"), "ASVS 16.5.1: {}", answer.text());
    }
    for path in ["/account/sessions", "/account/security", "/sign-in"] {
        let page = ada.page(path).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(page.text().contains("This page could not be loaded") && !page.text().contains("secret_detail"));
    }
    app.storage.set_fault(Fault::None);
    assert_eq!(ada.page("/account/sessions").await.status, StatusCode::OK);
}

/// Rule 3.8: the code is that of the deadline for reading a state; the one for whole requests answers without a code.
#[tokio::test]
async fn when_the_database_hangs_the_answer_is_503_within_its_deadline() {
    let app = TestApp::start_with(&PRODUCTION).await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    app.storage.set_fault(Fault::ReadsHang);
    ada.poll("").await.is_failure(503, &AppError::Unavailable);
    assert_eq!(ada.page("/account/sessions").await.status, StatusCode::SERVICE_UNAVAILABLE);
}

/// ASVS 16.3.4: an operator who is asked why there was a 503 finds out.
#[tokio::test]
async fn an_answer_that_came_too_late_is_a_log_line() {
    let lines = Lines::default();
    let _collecting = lines.collect();
    let app = TestApp::start_with(&PRODUCTION).await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let program = app.program(&EVERY_SCOPE).await;
    app.storage.set_fault(Fault::ReadsHang);
    let mut answers = vec![
        ada.poll("").await,
        ada.page("/account/sessions").await,
        ada.page("/verify").await,
        ada.page("/api/v1/session").await,
    ];
    app.storage.set_fault(Fault::KeysHang);
    answers.push(program.get("/api/v1/accounts/ada/sessions").await);
    for answer in answers {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        let id = answer.header("x-request-id");
        let log = lines.text();
        let found = log.lines().find(|line| line.contains(id) && line.contains("storage did not answer in time"));
        assert!(found.is_some(), "{id}: {log}");
    }
}

/// Rule 3.6: a close whose outcome is unknown is never called a success, and asking again settles it.
#[tokio::test]
async fn a_close_that_was_not_acknowledged_is_503_and_the_list_tells_what_became_of_it() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let closed = home.session_id().await;
    app.storage.set_fault(Fault::CloseIsNotAcknowledged);
    office.close(&closed).await.is_failure(503, &AppError::Unavailable);
    let form = office.form("/account/sessions", "/api/sessions/close", &[("session", &closed)]).await;
    assert_eq!(form.location(), "/account/sessions");
    assert!(office.page("/account/sessions").await.text().contains("Your change may or may not have been saved"));
    app.storage.set_fault(Fault::None);
    home.is_refused_everywhere().await;
    assert_eq!(office.list().await.ended[0].id, closed);
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);
    assert_eq!(app.database().await.ends_on_record(&closed).await, 1);
}

/// ASVS 16.5.4
#[tokio::test]
async fn a_panic_in_a_handler_answers_500_and_the_process_lives() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    app.storage.set_fault(Fault::ReadsPanic);
    for _ in 0..3 {
        for path in ["/account/sessions", "/sign-in"] {
            let page = ada.page(path).await;
            assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            assert!(!page.text().contains("a bug in reading"), "{}", page.text());
        }
        let answer = ada.call("/api/sessions/list", &[]).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!answer.text().contains("a bug in reading"), "{}", answer.text());
        let form = ada.form("/account/sessions", "/api/sessions/close-others", &[]).await;
        assert_eq!(form.status, StatusCode::INTERNAL_SERVER_ERROR);
    }
    app.storage.set_fault(Fault::None);
    assert_eq!(ada.page("/account/sessions").await.status, StatusCode::OK);
}

/// X53: a row that no version of the service writes is refused, and the others are listed.
#[tokio::test]
async fn a_damaged_row_is_refused_and_the_others_are_listed_and_accepted() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    app.advance(Duration::from_secs(1));
    let mut damaged = app.sign_in("ada").await;
    app.advance(Duration::from_secs(1));
    let mut whole = app.sign_in("ada").await;
    let damage = "UPDATE sessions SET connected_from = 'nowhere at all' \
                  WHERE id = (SELECT id FROM sessions ORDER BY started_at LIMIT 1 OFFSET 1)";
    app.database().await.execute(damage).await;
    let answer = damaged.poll("").await;
    assert!(answer.status.is_server_error(), "{}", answer.status);
    assert!(damaged.page("/account/sessions").await.status.is_server_error());
    let rows = office.list().await.others;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].id, whole.session_id().await);
    assert_eq!(office.close_others().await.count, 2, "it is closed with the others");
}

/// X53, X22: a kind of device and a reason to end that a newer version wrote.
#[tokio::test]
async fn values_of_a_newer_version_are_shown_as_unknown_and_what_has_ended_stays_so() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    app.advance(Duration::from_secs(1));
    let ended = app.sign_in("ada").await;
    let mut database = app.database().await;
    database.execute("UPDATE sessions SET device_kind = 'refrigerator'").await;
    let end = "UPDATE sessions SET closed_at = started_at, end_reason = 'quantum' \
               WHERE started_at = (SELECT max(started_at) FROM sessions)";
    database.execute(end).await;
    let list = office.list().await;
    assert_eq!((list.current.kind.as_str(), list.ended[0].end.reason.as_str()), ("unknown", "other"));
    ended.is_refused_everywhere().await;
}
