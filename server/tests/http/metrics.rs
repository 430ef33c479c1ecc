//! What Prometheus reads. The service runs in its own process here, because its log says where that is.

use axum::body::Bytes;
use axum::http::{Request, StatusCode};

use crate::support::{Installation, Process, Site};

/// A service that says where its metrics are.
fn observed() -> (Installation, Process, Site) {
    let installation = Installation::new();
    installation.add_account("ada");
    let process = installation.start_in(&[("USER_SESSIONS_METRICS_LISTEN", "127.0.0.1:0")]);
    let log = installation.log();
    let address = log.split("metrics: http://").nth(1).and_then(|rest| rest.split('/').next());
    let site = Site::on(address.and_then(|address| address.parse().ok()).expect("the log says where"));
    (installation, process, site)
}

/// The value of the metric with these labels, as it is written; nothing when it is not there.
async fn value(metrics: &Site, name: &str) -> Option<String> {
    let text = metrics.get("/metrics").await.text();
    text.lines().find_map(|line| Some(line.strip_prefix(&format!("user_sessions_{name} "))?.to_owned()))
}

#[tokio::test]
async fn what_happens_to_sessions_is_counted() {
    let (_installation, process, metrics) = observed();
    let (mut office, mut home) = (process.browser().signed_in("ada").await, process.browser().signed_in("ada").await);
    office.try_sign_in("ada", crate::support::PASSWORD).await;
    let (closed, version) = (home.session_id().await, office.list().await.version);
    for _ in 0..3 {
        assert_eq!(office.poll(&version).await.status, StatusCode::OK);
    }
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);
    assert_eq!(office.poll(&version).await.status, StatusCode::OK);
    for _ in 0..2 {
        assert_eq!(home.poll("").await.status, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(process.browser().with_only_the_token("x").poll("").await.status, StatusCode::UNAUTHORIZED);
    office.sign_out().await;
    for (name, expected) in [
        ("sessions_opened_total", "3"),
        ("sessions_ended_total{reason=\"signed-in-again\"}", "1"),
        ("sessions_ended_total{reason=\"closed\"}", "1"),
        ("sessions_ended_total{reason=\"signed-out\"}", "1"),
        ("verification_seconds_count{outcome=\"refused\"}", "2"),
        ("first_refusal_seconds_count", "1"),
        ("polls_total{outcome=\"unchanged\"}", "3"),
        ("polls_total{outcome=\"changed\"}", "1"),
        ("logout_notices_pending", "0.0"),
        ("passwords{state=\"waiting\"}", "0"),
        ("passwords{state=\"running\"}", "0"),
        ("http_requests_total{route=\"/api/sessions/close\",status=\"2xx\"}", "1"),
        ("http_requests_total{route=\"/api/sessions/list\",status=\"4xx\"}", "3"),
    ] {
        assert_eq!(value(&metrics, name).await.as_deref(), Some(expected), "{name}");
    }
}

/// Prometheus sees no increase in what begins with its first event. The format is looked at by its own `promtool`, in
/// `end2end/tests/metrics.spec.ts`.
#[tokio::test]
async fn every_series_begins_at_zero_and_says_what_it_is() {
    let (_installation, _process, metrics) = observed();
    let answer = metrics.get("/metrics").await;
    assert_eq!(answer.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    let text = answer.text();
    for series in [
        "sessions_opened_total 0",
        "sessions_ended_total{reason=\"closed\"} 0",
        "sessions_ended_total{reason=\"account-disabled\"} 0",
        "sessions_ended_total{reason=\"lapsed\"} 0",
        "verification_seconds_count{outcome=\"unavailable\"} 0",
        "polls_total{outcome=\"changed\"} 0",
        "logout_notices_total{outcome=\"failed\"} 0",
        "security_events_total{event=\"sign-in-failed\"} 0",
        "log_lines_lost_total 0",
        "http_requests_total{route=\"/verify\",status=\"5xx\"} 0",
        "http_requests_total{route=\"/api/sign-in\",status=\"5xx\"} 0",
        "http_requests_total{route=\"/account/sessions\",status=\"5xx\"} 0",
    ] {
        assert!(text.contains(&format!("\nuser_sessions_{series}\n")), "{series}: {text}");
    }
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let name = line.split(['{', ' ']).next().unwrap();
        let family = ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
        assert!(text.contains(&format!("# HELP {family} ")), "{family}");
    }
}

/// ASVS 13.4.5: metrics are not where browsers come, and hold nothing of anybody.
#[tokio::test]
async fn metrics_have_a_listener_of_their_own_and_name_nobody() {
    let (_installation, process, metrics) = observed();
    let mut ada = process.browser().signed_in("ada").await;
    let session = ada.session_id().await;
    for path in ["/websites/secret-website/logo", "/account/secret-page", "/setup?token=secret-token"] {
        ada.page(path).await;
    }
    assert_eq!(ada.page("/metrics").await.status, StatusCode::NOT_FOUND);
    let asked =
        Request::get("/metrics").header("accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
    let answer = metrics.send(asked.body(Bytes::new()).unwrap()).await;
    assert_eq!(answer.header("content-type"), "application/openmetrics-text; version=1.0.0; charset=utf-8");
    let text = answer.text();
    assert!(text.contains("route=\"/websites/{id}/logo\",status=\"4xx\"") && text.ends_with("# EOF\n"), "{text}");
    for secret in ["ada", "secret", "127.0.0.1", &session, ada.token()] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    assert_eq!(metrics.get("/account/sessions").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_address_that_cannot_be_listened_on_stops_the_start_in_one_line() {
    let installation = Installation::new();
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
    let address = taken.local_addr().expect("it is bound").to_string();
    let refusal = installation.run(&["--metrics-listen", &address]).expect_err("the port is taken");
    let line = refusal.lines().last().unwrap_or_default();
    assert!(line.starts_with(&format!("user-sessions: cannot listen on {address} for metrics: ")), "{refusal}");
}
