//! Sessions end because time has passed.

use std::time::Duration;

use domain::storage::AuditEvent;
use domain::{End, EndReason, Policy};

use crate::fixture::{Database, NOON, days, minutes, trail};

pub(crate) async fn an_idle_session_ends_at_the_moment_that_it_expired(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    ada.act(session, minutes(5)).await;
    let expiry = minutes(5).plus(Policy::default().idle_timeout);
    assert_eq!(ada.sweep(expiry.minus(Duration::from_millis(1))).await, 0);
    assert!(ada.end_of(session).await.is_none());
    assert_eq!(ada.sweep(days(20)).await, 1);
    assert_eq!(ada.end_of(session).await, Some(End { at: expiry, reason: EndReason::IdleTimeout, by: None }));
    assert_eq!(ada.sweep(days(20)).await, 0);
    let trail = trail(&*database.storage, ada.account, expiry).await;
    assert_eq!(trail.len(), 1);
    assert_eq!((trail[0].at, trail[0].session), (expiry, Some(session.id)));
}

pub(crate) async fn a_busy_session_ends_at_its_absolute_lifetime(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    for day in 1..30 {
        assert!(ada.act(session, days(day)).await);
    }
    assert_eq!(ada.sweep(days(30).minus(Duration::from_millis(1))).await, 0);
    assert_eq!(ada.sweep(days(30)).await, 1);
    assert_eq!(ada.end_of(session).await, Some(End { at: days(30), reason: EndReason::AbsoluteTimeout, by: None }));
}

pub(crate) async fn a_session_that_is_both_idle_and_expired_ends_by_what_came_first(database: &Database) {
    let ada = database.person("ada").await;
    let (idle, busy) = (ada.open(NOON).await, ada.open(NOON).await);
    for day in 1..28 {
        assert!(ada.act(busy, days(day)).await);
    }
    assert_eq!(ada.sweep(days(60)).await, 2);
    assert_eq!(ada.ended(idle).await, Some((EndReason::IdleTimeout, days(7))));
    assert_eq!(ada.ended(busy).await, Some((EndReason::AbsoluteTimeout, days(30))));
}

pub(crate) async fn only_the_asked_account_is_looked_at(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (adas, bobs) = (ada.open(NOON).await, bob.open(NOON).await);
    assert_eq!(ada.sweep(days(7)).await, 1);
    assert!(ada.end_of(adas).await.is_some() && bob.end_of(bobs).await.is_none());
}

pub(crate) async fn all_accounts_are_swept_in_batches(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    ada.open_many(1500, NOON).await;
    bob.open_many(1500, NOON).await;
    let (adas, bobs) = (ada.open(days(6)).await, bob.open(days(6)).await);
    let changes = bob.find(bobs).await.unwrap().changes;
    let swept = database.storage.end_expired_sessions(None, &Policy::default(), days(8)).await.unwrap();
    assert_eq!(swept, 3000);
    assert!(bob.find(bobs).await.unwrap().changes > changes);
    for (person, session) in [(ada, adas), (bob, bobs)] {
        assert!(person.end_of(session).await.is_none());
        let ended = AuditEvent::SessionEnded(EndReason::IdleTimeout);
        assert_eq!(person.events().await.iter().filter(|event| **event == ended).count(), 1500);
        assert_eq!(person.list(session, days(8)).await.others_total, 0);
    }
}

pub(crate) async fn what_is_idle_and_expired_at_once_is_swept_once(database: &Database) {
    let ada = database.person("ada").await;
    ada.open_many(600, NOON).await;
    for busy in ada.open_many(900, minutes(1)).await {
        assert!(ada.act(busy, days(3)).await);
    }
    let day = Duration::from_hours(24);
    let policy = Policy { idle_timeout: day, session_lifetime: 2 * day, ..Policy::default() };
    let swept = database.storage.end_expired_sessions(None, &policy, days(3)).await.unwrap();
    assert_eq!(swept, 1500);
    let count = |events: &[AuditEvent], reason| {
        events.iter().filter(|event| **event == AuditEvent::SessionEnded(reason)).count()
    };
    let events = ada.events().await;
    assert_eq!((count(&events, EndReason::IdleTimeout), count(&events, EndReason::AbsoluteTimeout)), (600, 900));
}

pub(crate) async fn a_clock_that_goes_back_reopens_nothing(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    ada.sweep(days(7)).await;
    assert!(!ada.act(session, minutes(1)).await);
    assert!(ada.end_of(session).await.is_some());
    let page = ada.list(session, minutes(1)).await;
    assert_eq!((page.current, page.others), (None, Vec::new()));
}
