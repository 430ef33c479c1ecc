//! A person's authorized websites: seen, and revoked.

use axum::http::header::IF_NONE_MATCH;
use axum::http::{Method, StatusCode};
use serde_json::Value;

use crate::support::TestApp;

const WEBSITES: &str = "/api/v1/websites";

#[tokio::test]
async fn websites_are_listed_known_by_a_tag_and_revoked_once() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("eve").await;
    let (mut ada, mut eve) = (app.sign_in("ada").await, app.sign_in("eve").await);
    let wiki = app.client("wiki").await;
    let tokens = wiki.tokens(&mut ada, "openid profile").await;
    let answer = ada.ask(Method::GET, WEBSITES, "").await;
    let tag = answer.header("etag").to_owned();
    let list: Value = answer.read();
    let website = &list["websites"][0];
    assert_eq!((&website["id"], &website["scopes"]), (&"wiki".into(), &serde_json::json!(["openid", "profile"])));
    let known = ada.ask_with(Method::GET, WEBSITES, &[(IF_NONE_MATCH, &tag)], "").await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    let foreign = eve.ask_with(Method::GET, WEBSITES, &[(IF_NONE_MATCH, &tag)], "").await;
    assert_eq!(foreign.read::<Value>()["websites"], serde_json::json!([]));

    eve.ask(Method::DELETE, &format!("{WEBSITES}/wiki"), "").await.is_problem(404, "not-found");
    assert!(wiki.is_active(&tokens.access_token).await);
    let revoked = ada.ask(Method::DELETE, &format!("{WEBSITES}/wiki"), "").await;
    assert_eq!(revoked.status, StatusCode::NO_CONTENT);
    assert!(!wiki.is_active(&tokens.access_token).await);
    for id in ["wiki", "nothing", "-", "%2e"] {
        ada.ask(Method::DELETE, &format!("{WEBSITES}/{id}"), "").await.is_problem(404, "not-found");
    }
}
