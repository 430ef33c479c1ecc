//! Access tokens are looked at, and tokens are given up.

use std::time::Duration;

use domain::ACCESS_TOKEN_LIFETIME;

use crate::fixture::{Database, NOON, Tokens, days, id, minutes, scopes};

pub(crate) async fn a_good_access_token_says_what_it_is_for(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let tokens = ada.sign_in_to(&wiki, session, "openid profile", minutes(1)).await;
    let found = tokens.find(&*database.storage, minutes(2)).await.unwrap();
    assert_eq!((found.account.id, found.account.login_name.as_str()), (ada.account, "ada"));
    assert_eq!((found.client, found.client_session), (wiki, tokens.session));
    assert_eq!((found.scopes, found.authenticated_at), (scopes("openid profile"), NOON));
    assert_eq!((found.issued_at, found.expires_at), (minutes(1), minutes(1).plus(ACCESS_TOKEN_LIFETIME)));
}

pub(crate) async fn an_access_token_runs_out(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let tokens = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    let end = NOON.plus(ACCESS_TOKEN_LIFETIME);
    assert!(tokens.is_good(&*database.storage, end.minus(Duration::from_millis(1))).await);
    assert!(!tokens.is_good(&*database.storage, end).await);
}

pub(crate) async fn nothing_else_is_an_access_token(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let code = ada.allow(session, &wiki, "openid", NOON).await;
    let tokens = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    for other in [tokens.refresh, code.code, session.token, crate::fixture::new_token()] {
        assert!(!Tokens { access: other, ..tokens.clone() }.is_good(&*database.storage, NOON).await);
    }
    // Nor does it open a session.
    assert!(database.storage.find_session(&tokens.access).await.unwrap().is_none());
}

pub(crate) async fn an_access_token_ends_with_its_session(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, closed, expired) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    let storage = &*database.storage;
    let at = days(7).minus(Duration::from_millis(1));
    for names in ["openid", "openid offline_access"] {
        let of_office = ada.sign_in_to(&wiki, office, names, NOON).await;
        let of_expired = ada.sign_in_to(&wiki, expired, names, at).await;
        assert!(of_expired.is_good(storage, at).await && !of_expired.is_good(storage, days(7)).await);
        assert!(of_office.is_good(storage, NOON).await);
    }
    let of_closed = ada.sign_in_to(&wiki, closed, "openid", NOON).await;
    let with_offline = ada.sign_in_to(&wiki, closed, "openid offline_access", NOON).await;
    ada.close(office, closed.id, minutes(1)).await;
    assert!(!of_closed.is_good(storage, NOON).await && !with_offline.is_good(storage, NOON).await);
}

pub(crate) async fn revoking_ends_codes_and_tokens_and_asks_again(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let wiki = database.client("wiki").await;
    let (office, home, bobs) = (ada.open(NOON).await, ada.open(NOON).await, bob.open(NOON).await);
    let storage = &*database.storage;
    let here = ada.sign_in_to(&wiki, office, "openid", NOON).await;
    let there = ada.sign_in_to(&wiki, home, "openid offline_access", NOON).await;
    let code = ada.allow(office, &wiki, "openid", NOON).await;
    let bobs_tokens = bob.sign_in_to(&wiki, bobs, "openid", NOON).await;
    ada.revoke(office, Some(&wiki), NOON).await.unwrap();
    assert!(here.are_dead(storage, NOON).await && there.are_dead(storage, NOON).await);
    assert!(code.tokens(storage, NOON).await.is_none());
    assert!(bobs_tokens.is_good(storage, NOON).await);
    // Allowing it anew brings nothing of the old back.
    ada.sign_in_to(&wiki, office, "openid", NOON).await;
    assert!(here.are_dead(storage, NOON).await && there.are_dead(storage, NOON).await);
}

pub(crate) async fn a_given_up_access_token_ends_alone(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    database.client("mail").await;
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let tokens = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    storage.revoke_token(&id("mail"), &tokens.access, NOON).await.unwrap();
    assert!(tokens.is_good(storage, NOON).await);
    storage.revoke_token(&wiki, &tokens.access, NOON).await.unwrap();
    storage.revoke_token(&wiki, &tokens.access, NOON).await.unwrap();
    assert!(!tokens.is_good(storage, NOON).await);
    assert!(tokens.refresh(storage, NOON).await.is_some());
}

pub(crate) async fn a_given_up_refresh_token_ends_all_that_followed_from_its_code(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    database.client("mail").await;
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let bystander = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    let first = ada.sign_in_to(&wiki, session, "openid offline_access", NOON).await;
    let second = first.refresh(storage, NOON).await.unwrap();
    storage.revoke_token(&id("mail"), &second.refresh, NOON).await.unwrap();
    assert!(second.is_good(storage, NOON).await);
    storage.revoke_token(&wiki, &second.refresh, NOON).await.unwrap();
    assert!(first.are_dead(storage, NOON).await && second.are_dead(storage, NOON).await);
    assert!(bystander.is_good(storage, NOON).await && ada.grant(&wiki).await.is_some());
    // Whoever knows neither kind of token ends nothing.
    storage.revoke_token(&wiki, &session.token, NOON).await.unwrap();
    assert!(ada.end_of(session).await.is_none());
}
