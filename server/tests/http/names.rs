//! Names that people give their sessions, and sessions of one browser.

use std::time::Duration;

use axum::http::StatusCode;

use crate::support::{PASSWORD, TestApp};

#[tokio::test]
async fn a_session_is_shown_by_the_name_that_its_person_gave_it() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let mut home = app.browser().with("user-agent", "curl/8.5.0").signed_in("ada").await;
    let id = home.session_id().await;
    let page = format!("/account/sessions/name?session={id}");
    assert!(office.page(&page).await.text().contains("Name A program (curl)"));
    let fields = [("session", id.as_str()), ("name", "  <Laptop> in the kitchen ")];
    let saved = office.form(&page, "/api/sessions/name", &fields).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, "/account/sessions"));
    let text = office.page("/account/sessions").await.text();
    assert!(text.contains("The name was saved.") && text.contains("&lt;Laptop&gt; in the kitchen"), "{text}");
    let row = office.list().await.others.remove(0);
    assert_eq!((row.name.as_deref(), row.device.as_str()), (Some("<Laptop> in the kitchen"), "A program (curl)"));
    assert_eq!(row.shown["note"].as_str().unwrap().split(" · ").next(), Some("A program (curl)"));
    office.close(&id).await;
    assert_eq!(office.list().await.ended[0].name.as_deref(), Some("<Laptop> in the kitchen"));
}

#[tokio::test]
async fn a_name_that_cannot_be_used_is_refused_and_kept_to_be_mended() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let id = office.session_id().await;
    let long = "n".repeat(41);
    let refused = office.form("/account/sessions", "/api/sessions/name", &[("session", &id), ("name", &long)]).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    let text = office.page(refused.location()).await.text();
    assert!(text.contains("A name has up to 40 characters") && text.contains(&long), "{text}");
    assert_eq!(office.list().await.current.name, None);
}

/// A thief could otherwise have a session pass for another.
#[tokio::test]
async fn naming_asks_for_the_password_when_it_is_due() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    let id = office.session_id().await;
    app.advance(Duration::from_mins(30));
    let asked = office.call("/api/sessions/name", &[("session", &id), ("name", "mine")]).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
    assert_eq!(office.list().await.current.name, None);
    let named = office.call("/api/sessions/name", &[("session", &id), ("name", "mine"), ("password", PASSWORD)]).await;
    assert_eq!(named.status, StatusCode::OK);
    assert_eq!(office.list().await.current.name.as_deref(), Some("mine"));
}

#[tokio::test]
async fn the_account_is_summed_up_on_a_page_of_its_own() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut office = app.sign_in("ada").await;
    app.sign_in("ada").await;
    let client = app.client("wiki").await;
    client.tokens(&mut office, "openid").await;
    let text = office.page("/account").await.text();
    for part in ["<h1>My Account</h1>", "<bdi>ada</bdi>", "2 open sessions", "1 website", "Member since"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}
