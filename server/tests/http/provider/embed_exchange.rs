//! A client exchanges its access token for one by which its page shows the person's sessions (RFC 8693).

use std::time::Duration;

use axum::http::StatusCode;
use domain::{ClientId, EmbedClosing, EmbedOrigin, EmbeddingChange};
use serde_json::Value;

use crate::support::{Answer, Client, PASSWORD, TestApp, oauth_error};

const EXCHANGE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";
const ORIGIN: &str = "https://wiki.example.com";
const OTHER_ORIGIN: &str = "https://notes.example.com";
const SCOPES: &str = "openid sessions";

async fn wiki(app: &TestApp) -> Client {
    app.client_with("wiki", |wiki| wiki.embed_origins = vec![ORIGIN.into(), OTHER_ORIGIN.into()]).await
}

/// A good request with `changes`; an empty value leaves the parameter out.
async fn exchange(client: &Client, token: &str, changes: &[(&str, &str)]) -> Answer {
    let good = [
        ("grant_type", EXCHANGE),
        ("subject_token", token),
        ("subject_token_type", ACCESS_TOKEN),
        ("resource", ORIGIN),
        ("scope", "sessions"),
    ];
    let kept = good.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    let all: Vec<_> = kept.chain(changes.iter().filter(|(_, value)| !value.is_empty())).copied().collect();
    client.post("/oauth2/token", &all).await
}

fn token(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let answer: Value = answer.read();
    answer["access_token"].as_str().expect("a token came").to_owned()
}

#[tokio::test]
async fn an_access_token_is_exchanged_for_a_token_of_the_clients_page() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let wiki = wiki(&app).await;
    let tokens = wiki.tokens(&mut ada, SCOPES).await;
    assert_eq!(tokens.scope, SCOPES);
    let answer = exchange(&wiki, &tokens.access_token, &[]).await;
    assert_eq!((answer.header("cache-control"), answer.header("pragma")), ("no-store", "no-cache"));
    let body: Value = answer.read();
    let names: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["access_token", "expires_in", "issued_token_type", "origin", "scope", "token_type"]);
    assert_eq!(body["issued_token_type"], ACCESS_TOKEN);
    assert_eq!((&body["token_type"], &body["expires_in"]), (&"Bearer".into(), &600.into()));
    assert_eq!((&body["scope"], &body["origin"]), (&"sessions".into(), &ORIGIN.into()));
    let embed = token(&answer);
    assert_eq!(app.embed_state(&embed, ORIGIN).await, "open");
    assert_eq!(app.embed_state(&embed, OTHER_ORIGIN).await, "other-origin");

    // What may be left out, and what libraries send besides.
    for changes in [
        &[("scope", "")][..],
        &[("scope", "openid sessions email")],
        &[("resource", OTHER_ORIGIN)],
        &[("requested_token_type", ACCESS_TOKEN)],
        &[("audience", app.site.origin.as_str())],
    ] {
        assert!(token(&exchange(&wiki, &tokens.access_token, changes).await).starts_with("us_embed_"), "{changes:?}");
    }
    assert!(wiki.is_active(&tokens.access_token).await, "it is not used up");
    assert!(!wiki.is_active(&embed).await, "and the embed token is none of the website's own");
}

