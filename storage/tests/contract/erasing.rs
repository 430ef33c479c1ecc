//! History is erased.

use domain::storage::AuditEvent;
use domain::{ClientAddress, EndReason, Grant, Timestamp};

use crate::fixture::{Database, NOON, address, days, minutes, trail};

pub(crate) async fn sessions_are_erased_after_their_history_and_not_before(database: &Database) {
    let ada = database.person("ada").await;
    let (caller, early, late) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    ada.close(caller, early.id, minutes(1)).await;
    ada.close(caller, late.id, minutes(2)).await;
    assert_eq!(database.storage.purge_ended_sessions(minutes(2)).await.unwrap(), 1);
    assert!(ada.find(early).await.is_none());
    assert!(ada.end_of(late).await.is_some());
    let page = ada.list(caller, minutes(3)).await;
    assert_eq!((page.ended.len(), page.earliest_end), (1, Some(minutes(2))));
}

pub(crate) async fn open_sessions_are_never_erased(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    assert_eq!(database.storage.purge_ended_sessions(days(1000)).await.unwrap(), 0);
    assert!(ada.find(session).await.is_some());
}

pub(crate) async fn addresses_are_erased_from_the_trail_and_the_events_stay(database: &Database) {
    let ada = database.person("ada").await;
    let (caller, other) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.close(caller, other.id, minutes(2)).await;
    database.storage.purge_ended_sessions(minutes(2)).await.unwrap();
    let trail = trail(&*database.storage, ada.account, Timestamp::from_millis(0)).await;
    let events: Vec<_> = trail.iter().map(|record| (record.event, record.address.is_some())).collect();
    let expected = [
        (AuditEvent::AccountCreated, false),
        (AuditEvent::SignedIn, false),
        (AuditEvent::SignedIn, false),
        (AuditEvent::SessionEnded(EndReason::Closed), true),
    ];
    assert_eq!(events, expected);
}

pub(crate) async fn the_address_of_a_client_that_is_not_used_is_erased_and_the_grant_stays(database: &Database) {
    let (ada, wiki, notes) =
        (database.person("ada").await, database.client("wiki").await, database.client("notes").await);
    let session = ada.open(NOON).await;
    ada.allow(session, &wiki, "openid", minutes(1)).await;
    ada.allow(session, &notes, "openid", minutes(2)).await;
    let allowed = ada.grant(&wiki).await.unwrap();
    let changes = ada.find(session).await.unwrap().changes;
    database.storage.purge_ended_sessions(minutes(2)).await.unwrap();
    assert_eq!(ada.grant(&wiki).await, Some(Grant { last_used_from: ClientAddress::Unknown, ..allowed.clone() }));
    assert_eq!(ada.grant(&notes).await.unwrap().last_used_from, address(9));
    let after = ada.find(session).await.unwrap().changes;
    assert!(after > changes);
    database.storage.purge_ended_sessions(minutes(2)).await.unwrap();
    assert_eq!(ada.find(session).await.unwrap().changes, after);
    ada.allow(session, &wiki, "openid", minutes(3)).await;
    assert_eq!(ada.grant(&wiki).await, Some(Grant { last_used_at: minutes(3), ..allowed }));
}

pub(crate) async fn more_than_one_batch_is_erased(database: &Database) {
    let ada = database.person("ada").await;
    let caller = ada.open(NOON).await;
    ada.open_many(2500, NOON).await;
    ada.close_others(caller, minutes(1)).await.unwrap();
    assert_eq!(database.storage.purge_ended_sessions(minutes(2)).await.unwrap(), 2500);
    let trail = trail(&*database.storage, ada.account, Timestamp::from_millis(0)).await;
    assert!(trail.iter().all(|record| record.address.is_none()));
}
