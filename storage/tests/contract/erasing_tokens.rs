//! What clients got is erased when it has been worth nothing for long enough.

use domain::storage::AuditEvent;
use domain::{HISTORY, SessionId, Timestamp};

use crate::fixture::{Database, NOON, Person, days, minutes};

async fn sweep(database: &Database, now: Timestamp) {
    database.storage.purge_ended_sessions(now.minus(HISTORY)).await.unwrap();
    database.storage.purge_tokens(now.minus(HISTORY)).await.unwrap();
}

async fn rows(database: &Database, person: &Person, table: &str) -> i64 {
    let account = SessionId::from_uuid(*person.account.as_uuid());
    let sql = match table {
        "access_tokens" | "refresh_tokens" => format!(
            "SELECT count(*) FROM {table} JOIN authorizations ON authorizations.id = authorization_id \
             WHERE authorizations.account_id = ?1"
        ),
        _ => format!("SELECT count(*) FROM {table} WHERE account_id = ?1"),
    };
    database.count(&sql, account).await
}

pub(crate) async fn what_a_closed_session_gave_is_erased_with_it(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    let tokens = ada.sign_in_to(&wiki, home, "openid", NOON).await;
    tokens.refresh(&*database.storage, NOON).await.unwrap();
    ada.allow(home, &wiki, "openid offline_access", NOON).await;
    ada.close(office, home.id, minutes(1)).await;
    sweep(database, days(7)).await;
    assert_eq!(ada.reached(office, home.id, days(6)).await.len(), 1);
    database.storage.purge_ended_sessions(minutes(2)).await.unwrap();
    for table in ["website_sessions", "authorizations", "access_tokens", "refresh_tokens"] {
        assert_eq!(rows(database, &ada, table).await, 0, "{table}");
    }
    assert!(ada.grant(&wiki).await.is_some());
}

pub(crate) async fn access_without_the_person_outlives_its_session(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    let storage = &*database.storage;
    let first = ada.sign_in_to(&wiki, home, "openid offline_access", NOON).await;
    ada.close(office, home.id, minutes(1)).await;
    let mut tokens = first.clone();
    for day in [5, 20, 40, 80] {
        sweep(database, days(day)).await;
        tokens = tokens.refresh(storage, days(day)).await.unwrap();
        let found = tokens.find(storage, days(day)).await.unwrap();
        assert_eq!(found.client_session, first.session);
    }
    assert!(ada.find(home).await.is_none());
    assert_eq!(rows(database, &ada, "website_sessions").await, 0);
    // However late somebody comes with a token that was used, it is known.
    assert!(first.refresh(storage, days(81)).await.is_none());
    assert!(tokens.are_dead(storage, days(80)).await);
    assert!(ada.events().await.contains(&AuditEvent::TokenReused));
}

pub(crate) async fn what_has_run_out_or_was_revoked_is_erased_and_the_rest_stays(database: &Database) {
    let ada = database.person("ada").await;
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    ada.sign_in_to(&mail, session, "openid", NOON).await;
    ada.allow(session, &wiki, "openid", NOON).await;
    let lasting = ada.sign_in_to(&wiki, session, "openid offline_access", NOON).await;
    ada.revoke(session, Some(&mail), minutes(1)).await.unwrap();
    storage.purge_tokens(minutes(1)).await.unwrap();
    assert_eq!((rows(database, &ada, "grants").await, rows(database, &ada, "authorizations").await), (2, 3));
    sweep(database, days(7).plus(std::time::Duration::from_mins(2))).await;
    assert_eq!((rows(database, &ada, "grants").await, rows(database, &ada, "authorizations").await), (1, 1));
    assert!(lasting.is_good(storage, minutes(5)).await);
    storage.purge_tokens(days(80)).await.unwrap();
    assert_eq!((rows(database, &ada, "access_tokens").await, rows(database, &ada, "refresh_tokens").await), (0, 1));
    storage.purge_tokens(days(91)).await.unwrap();
    assert_eq!((rows(database, &ada, "authorizations").await, rows(database, &ada, "refresh_tokens").await), (0, 0));
    assert!(ada.grant(&wiki).await.is_some());
}

pub(crate) async fn more_tokens_than_one_batch_are_erased(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let mut tokens = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    for _ in 0..2100 {
        tokens = tokens.refresh(&*database.storage, minutes(1)).await.unwrap();
    }
    ada.revoke(session, None, minutes(2)).await.unwrap();
    sweep(database, days(8)).await;
    for table in ["grants", "authorizations", "access_tokens", "refresh_tokens", "website_sessions"] {
        assert_eq!(rows(database, &ada, table).await, 0, "{table}");
    }
}
