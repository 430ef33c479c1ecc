//! Nothing changes unless one of the service's own pages asks for it, under the service's own name.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::http::header::{ACCEPT, CONTENT_TYPE, HOST, HeaderName, ORIGIN, REFERER};
use axum::http::{Method, Request, StatusCode};
use leptos::server_fn::axum::server_fn_paths;

use crate::support::{Answer, Browser, FUNCTIONS, PASSWORD, TestApp};

const FORM: &str = "application/x-www-form-urlencoded";
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

async fn post(browser: &Browser, path: &str, headers: &[(HeaderName, &str)], body: &str) -> Answer {
    let made_for = browser.made_for.clone().unwrap_or_default();
    browser
        .clone()
        .with("x-made-for", made_for)
        .send(Method::POST, path, headers, Bytes::copy_from_slice(body.as_bytes()))
        .await
        .expect("the service answers")
}

/// B1, B2, B4, B5 (ASVS 3.5.1)
#[tokio::test]
async fn a_request_from_another_origin_closes_nothing() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let ours = app.site.origin.clone();
    let port = app.site.address.port();
    let origins = [
        format!("{ours}.attacker.com"),
        format!("{ours}0"),
        format!("https://127.0.0.1:{port}"),
        format!("http://127.0.0.1.:{port}"),
        format!("http://localhost:{port}"),
        format!("http://evil.example/?{ours}"),
        ours.to_uppercase(),
        "null".to_owned(),
    ];
    let mut cases: Vec<Vec<(HeaderName, &str)>> = vec![
        vec![],
        vec![(REFERER, ours.as_str())],
        vec![(FETCH_SITE, "cross-site")],
        vec![(FETCH_SITE, "same-site")],
        vec![(FETCH_SITE, "none")],
        vec![(FETCH_SITE, "cross-site"), (ORIGIN, &ours)],
        vec![(FETCH_SITE, "same-origin"), (ORIGIN, "null")],
        vec![(ORIGIN, &ours), (ORIGIN, "https://evil.example")],
    ];
    cases.extend(origins.iter().map(|origin| vec![(ORIGIN, origin.as_str())]));
    for proof in cases {
        for accept in ["application/json", "text/html"] {
            let mut headers = proof.clone();
            headers.extend([(CONTENT_TYPE, FORM), (ACCEPT, accept)]);
            let answer = post(&office, "/api/sessions/close-others", &headers, "").await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
            assert!(!answer.headers.contains_key("set-cookie") && !answer.headers.contains_key("location"));
        }
    }
    assert_eq!(home.list().await.others_total, 1);
    let proof = [(FETCH_SITE, "same-origin"), (CONTENT_TYPE, FORM)];
    assert_eq!(post(&office, "/api/sessions/close-others", &proof, "").await.status, StatusCode::OK);
}

/// B7 (ASVS 3.5.2): a server function that is added later is tried here without further ado.
#[tokio::test]
async fn every_server_function_refuses_a_request_without_proof_of_its_origin() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let known: BTreeMap<_, _> = FUNCTIONS.into_iter().collect();
    let paths: Vec<_> = server_fn_paths().collect();
    assert_eq!(paths.len(), known.len(), "{paths:?}");
    for (path, method) in paths {
        assert_eq!(method, Method::POST, "{path}");
        let fields = known.get(path).unwrap_or_else(|| panic!("{path} is unknown here"));
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(*fields).finish();
        for kind in [FORM, "text/plain", "multipart/form-data; boundary=x", "application/json", ""] {
            for accept in ["application/json", "text/html", "*/*"] {
                let foreign = [(ORIGIN, "https://evil.example"), (CONTENT_TYPE, kind), (ACCEPT, accept)];
                for headers in [&foreign[..], &foreign[1..]] {
                    let answer = post(&office, path, headers, &body).await;
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
                    assert!(answer.cookies().is_empty());
                }
            }
        }
    }
    assert_eq!(home.list().await.others_total, 1);
    assert_eq!(app.database().await.number("SELECT count(*) FROM sessions").await, 2);
}