#[tokio::test]
async fn a_request_that_is_wrong_is_refused_with_the_error_of_the_standard() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let wiki = wiki(&app).await;
    let tokens = wiki.tokens(&mut ada, SCOPES).await;
    let good = tokens.access_token.as_str();
    let embed = token(&exchange(&wiki, good, &[]).await);
    for (changes, error) in [
        (&[("subject_token", "")][..], "invalid_request"),
        (&[("subject_token", "nothing")], "invalid_request"),
        (&[("subject_token", &tokens.refresh_token)], "invalid_request"),
        (&[("subject_token", tokens.id_token.as_deref().unwrap())], "invalid_request"),
        (&[("subject_token", ada.token())], "invalid_request"),
        (&[("subject_token", &embed)], "invalid_request"),
        (&[("subject_token_type", "")], "invalid_request"),
        (&[("subject_token_type", "urn:ietf:params:oauth:token-type:jwt")], "invalid_request"),
        (&[("requested_token_type", "urn:ietf:params:oauth:token-type:jwt")], "invalid_request"),
        (&[("actor_token", good)], "invalid_request"),
        (&[("actor_token_type", ACCESS_TOKEN)], "invalid_request"),
        (&[("scope", "openid")], "invalid_scope"),
        (&[("scope", "admin")], "invalid_scope"),
        (&[("resource", "")], "invalid_target"),
        (&[("resource", "https://wiki.example.com/")], "invalid_target"),
        (&[("resource", "https://evil.example")], "invalid_target"),
        (&[("resource", ORIGIN), ("resource", OTHER_ORIGIN)], "invalid_target"),
        (&[("audience", "https://elsewhere.example.com")], "invalid_target"),
    ] {
        let answer = exchange(&wiki, good, changes).await;
        assert_eq!(oauth_error(&answer), (400, error.into()), "{changes:?}: {}", answer.text());
    }
    let unregistered = exchange(&wiki, good, &[("resource", "https://evil.example")]).await;
    assert!(unregistered.text().contains("user-sessions website change"), "{}", unregistered.text());
    let nobody = Client { secret: Some("A".repeat(43)), ..wiki.clone() };
    assert_eq!(oauth_error(&exchange(&nobody, good, &[]).await), (401, "invalid_client".into()));
}

#[tokio::test]
async fn a_client_exchanges_only_its_own_token_and_only_where_it_was_allowed() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let wiki = wiki(&app).await;
    let mail = app.client_with("mail", |mail| mail.embed_origins = vec!["https://mail.example.com".into()]).await;
    let of_mail = mail.tokens(&mut ada, SCOPES).await.access_token;
    assert_eq!(oauth_error(&exchange(&wiki, &of_mail, &[]).await), (400, "invalid_request".into()));
    // The only origin need not be named.
    token(&exchange(&mail, &of_mail, &[("resource", "")]).await);

    let without = wiki.tokens(&mut ada, "openid").await.access_token;
    assert_eq!(oauth_error(&exchange(&wiki, &without, &[]).await), (400, "invalid_scope".into()));
    let plain = app.client("plain").await;
    let tokens = plain.tokens(&mut ada, SCOPES).await;
    assert_eq!(tokens.scope, "openid", "what it is not registered for is left out");
    assert_eq!(oauth_error(&exchange(&plain, &tokens.access_token, &[]).await), (400, "unauthorized_client".into()));
    let public = app.client_with("app", |app| {
        app.is_public = true;
        app.embed_origins = vec!["https://app.example.com".into()];
    });
    let public = public.await;
    let token = public.tokens(&mut ada, SCOPES).await.access_token;
    assert_eq!(oauth_error(&exchange(&public, &token, &[]).await), (400, "unauthorized_client".into()));
}

/// Each ends it at once: the session, the grant, the client, its access token's whole authorization.
#[tokio::test]
async fn an_exchanged_token_ends_with_its_session_and_with_what_the_client_was_allowed() {
    for end in ["session", "sign-out", "grant", "website", "password", "refresh-token"] {
        let app = TestApp::start().await;
        app.account("ada").await;
        let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
        let wiki = wiki(&app).await;
        let tokens = wiki.tokens(&mut home, "openid offline_access sessions").await;
        let embed = token(&exchange(&wiki, &tokens.access_token, &[]).await);
        assert_eq!(app.embed_state(&embed, ORIGIN).await, "open", "{end}");
        let problem = match end {
            "session" => {
                assert!(office.close(&home.session_id().await).await.status.is_success());
                "signed-out"
            }
            "sign-out" => {
                assert!(home.sign_out().await.status.is_success());
                "signed-out"
            }
            "grant" => {
                let revoked = office.call("/api/websites/revoke", &[("website", "wiki")]).await;
                assert!(revoked.status.is_success(), "{}", revoked.text());
                "token-refused"
            }
            "website" => {
                app.accounts.remove_client(&ClientId::parse("wiki").unwrap()).await.unwrap().unwrap();
                "token-refused"
            }
            "password" => {
                let changed = office.change_password(PASSWORD, "seven purple otters sing", false).await;
                assert!(changed.status.is_success(), "{}", changed.text());
                "token-refused"
            }
            _ => {
                assert!(wiki.revoke(&tokens.refresh_token).await.status.is_success());
                "token-refused"
            }
        };
        assert_eq!(app.embed_state(&embed, ORIGIN).await, problem, "{end}");
        // What it keeps without the person shows nothing of the person's sessions.
        if ["session", "sign-out"].contains(&end) {
            let later = wiki.refresh(&tokens.refresh_token).await.read::<crate::support::Tokens>();
            let refused = exchange(&wiki, &later.access_token, &[]).await;
            assert_eq!(oauth_error(&refused), (400, "invalid_request".into()), "{}", refused.text());
        }
    }
}

