//! The feed of ended sessions and replaced tokens: whoever follows it hears of each one.

use std::collections::HashMap;
use std::time::Duration;

use axum::http::StatusCode;
use domain::ApiScope;
use serde_json::Value;
use tokio::task::{JoinHandle, JoinSet};
use trials::{SOON, eventually};

use crate::support::{Answer, Browser, Fault, Installation, PASSWORD, Program, TestApp};

const FEED: &str = "/api/v1/revocations";

async fn start() -> (TestApp, Program) {
    let app = TestApp::start().await;
    app.account("ada").await;
    let program = app.program(&[ApiScope::Revocations]).await;
    (app, program)
}

async fn cursor(program: &Program) -> String {
    let answer: Value = program.get(FEED).await.read();
    assert_eq!(answer["revocations"], serde_json::json!([]));
    answer["next"].as_str().expect("there is a cursor").to_owned()
}

async fn after(program: &Program, cursor: &str, wait: u32) -> Answer {
    program.get(&format!("{FEED}?after={cursor}&wait={wait}")).await
}

/// Somebody who has looked in vain, and waits.
async fn waiting(app: &TestApp, program: &Program, cursor: &str) -> JoinHandle<Answer> {
    let looked = app.storage.feed_reads();
    let (program, cursor) = (program.clone(), cursor.to_owned());
    let waiter = tokio::spawn(async move { after(&program, &cursor, 60).await });
    eventually(SOON, "a look at the feed", async || app.storage.feed_reads() > looked).await;
    waiter
}

#[tokio::test]
async fn the_feed_begins_now_and_tells_of_each_session_that_ends() {
    let (app, program) = start().await;
    let account = app.accounts.find_account("ada").await.unwrap().unwrap();
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let start = cursor(&program).await;
    let id = home.session_id().await;
    office.close(&id).await;
    let answer: Value = after(&program, &start, 60).await.read();
    let expected = serde_json::json!([{
        "session_id": id, "account_id": account.id.to_string(), "ended_at": app.now().as_millis(), "reason": "closed",
    }]);
    assert_eq!(answer["revocations"], expected);
    let next = answer["next"].as_str().unwrap();
    let answer: Value = after(&program, next, 0).await.read();
    assert_eq!(answer, serde_json::json!({ "revocations": [], "next": next }));
    // Whoever has not got the answer asks again, and misses nothing.
    assert_eq!(after(&program, &start, 0).await.read::<Value>()["revocations"], expected);
    assert_eq!(cursor(&program).await, next);
}

/// F9: a cache of verdicts, by token, that is kept as docs/api.md says.
#[tokio::test]
async fn a_cache_that_follows_the_feed_forgets_a_token_that_was_replaced() {
    let app = TestApp::start().await;
    let account = app.account("ada").await;
    let program = app.program(&[ApiScope::Verify, ApiScope::Revocations]).await;
    let mut ada = app.sign_in("ada").await;
    let session = ada.session_id().await;
    let mut cursor = cursor(&program).await;
    let new_password = "seven purple otters sing";
    for is_changed in [true, false] {
        let stolen = ada.token().to_owned();
        let mut cache = HashMap::from([(stolen.clone(), program.verify(&stolen).await)]);
        assert_eq!(cache[&stolen]["active"], true);
        app.advance(Duration::from_mins(16));
        if is_changed {
            ada.change_password(PASSWORD, new_password, false).await;
        } else {
            ada.call("/api/sessions/close-others", &[("password", new_password)]).await;
        }
        assert_ne!(ada.token(), stolen);
        let answer: Value = after(&program, &cursor, 60).await.read();
        let expected = serde_json::json!([{
            "session_id": session, "account_id": account.id.to_string(), "ended_at": app.now().as_millis(),
            "reason": "token-replaced",
        }]);
        assert_eq!(answer["revocations"], expected);
        for revocation in answer["revocations"].as_array().unwrap() {
            cache.retain(|_, verdict| verdict["session_id"] != revocation["session_id"]);
        }
        assert!(cache.is_empty(), "{cache:?}");
        assert_eq!(program.verify(&stolen).await["active"], false);
        assert_eq!(program.verify(ada.token()).await["session_id"], session.as_str());
        cursor = answer["next"].as_str().unwrap().to_owned();
    }
}

#[tokio::test]
async fn more_than_one_answer_holds_comes_in_order() {
    let (app, program) = start().await;
    let mut office = app.sign_in("ada").await;
    app.database().await.add_sessions("ada", 2_300, app.now()).await;
    let mut next = cursor(&program).await;
    office.close_others().await;
    let mut counts = vec![];
    for wait in [60, 60, 60, 0] {
        let answer: Value = after(&program, &next, wait).await.read();
        counts.push(answer["revocations"].as_array().unwrap().len());
        next = answer["next"].as_str().unwrap().to_owned();
    }
    assert_eq!(counts, [1000, 1000, 300, 0]);
}

#[tokio::test]
async fn whoever_waits_hears_of_a_close_on_any_node() {
    let (mut app, program) = start().await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let there = app.another_node().await;
    let mut cursor = cursor(&program).await;
    for browser in [&mut home, &mut office] {
        let waiter = waiting(&app, &program, &cursor).await;
        let id = browser.session_id().await;
        let mut elsewhere = Browser { site: there.clone(), ..browser.clone() };
        assert_eq!(elsewhere.sign_out().await.status, StatusCode::OK);
        let answer: Value = waiter.await.unwrap().read();
        assert_eq!(answer["revocations"][0]["session_id"], id);
        cursor = answer["next"].as_str().unwrap().to_owned();
    }
}

