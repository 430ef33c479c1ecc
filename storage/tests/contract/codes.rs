//! Codes are exchanged.

use std::sync::Arc;
use std::time::Duration;

use domain::storage::{AllowOutcome, AuditEvent, ExchangeCode, ExchangeOutcome};
use domain::{CODE_LIFETIME, CODE_REUSE_WINDOW, CodeChallenge};

use crate::fixture::{Code, Database, NOON, days, id, minutes, scopes, trail};

pub(crate) async fn a_code_is_exchanged_for_what_it_was_given(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let exchange = ada.allow(session, &wiki, "openid profile", minutes(1)).await.exchange(minutes(1));
    let ExchangeOutcome::Exchanged(exchanged) = database.storage.exchange_code(&exchange).await.unwrap() else {
        panic!("the code is good");
    };
    assert_eq!((exchanged.account.id, exchanged.account.login_name.as_str()), (ada.account, "ada"));
    assert_eq!((exchanged.client_session, exchanged.authenticated_at), (exchange.client_session, NOON));
    assert_eq!((exchanged.scopes, exchanged.nonce.as_deref()), (scopes("openid profile"), Some("n-0S6_WzA2Mj")));
    assert_eq!(ada.reached(session, session.id, minutes(1)).await[0].client, wiki);
    let trail = trail(&*database.storage, ada.account, minutes(1)).await;
    let record = trail.last().unwrap();
    assert_eq!((record.event, record.session), (AuditEvent::SignedInToClient, Some(session.id)));
    assert_eq!(record.client, Some(wiki));
}

pub(crate) async fn a_code_is_refused_with_anything_that_it_was_not_given_for(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    database.client("mail").await;
    let session = ada.open(NOON).await;
    let code = ada.allow(session, &wiki, "openid", NOON).await;
    let right = code.exchange(NOON);
    let other_verifier = "another-verifier-of-at-least-forty-three-chars";
    let wrong = [
        ExchangeCode { client: id("mail"), ..right.clone() },
        ExchangeCode { redirect_uri: "https://wiki.example.com/callback/".to_owned(), ..right.clone() },
        ExchangeCode { redirect_uri: "https://WIKI.example.com/callback".to_owned(), ..right.clone() },
        ExchangeCode { redirect_uri: "https://wiki.example.com/callback\0".to_owned(), ..right.clone() },
        ExchangeCode { challenge: CodeChallenge::of_verifier(other_verifier), ..right.clone() },
        ExchangeCode { challenge: None, ..right.clone() },
        ExchangeCode { code: right.tokens.refresh, ..right.clone() },
    ];
    for exchange in &wrong {
        let refused = database.storage.exchange_code(exchange).await.unwrap();
        assert_eq!(refused, ExchangeOutcome::Refused, "{exchange:?}");
    }
    assert!(matches!(database.storage.exchange_code(&right).await.unwrap(), ExchangeOutcome::Exchanged(_)));
    // Nobody else's second use is a reuse.
    assert_eq!(database.storage.exchange_code(&wrong[0]).await.unwrap(), ExchangeOutcome::Refused);
    assert!(!ada.events().await.contains(&AuditEvent::TokenReused));
}

pub(crate) async fn a_code_without_a_challenge_takes_no_verifier(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let mut allow = ada.to_allow(session, &wiki, "openid", NOON);
    allow.code.challenge = None;
    assert_eq!(database.storage.allow(&allow).await.unwrap(), AllowOutcome::Allowed);
    let with_a_verifier = Code { client: wiki, code: allow.code.code }.exchange(NOON);
    assert_eq!(database.storage.exchange_code(&with_a_verifier).await.unwrap(), ExchangeOutcome::Refused);
    let without = ExchangeCode { challenge: None, ..with_a_verifier };
    assert!(matches!(database.storage.exchange_code(&without).await.unwrap(), ExchangeOutcome::Exchanged(_)));
}

pub(crate) async fn a_code_works_until_it_expires(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let last = minutes(1).minus(Duration::from_millis(1));
    let late = ada.allow(session, &wiki, "openid offline_access", NOON).await;
    assert!(late.tokens(&*database.storage, minutes(1)).await.is_none());
    assert!(late.tokens(&*database.storage, last).await.is_some());
}

pub(crate) async fn a_code_that_comes_twice_ends_all_that_followed_from_it(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let bystander = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    let code = ada.allow(session, &wiki, "openid offline_access", NOON).await;
    let first = code.tokens(storage, NOON).await.unwrap();
    let second = first.refresh(storage, minutes(1)).await.unwrap();
    assert!(first.is_good(storage, minutes(1)).await && second.is_good(storage, minutes(1)).await);
    // With whatever besides: the client has proved who it is.
    let again = ExchangeCode { redirect_uri: String::new(), ..code.exchange(minutes(2)) };
    let reused = ExchangeOutcome::Reused { account: ada.account, session: session.id };
    assert_eq!(storage.exchange_code(&again).await.unwrap(), reused);
    assert_eq!(storage.exchange_code(&again).await.unwrap(), reused);
    assert!(first.are_dead(storage, minutes(1)).await && second.are_dead(storage, minutes(1)).await);
    let reused = ada.events().await.into_iter().filter(|event| *event == AuditEvent::TokenReused).count();
    assert_eq!(reused, 1);
    assert!(bystander.is_good(storage, minutes(1)).await && ada.end_of(session).await.is_none());
}

