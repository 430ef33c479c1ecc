//! Who may tell the control something, and how it says what was wrong.

use hyper::StatusCode;
use serde_json::json;

use crate::support::{Service, cookie};

/// Every route, with a body that it takes.
const ROUTES: [(&str, &str, &str); 9] = [
    ("POST", "/accounts", "{}"),
    ("POST", "/sessions", r#"{"account":"ada"}"#),
    ("GET", "/sessions/0199a3c0-0000-7000-8000-000000000001", ""),
    ("POST", "/sessions/0199a3c0-0000-7000-8000-000000000001/close", "{}"),
    ("GET", "/ends", ""),
    ("POST", "/clock", r#"{"by":"8 days"}"#),
    ("POST", "/websites", r#"{"redirectUri":"http://localhost:4000/callback"}"#),
    ("POST", "/faults", r#"{"storage":"down"}"#),
    ("POST", "/keys", r#"{"rights":["verify"]}"#),
];

#[tokio::test]
async fn nobody_without_the_token_is_listened_to() {
    let service = Service::start();
    let account = service.account().await;
    let held = cookie(&service.session(&account, json!({})).await);
    let token = format!("Bearer {}", service.greeting.token);
    let other = format!("Bearer {}", "A".repeat(43));
    for (method, path, body) in ROUTES {
        for (name, value) in
            [("authorization", ""), ("authorization", &other), ("authorization", &token[..20]), ("cookie", &held)]
        {
            let headers = [("authorization", if name == "cookie" { "" } else { value }), ("cookie", &held)];
            let answer = service.send_control(method, path, &headers, body).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}: {}", answer.text);
            assert!(answer.detail().contains("Authorization: Bearer"));
        }
    }
    assert!(service.tell("/clock", json!({ "by": "0s" })).await["now"].is_i64());
}

#[tokio::test]
async fn no_page_is_listened_to_and_no_other_name() {
    let service = Service::start();
    let port = service.greeting.control.rsplit_once(':').expect("there is a port").1;
    let own = service.greeting.control.clone();
    for (method, path, body) in ROUTES {
        for origin in ["null", "https://evil.example", &service.greeting.url, &own] {
            let answer = service.send_control(method, path, &[("origin", origin)], body).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} from {origin}: {}", answer.text);
            assert!(!answer.headers.keys().any(|name| name.as_str().starts_with("access-control")), "{path}");
        }
        for host in
            ["evil.example", &format!("evil.example:{port}"), "127.0.0.1", "localhost", &format!("[::1]:{port}")]
        {
            let answer = service.send_control(method, path, &[("host", host)], body).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} at {host}: {}", answer.text);
        }
    }
    let preflight =
        [("origin", "https://evil.example"), ("access-control-request-method", "POST"), ("authorization", "")];
    assert_eq!(service.send_control("OPTIONS", "/clock", &preflight, "").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_service_itself_has_none_of_these_routes() {
    let service = Service::start();
    let token = format!("Bearer {}", service.greeting.token);
    for (method, path, body) in ROUTES {
        let answer = service.send(method, path, &[("authorization", &token)], body).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {path}");
    }
}

#[tokio::test]
async fn what_is_not_understood_is_refused_with_the_reason() {
    let service = Service::start();
    for (method, path, body, status, reason) in [
        ("POST", "/accounts", "{", 400, "no JSON"),
        ("POST", "/accounts", r#"{"nmae":"ada"}"#, 422, "unknown field `nmae`, expected `name` or `password`"),
        ("POST", "/accounts", r#"{"name":"a b"}"#, 422, "a login name has"),
        ("POST", "/accounts", r#"{"password":"short"}"#, 422, "at least 8 characters"),
        ("POST", "/accounts", "[]", 422, "invalid length"),
        ("POST", "/sessions", "{}", 422, "missing field `account`"),
        ("POST", "/sessions", r#"{"account":"nobody"}"#, 404, "there is no account \"nobody\""),
        ("GET", "/sessions/1", "", 404, "there is no session \"1\""),
        ("POST", "/clock", "{}", 422, "missing field `by`"),
        ("POST", "/clock", r#"{"by":"-1 day"}"#, 422, "no span of time such as \"3 days\""),
        ("POST", "/clock", r#"{"by":"1000 years"}"#, 422, "more than 20 years"),
        ("GET", "/ends?since=1", "", 422, "unknown field `since`"),
        ("GET", "/ends?wait=61", "", 422, "at most 60 seconds"),
        ("GET", "/ends?after=1", "", 422, "after is at most 0"),
        ("POST", "/websites", r#"{"redirectUri":"http://wiki.example.com/"}"#, 422, "must be https"),
        ("POST", "/keys", r#"{"rights":["everything"]}"#, 422, "\"everything\" is not a right"),
        (
            "POST",
            "/faults",
            r#"{"storage":"gone"}"#,
            422,
            "unknown variant `gone`, expected one of `up`, `slow`, `down`",
        ),
        ("POST", "/keys", r#"{"rights":["embed"]}"#, 422, "origin"),
        ("POST", "/keys", r#"{"rights":["embed"],"origins":["localhost:4000"]}"#, 422, "localhost:4000"),
        ("POST", "/keys", r#"{"rights":[]}"#, 422, "at least one right"),
        ("GET", "/accounts", "", 405, "another method"),
        ("GET", "/nothing", "", 404, "docs/testing.md"),
    ] {
        let answer = service.send_control(method, path, &[], body).await;
        assert_eq!(answer.status.as_u16(), status, "{method} {path} {body}: {}", answer.text);
        assert!(answer.detail().contains(reason), "{method} {path} {body}: {}", answer.text);
        assert_eq!(answer.json()["status"], status);
    }
    let names = [service.tell("/accounts", json!({ "name": "Ada" })).await["name"].clone(), "ada".into()];
    assert_eq!(names[0], names[1]);
    let taken = service.ask("POST", "/accounts", &json!({ "name": "ada" })).await;
    assert_eq!((taken.status, taken.detail().contains("an account ada already")), (StatusCode::CONFLICT, true));
}
