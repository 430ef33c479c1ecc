//! What is compressed for whoever accepts it, and what never is.

use axum::http::{HeaderName, Method, StatusCode, header};

use crate::support::{Answer, Browser, PASSWORD, TestApp};

async fn ask(browser: &Browser, method: Method, path: &str, headers: &[(HeaderName, &str)], body: &str) -> Answer {
    let headers =
        [&[(header::ACCEPT, "text/html"), (header::ACCEPT_ENCODING, "gzip, deflate, br, zstd")], headers].concat();
    browser.clone().send(method, path, &headers, body.to_owned().into()).await.expect("the service answers")
}

fn encoding(answer: &Answer) -> Option<&str> {
    answer.headers.get(header::CONTENT_ENCODING).map(|value| value.to_str().expect("it is a word"))
}

fn varies(answer: &Answer) -> bool {
    let mut lines = answer.headers.get_all(header::VARY).iter();
    lines.any(|line| line.to_str().expect("they are words").to_ascii_lowercase().contains("accept-encoding"))
}

#[tokio::test]
async fn pages_and_lists_are_compressed_and_say_by_what_they_vary() {
    let app = TestApp::start().await;
    app.account("ada").await;
    for _ in 0..10 {
        app.sign_in("ada").await;
    }
    let ada = app.sign_in("ada").await;
    for path in
        ["/sign-in?switch=yes", "/account/sessions", "/account/nothing", "/api/v1/sessions", "/api/v1/openapi.json"]
    {
        let whole = ada.clone().page(path).await;
        let packed = ask(&ada, Method::GET, path, &[], "").await;
        assert_eq!((encoding(&whole), encoding(&packed)), (None, Some("gzip")), "{path}");
        assert!(varies(&whole) && varies(&packed), "{path}");
        assert!(packed.body.starts_with(&[0x1f, 0x8b]) && packed.body.len() < whole.body.len(), "{path}");
        assert_eq!(packed.status, whole.status, "{path}");
        assert!(
            !packed.headers.contains_key(header::CONTENT_LENGTH)
                || packed.header("content-length") == packed.body.len().to_string()
        );
    }
}

/// A list that is known is still 304, however the first answer was sent.
#[tokio::test]
async fn a_compressed_list_is_known_by_its_etag() {
    let app = TestApp::start().await;
    app.account("ada").await;
    for _ in 0..10 {
        app.sign_in("ada").await;
    }
    let ada = app.sign_in("ada").await;
    let list = ask(&ada, Method::GET, "/api/v1/sessions", &[], "").await;
    assert_eq!((list.status, encoding(&list)), (StatusCode::OK, Some("gzip")));
    let etag = list.header("etag");
    assert!(etag.starts_with("W/"), "{etag}: bytes differ by encoding");
    let again = ask(&ada, Method::GET, "/api/v1/sessions", &[(header::IF_NONE_MATCH, etag)], "").await;
    assert_eq!((again.status, encoding(&again), again.body.len()), (StatusCode::NOT_MODIFIED, None, 0));
}

/// The length of what is compressed would tell of a secret beside what a stranger has put there.
#[tokio::test]
async fn what_holds_a_secret_and_what_is_short_is_sent_as_it_is() {
    let app = TestApp::start().await;
    let set_up = ask(&app.browser(), Method::GET, "/setup?token=x", &[], "").await;
    assert_eq!(encoding(&set_up), None, "the page with the one-time link");
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let form = [(header::CONTENT_TYPE, "application/x-www-form-urlencoded")];
    let tokens =
        ask(&app.browser(), Method::POST, "/oauth2/token", &form, &format!("client_id=wiki&code={PASSWORD}")).await;
    assert_eq!(encoding(&tokens), None, "tokens");
    let code = client.decide(&mut ada.clone().with("accept-encoding", "gzip"), "allow", &[]).await;
    assert!(code.text().contains("code="), "the page that leads on with a code");
    let poll = ada.list().await.version;
    let poll = ada.clone().with("accept-encoding", "gzip").poll(&poll).await;
    assert_eq!((poll.status, encoding(&poll)), (StatusCode::OK, None), "a short answer");
    let style = ask(&ada, Method::GET, "/favicon.svg", &[], "").await;
    assert_eq!(encoding(&style), None);
}
