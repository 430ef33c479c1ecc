//! Single sessions are closed.

use domain::storage::{AuditEvent, CloseSession, CloseSessionOutcome};
use domain::{ClosedBy, End, EndReason, SessionId};

use crate::fixture::{Database, NOON, address, days, firefox, minutes};

pub(crate) async fn a_closed_session_is_refused_and_says_how_it_ended(database: &Database) {
    let ada = database.person("ada").await;
    let (office, home) = (ada.open(NOON).await, ada.open(minutes(1)).await);
    let other = ada.open(minutes(2)).await;
    assert_eq!(ada.close(office, home.id, minutes(3)).await, CloseSessionOutcome::Closed);
    let by = Some(ClosedBy { session: office.id, device: firefox(), address: address(9), place: None });
    assert_eq!(ada.end_of(home).await, Some(End { at: minutes(3), reason: EndReason::Closed, by }));
    assert!(ada.end_of(office).await.is_none() && ada.end_of(other).await.is_none());
}

pub(crate) async fn closing_twice_changes_nothing_the_second_time(database: &Database) {
    let ada = database.person("ada").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    assert_eq!(ada.close(office, home.id, minutes(1)).await, CloseSessionOutcome::Closed);
    let (before, events) = (ada.find(home).await.unwrap(), ada.events().await);
    assert_eq!(ada.close(office, home.id, minutes(2)).await, CloseSessionOutcome::AlreadyEnded);
    let after = ada.find(home).await.unwrap();
    assert_eq!((after.session, after.changes), (before.session, before.changes));
    assert_eq!(ada.events().await, events);
}

pub(crate) async fn closing_an_expired_session_writes_its_expiry(database: &Database) {
    let ada = database.person("ada").await;
    let home = ada.open(NOON).await;
    let office = ada.open(days(6)).await;
    assert_eq!(ada.close(office, home.id, days(8)).await, CloseSessionOutcome::AlreadyEnded);
    assert_eq!(ada.end_of(home).await, Some(End { at: days(7), reason: EndReason::IdleTimeout, by: None }));
    assert_eq!(ada.events().await.last(), Some(&AuditEvent::SessionEnded(EndReason::IdleTimeout)));
}

pub(crate) async fn closing_ones_own_session_is_signing_out(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    let close = CloseSession {
        caller: ada.caller(session, minutes(1)),
        session: session.id,
        reason: EndReason::SignedOut,
        revoke_clients: false,
    };
    assert_eq!(database.storage.close_session(&close).await.unwrap().outcome, CloseSessionOutcome::Closed);
    assert_eq!(ada.ended(session).await, Some((EndReason::SignedOut, minutes(1))));
    assert_eq!(database.storage.close_session(&close).await.unwrap().outcome, CloseSessionOutcome::CallerEnded);
}

pub(crate) async fn a_caller_that_has_ended_closes_nothing(database: &Database) {
    let ada = database.person("ada").await;
    let (office, stolen, home) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    ada.close(office, stolen.id, minutes(1)).await;
    for target in [home.id, office.id, stolen.id, SessionId::generate(NOON).unwrap()] {
        assert_eq!(ada.close(stolen, target, minutes(2)).await, CloseSessionOutcome::CallerEnded);
    }
    assert!(ada.end_of(home).await.is_none() && ada.end_of(office).await.is_none());
}

pub(crate) async fn a_caller_that_has_expired_closes_nothing(database: &Database) {
    let ada = database.person("ada").await;
    let (expired, home) = (ada.open(NOON).await, ada.open(days(6)).await);
    assert_eq!(ada.close(expired, home.id, days(7)).await, CloseSessionOutcome::CallerEnded);
    assert!(ada.end_of(home).await.is_none());
}

pub(crate) async fn an_erased_session_is_as_unknown_as_one_that_never_was(database: &Database) {
    let ada = database.person("ada").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.close(office, home.id, minutes(1)).await;
    database.storage.purge_ended_sessions(minutes(2)).await.unwrap();
    for unknown in [home.id, SessionId::generate(NOON).unwrap()] {
        assert_eq!(ada.close(office, unknown, minutes(3)).await, CloseSessionOutcome::NotFound);
    }
}
