//! A token ends with what it follows from, with the next request.

use std::time::Duration;

use axum::http::StatusCode;
use domain::EmbedClosing;
use serde_json::Value;

use crate::support::{Answer, DASHBOARD, Dashboard, PASSWORD, TestApp};

const NEW: &str = "seven purple otters sing";

fn ended(answer: &Answer) -> Value {
    serde_json::from_slice::<Value>(&answer.body).expect("a problem is JSON")["ended"].clone()
}

/// D 22: the other ways for a session to end are in `contract::embed_tokens`.
#[tokio::test]
async fn the_token_of_a_session_that_has_ended_is_refused_and_says_how_it_ended() {
    for (how, reason) in [
        ("closed", "closed"),
        ("others", "closed-with-others"),
        ("out", "signed-out"),
        ("disabled", "account-disabled"),
    ] {
        let app = TestApp::start().await;
        let account = app.account("ada").await;
        let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
        let dashboard = app.dashboard(&home).await;
        assert_eq!(dashboard.get().await.status, StatusCode::OK);
        match how {
            "closed" => drop(office.close(&home.session_id().await).await),
            "others" => drop(office.close_others().await),
            "out" => drop(home.sign_out().await),
            _ => drop(app.accounts.disable_account(&account).await.unwrap()),
        }
        let answer = dashboard.get().await;
        answer.is_problem(401, "signed-out");
        assert_eq!(
            (&ended(&answer)["reason"], answer.header("access-control-allow-origin")),
            (&reason.into(), DASHBOARD)
        );
        dashboard.is_refused(401, "signed-out").await;
        // Also when the token has run out in the meantime, as in a tab that was hidden; but to no other page.
        app.advance(Duration::from_hours(1));
        dashboard.is_refused(401, "signed-out").await;
        dashboard.at_origin("https://evil.example").is_refused(403, "other-origin").await;
    }
}

/// A17: what a thief reads of the close.
#[tokio::test]
async fn only_the_network_that_a_session_was_closed_from_is_told_its_address() {
    let app = TestApp::start_with(&["--trusted-proxies", "127.0.0.1"]).await;
    app.account("ada").await;
    let mut office = app.browser().with("x-forwarded-for", "203.0.113.7").signed_in("ada").await;
    let mut home = app.browser().with("x-forwarded-for", "198.51.100.9").signed_in("ada").await;
    let dashboard = app.dashboard(&home).await;
    office.close(&home.session_id().await).await;
    let forwarded = axum::http::HeaderName::from_static("x-forwarded-for");
    for (from, address) in [("203.0.113.7", Value::from("203.0.113.7")), ("198.51.100.9", Value::Null)] {
        let answer = dashboard
            .ask_with(axum::http::Method::GET, "/api/v1/embed/sessions", &[(forwarded.clone(), from)], "")
            .await;
        assert_eq!(ended(&answer)["by"].get("address").cloned().unwrap_or_default(), address, "{from}");
    }
}

/// D 23
#[tokio::test]
async fn a_token_that_has_run_out_or_whose_source_has_ended_is_refused_with_the_next_request() {
    for how in ["run out", "key revoked", "password", "reauthentication"] {
        let app = TestApp::start().await;
        app.account("ada").await;
        let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
        let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
        let (dashboard, of_home) = (program.dashboard(office.token()).await, program.dashboard(home.token()).await);
        let is_good = async |page: &Dashboard| page.get().await.status == StatusCode::OK;
        app.advance(Duration::from_secs(10 * 60 - 1));
        assert!(is_good(&dashboard).await && is_good(&of_home).await);
        match how {
            "run out" => app.advance(Duration::from_secs(1)),
            "key revoked" => app.accounts.revoke_api_key(program.id.unwrap()).await.unwrap().unwrap(),
            "password" => drop(office.change_password(PASSWORD, NEW, false).await),
            _ => {
                app.advance(Duration::from_mins(16));
                let (office_again, home_again) =
                    (program.dashboard(office.token()).await, program.dashboard(home.token()).await);
                let id = home.session_id().await;
                let fields = [("session", "0199a3c0-0000-7000-8000-000000000001"), ("password", PASSWORD)];
                office.call("/api/sessions/close", &fields).await;
                // The session has got another cookie, and whoever had the old one may have got this token by it.
                office_again.is_refused(401, "token-refused").await;
                assert!(is_good(&home_again).await, "{id}");
                continue;
            }
        }
        dashboard.is_refused(401, "token-refused").await;
        of_home.is_refused(401, "token-refused").await;
        assert_eq!(home.list().await.others_total, 1, "{how}: the sessions themselves go on");
    }
}

#[tokio::test]
async fn after_a_restore_no_token_is_good() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let office = app.sign_in("ada").await;
    let dashboard = app.dashboard(&office).await;
    app.accounts.begin_epoch().await.unwrap();
    let answer = dashboard.get().await;
    answer.is_problem(401, "signed-out");
    assert_eq!(ended(&answer)["reason"], "restored");
}
