//! Secure my account: all at once, for somebody who found a session that is not theirs.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use tokio::task::JoinSet;

use crate::support::{Answer, Browser, PASSWORD, TestApp};

const NEW: &str = "another long pass phrase";

async fn secure(browser: &mut Browser, old: &str, new: &str) -> Answer {
    browser.form("/account/secure", "/api/account/secure", &[("current_password", old), ("new_password", new)]).await
}

#[tokio::test]
async fn every_other_session_is_closed_and_the_receipt_lists_what_was_done() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let intruder = app.browser().with("user-agent", "curl/8.5.0").signed_in("ada").await;
    let home = app.sign_in("ada").await;
    let answer = secure(&mut office, PASSWORD, NEW).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/account/sessions"));
    let page = office.page("/account/sessions").await.text();
    let receipt = "Your account is secured, and your password was changed. 2 other sessions were closed: ";
    assert!(page.contains(receipt) && page.contains("A program (curl)"), "{page}");
    for closed in [intruder, home] {
        closed.is_refused_everywhere().await;
    }
    let list = office.list().await;
    assert_eq!((list.others_total, list.ended.len()), (0, 2));
    assert!(list.ended.iter().all(|ended| ended.end.reason == "password-changed"), "{list:?}");
    assert_eq!(app.browser().try_sign_in("ada", PASSWORD).await.status, StatusCode::UNAUTHORIZED);
    assert!(app.sign_in_with("ada", NEW).await.list().await.others_total == 1);
}

#[tokio::test]
async fn what_the_other_sessions_authorized_is_revoked_and_named() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let wiki = app.client("wiki").await;
    let mut office = app.sign_in("ada").await;
    let mut home = app.sign_in("ada").await;
    let tokens = wiki.tokens(&mut home, "openid offline_access").await;
    assert!(wiki.is_active(&tokens.access_token).await);
    secure(&mut office, PASSWORD, NEW).await;
    assert!(office.page("/account/sessions").await.text().contains("Revoked: wiki."));
    assert!(!wiki.is_active(&tokens.access_token).await);
    assert!(!office.page("/account/websites").await.text().contains(">wiki<"));
}

#[tokio::test]
async fn nothing_is_done_without_the_right_password_or_a_usable_new_one() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let mut home = app.sign_in("ada").await;
    for (old, new, problem) in
        [("a wrong one", NEW, "That is not your password."), (PASSWORD, "short", "at least 8 characters")]
    {
        let answer = secure(&mut office, old, new).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/account/secure"), "{old} {new}");
        let page = office.page("/account/secure").await.text();
        assert!(page.contains(problem), "{problem}: {page}");
    }
    assert_eq!(home.list().await.others_total, 1);
    let answer = office.send(Method::GET, "/api/account/secure", &[], axum::body::Bytes::new()).await;
    assert_eq!(answer.unwrap().status, StatusCode::METHOD_NOT_ALLOWED);
}

/// Raced against 20 sign-ins, it leaves only the session that asks, and what began after it.
#[tokio::test]
async fn raced_against_sign_ins_it_leaves_the_asking_session_and_what_began_after_it() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let mut sign_ins = JoinSet::new();
    for _ in 0..20 {
        let mut browser = app.browser();
        sign_ins.spawn(async move {
            let answer = browser.try_sign_in("ada", PASSWORD).await;
            answer.status.is_success().then_some(browser)
        });
    }
    secure(&mut office, PASSWORD, NEW).await;
    for mut browser in sign_ins.join_all().await.into_iter().flatten() {
        assert_eq!(browser.call("/api/sessions/list", &[]).await.status, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(office.list().await.others_total, 0);
    // So many refused attempts made the next one wait.
    app.advance(Duration::from_mins(5));
    let after = app.sign_in_with("ada", NEW).await;
    assert_eq!(office.list().await.others.len(), 1);
    drop(after);
}
