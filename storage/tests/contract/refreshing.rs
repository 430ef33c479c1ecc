//! Refresh tokens are used.

use std::sync::Arc;
use std::time::Duration;

use domain::OFFLINE_LIFETIME;
use domain::storage::{AuditEvent, NewTokens, Refresh, RefreshOutcome};

use crate::fixture::{Database, NOON, Tokens, days, id, minutes, scopes};

pub(crate) async fn a_refresh_token_works_once_and_gives_the_next_one(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let first = ada.sign_in_to(&wiki, session, "openid profile", NOON).await;
    let storage = &*database.storage;
    let mut tokens = first.clone();
    for minute in 1..10 {
        tokens = tokens.refresh(storage, minutes(minute)).await.unwrap();
        let found = tokens.find(storage, minutes(minute)).await.unwrap();
        assert_eq!((found.issued_at, found.expires_at), (minutes(minute), minutes(minute + 10)));
        assert_eq!((found.scopes, found.client_session), (scopes("openid profile"), first.session));
    }
}

pub(crate) async fn a_refresh_token_that_comes_twice_ends_all_that_followed(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let bystander = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    let first = ada.sign_in_to(&wiki, session, "openid offline_access", NOON).await;
    let second = first.refresh(storage, minutes(1)).await.unwrap();
    let third = second.refresh(storage, minutes(2)).await.unwrap();
    assert!(third.is_good(storage, minutes(2)).await);
    assert!(first.refresh(storage, days(30)).await.is_none());
    assert!(first.refresh(storage, days(30)).await.is_none());
    for tokens in [&first, &second, &third] {
        assert!(tokens.are_dead(storage, minutes(2)).await);
    }
    let reused = ada.events().await.into_iter().filter(|event| *event == AuditEvent::TokenReused).count();
    assert_eq!(reused, 1);
    assert!(bystander.is_good(storage, minutes(2)).await && ada.grant(&wiki).await.is_some());
}

pub(crate) async fn a_refresh_whose_answer_was_lost_gives_the_same_next_token_again(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let seconds = |seconds| minutes(1).plus(Duration::from_secs(seconds));
    let first = ada.sign_in_to(&wiki, session, "openid offline_access", NOON).await;
    let lost = first.refresh(storage, seconds(0)).await.unwrap();
    for again in [1, 10] {
        let second = first.refresh(storage, seconds(again)).await.unwrap();
        assert_eq!(second.refresh, lost.refresh);
        assert!(second.access != lost.access && second.is_good(storage, seconds(again)).await);
    }
    // Another client gets nothing by it, and ends nothing.
    let stolen = Tokens { client: database.client("mail").await, ..first.clone() };
    assert!(stolen.refresh(storage, seconds(10)).await.is_none());
    let third = lost.refresh(storage, seconds(10)).await.unwrap();
    // From now on the client has had the answer, so whoever asks again is somebody else.
    let reused = storage.refresh(&first.to_refresh(seconds(10))).await.unwrap();
    assert_eq!(reused, RefreshOutcome::Reused { account: ada.account, session: session.id });
    assert_eq!(storage.refresh(&first.to_refresh(seconds(10))).await.unwrap(), RefreshOutcome::Refused);
    assert!(third.are_dead(storage, seconds(10)).await);
}

pub(crate) async fn an_answer_that_was_lost_too_long_ago_is_lost(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let first = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    let second = first.refresh(storage, minutes(1)).await.unwrap();
    let late = minutes(1).plus(Duration::from_millis(10_001));
    let reused = storage.refresh(&first.to_refresh(late)).await.unwrap();
    assert_eq!(reused, RefreshOutcome::Reused { account: ada.account, session: session.id });
    assert!(second.are_dead(storage, late).await);
    // What has ended for another reason stays so within these seconds too.
    let first = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    let second = first.refresh(storage, minutes(1)).await.unwrap();
    ada.revoke(session, Some(&wiki), minutes(1)).await.unwrap();
    assert_eq!(storage.refresh(&first.to_refresh(minutes(1))).await.unwrap(), RefreshOutcome::Refused);
    assert!(second.are_dead(storage, minutes(1)).await);
}

pub(crate) async fn many_refreshes_at_once_all_give_the_same_next_token(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let elsewhere = database.another_process().await;
    let session = ada.open(NOON).await;
    for _ in 0..20 {
        let first = ada.sign_in_to(&wiki, session, "openid offline_access", NOON).await;
        let refreshes: Vec<_> = (0..50)
            .map(|number| {
                let storage = Arc::clone(if number % 5 == 0 { &elsewhere } else { &database.storage });
                let first = first.clone();
                tokio::spawn(async move { first.refresh(&*storage, minutes(1)).await })
            })
            .collect();
        let mut succeeded: Vec<Tokens> = Vec::new();
        for refresh in refreshes {
            succeeded.extend(refresh.await.unwrap());
        }
        assert_eq!(succeeded.len(), 50);
        for tokens in &succeeded {
            assert_eq!(tokens.refresh, succeeded[0].refresh);
            assert!(tokens.is_good(&*database.storage, minutes(1)).await);
        }
        let next = succeeded[0].refresh(&*database.storage, minutes(1)).await.unwrap();
        assert!(first.refresh(&*database.storage, minutes(1)).await.is_none());
        assert!(first.are_dead(&*database.storage, minutes(1)).await);
        assert!(next.are_dead(&*database.storage, minutes(1)).await);
    }
}

