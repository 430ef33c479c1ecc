//! Whoever watches over the process learns whether it lives and whether it may be sent requests.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, StatusCode, header};
use tokio::task::JoinSet;
use trials::{SOON, eventually_blocking};

use crate::support::{Answer, Fault, Installation, PRODUCTION, Site, TestApp};

const WEEK: Duration = Duration::from_hours(7 * 24);

/// As a probe asks, which knows the address and no name.
async fn probe(site: &Site, path: &str) -> Answer {
    let request = Request::get(path).header(header::HOST, "192.0.2.10:3000");
    site.send(request.body(Bytes::new()).expect("the path is one")).await
}

#[track_caller]
fn is_not_ready(answer: &Answer, reason: &str) {
    assert_eq!((answer.status, answer.text()), (StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {reason}\n")));
}

#[tokio::test]
async fn a_service_that_lives_and_can_read_its_database_is_ready_under_every_name() {
    let app = TestApp::start_with(&["--public-url", "https://account.example.com"]).await;
    for (path, text) in [("/healthz", "alive\n"), ("/readyz", "ready\n")] {
        let answer = probe(&app.site, path).await;
        assert_eq!((answer.status, answer.text().as_str()), (StatusCode::OK, text));
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    assert_eq!(probe(&app.site, "/account/sessions").await.status, StatusCode::MISDIRECTED_REQUEST);
}

/// X8: a database that fails or hangs takes the process out of readiness at the deadline, and not its life.
#[tokio::test]
async fn without_a_database_the_process_lives_and_is_not_ready() {
    let app = TestApp::start_with(&PRODUCTION).await;
    for (fault, reason) in [
        (Fault::ReadsFail, "the database cannot be read"),
        (Fault::ReadsHang, "the database does not answer in 500 ms"),
    ] {
        app.storage.set_fault(fault);
        is_not_ready(&probe(&app.site, "/readyz").await, reason);
        assert_eq!(probe(&app.site, "/healthz").await.status, StatusCode::OK);
    }
    app.storage.set_fault(Fault::None);
    assert_eq!(probe(&app.site, "/readyz").await.status, StatusCode::OK);
}

/// X23
#[tokio::test]
async fn a_clock_that_is_more_than_half_a_minute_from_the_databases_is_not_ready() {
    let app = TestApp::start().await;
    for (millis, seconds) in [(30_001, 31), (-30_001, 31), (600_000, 600)] {
        app.set_database_ahead(millis);
        let reason = format!("this machine's clock and the database's are {seconds} s apart, and 30 s is the most");
        is_not_ready(&probe(&app.site, "/readyz").await, &reason);
    }
    for millis in [30_000, -30_000, 0] {
        app.set_database_ahead(millis);
        assert_eq!(probe(&app.site, "/readyz").await.status, StatusCode::OK, "{millis}");
    }
}

/// X23, P12: a node whose clock is 20 s behind ends a session when the others do.
#[tokio::test]
async fn expiry_is_decided_by_the_databases_clock() {
    let app = TestApp::start().await;
    let of_the_database = app.now().plus(Duration::from_secs(20));
    app.set_database_ahead(20_000);
    assert_eq!(probe(&app.site, "/readyz").await.status, StatusCode::OK);
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    assert_eq!(ada.list().await.current.started_at, of_the_database.as_millis());
    let (nearly, a_moment) = (WEEK.saturating_sub(Duration::from_millis(1)), Duration::from_millis(1));
    for (later, status) in [(nearly, StatusCode::OK), (a_moment, StatusCode::UNAUTHORIZED)] {
        app.advance(later);
        assert_eq!(ada.poll("").await.status, status);
    }
}

/// X23: a machine whose clock is set a month ahead ends nobody's session, and says that it is not ready.
#[tokio::test]
async fn a_machine_whose_clock_is_set_ahead_ends_no_session() {
    let app = TestApp::start().await;
    app.set_database_ahead(0);
    assert_eq!(probe(&app.site, "/readyz").await.status, StatusCode::OK);
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    app.set_forward(Duration::from_hours(30 * 24));
    assert_eq!(ada.poll("").await.status, StatusCode::OK);
    assert_eq!(probe(&app.site, "/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ada.poll("").await.status, StatusCode::OK);
}

/// Anybody may ask, so asking often asks the database no more than once at a time.
#[tokio::test]
async fn two_hundred_probes_at_once_are_two_questions_to_the_database() {
    let app = TestApp::start_with(&PRODUCTION).await;
    assert_eq!(probe(&app.site, "/readyz").await.status, StatusCode::OK);
    app.storage.set_fault(Fault::ReadsHang);
    let before = app.storage.clock_reads();
    let mut probes = JoinSet::new();
    for _ in 0..200 {
        let site = app.site.clone();
        probes.spawn(async move { probe(&site, "/readyz").await });
    }
    let answers = probes.join_all().await;
    for answer in &answers {
        is_not_ready(answer, "the database does not answer in 500 ms");
    }
    // One that is under way, one for those who came meanwhile, and one of the process's own.
    let questions = app.storage.clock_reads() - before;
    assert!((1..=3).contains(&questions), "{questions}");
    app.storage.set_fault(Fault::None);
    assert_eq!(probe(&app.site, "/readyz").await.status, StatusCode::OK);
}

/// As a container's health check does: nothing but the settings of the service, and a status.
#[tokio::test]
async fn a_command_says_in_a_line_and_by_its_status_whether_the_service_is_ready() {
    let installation = Installation::new();
    let nowhere = installation.run(&["health"]).unwrap_err();
    assert!(nowhere.contains("USER_SESSIONS_LISTEN (--listen) names no port"), "{nowhere}");
    let process = installation.start_in(&[("USER_SESSIONS_DRAIN_DELAY", "5s")]);
    let port = process.site.address.port();
    let health = |listen: &str| installation.run_in(&[("USER_SESSIONS_LISTEN", listen)], &["health"]);
    for listen in ["127.0.0.1", "0.0.0.0", "[::]", "localhost", "", "*"] {
        assert_eq!(health(&format!("{listen}:{port}")).as_deref(), Ok("ready\n"), "{listen}");
    }
    let image = include_str!("../../../deploy/Containerfile");
    assert!(image.contains("\nHEALTHCHECK ") && image.contains(r#"CMD ["/usr/local/bin/user-sessions", "health"]"#));
    process.signal("TERM");
    let mut stopping = String::new();
    eventually_blocking(SOON, "a service that is not ready", || {
        stopping = health(&format!(":{port}")).err().unwrap_or_default();
        !stopping.is_empty()
    });
    assert!(stopping.starts_with("user-sessions: not ready: ") && stopping.lines().count() == 1, "{stopping}");
    process.kill();
    let gone = health(&format!("0.0.0.0:{port}")).unwrap_err();
    assert!(gone.starts_with(&format!("user-sessions: not ready: nobody answers at 127.0.0.1:{port}: ")), "{gone}");
    assert_eq!(gone.lines().count(), 1, "{gone}");
}
