//! The clients that were used in a session are revoked with it, or by themselves, and named.

use std::time::Duration;

use app::AppError;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{OthersClosed, PASSWORD, RevokedWebsites, TestApp};

fn named(names: &[&str]) -> RevokedWebsites {
    RevokedWebsites { names: names.iter().map(|name| (*name).to_owned()).collect(), more: 0 }
}

/// Whichever session a client was first allowed in, the one that was stolen and used is what counts.
#[tokio::test]
async fn closing_a_session_may_revoke_the_clients_that_were_used_in_it() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (wiki, mail, news) = (app.client("wiki").await, app.client("mail").await, app.client("news").await);
    let (mut office, mut phone) = (app.sign_in("ada").await, app.sign_in("ada").await);
    wiki.tokens(&mut office, "openid offline_access").await;
    news.tokens(&mut office, "openid").await;
    let stolen = wiki.tokens(&mut phone, "openid offline_access").await;
    mail.tokens(&mut phone, "openid").await;
    let session = phone.session_id().await;
    let close = [("session", session.as_str()), ("revoke_websites", "yes")];
    let revoked: RevokedWebsites = office.call("/api/sessions/close", &close).await.read();
    assert_eq!(revoked, named(&["mail", "wiki"]));
    assert_eq!(wiki.refresh(&stolen.refresh_token).await.status, StatusCode::BAD_REQUEST);
    let text = office.page("/account/websites").await.text();
    let shows = |name| text.contains(&format!("<bdi><span>{name}</span></bdi>"));
    assert!(shows("news") && !shows("wiki") && !shows("mail"), "{text}");
}

#[tokio::test]
async fn closing_all_others_names_the_clients_that_were_revoked_and_nothing_else() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (wiki, mail) = (app.client("wiki").await, app.client("mail").await);
    let mut office = app.sign_in("ada").await;
    wiki.tokens(&mut office, "openid").await;
    let mut phone = app.sign_in("ada").await;
    wiki.tokens(&mut phone, "openid").await;
    mail.tokens(&mut office, "openid").await;
    let closed: OthersClosed = office.call("/api/sessions/close-others", &[("revoke_websites", "yes")]).await.read();
    assert_eq!((closed.count, closed.revoked), (1, Some(named(&["wiki"]))));

    let mut phone = app.sign_in("ada").await;
    let fields = [("revoke_websites", "yes")];
    office.form("/account/sessions", "/api/sessions/close-others", &fields).await;
    let page = office.page("/account/sessions").await.text();
    assert!(page.contains("1 other session was closed. There was no website to revoke."), "{page}");
    phone.page("/account/sessions").await.is_signed_out();
}

/// What an ended session led to is revoked by a question of its own, with the password where that is due.
#[tokio::test]
async fn the_clients_of_an_ended_session_are_revoked_and_named() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (wiki, mail) = (app.client("wiki").await, app.client("mail").await);
    let (mut office, mut phone) = (app.sign_in("ada").await, app.sign_in("ada").await);
    wiki.tokens(&mut office, "openid").await;
    wiki.tokens(&mut phone, "openid offline_access").await;
    let offline = mail.tokens(&mut phone, "openid offline_access").await;
    let session = phone.session_id().await;
    office.close(&session).await;
    let path = "/api/sessions/revoke-websites";
    let (of_phone, asking) =
        ([("session", session.as_str())], format!("/account/sessions/revoke-websites?session={session}"));
    app.advance(Duration::from_mins(16));
    office.call(path, &of_phone).await.is_failure(403, &AppError::PasswordNeeded);
    assert_eq!(office.form("/account/sessions", path, &of_phone).await.location(), asking);
    let page = office.page(&asking).await.text();
    assert!(page.contains("Revoke the websites that were used in Firefox on Linux, started "), "{page}");
    assert!(page.contains(&format!("action=\"{path}\"")) && page.contains(&session), "{page}");
    let wrong = office.form(&asking, path, &[("session", &session), ("password", "wrong")]).await;
    assert_eq!(wrong.location(), asking);
    assert_eq!(mail.refresh(&offline.refresh_token).await.status, StatusCode::OK);
    assert!(office.list().await.ended[0].can_revoke);
    let right = office.form(&asking, path, &[("session", &session), ("password", PASSWORD)]).await;
    assert_eq!(right.location(), "/account/sessions");
    let page = office.page("/account/sessions").await.text();
    assert!(page.contains("Revoked: mail, wiki."), "{page}");
    assert!(!office.list().await.ended[0].can_revoke, "nothing is left that the button could revoke");
    let again: RevokedWebsites = office.call(path, &of_phone).await.read();
    assert_eq!(again, named(&[]));
    let unknown = [("session", "0199a3c0-0000-7000-8000-000000000001")];
    office.call(path, &unknown).await.is_failure(404, &AppError::NotFound);
    app.account("bob").await;
    app.sign_in("bob").await.call(path, &of_phone).await.is_failure(404, &AppError::NotFound);
}

#[tokio::test]
async fn the_api_names_the_clients_that_were_revoked() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let wiki = app.client("wiki").await;
    let (mut office, mut phone) = (app.sign_in("ada").await, app.sign_in("ada").await);
    wiki.tokens(&mut phone, "openid").await;
    let session = phone.session_id().await;
    let body = r#"{"revoke_websites":true}"#;
    let answer: Value = office.ask(Method::POST, "/api/v1/sessions/close-others", body).await.read();
    assert_eq!(answer, json!({ "count": 1, "ids": [session], "unseen": [], "revoked": ["wiki"] }));
}
