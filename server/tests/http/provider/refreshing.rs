//! Refresh tokens work once, as long as what they follow from.

use std::collections::HashSet;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, StatusCode};
use tokio::task::JoinSet;

use crate::support::{Client, TestApp, Tokens, oauth_error};

const DAY: Duration = Duration::from_hours(24);

async fn is_refused(client: &Client, token: &str) -> bool {
    oauth_error(&client.refresh(token).await) == (400, "invalid_grant".to_owned())
}

/// ASVS 10.4.5
#[tokio::test]
async fn a_refresh_token_is_exchanged_for_the_next() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let first = client.tokens(&mut ada, "openid profile").await;
    let second: Tokens = client.refresh(&first.refresh_token).await.read();
    assert_ne!((&first.access_token, &first.refresh_token), (&second.access_token, &second.refresh_token));
    assert_eq!((second.scope.as_str(), second.id_token.is_none()), ("openid profile", true));
    assert!(client.is_active(&second.access_token).await);
}

/// G8 (RFC 9700, 4.14.2)
#[tokio::test]
async fn a_refresh_token_that_comes_twice_ends_the_whole_family() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let first = client.tokens(&mut ada, "openid").await;
    let second: Tokens = client.refresh(&first.refresh_token).await.read();
    let of_another_sign_in = client.tokens(&mut ada, "openid").await;
    app.advance(Duration::from_millis(10_001));
    assert!(is_refused(&client, &first.refresh_token).await);
    assert!(is_refused(&client, &second.refresh_token).await);
    assert!(!client.is_active(&second.access_token).await);
    assert!(client.is_active(&of_another_sign_in.access_token).await);
}

/// RFC 9700, 4.14.2 leaves it to the service: whoever lost the answer is no thief.
#[tokio::test]
async fn a_client_that_lost_the_answer_asks_again_and_gets_the_same_refresh_token() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let first = client.tokens(&mut ada, "openid").await;
    let lost: Tokens = client.refresh(&first.refresh_token).await.read();
    app.advance(Duration::from_secs(10));
    let second: Tokens = client.refresh(&first.refresh_token).await.read();
    assert_eq!(second.refresh_token, lost.refresh_token);
    assert!(client.is_active(&second.access_token).await);
    assert_eq!(client.refresh(&second.refresh_token).await.status, StatusCode::OK);
    // It has used the next one, so it has had the answer.
    assert!(is_refused(&client, &first.refresh_token).await);
    assert!(!client.is_active(&second.access_token).await);
    assert_eq!(app.database().await.events("token-reused").await, 1);
}

/// G8: 50 at once.
#[tokio::test(flavor = "multi_thread")]
async fn fifty_refreshes_at_once_all_give_the_same_next_token() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let tokens = client.tokens(&mut ada, "openid offline_access").await;
    let mut refreshes = JoinSet::new();
    for _ in 0..50 {
        let (client, token) = (client.clone(), tokens.refresh_token.clone());
        refreshes.spawn(async move { client.refresh(&token).await });
    }
    let answers = refreshes.join_all().await;
    let next: HashSet<_> = answers.iter().map(|answer| answer.read::<Tokens>().refresh_token).collect();
    assert_eq!(next.len(), 1);
    assert_eq!(client.refresh(next.iter().next().unwrap()).await.status, StatusCode::OK);
    assert!(is_refused(&client, &tokens.refresh_token).await);
}

/// G8: another client, another kind of token, another method.
#[tokio::test]
async fn a_refresh_token_is_good_only_as_one_and_for_its_client() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let (client, other) = (app.client("wiki").await, app.client("mail").await);
    let mut ada = app.sign_in("ada").await;
    let tokens = client.tokens(&mut ada, "openid").await;
    let code = client.code(&mut ada, "openid").await;
    assert!(is_refused(&other, &tokens.refresh_token).await);
    for wrong in [tokens.access_token.as_str(), &code, ada.token(), &tokens.refresh_token[1..], "x"] {
        assert!(is_refused(&client, wrong).await, "{wrong}");
    }
    let get = format!("/oauth2/token?grant_type=refresh_token&refresh_token={}", tokens.refresh_token);
    assert_eq!(app.site.get(&get).await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(client.refresh(&tokens.refresh_token).await.status, StatusCode::OK);
}

#[tokio::test]
async fn fewer_scopes_may_be_asked_for_and_more_may_not() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let tokens = client.tokens(&mut ada, "openid profile").await;
    let refresh = async |token: &str, scope: &str| {
        let fields = [("grant_type", "refresh_token"), ("refresh_token", token), ("scope", scope)];
        client.post("/oauth2/token", &fields).await
    };
    for scope in ["openid offline_access", "admin"] {
        let refused = oauth_error(&refresh(&tokens.refresh_token, scope).await);
        assert_eq!(refused, (400, "invalid_scope".to_owned()), "{scope}");
    }
    let fewer: Tokens = refresh(&tokens.refresh_token, "openid email").await.read();
    assert_eq!(fewer.scope, "openid");
    let who: serde_json::Value = client.userinfo(&fewer.access_token).await.read();
    assert!(who.get("preferred_username").is_none());
    let again: Tokens = refresh(&fewer.refresh_token, "openid profile").await.read();
    assert_eq!(again.scope, "openid profile");
}