/// B8 (ASVS 3.5.3)
#[tokio::test]
async fn no_other_method_reaches_a_server_function() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let other = home.session_id().await;
    let ours = app.site.origin.clone();
    for (path, _) in FUNCTIONS {
        for query in ["", "?_method=POST"] {
            let target = format!("{path}{query}{}session={other}", if query.is_empty() { '?' } else { '&' });
            for method in
                [Method::GET, Method::HEAD, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS, Method::TRACE]
            {
                let headers = [(ORIGIN, ours.as_str()), (HeaderName::from_static("x-http-method-override"), "POST")];
                let body = Bytes::from(format!("_method=POST&session={other}"));
                let answer = office.send(method.clone(), &target, &headers, body).await.unwrap();
                assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {target}");
            }
        }
    }
    for path in
        ["/api/sessions/close/", "/api/sessions/close/x", "/api/sessions", &format!("/api/sessions/{other}/close")]
    {
        assert_eq!(office.page(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert!(office.call(path, &[("session", &other)]).await.status.is_client_error(), "{path}");
    }
    assert_eq!(home.list().await.others_total, 1);
}

/// B10
#[tokio::test]
async fn another_site_cannot_sign_anybody_in() {
    let app = TestApp::start().await;
    app.account("eve").await;
    let body = format!("login_name=eve&password={}", PASSWORD.replace(' ', "+"));
    for foreign in [(FETCH_SITE, "cross-site"), (ORIGIN, "https://evil.example")] {
        let answer = post(&app.browser(), "/api/sign-in", &[foreign, (CONTENT_TYPE, FORM)], &body).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.cookies().is_empty());
    }
    assert_eq!(app.database().await.number("SELECT count(*) FROM sessions").await, 0);
}

/// B13 (ASVS 3.4.2): no origin may read anything.
#[tokio::test]
async fn no_origin_is_let_in_by_cors() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let asked = HeaderName::from_static("access-control-request-method");
    let ours = app.site.origin.clone();
    for origin in ["https://evil.example", "null", &ours] {
        for path in ["/api/sessions/list", "/account/sessions", "/favicon.svg"] {
            let headers = [(ORIGIN, origin), (asked.clone(), "POST")];
            for method in [Method::OPTIONS, Method::GET, Method::POST] {
                let answer = ada.send(method, path, &headers, Bytes::new()).await.unwrap();
                let allowed = answer.headers.keys().find(|name| name.as_str().starts_with("access-control"));
                assert_eq!(allowed, None, "{path} from {origin}");
                assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
            }
        }
    }
}

/// B20
#[tokio::test]
async fn the_service_answers_under_no_other_name() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    let (ours, port) = (app.site.host().to_owned(), app.site.address.port());
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:1", &format!("evil.example:{port}"), &format!("a@{ours}")] {
        for path in ["/account/sessions", "/sign-in", "/favicon.svg", "/nothing"] {
            let answer = ada.clone().send(Method::GET, path, &[(HOST, host)], Bytes::new()).await.unwrap();
            assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host:?} {path}");
            assert!(!answer.text().contains("evil.example"));
        }
    }
    // A name that a proxy was told is not believed either.
    for name in ["x-forwarded-host", "forwarded", "x-host"] {
        let mut browser = app.browser().with(name, "host=evil.example");
        let answer = browser.page("/account/sessions").await;
        assert_eq!(answer.location(), "/sign-in?next=%2Faccount%2Fsessions");
        assert!(!browser.page("/sign-in").await.text().contains("evil.example"));
    }
    let twice = Request::get("/sign-in").header(HOST, &ours).header(HOST, "evil.example").body(Bytes::new()).unwrap();
    assert!(app.site.send(twice).await.status.is_client_error());
    let absolute = Request::get("http://evil.example/sign-in").header(HOST, &ours).body(Bytes::new()).unwrap();
    assert_eq!(app.site.send(absolute).await.status, StatusCode::MISDIRECTED_REQUEST);
}
