//! Nobody waits for a log that nobody reads.

use std::process::Stdio;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{Method, StatusCode, header};
use trials::{SOON, in_time};

use crate::support::{Installation, Site};

/// The most that a stop takes, and what the last lines get.
const STOP: Duration = Duration::from_secs(12);

async fn lost_lines(metrics: &Site) -> u64 {
    let text = metrics.get("/metrics").await.text();
    let value = text.lines().find_map(|line| line.strip_prefix("user_sessions_log_lines_lost_total "));
    value.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{text}"))
}

/// More lines than the pipe and the queue hold, most of them a stranger's.
#[tokio::test]
async fn a_log_that_nobody_reads_holds_up_no_request_and_no_stop_and_its_lost_lines_are_counted() {
    let installation = Installation::new();
    installation.add_account("ada");
    // The end that nobody reads stays open.
    let (_reader, log) = std::io::pipe().expect("there are pipes");
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port is free");
    let settings = [("USER_SESSIONS_METRICS_LISTEN", &*port.to_string()), ("RUST_LOG", "info,tower_http=debug")];
    let mut process = installation.start_logging_to(Stdio::from(log), &settings);
    let metrics = Site::on(port);
    let mut ada = process.browser().signed_in("ada").await;
    let mut stranger = process.browser();
    let headers = [(header::CONTENT_TYPE, "application/x-www-form-urlencoded")];
    for number in 0..6_000 {
        let refused = stranger.send(Method::POST, "/api/sign-out", &headers, "".into());
        let refused = in_time(SOON, "a request", refused).await.unwrap();
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        if number % 500 == 0 {
            let good = in_time(SOON, "a verification", ada.send(Method::GET, "/verify", &[], Bytes::new())).await;
            assert_eq!(good.unwrap().status, StatusCode::OK);
        }
    }
    assert!(lost_lines(&metrics).await > 0);
    let stopped = Instant::now();
    process.signal("TERM");
    assert!(process.ended_well());
    assert!(stopped.elapsed() < STOP, "{:?}", stopped.elapsed());
}

/// What a service has to say is not lost with its end.
#[tokio::test]
async fn the_last_lines_and_the_reason_why_it_does_not_start_are_seen() {
    let installation = Installation::new();
    let mut process = installation.start_in(&[("USER_SESSIONS_DRAIN_DELAY", "0s")]);
    process.signal("TERM");
    assert!(process.ended_well());
    assert!(installation.log().ends_with("stopping: no more connections are taken\n"), "{}", installation.log());
    let refusal = installation.run(&["--poll-interval", "1ms"]).expect_err("pages would ask all the time");
    let reason = "(--poll-interval) must be between 100ms and 1h, as in 1500ms\n";
    assert!(refusal.ends_with(&format!("user-sessions: USER_SESSIONS_POLL_INTERVAL {reason}")), "{refusal}");
}