/// A5 (P6): what follows from a session ends with it.
#[tokio::test]
async fn closing_a_session_kills_what_a_client_got_through_it() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let (here, there) = (client.tokens(&mut office, "openid").await, client.tokens(&mut home, "openid").await);
    let closed = home.session_id().await;
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);
    assert!(!client.is_active(&there.access_token).await);
    assert_eq!(client.userinfo(&there.access_token).await.status, StatusCode::UNAUTHORIZED);
    assert!(is_refused(&client, &there.refresh_token).await);
    assert!(client.is_active(&here.access_token).await);
    assert_eq!(client.refresh(&here.refresh_token).await.status, StatusCode::OK);
}

/// Rule 3.5: only `offline_access` outlives the session, and its access token does not.
#[tokio::test]
async fn a_client_that_keeps_access_goes_on_with_new_tokens() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let tokens = client.tokens(&mut home, "openid offline_access").await;
    let closed = home.session_id().await;
    office.close(&closed).await;
    assert!(!client.is_active(&tokens.access_token).await);
    let later: Tokens = client.refresh(&tokens.refresh_token).await.read();
    assert!(client.is_active(&later.access_token).await);
    // Everything of it ends when the person says so.
    let revoked = office.call("/api/websites/revoke", &[("website", "wiki")]).await;
    assert_eq!(revoked.status, StatusCode::OK);
    assert!(!client.is_active(&later.access_token).await);
    assert!(is_refused(&client, &later.refresh_token).await);
}

/// ASVS 10.4.8: there is an absolute end, however busy the client is.
#[tokio::test]
async fn a_client_that_keeps_access_asks_anew_after_ninety_days() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let mut token = client.tokens(&mut ada, "openid offline_access").await.refresh_token;
    for _ in 0..8 {
        app.advance(10 * DAY);
        app.accounts.sweep().await.unwrap();
        token = client.refresh(&token).await.read::<Tokens>().refresh_token;
    }
    app.advance(10 * DAY);
    assert!(is_refused(&client, &token).await);
}

/// P10: a client that refreshes is not the person.
#[tokio::test]
async fn refreshing_is_no_activity_of_the_person() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let mut ada = app.sign_in("ada").await;
    let mut tokens = client.tokens(&mut ada, "openid").await;
    for _ in 0..13 {
        app.advance(12 * Duration::from_hours(1));
        tokens = client.refresh(&tokens.refresh_token).await.read();
    }
    app.advance(12 * Duration::from_hours(1));
    assert!(is_refused(&client, &tokens.refresh_token).await);
    ada.is_refused_everywhere().await;
}

/// A13, ASVS 7.4.2: every grant of a disabled account ends, and enabling it brings none back.
#[tokio::test]
async fn disabling_an_account_and_a_new_password_end_what_clients_got() {
    let app = TestApp::start().await;
    let account = app.account("ada").await;
    let client = app.client("wiki").await;
    for operator in ["disables", "sets the password"] {
        let mut ada = app.sign_in("ada").await;
        let plain = client.tokens(&mut ada, "openid").await;
        let offline = client.tokens(&mut ada, "openid offline_access").await;
        if operator == "disables" {
            app.accounts.disable_account(&account).await.unwrap();
            app.accounts.enable_account(&account).await.unwrap();
        } else {
            app.accounts.set_password(&account, crate::support::PASSWORD.into()).await.unwrap();
        }
        for tokens in [plain, offline] {
            assert!(!client.is_active(&tokens.access_token).await, "{operator}");
            assert!(is_refused(&client, &tokens.refresh_token).await, "{operator}");
        }
    }
}

#[tokio::test]
async fn changing_the_password_ends_what_clients_got_through_any_session() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let of_office = client.tokens(&mut office, "openid offline_access").await;
    let of_home = client.tokens(&mut home, "openid offline_access").await;
    let changed = office.change_password(crate::support::PASSWORD, "seven purple otters sing", true).await;
    assert_eq!(changed.status, StatusCode::OK);
    for tokens in [of_office, of_home] {
        assert!(is_refused(&client, &tokens.refresh_token).await && !client.is_active(&tokens.access_token).await);
    }
}

/// F14, F17: what a program sends in an address is not looked at.
#[tokio::test]
async fn a_token_in_an_address_is_refused() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let client = app.client("wiki").await;
    let tokens = client.tokens(&mut app.sign_in("ada").await, "openid").await;
    let address = format!("/oauth2/userinfo?access_token={}", tokens.access_token);
    let answer = app.site.send(Request::get(&address).body(Bytes::new()).unwrap()).await;
    assert_eq!(oauth_error(&answer), (400, "invalid_request".to_owned()));
}
