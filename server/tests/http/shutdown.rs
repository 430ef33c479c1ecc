//! A process that is told to stop is no longer ready, then takes nothing new, then finishes what is under way.

use axum::http::StatusCode;
use domain::{Clock as _, SystemClock};
use tokio::net::TcpStream;
use trials::{SOON, eventually};

use crate::support::{Installation, Process};

/// X32: whoever sends requests by readiness loses none.
#[tokio::test]
async fn readiness_drops_before_anything_is_refused_and_a_second_signal_ends_at_once() {
    let installation = Installation::new();
    let mut process = installation.start_in(&[("USER_SESSIONS_DRAIN_DELAY", "5s")]);
    assert_eq!(process.site.get("/readyz").await.status, StatusCode::OK);
    process.signal("TERM");
    let is_stopping = async || process.site.get("/readyz").await.status != StatusCode::OK;
    eventually(SOON, "a service that is not ready", is_stopping).await;
    assert_eq!(process.site.get("/readyz").await.text(), "not ready: the service is stopping\n");
    assert_eq!(process.site.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(process.site.get("/favicon.svg").await.status, StatusCode::OK);
    process.signal("TERM");
    assert!(!process.ended_well());
    assert!(installation.log().contains("a second signal: ending at once"));
}

/// X32: a close that is under way is answered truthfully, and the process ends well.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_close_that_is_under_way_when_the_process_is_told_to_stop_is_finished() {
    let installation = Installation::new();
    installation.add_account("ada");
    let mut process =
        installation.start_in(&[("USER_SESSIONS_DRAIN_DELAY", "0s"), ("RUST_LOG", "info,tower_http=debug")]);
    let mut office = process.browser().signed_in("ada").await;
    let mut database = installation.database().await;
    let (session, _) = database.add_session("ada", SystemClock.now()).await;
    database.hold_writes().await;
    let closing = tokio::spawn(async move { office.close_others_status().await });
    let is_under_way = async || installation.log().contains("/api/sessions/close-others") || closing.is_finished();
    eventually(SOON, "a close that is under way", is_under_way).await;
    process.signal("TERM");
    eventually(SOON, "a service that takes no connections", async || !takes_connections(&process).await).await;
    database.let_writes_go().await;
    let status = closing.await.unwrap();
    // A machine that is busy enough lets the lock's deadline pass.
    assert!([StatusCode::OK, StatusCode::SERVICE_UNAVAILABLE].contains(&status), "{status}");
    assert!(process.ended_well());
    assert_eq!(database.end_reason(&session).await.is_some(), status == StatusCode::OK);
}

async fn takes_connections(process: &Process) -> bool {
    TcpStream::connect(process.site.address).await.is_ok()
}