pub(crate) async fn a_used_code_ends_nothing_when_it_comes_again_late(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let code = ada.allow(session, &wiki, "openid offline_access", NOON).await;
    let tokens = code.tokens(storage, NOON).await.unwrap();
    let last = NOON.plus(CODE_LIFETIME).plus(CODE_REUSE_WINDOW);
    let reused = ExchangeOutcome::Reused { account: ada.account, session: session.id };
    assert_eq!(storage.exchange_code(&code.exchange(last)).await.unwrap(), reused);
    assert!(tokens.is_good(storage, minutes(1)).await && !ada.events().await.contains(&AuditEvent::TokenReused));
    let in_time = code.exchange(last.minus(Duration::from_millis(1)));
    assert_eq!(storage.exchange_code(&in_time).await.unwrap(), reused);
    assert!(tokens.are_dead(storage, minutes(1)).await);
}

pub(crate) async fn a_used_code_of_a_public_client_ends_nothing_without_its_verifier_and_address(database: &Database) {
    let (ada, app) = (database.person("ada").await, database.public_client("app").await);
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let code = ada.allow(session, &app, "openid", NOON).await;
    let tokens = code.tokens(storage, NOON).await.unwrap();
    let right = code.exchange(NOON);
    let other_verifier = "another-verifier-of-at-least-forty-three-chars";
    let reused = ExchangeOutcome::Reused { account: ada.account, session: session.id };
    for wrong in [
        ExchangeCode { challenge: CodeChallenge::of_verifier(other_verifier), ..right.clone() },
        ExchangeCode { redirect_uri: "https://app.example.com/".to_owned(), ..right.clone() },
    ] {
        assert_eq!(storage.exchange_code(&wrong).await.unwrap(), reused);
        assert!(tokens.is_good(storage, NOON).await);
    }
    assert!(!ada.events().await.contains(&AuditEvent::TokenReused));
    assert_eq!(storage.exchange_code(&right).await.unwrap(), reused);
    assert!(tokens.are_dead(storage, NOON).await);
}

pub(crate) async fn of_many_exchanges_at_once_one_succeeds_and_then_nothing_is_good(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let elsewhere = database.another_process().await;
    let session = ada.open(NOON).await;
    for _ in 0..20 {
        let code = ada.allow(session, &wiki, "openid offline_access", NOON).await;
        let attempts: Vec<_> = (0..25)
            .map(|number| {
                let storage = Arc::clone(if number % 5 == 0 { &elsewhere } else { &database.storage });
                let code = code.clone();
                tokio::spawn(async move { code.tokens(&*storage, NOON).await })
            })
            .collect();
        let mut succeeded = Vec::new();
        for attempt in attempts {
            succeeded.extend(attempt.await.unwrap());
        }
        assert_eq!(succeeded.len(), 1);
        assert!(succeeded[0].are_dead(&*database.storage, NOON).await);
    }
    let reused = ada.events().await.into_iter().filter(|event| *event == AuditEvent::TokenReused).count();
    assert_eq!(reused, 20);
}

pub(crate) async fn a_code_ends_with_its_session_or_its_grant(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, closed, expired) = (ada.open(days(6)).await, ada.open(NOON).await, ada.open(NOON).await);
    let storage = &*database.storage;
    for names in ["openid", "openid offline_access"] {
        let code = ada.allow(closed, &wiki, names, days(6)).await;
        let of_an_expired = ada.allow(expired, &wiki, names, days(7).minus(Duration::from_millis(1))).await;
        assert!(of_an_expired.tokens(storage, days(7)).await.is_none());
        let revoked = ada.allow(office, &wiki, names, days(6)).await;
        ada.revoke(office, None, days(6)).await.unwrap();
        for code in [&code, &revoked] {
            assert!(code.tokens(storage, days(6)).await.is_none());
        }
        let code = ada.allow(closed, &wiki, names, days(6)).await;
        if names != "openid" {
            ada.close(office, closed.id, days(6)).await;
            assert!(code.tokens(storage, days(6)).await.is_none());
        }
    }
    assert!(!ada.events().await.contains(&AuditEvent::SignedInToClient));
}

pub(crate) async fn each_client_knows_the_session_by_one_id_of_its_own(database: &Database) {
    let ada = database.person("ada").await;
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    let first = ada.sign_in_to(&wiki, office, "openid", NOON).await.session;
    assert_eq!(ada.sign_in_to(&wiki, office, "openid offline_access", NOON).await.session, first);
    let others = [
        ada.sign_in_to(&mail, office, "openid", NOON).await.session,
        ada.sign_in_to(&wiki, home, "openid", NOON).await.session,
    ];
    assert!(!others.contains(&first) && others[0] != others[1]);
    // After revoking, the client is a new one.
    ada.revoke(office, Some(&wiki), NOON).await.unwrap();
    assert_ne!(ada.sign_in_to(&wiki, office, "openid", NOON).await.session, first);
}
