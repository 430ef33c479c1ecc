//! Which pages read the answers.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderName, Method, StatusCode};
use domain::EmbedClosing;
use serde_json::json;

use crate::support::{Answer, DASHBOARD, Dashboard, Fault, PRODUCTION, TestApp};

const OTHER: &str = "https://app.example.com";

const PATHS: [&str; 4] =
    ["/api/v1/embed/sessions", "/api/v1/embed/sessions/x", "/api/v1/embed/sessions/close-others", "/api/v1/embed/x"];

fn cors(answer: &Answer) -> Vec<(String, String)> {
    let headers = answer.headers.iter().filter(|(name, _)| name.as_str().starts_with("access-control"));
    let mut headers: Vec<_> =
        headers.map(|(name, value)| (name.to_string(), value.to_str().expect("headers are text").to_owned())).collect();
    headers.sort();
    headers
}

fn anybody(app: &TestApp, origin: &str) -> Dashboard {
    Dashboard { site: app.site.clone(), origin: origin.into(), token: String::new() }
}

async fn preflight(page: &Dashboard, path: &str) -> Answer {
    let asked = [
        (HeaderName::from_static("access-control-request-method"), "DELETE"),
        (HeaderName::from_static("access-control-request-headers"), "authorization"),
    ];
    page.ask_with(Method::OPTIONS, path, &asked, "").await
}

/// What every answer to a page says, whatever it is about.
fn is_for_pages(answer: &Answer) {
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
    let vary: Vec<_> =
        answer.headers.get_all("vary").iter().map(|value| value.to_str().expect("headers are text")).collect();
    assert!(vary.join(", ").to_lowercase().contains("origin"), "{vary:?}");
    assert!(!answer.headers.contains_key("access-control-allow-credentials"));
    assert!(!answer.headers.contains_key("set-cookie"));
}

#[tokio::test]
async fn a_preflight_of_a_registered_origin_says_what_it_may_ask() {
    let app = TestApp::start().await;
    app.embedding_program(&[DASHBOARD, OTHER], EmbedClosing::Never).await;
    for origin in [DASHBOARD, OTHER] {
        for path in PATHS {
            let answer = preflight(&anybody(&app, origin), path).await;
            assert_eq!((answer.status, answer.body.len()), (StatusCode::NO_CONTENT, 0));
            is_for_pages(&answer);
            let expected = [
                ("access-control-allow-headers", "authorization, content-type"),
                ("access-control-allow-methods", "GET, POST, DELETE"),
                ("access-control-allow-origin", origin),
                ("access-control-expose-headers", "Retry-After"),
                ("access-control-max-age", "7200"),
            ];
            assert_eq!(cors(&answer), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
    }
}

/// D 25, B13
#[tokio::test]
async fn no_other_origin_and_no_other_operation_has_cors() {
    let app = TestApp::start().await;
    let program = app.embedding_program(&[DASHBOARD], EmbedClosing::Direct).await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let own = app.site.origin.clone();
    for origin in [OTHER, "https://evil.example", "null", "*", "https://dashboard.example.com:8443", "", &own] {
        for path in PATHS {
            let answer = preflight(&anybody(&app, origin), path).await;
            answer.is_problem(403, "foreign-origin");
            assert_eq!(cors(&answer), []);
            is_for_pages(&answer);
        }
    }
    let twice = [(ORIGIN, DASHBOARD), (ORIGIN, DASHBOARD)];
    let answer = anybody(&app, "").ask_with(Method::OPTIONS, PATHS[0], &twice, "").await;
    assert_eq!((answer.status, cors(&answer)), (StatusCode::FORBIDDEN, vec![]));
    for path in [
        "/api/v1/session",
        "/api/v1/sessions",
        "/api/v1/sessions/close-others",
        "/api/v1/embed-tokens",
        "/api/v1/embed",
        "/api/v1/verify",
        "/api/v1/accounts/ada/sessions",
        "/api/v1/revocations",
        "/api/v1/openapi.json",
        "/api/sessions/close",
        "/account/sessions",
        "/verify",
        "/oauth2/token",
        "/sign-in",
    ] {
        assert_eq!(cors(&preflight(&anybody(&app, DASHBOARD), path).await), [], "{path}");
        for method in [Method::GET, Method::POST] {
            assert_eq!(cors(&ada.ask_with(method, path, &[(ORIGIN, DASHBOARD)], "").await), [], "{path}");
        }
    }
    app.accounts.revoke_api_key(program.id.unwrap()).await.unwrap().unwrap();
    preflight(&anybody(&app, DASHBOARD), PATHS[0]).await.is_problem(403, "foreign-origin");
}

#[tokio::test]
async fn the_page_that_the_token_is_for_reads_every_answer_and_no_other_page_any() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let office = app.sign_in("ada").await;
    let dashboard = app.dashboard(&office).await;
    // Registered all the same, but not for this token.
    app.embedding_program(&[OTHER], EmbedClosing::Direct).await;
    let answers = async |page: &Dashboard| {
        [
            page.get().await,
            page.ask(Method::GET, "/api/v1/embed/sessions?more=1", "").await,
            page.close("x").await,
            page.close_others(&json!([])).await,
        ]
    };
    for answer in answers(&dashboard).await {
        is_for_pages(&answer);
        assert_eq!(answer.header("access-control-allow-origin"), DASHBOARD, "{}", answer.text());
        assert_eq!(cors(&answer).len(), 2);
    }
    for origin in [OTHER, "https://evil.example", "null", ""] {
        for answer in answers(&dashboard.at_origin(origin)).await {
            answer.is_problem(403, "other-origin");
            is_for_pages(&answer);
            assert_eq!(cors(&answer), []);
        }
    }
}

#[tokio::test]
async fn a_registered_page_reads_why_its_token_is_refused_and_that_the_service_is_away() {
    let app = TestApp::start_with(&PRODUCTION).await;
    app.account("ada").await;
    let office = app.sign_in("ada").await;
    let dashboard = app.dashboard(&office).await;
    for token in ["", "us_embed_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        let answer = dashboard.with_token(token).get().await;
        answer.is_problem(401, "token-refused");
        assert_eq!(answer.header("access-control-allow-origin"), DASHBOARD);
        let answer = dashboard.with_token(token).at_origin("https://evil.example").get().await;
        answer.is_problem(401, "token-refused");
        assert_eq!(cors(&answer), []);
    }
    for path in ["/api/v1/embed/x", "/api/v1/embed/sessions/x/y"] {
        let answer = dashboard.ask(Method::GET, path, "").await;
        answer.is_problem(404, "not-found");
        assert_eq!(answer.header("access-control-allow-origin"), DASHBOARD);
    }
    for fault in [Fault::TokensFail, Fault::ReadsHang] {
        app.storage.set_fault(fault);
        let answer = dashboard.get().await;
        answer.is_problem(503, "unavailable");
        assert_eq!(answer.header("access-control-allow-origin"), DASHBOARD);
        assert_eq!(
            (answer.header("access-control-expose-headers"), answer.header("retry-after")),
            ("Retry-After", "1")
        );
        assert!(!answer.text().contains("secret_detail"));
    }
    app.storage.set_fault(Fault::None);
    let elsewhere = dashboard.ask_with(Method::GET, PATHS[0], &[(HOST, "evil.example")], "").await;
    elsewhere.is_problem(421, "other-host");
    assert_eq!(dashboard.get().await.status, StatusCode::OK);
}
