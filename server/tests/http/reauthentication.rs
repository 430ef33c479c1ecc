//! Closing asks for the password when the last authentication is too old, with JavaScript and without.

use std::time::Duration;

use app::AppError;
use axum::http::StatusCode;

use crate::support::{Browser, PASSWORD, TestApp};

const OLD_AUTHENTICATION: Duration = Duration::from_mins(16);

const NEW: &str = "seven purple otters sing";

async fn two_browsers(app: &TestApp) -> (Browser, Browser, String) {
    app.account("ada").await;
    let (office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let session = home.session_id().await;
    (office, home, session)
}

/// ASVS 7.5.2, 7.2.4 (rule 3.9)
#[tokio::test]
async fn an_old_authentication_asks_for_the_password_and_the_right_one_closes_and_renews_the_token() {
    let app = TestApp::start().await;
    let (mut office, mut home, session) = two_browsers(&app).await;
    app.advance(Duration::from_secs(15 * 60 - 1));
    assert!(!office.list().await.password_due);
    app.advance(Duration::from_secs(61));
    assert!(office.list().await.password_due);

    office.close(&session).await.is_failure(403, &AppError::PasswordNeeded);
    let wrong = [("session", session.as_str()), ("password", "wrong")];
    office.call("/api/sessions/close", &wrong).await.is_failure(403, &AppError::WrongPassword);
    office.call("/api/sessions/close-others", &[]).await.is_failure(403, &AppError::PasswordNeeded);
    office.call("/api/sessions/close-others", &[("password", "wrong")]).await.is_failure(403, &AppError::WrongPassword);
    assert_eq!(home.list().await.others_total, 1, "a wrong password closes nothing");

    let before = office.clone();
    let right = [("session", session.as_str()), ("password", PASSWORD)];
    assert_eq!(office.call("/api/sessions/close", &right).await.status, StatusCode::OK);
    assert_ne!(office.token(), before.token());
    before.is_refused_everywhere().await;
    home.is_refused_everywhere().await;
    let list = office.list().await;
    assert!(!list.password_due);
    assert_eq!(list.others_total, 0);
}

/// Rule 3.9
#[tokio::test]
async fn closing_the_others_with_the_right_password_keeps_the_session_under_its_new_token() {
    let app = TestApp::start().await;
    let (mut office, home, _) = two_browsers(&app).await;
    app.advance(OLD_AUTHENTICATION);
    let before = office.clone();
    let answer = office.call("/api/sessions/close-others", &[("password", PASSWORD)]).await;
    assert_eq!(answer.text(), r#"{"count":1,"unseen":[],"said":"1 other session was closed."}"#);
    before.is_refused_everywhere().await;
    home.is_refused_everywhere().await;
    assert_eq!(office.list().await.others_total, 0);
}

/// Rule 3.9, as a browser without JavaScript goes through it.
#[tokio::test]
async fn forms_ask_for_the_password_on_a_page_of_their_own_and_complete_there() {
    let app = TestApp::start().await;
    let (mut office, home, session) = two_browsers(&app).await;
    let third = app.sign_in("ada").await;
    app.advance(OLD_AUTHENTICATION);

    let answer = office.form("/account/sessions", "/api/sessions/close", &[("session", &session)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let asking = format!("/account/sessions/close?session={session}");
    assert_eq!(answer.location(), asking);
    let page = office.page(&asking).await.text();
    assert!(page.contains("action=\"/api/sessions/close\"") && page.contains(&session), "{page}");

    let wrong = [("session", session.as_str()), ("password", "wrong")];
    let answer = office.form(&asking, "/api/sessions/close", &wrong).await;
    assert_eq!(answer.location(), asking);
    assert!(office.page(&asking).await.text().contains("That is not your password."));
    assert_eq!(home.clone().list().await.others_total, 2);

    let before = office.clone();
    let right = [("session", session.as_str()), ("password", PASSWORD)];
    let answer = office.form(&asking, "/api/sessions/close", &right).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/account/sessions"));
    assert!(office.page("/account/sessions").await.text().contains("The session was closed."));
    assert!(!office.page("/account/sessions").await.text().contains("The session was closed."), "it is said once");
    before.is_refused_everywhere().await;
    home.is_refused_everywhere().await;

    app.advance(OLD_AUTHENTICATION);
    let answer = office.form("/account/sessions", "/api/sessions/close-others", &[]).await;
    assert_eq!(answer.location(), "/account/sessions/close-others");
    let page = office.page("/account/sessions/close-others").await.text();
    assert!(page.contains("name=\"password\"") && page.contains("name=\"seen\""), "{page}");
    office.form("/account/sessions/close-others", "/api/sessions/close-others", &[("password", PASSWORD)]).await;
    assert!(office.page("/account/sessions").await.text().contains("1 other session was closed."));
    third.is_refused_everywhere().await;
}

/// A question about one session says which, so that nobody takes it for the one that they sit in.
#[tokio::test]
async fn the_page_that_asks_before_closing_names_the_session() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let mut office = app.sign_in("ada").await;
    let mut home = app.browser().with("user-agent", "curl/8.5.0").signed_in("ada").await;
    let session = home.session_id().await;
    app.advance(OLD_AUTHENTICATION);
    let asking = format!("/account/sessions/close?session={session}");
    let page = office.page(&asking).await.text();
    let question = "Close A program (curl), started 20";
    assert!(page.contains(&format!("<title>{question}")) && page.contains(&format!("<h1>{question}")), "{page}");
    assert!(page.contains("Connected from ") && page.contains("<span>127.0.0.1</span>"), "{page}");
    assert!(!page.contains("name=\"revoke_websites\""), "the list does not offer it either: {page}");
    let fields = [("session", session.as_str()), ("revoke_websites", "yes")];
    let ticked = office.form("/account/sessions", "/api/sessions/close", &fields).await.location().to_owned();
    let page = office.page(&ticked).await.text();
    assert!(page.contains("name=\"revoke_websites\""), "what was asked for is kept: {page}");

    let nobodys = "/account/sessions/close?session=0199a3c0-0000-7000-8000-000000000001";
    let mut eve = app.sign_in("eve").await;
    for path in [asking.as_str(), nobodys] {
        let page = eve.page(path).await.text();
        assert!(page.contains("This item no longer exists.") && !page.contains("curl"), "{page}");
    }
    for question in ["close", "revoke-websites"] {
        let page = eve.page(&format!("/account/sessions/{question}?session={session}")).await.text();
        assert!(!page.contains(&session) && !page.contains("curl"), "{page}");
    }

    let close = [("session", session.as_str()), ("password", PASSWORD)];
    assert_eq!(office.call("/api/sessions/close", &close).await.status, StatusCode::OK);
    let page = office.page(&asking).await.text();
    assert!(page.contains("This item no longer exists.") && !page.contains("Close A program"), "{page}");
    let revoking = format!("/account/sessions/revoke-websites?session={session}");
    let page = office.page(&revoking).await.text();
    assert!(page.contains("Revoke the websites that were used in A program (curl), started 20"), "{page}");
}

/// Who wanted to keep the other sessions finds that so when the change failed.
#[tokio::test]
async fn a_failed_change_of_the_password_keeps_the_tick() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    for (current, new) in [("wrong", NEW), (PASSWORD, "short")] {
        for (choice, leads_to) in [(Some("yes"), "/account/security"), (None, "/account/security?close_others=no")] {
            let mut fields = vec![("current_password", current), ("new_password", new)];
            fields.extend(choice.map(|choice| ("close_others", choice)));
            let answer = ada.form("/account/security", "/api/password/change", &fields).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, leads_to));
            let page = ada.page(leads_to).await.text();
            let (_, tick) = page.split_once("name=\"close_others\"").unwrap();
            let (tick, _) = tick.split_once('>').unwrap();
            assert_eq!(tick.contains("checked"), choice.is_some(), "{tick}");
            assert!(page.contains("That is not your password.") || page.contains("at least 8 characters"), "{page}");
        }
    }
}