/// The person is asked in plain words, with the password when the last authentication is old, and can see it afterwards.
#[tokio::test]
async fn whoever_allows_the_sessions_is_told_so_and_has_reauthenticated() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let wiki = wiki(&app).await;
    wiki.tokens(&mut ada, "openid").await;
    app.advance(Duration::from_mins(16));
    let changes = [("scope", SCOPES)];
    let page = wiki.send(&mut ada, &changes).await.text();
    let words = "See where you are signed in, and close sessions";
    assert!(page.contains(words) && page.contains("type=\"password\""), "{page}");
    for wrong in ["", "wrong password"] {
        let refused = wiki.decide_with(&mut ada, "allow", &changes, wrong).await;
        assert!(refused.leads_to().starts_with("/oauth2/authorize?"), "{}", refused.leads_to());
    }
    let allowed = wiki.decide_with(&mut ada, "allow", &changes, PASSWORD).await;
    assert!(wiki.returned(&allowed).contains_key("code"));
    assert!(ada.page("/account/websites").await.text().contains(words));
}

/// The operator's word counts for what is given out from then on.
#[tokio::test]
async fn an_origin_that_is_taken_back_gets_nothing_any_more() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    let wiki = wiki(&app).await;
    let tokens = wiki.tokens(&mut ada, SCOPES).await;
    let origin = EmbedOrigin::parse(OTHER_ORIGIN).unwrap();
    assert!(app.accounts.is_embed_origin(&origin).await.unwrap());
    assert_eq!(
        app.accounts.dashboard_at(&origin).await.unwrap().map(|dashboard| dashboard.name).as_deref(),
        Some("wiki")
    );
    let change = async |origins: &[&str]| {
        let origins = Some(origins.iter().map(|origin| (*origin).to_owned()).collect());
        let change = EmbeddingChange { origins, closing: Some(EmbedClosing::Direct) };
        app.accounts.change_embedding(&ClientId::parse("wiki").unwrap(), &change).await.unwrap().unwrap()
    };
    change(&[ORIGIN]).await;
    assert!(!app.accounts.is_embed_origin(&origin).await.unwrap());
    assert_eq!(app.accounts.dashboard_at(&origin).await.unwrap(), None);
    let refused = exchange(&wiki, &tokens.access_token, &[("resource", OTHER_ORIGIN)]).await;
    assert_eq!(oauth_error(&refused), (400, "invalid_target".into()));
    change(&[]).await;
    let refused = exchange(&wiki, &tokens.access_token, &[]).await;
    assert_eq!(oauth_error(&refused), (400, "unauthorized_client".into()));
}

#[tokio::test]
async fn the_exchange_and_its_scope_are_announced() {
    let app = TestApp::start().await;
    let announced: Value = app.site.get("/.well-known/openid-configuration").await.read();
    let has = |list: &str, word: &str| announced[list].as_array().is_some_and(|words| words.contains(&word.into()));
    assert!(has("grant_types_supported", EXCHANGE) && has("scopes_supported", "sessions"), "{announced}");
}
