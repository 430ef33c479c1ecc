//! When a person is asked again, for consent or for the password.

use std::time::Duration;

use axum::http::StatusCode;

use crate::support::{PASSWORD, TestApp, Tokens};

#[tokio::test]
async fn consent_is_asked_again_when_more_is_asked_for_and_whenever_the_client_says_so() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    client.code(&mut ada, "openid").await;
    assert_eq!(client.send(&mut ada, &[("scope", "openid")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(client.send(&mut ada, &[("scope", "openid profile")]).await.status, StatusCode::OK);
    let again = [("scope", "openid"), ("prompt", "consent")];
    assert_eq!(client.send(&mut ada, &again).await.status, StatusCode::OK);
    let choose = [("scope", "openid"), ("prompt", "select_account")];
    assert_eq!(client.send(&mut ada, &choose).await.status, StatusCode::OK);
    client.code(&mut ada, "openid profile").await;
    assert_eq!(client.send(&mut ada, &[("scope", "openid profile")]).await.status, StatusCode::SEE_OTHER);
}

/// ASVS 10.7.1: whoever cannot prove who it is could be anybody the next time.
#[tokio::test]
async fn a_public_client_is_asked_about_each_time() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client_with("app", |client| client.is_public = true).await;
    let mut ada = app.sign_in("ada").await;
    assert!(client.exchange(&client.code(&mut ada, "openid").await).await.status.is_success());
    assert_eq!(client.send(&mut ada, &[("scope", "openid")]).await.status, StatusCode::OK);
    let returned = client.returned(&client.send(&mut ada, &[("scope", "openid"), ("prompt", "none")]).await);
    assert_eq!(returned["error"], "consent_required");
}

/// G4, G22
#[tokio::test]
async fn without_a_question_nobody_is_asked_and_nothing_is_given() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let (mut ada, mut stranger) = (app.sign_in("ada").await, app.browser());
    let none = [("prompt", "none")];
    assert_eq!(client.returned(&client.send(&mut stranger, &none).await)["error"], "login_required");
    assert_eq!(client.returned(&client.send(&mut ada, &none).await)["error"], "consent_required");
    client.code(&mut ada, "openid profile").await;
    assert!(client.returned(&client.send(&mut ada, &none).await).contains_key("code"));
    app.advance(Duration::from_mins(2));
    let old = [("prompt", "none"), ("max_age", "60")];
    assert_eq!(client.returned(&client.send(&mut ada, &old).await)["error"], "login_required");
}

/// G22 (ASVS 7.6.1): the password is asked for in place, and `auth_time` tells when it was entered.
#[tokio::test]
async fn a_client_may_ask_for_the_password_however_recent_the_last_one_was() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    client.code(&mut ada, "openid profile").await;
    app.advance(Duration::from_mins(5));
    for changes in [&[("prompt", "login")][..], &[("max_age", "0")], &[("max_age", "60")]] {
        let page = client.send(&mut ada, changes).await;
        assert_eq!(page.status, StatusCode::OK, "{changes:?}");
        assert!(page.text().contains("type=\"password\""), "{changes:?}");
        let token = ada.token().to_owned();
        for wrong in ["", "wrong password"] {
            let refused = client.decide_with(&mut ada, "allow", changes, wrong).await;
            assert!(refused.leads_to().starts_with("/oauth2/authorize?"), "{}", refused.leads_to());
        }
        let allowed = client.decide_with(&mut ada, "allow", changes, PASSWORD).await;
        let code = client.returned(&allowed).remove("code").unwrap();
        // Whoever reauthenticates gets a new token (ASVS 7.2.4).
        assert_ne!(ada.token(), token);
        let tokens: Tokens = client.exchange(&code).await.read();
        assert_eq!(tokens.claims()["auth_time"], app.now().as_millis() / 1000);
        app.advance(Duration::from_mins(2));
    }
}

/// G22
#[tokio::test]
async fn a_hint_of_another_account_leads_to_signing_in() {
    let app = TestApp::start().await;
    app.account("ada").await;
    app.account("bob").await;
    let client = app.client("wiki").await;
    let (mut ada, mut bob) = (app.sign_in("ada").await, app.sign_in("bob").await);
    let of_bob = client.tokens(&mut bob, "openid").await.id_token.unwrap();
    client.code(&mut ada, "openid profile").await;
    let sent = client.send(&mut ada, &[("id_token_hint", &of_bob)]).await;
    assert!(sent.location().starts_with("/sign-in?switch=yes&next="), "{}", sent.location());
    assert_eq!(ada.page(sent.location()).await.status, StatusCode::OK);
    let none = client.send(&mut ada, &[("id_token_hint", &of_bob), ("prompt", "none")]).await;
    assert_eq!(client.returned(&none)["error"], "login_required");
    assert!(
        client
            .returned(&client.send(&mut bob, &[("id_token_hint", &of_bob), ("scope", "openid")]).await)
            .contains_key("code")
    );
}