/// ASVS 6.3.1: whoever holds a stolen cookie cannot guess on in it.
#[tokio::test]
async fn guesses_at_a_reauthentication_are_limited_and_do_not_end_the_session() {
    let app = TestApp::start().await;
    let (mut office, _, session) = two_browsers(&app).await;
    app.advance(OLD_AUTHENTICATION);
    let guess = [("session", session.as_str()), ("password", "wrong")];
    for _ in 0..5 {
        office.call("/api/sessions/close", &guess).await.is_failure(403, &AppError::WrongPassword);
    }
    let answer = office.call("/api/sessions/close", &[("session", &session), ("password", PASSWORD)]).await;
    answer.is_failure(429, &AppError::TooManyAttemptsInSession(30));
    assert_eq!(answer.header("retry-after"), "30");
    assert_eq!(office.list().await.others_total, 1);
    assert_eq!(app.database().await.events("proof-failed").await, 5);
    app.advance(Duration::from_secs(30));
    let answer = office.call("/api/sessions/close", &[("session", &session), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::OK);
}

/// Rule 3.9: the password comes with each request, and with none of them the next is free.
#[tokio::test]
async fn a_window_of_zero_always_asks_for_the_password() {
    let app = TestApp::start_with(&["--step-up-window", "0s"]).await;
    let (mut office, _, session) = two_browsers(&app).await;
    app.sign_in("ada").await;
    assert!(office.list().await.password_due);
    office.close(&session).await.is_failure(403, &AppError::PasswordNeeded);
    let right = [("session", session.as_str()), ("password", PASSWORD)];
    assert_eq!(office.call("/api/sessions/close", &right).await.status, StatusCode::OK);
    office.call("/api/sessions/close-others", &[]).await.is_failure(403, &AppError::PasswordNeeded);
    assert_eq!(office.list().await.others_total, 1);
}

/// Rule 3.9
#[tokio::test]
async fn without_a_window_nothing_asks_for_the_password() {
    let app = TestApp::start_with(&["--step-up-window", "never"]).await;
    let (mut office, _, session) = two_browsers(&app).await;
    app.advance(Duration::from_hours(6 * 24));
    assert!(!office.list().await.password_due);
    assert_eq!(office.close(&session).await.status, StatusCode::OK);
}

/// C19 (ASVS 6.2.3, 7.5.1)
#[tokio::test]
async fn changing_the_password_always_asks_for_the_current_one() {
    let app = TestApp::start().await;
    let (mut office, mut home, _) = two_browsers(&app).await;
    office.change_password("wrong", NEW, true).await.is_failure(403, &AppError::WrongPassword);
    office.change_password("", NEW, true).await.is_failure(403, &AppError::WrongPassword);
    office.change_password(PASSWORD, "short", true).await.is_failure(422, &AppError::PasswordTooShort);
    office.change_password(PASSWORD, "password1", true).await.is_failure(422, &AppError::PasswordTooCommon);
    office.change_password(PASSWORD, &"x".repeat(1001), true).await.is_failure(422, &AppError::PasswordTooLong);
    assert_eq!(home.list().await.others_total, 1);

    // ASVS 7.4.3: without the offer the others stay, with it they end.
    let before = office.clone();
    assert_eq!(office.change_password(PASSWORD, NEW, false).await.status, StatusCode::OK);
    before.is_refused_everywhere().await;
    assert_eq!(home.list().await.others_total, 1);
    assert_eq!(office.change_password(NEW, PASSWORD, true).await.status, StatusCode::OK);
    home.is_refused_everywhere().await;
    assert_eq!(office.list().await.ended[0].end.reason, "password-changed");
    app.browser().try_sign_in("ada", NEW).await.is_failure(401, &AppError::InvalidCredentials);
}