pub(crate) async fn a_token_of_another_client_is_neither_used_nor_ended(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    database.client("mail").await;
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let first = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    let stolen = Tokens { client: id("mail"), ..first.clone() };
    assert!(stolen.refresh(storage, minutes(1)).await.is_none());
    let second = first.refresh(storage, minutes(1)).await.unwrap();
    // Now it is used, but still not the other client's to use.
    assert!(stolen.refresh(storage, minutes(1)).await.is_none());
    assert!(second.is_good(storage, minutes(1)).await);
    assert!(!ada.events().await.contains(&AuditEvent::TokenReused));
    // Neither is an access token a refresh token.
    let mixed = Tokens { refresh: second.access, ..second.clone() };
    assert!(mixed.refresh(storage, minutes(1)).await.is_none() && second.is_good(storage, minutes(1)).await);
}

pub(crate) async fn fewer_scopes_can_be_asked_for_and_more_use_nothing_up(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    ada.allow(session, &wiki, "openid profile offline_access", NOON).await;
    let first = ada.sign_in_to(&wiki, session, "openid profile", NOON).await;
    let beyond = Refresh { scopes: Some(scopes("openid offline_access")), ..first.to_refresh(minutes(1)) };
    assert_eq!(storage.refresh(&beyond).await.unwrap(), RefreshOutcome::BeyondScopes);
    let fewer = Refresh { scopes: Some(scopes("openid")), ..first.to_refresh(minutes(1)) };
    let refreshed = RefreshOutcome::Refreshed { scopes: scopes("openid"), salt: fewer.salt };
    assert_eq!(storage.refresh(&fewer).await.unwrap(), refreshed);
    let NewTokens { access, refresh, .. } = fewer.tokens;
    let second = Tokens { access, refresh, ..first };
    assert_eq!(second.find(storage, minutes(1)).await.unwrap().scopes, scopes("openid"));
    // The next one may ask for all again.
    let third = second.refresh(storage, minutes(2)).await.unwrap();
    assert_eq!(third.find(storage, minutes(2)).await.unwrap().scopes, scopes("openid profile"));
}

pub(crate) async fn without_offline_access_a_refresh_token_ends_with_its_session(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, closed, expired) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    let storage = &*database.storage;
    let of_closed = ada.sign_in_to(&wiki, closed, "openid", NOON).await;
    let of_expired = ada.sign_in_to(&wiki, expired, "openid", NOON).await;
    ada.close(office, closed.id, minutes(1)).await;
    assert!(of_closed.refresh(storage, minutes(1)).await.is_none());
    assert!(of_expired.refresh(storage, days(7)).await.is_none());
    assert!(of_expired.refresh(storage, days(7).minus(Duration::from_millis(1))).await.is_some());
}

pub(crate) async fn with_offline_access_it_goes_on_and_what_was_given_before_is_dead(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, closed, expired) = (ada.open(days(6)).await, ada.open(days(6)).await, ada.open(NOON).await);
    let storage = &*database.storage;
    let at = days(7).minus(Duration::from_millis(1));
    let of_closed = ada.sign_in_to(&wiki, closed, "openid offline_access", at).await;
    let of_expired = ada.sign_in_to(&wiki, expired, "openid offline_access", at).await;
    ada.close(office, closed.id, days(7)).await;
    for before in [of_closed, of_expired] {
        assert!(!before.is_good(storage, days(7)).await);
        let after = before.refresh(storage, days(7)).await.unwrap();
        let found = after.find(storage, days(7)).await.unwrap();
        assert_eq!((found.account.id, found.client_session), (ada.account, before.session));
        assert!(!before.is_good(storage, days(7)).await);
        // Not even the end in writing changes anything for it.
        ada.sweep(days(7)).await;
        assert!(after.is_good(storage, days(7)).await);
        assert!(after.refresh(storage, days(80)).await.is_some());
    }
}

pub(crate) async fn access_without_the_person_ends_at_last(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let first = ada.sign_in_to(&wiki, session, "openid offline_access", NOON).await;
    let end = NOON.plus(OFFLINE_LIFETIME);
    let second = first.refresh(storage, end.minus(Duration::from_millis(1))).await.unwrap();
    assert!(second.is_good(storage, end.minus(Duration::from_millis(1))).await);
    assert!(second.are_dead(storage, end).await);
}
