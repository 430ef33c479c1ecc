//! Whoever has a stolen cookie gets nothing with it that outlives it.

use std::time::Duration;

use app::AppError;
use axum::http::StatusCode;
use domain::ApiScope;

use crate::support::{Browser, Client, PASSWORD, TestApp, Tokens};

const OLD_AUTHENTICATION: Duration = Duration::from_mins(16);

const NEW: &str = "seven purple otters sing";

/// The same cookie in a thief's browser, when its person has last given the password a while ago.
async fn stolen(app: &TestApp) -> (Browser, Browser) {
    app.account("ada").await;
    let ada = app.sign_in("ada").await;
    app.advance(OLD_AUTHENTICATION);
    let thief = app.browser().with_only_the_token(ada.token());
    (ada, thief)
}

/// A program, of which nothing but its id is needed to get tokens.
async fn program(app: &TestApp) -> Client {
    app.client_with("notes", |client| client.is_public = true).await
}

async fn is_asked_for_the_password(client: &Client, browser: &mut Browser, scope: &str) {
    let changes = [("scope", scope)];
    let page = client.send(browser, &changes).await;
    assert_eq!(page.status, StatusCode::OK, "{scope}: {}", page.location());
    assert!(page.text().contains("type=\"password\""), "{scope}");
    let token = browser.token().to_owned();
    for wrong in ["", "wrong password"] {
        let refused = client.decide_with(browser, "allow", &changes, wrong).await;
        assert!(refused.leads_to().starts_with("/oauth2/authorize?"), "{scope}: {}", refused.leads_to());
    }
    assert_eq!(browser.token(), token);
}

/// ASVS 7.5.3, 10.4.9: the five steps of an attack that gave 90 days of access.
#[tokio::test]
async fn a_stolen_cookie_does_not_become_access_that_outlives_it() {
    let app = TestApp::start().await;
    let (_, mut thief) = stolen(&app).await;
    let notes = program(&app).await;
    thief.call("/api/sessions/close-others", &[]).await.is_failure(403, &AppError::PasswordNeeded);
    is_asked_for_the_password(&notes, &mut thief, "openid profile offline_access").await;
    is_asked_for_the_password(&notes, &mut thief, "openid").await;
    let list = thief.page("/account/websites").await.text();
    assert!(list.contains("No website can use your account."), "{list}");
    let none = notes.send(&mut thief, &[("prompt", "none")]).await;
    assert_eq!(notes.returned(&none)["error"], "login_required");
}

/// The thief was faster than the window, or knows the password; what its person does afterwards ends it all.
#[tokio::test]
async fn what_people_do_after_a_theft_ends_what_clients_have() {
    for remedy in ["password", "password-and-others", "operator", "api", "disabled", "set-password"] {
        let app = TestApp::start().await;
        let account = app.account("ada").await;
        let notes = program(&app).await;
        let (mut ada, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
        let key = app.program(&[ApiScope::CloseSessions]).await;
        let mut tokens: Vec<Tokens> = Vec::new();
        for browser in [&mut ada, &mut home] {
            tokens.push(notes.tokens(browser, "openid profile offline_access").await);
        }
        match remedy {
            "password" => drop(ada.change_password(PASSWORD, NEW, false).await),
            "password-and-others" => drop(ada.change_password(PASSWORD, NEW, true).await),
            "operator" => drop(app.accounts.close_account_sessions(&account).await.unwrap()),
            "api" => {
                let answer = key.post("/api/v1/accounts/ada/sessions/close-all", "").await;
                assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
            }
            "disabled" => {
                app.accounts.disable_account(&account).await.unwrap();
                app.accounts.enable_account(&account).await.unwrap();
            }
            _ => drop(app.accounts.set_password(&account, NEW.into()).await.unwrap()),
        }
        for tokens in &tokens {
            assert_eq!(notes.userinfo(&tokens.access_token).await.status, StatusCode::UNAUTHORIZED, "{remedy}");
            assert_eq!(notes.refresh(&tokens.refresh_token).await.status, StatusCode::BAD_REQUEST, "{remedy}");
        }
    }
}

/// Consent to what is remembered needs no password, but access that outlives the session does, and so does more than before.
#[tokio::test]
async fn the_password_is_asked_for_what_is_new_or_lasts_and_for_nothing_else() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (wiki, notes) = (app.client("wiki").await, program(&app).await);
    let mut ada = app.sign_in("ada").await;
    for client in [&wiki, &notes] {
        client.tokens(&mut ada, "openid offline_access").await;
    }
    app.advance(OLD_AUTHENTICATION);
    assert!(wiki.returned(&wiki.send(&mut ada, &[("scope", "openid")]).await).contains_key("code"));
    let page = notes.send(&mut ada, &[("scope", "openid")]).await.text();
    assert!(page.contains("Allow notes to use your account?") && !page.contains("type=\"password\""), "{page}");
    notes.code(&mut ada, "openid").await;
    for scope in ["openid profile", "openid offline_access"] {
        is_asked_for_the_password(&wiki, &mut ada, scope).await;
        is_asked_for_the_password(&notes, &mut ada, scope).await;
    }
    let (token, lasting) = (ada.token().to_owned(), [("scope", "openid offline_access")]);
    let allowed = wiki.decide_with(&mut ada, "allow", &lasting, PASSWORD).await;
    assert!(wiki.returned(&allowed).contains_key("code"));
    // Whoever reauthenticates gets a new token (ASVS 7.2.4), and is not asked again for a while.
    assert_ne!(ada.token(), token);
    assert!(wiki.returned(&wiki.send(&mut ada, &lasting).await).contains_key("code"));
    notes.code(&mut ada, "openid profile").await;
}