/// Issue 4: those who wait share one look at the database.
#[tokio::test]
async fn fifty_who_wait_do_not_look_each_for_themselves() {
    const WAITERS: usize = 50;
    let (app, program) = start().await;
    let mut office = app.sign_in("ada").await;
    let cursor = cursor(&program).await;
    let mut waiters = JoinSet::new();
    for _ in 0..WAITERS {
        let waiter = waiting(&app, &program, &cursor).await;
        waiters.spawn(async { waiter.await.unwrap() });
    }
    let (looks, reads) = (app.storage.feed_looks(), app.storage.feed_reads());
    eventually(SOON, "four looks at the feed", async || app.storage.feed_looks() >= looks + 4).await;
    // The first look of all may tell those who came before it to look once more.
    assert!(app.storage.feed_reads() <= reads + WAITERS, "{reads}, then {}", app.storage.feed_reads());
    let id = office.session_id().await;
    office.sign_out().await;
    for answer in waiters.join_all().await {
        assert_eq!(answer.read::<Value>()["revocations"][0]["session_id"], id);
    }
}

#[tokio::test]
async fn whoever_waits_in_vain_is_answered_when_the_wait_is_over() {
    let (_app, program) = start().await;
    let cursor = cursor(&program).await;
    let answer: Value = after(&program, &cursor, 1).await.read();
    assert_eq!(answer, serde_json::json!({ "revocations": [], "next": cursor }));
}

#[tokio::test]
async fn a_place_that_the_feed_does_not_reach_back_to_is_410() {
    let (app, program) = start().await;
    let mut cursor = cursor(&program).await;
    let before = cursor.clone();
    for _ in 0..2 {
        let mut browser = app.sign_in("ada").await;
        browser.sign_out().await;
        cursor = after(&program, &cursor, 60).await.read::<Value>()["next"].as_str().unwrap().to_owned();
    }
    app.advance(Duration::from_hours(8 * 24));
    app.accounts.sweep().await.unwrap();
    after(&program, &before, 0).await.is_problem(410, "start-over");
    for text in ["", "x", "0", "1-1", "%00", "999-0199a3c000007000800000000000000a"] {
        after(&program, text, 0).await.is_problem(410, "start-over");
    }
    let answer: Value = after(&program, &cursor, 0).await.read();
    assert_eq!(answer["revocations"], serde_json::json!([]), "whoever has read all of it need not start over");
}

#[tokio::test]
async fn a_key_that_is_revoked_while_somebody_waits_by_it_learns_nothing_more() {
    let (app, program) = start().await;
    let mut office = app.sign_in("ada").await;
    let cursor = cursor(&program).await;
    let waiter = waiting(&app, &program, &cursor).await;
    app.accounts.revoke_api_key(program.id.unwrap()).await.unwrap().unwrap();
    office.sign_out().await;
    waiter.await.unwrap().is_problem(401, "key-refused");
}

/// Rule 3.8: a feed that cannot be read never looks like one in which nothing ended.
#[tokio::test]
async fn when_the_feed_cannot_be_read_whoever_waits_is_told_so() {
    let (app, program) = start().await;
    let cursor = cursor(&program).await;
    let waiter = waiting(&app, &program, &cursor).await;
    app.storage.set_fault(Fault::FeedFails);
    waiter.await.unwrap().is_problem(503, "unavailable");
    after(&program, &cursor, 60).await.is_problem(503, "unavailable");
    app.storage.set_fault(Fault::None);
    assert_eq!(after(&program, &cursor, 0).await.status, StatusCode::OK);
}

#[tokio::test]
async fn how_long_to_wait_is_bounded() {
    let (_app, program) = start().await;
    let cursor = cursor(&program).await;
    for wait in ["61", "-1", "1.5", "x", "", "99999999999999999999"] {
        program.get(&format!("{FEED}?after={cursor}&wait={wait}")).await.is_problem(400, "invalid-request");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_stops_lets_those_go_who_wait() {
    let installation = Installation::new();
    let add = ["api-key", "add", "--name", "cache", "--right", "revocations", "--json"];
    let added: Value = serde_json::from_str(&installation.run(&add).unwrap()).unwrap();
    let process = installation.start();
    let program = Program::with_key(&process.site, added["key"].as_str().unwrap());
    let cursor = cursor(&program).await;
    let waiter = {
        let (program, cursor) = (program.clone(), cursor.clone());
        tokio::spawn(async move { after(&program, &cursor, 60).await })
    };
    // The next request is answered after the one before it has begun to wait, or was not let in at all.
    assert_eq!(after(&program, &cursor, 1).await.status, StatusCode::OK);
    let terminate = std::process::Command::new("kill").args(["-TERM", &process.id().to_string()]).status();
    assert!(terminate.unwrap().success());
    let answer: Value = waiter.await.unwrap().read();
    assert_eq!(answer, serde_json::json!({ "revocations": [], "next": cursor }));
    assert!(!installation.log().contains("stopped with requests under way"), "{}", installation.log());
}
