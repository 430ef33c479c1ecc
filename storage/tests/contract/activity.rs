//! Sessions are used.

use std::time::Duration;

use domain::SessionId;
use domain::storage::Activity;

use crate::fixture::{Database, NOON, Opened, address, days, minutes, new_token};

pub(crate) async fn activity_moves_last_active_and_connected_from(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    assert!(ada.act(session, minutes(5)).await);
    let used = ada.find(session).await.unwrap().session;
    assert_eq!((used.last_active_at, used.connected_from), (minutes(5), address(2)));
    assert_eq!((used.started_at, used.started_from, used.authenticated_at), (NOON, address(1), NOON));
}

pub(crate) async fn of_many_requests_at_once_one_is_written(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    let before = ada.find(session).await.unwrap().changes;
    let mut requests = tokio::task::JoinSet::new();
    for millis in 0..20 {
        let ada = ada.clone();
        requests.spawn(async move { ada.act(session, minutes(5).plus(Duration::from_millis(millis))).await });
    }
    let written = requests.join_all().await.into_iter().filter(|written| *written).count();
    assert_eq!((written, ada.find(session).await.unwrap().changes), (1, before + 1));
    assert!(!ada.act(session, minutes(6).minus(Duration::from_millis(1))).await);
    assert!(ada.act(session, minutes(7)).await);
}

pub(crate) async fn late_activity_changes_neither_time_nor_address(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    assert!(ada.act(session, minutes(5)).await);
    let late = Activity { from: address(3), ..ada.activity(session, minutes(3)) };
    assert!(!database.storage.record_activity(&late).await.unwrap());
    let used = ada.find(session).await.unwrap().session;
    assert_eq!((used.last_active_at, used.connected_from), (minutes(5), address(2)));
}

pub(crate) async fn activity_of_an_expired_session_is_refused(database: &Database) {
    let ada = database.person("ada").await;
    let (idle, busy) = (ada.open(NOON).await, ada.open(NOON).await);
    for day in (6..30).step_by(6) {
        assert!(ada.act(busy, days(day)).await);
    }
    assert!(!ada.act(idle, days(7)).await);
    assert!(!ada.act(busy, days(30)).await);
    assert_eq!(ada.find(idle).await.unwrap().session.last_active_at, NOON);
    assert_eq!(ada.find(busy).await.unwrap().session.last_active_at, days(24));
}

pub(crate) async fn activity_of_an_unknown_session_is_refused(database: &Database) {
    let ada = database.person("ada").await;
    let unknown = Opened { id: SessionId::generate(NOON).unwrap(), token: new_token() };
    assert!(!ada.act(unknown, NOON).await);
}
