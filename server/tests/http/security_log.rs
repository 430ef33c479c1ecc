//! What an operator sees of attacks: a log line an event, metrics, and the trail that is on record.

use app::AppError;
use axum::http::{Method, StatusCode, header};
use serde_json::Value;

use crate::support::{Installation, PASSWORD, Process};

/// The security lines of the log, which is JSON.
fn lines(log: &str) -> Vec<Value> {
    let lines = log.lines().map(|line| serde_json::from_str::<Value>(line).expect("every line is JSON"));
    lines.filter(|line| line["target"] == "security").collect()
}

fn of_event(log: &str, event: &str) -> Vec<Value> {
    lines(log).into_iter().filter(|line| line["fields"]["event"] == event).collect()
}

fn start(installation: &Installation) -> Process {
    installation.start_in(&[("USER_SESSIONS_LOG_FORMAT", "json"), ("USER_SESSIONS_TRUSTED_PROXIES", "127.0.0.1")])
}

/// ASVS 16.3.1, 16.2.1: when, where, who and what, and the request that it belongs to.
#[tokio::test]
async fn each_attempt_at_a_password_has_a_line_with_its_address_account_and_request() {
    let installation = Installation::new();
    installation.add_account("ada");
    let process = start(&installation);
    let from = |address: &str| process.browser().with("x-forwarded-for", address);
    let mut ids = Vec::new();
    for _ in 0..5 {
        let answer = from("203.0.113.7").try_sign_in("ada", "wrong").await;
        answer.is_failure(401, &AppError::InvalidCredentials);
        ids.push(answer.header("x-request-id").to_owned());
    }
    from("203.0.113.8").try_sign_in("nobody", "wrong").await.is_failure(401, &AppError::InvalidCredentials);
    let ada = from("203.0.113.9").signed_in("ada").await;
    let failed = of_event(&installation.log(), "sign-in-failed");
    assert_eq!(failed.len(), 6, "{failed:?}");
    for (line, id) in failed.iter().zip(&ids) {
        assert_eq!(line["fields"]["address"], "203.0.113.7");
        assert_eq!(line["span"]["request_id"], id.as_str());
        assert_eq!(line["span"]["client_address"], "203.0.113.7");
        assert!(line["fields"]["account"].is_string() && line["level"] == "WARN");
    }
    assert!(failed[5]["fields"].get("account").is_none());
    let signed_in = of_event(&installation.log(), "signed-in");
    assert_eq!(signed_in[0]["fields"]["account"], failed[0]["fields"]["account"]);
    assert_eq!(signed_in[0]["fields"]["session"], ada.clone().session_id().await.as_str());
    assert!(!installation.log().contains("wrong") && !installation.log().contains(PASSWORD));
}

/// ASVS 16.3.3: what was refused without being looked at.
#[tokio::test]
async fn attempts_that_are_refused_and_requests_from_elsewhere_leave_a_line_too() {
    let installation = Installation::new();
    installation.add_account("ada");
    let process = start(&installation);
    let from = |address: &str| process.browser().with("x-forwarded-for", address);
    let mut ada = from("203.0.113.9").signed_in("ada").await;
    for number in 0..13 {
        let _ = from(&format!("198.51.100.{number}")).try_sign_in("ada", "wrong").await;
    }
    assert_eq!(of_event(&installation.log(), "sign-in-refused").len(), 3);
    for _ in 0..7 {
        ada.change_password("wrong", "seven purple otters sing", false).await;
    }
    assert_eq!(of_event(&installation.log(), "reauthentication-failed").len(), 5);
    assert_eq!(of_event(&installation.log(), "reauthentication-refused").len(), 2);
    let headers = [(header::CONTENT_TYPE, "application/x-www-form-urlencoded")];
    let elsewhere = ada.send(Method::POST, "/api/sign-out", &headers, "".into()).await.unwrap();
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
    let refused = of_event(&installation.log(), "origin-refused");
    assert_eq!(refused[0]["fields"]["address"], "203.0.113.9");
    assert_eq!(refused[0]["span"]["path"], "/api/sign-out");
    let key = process.browser().with("authorization", "Bearer us_key_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    let answer = key.with("x-forwarded-for", "203.0.113.9").page("/api/v1/revocations").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(of_event(&installation.log(), "api-key-refused")[0]["fields"]["address"], "203.0.113.9");
}

#[tokio::test]
async fn what_is_on_record_is_shown_to_an_operator() {
    let installation = Installation::new();
    installation.add_account("ada");
    installation.add_account("bob");
    let process = start(&installation);
    let from = |address: &str| process.browser().with("x-forwarded-for", address);
    from("203.0.113.7").try_sign_in("ada", "wrong").await.is_failure(401, &AppError::InvalidCredentials);
    let mut ada = from("203.0.113.9").signed_in("ada").await;
    from("203.0.113.9").signed_in("bob").await;
    let session = ada.session_id().await;
    assert_eq!(ada.sign_out().await.status, StatusCode::OK);
    let run = |words: &[&str]| installation.run(words);

    let text = run(&["audit"]).unwrap();
    let events: Vec<_> = text.lines().map(|line| line.split_whitespace().nth(1).unwrap()).collect();
    let expected = ["account-created", "account-created", "sign-in-failed", "signed-in", "signed-in", "session-ended"];
    assert_eq!(events, expected);
    assert!(text.lines().nth(2).unwrap().contains("ada") && text.contains("203.0.113.7"), "{text}");
    assert!(text.contains("session-ended (signed-out)"), "{text}");

    let json = run(&["audit", "--account", "ada", "--json", "--since", "1h"]).unwrap();
    let records: Vec<Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 4, "{json}");
    assert!(records.iter().all(|record| record["login_name"] == "ada"));
    assert_eq!((&records[3]["event"], &records[3]["reason"]), (&"session-ended".into(), &"signed-out".into()));
    assert_eq!(records[3]["session"], session.as_str());
    assert!(records[3].get("website").is_none());

    assert_eq!(run(&["audit", "--since", "2999-01-01T00:00:00Z"]).unwrap(), "");
    assert!(run(&["audit", "--since", "yesterday"]).unwrap_err().contains("a span such as 7days"));
    assert!(run(&["audit", "--account", "nobody"]).unwrap_err().contains("nobody: there is no account of that name"));
}

/// ASVS 16.3.1: a client's secret is guessed at like a password.
#[tokio::test]
async fn a_client_that_does_not_prove_who_it_is_leaves_a_line() {
    let installation = Installation::new();
    installation.add_account("ada");
    let add =
        ["website", "add", "--name", "Wiki", "--id", "wiki", "--redirect-uri", "https://wiki.example.com/", "--json"];
    installation.run(&add).unwrap();
    let process = start(&installation);
    let headers = [(header::CONTENT_TYPE, "application/x-www-form-urlencoded")];
    let mut program = process.browser().with("x-forwarded-for", "203.0.113.7");
    for form in ["client_id=wiki&client_secret=guess&token=x", "client_id=made-up&client_secret=guess&token=x"] {
        let answer = program.send(Method::POST, "/oauth2/revoke", &headers, form.into()).await.unwrap();
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
    let refused = of_event(&installation.log(), "website-refused");
    assert_eq!(refused.len(), 2, "{refused:?}");
    assert_eq!(
        (&refused[0]["fields"]["website"], &refused[0]["fields"]["address"]),
        (&"wiki".into(), &"203.0.113.7".into())
    );
    assert!(refused[1]["fields"].get("website").is_none() && !installation.log().contains("made-up"));
}
