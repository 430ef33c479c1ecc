//! One clock, which only goes forward.

use hyper::StatusCode;
use serde_json::json;

use crate::support::Service;

#[tokio::test]
async fn eight_days_on_everything_has_expired_and_is_ended_in_writing_when_the_answer_comes() {
    let service = Service::start();
    let account = service.account().await;
    let sessions = [service.session(&account, json!({})).await, service.session(&account, json!({})).await];
    let before = service.tell("/clock", json!({ "by": "0s" })).await["now"].as_i64().unwrap();
    let after = service.tell("/clock", json!({ "by": "8 days" })).await["now"].as_i64().unwrap();
    assert!(after - before >= 8 * 24 * 3_600_000);
    let ends = service.ask("GET", "/ends", &json!(null)).await.json();
    assert_eq!(ends["ends"].as_array().unwrap().len(), sessions.len());
    for session in &sessions {
        let week_later = session["startedAt"].as_i64().unwrap() + 7 * 24 * 3_600_000;
        assert_eq!(
            service.fate(session).await,
            json!({ "open": false, "ended": { "at": week_later, "reason": "idle" } })
        );
        let page = service.send("GET", "/account/sessions", &[("cookie", &crate::support::cookie(session))], "").await;
        assert!(page.status.is_redirection(), "{}", page.status);
    }
}

#[tokio::test]
async fn how_a_session_ended_is_known_however_far_the_clock_goes() {
    let service = Service::start();
    let account = service.account().await;
    let session = service.session(&account, json!({})).await;
    service.tell("/clock", json!({ "by": "31 days" })).await;
    assert_eq!(service.fate(&session).await["ended"]["reason"], "idle");
    service.tell("/clock", json!({ "by": "400 days" })).await;
    assert_eq!(service.fate(&session).await["ended"]["reason"], "idle");
}

#[tokio::test]
async fn what_begins_after_the_clock_was_moved_begins_at_its_time() {
    let service = Service::start();
    let account = service.account().await;
    let now = service.tell("/clock", json!({ "by": "100 days" })).await["now"].as_i64().unwrap();
    let session = service.session(&account, json!({})).await;
    let started_at = session["startedAt"].as_i64().unwrap();
    assert!((now..now + 60_000).contains(&started_at), "{now} {started_at}");
    assert_eq!(service.send_as(&session, "GET", "/api/v1/session").await.status, StatusCode::OK);
}

#[tokio::test]
async fn clocks_that_are_moved_at_the_same_moment_add_up() {
    let service = Service::start();
    let before = service.tell("/clock", json!({ "by": "0s" })).await["now"].as_i64().unwrap();
    let day = || service.tell("/clock", json!({ "by": "1 day" }));
    let (first, second, third) = tokio::join!(day(), day(), day());
    let latest = [first, second, third].iter().map(|moved| moved["now"].as_i64().unwrap()).max().unwrap();
    assert!(latest - before >= 3 * 24 * 3_600_000, "{latest} {before}");
}
