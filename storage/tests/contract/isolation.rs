//! Nobody reaches what is another's.

use domain::SessionId;
use domain::storage::{CloseSessionOutcome, SessionQuery};

use crate::fixture::{Database, NOON, ids, minutes};

pub(crate) async fn another_accounts_session_answers_like_one_that_does_not_exist(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let (open, office, closed) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    ada.close(office, closed.id, minutes(1)).await;
    let eves = eve.open(NOON).await;
    let changes = ada.find(open).await.unwrap().changes;
    for foreign in [open.id, closed.id, SessionId::generate(NOON).unwrap()] {
        assert_eq!(eve.close(eves, foreign, minutes(2)).await, CloseSessionOutcome::NotFound);
        assert_eq!(database.storage.find_sessions(eve.account, &[foreign]).await.unwrap(), []);
    }
    assert!(ada.end_of(open).await.is_none());
    assert_eq!(ada.find(open).await.unwrap().changes, changes);
    // A caller's session counts only for the account that it belongs to.
    assert_eq!(eve.close(open, eves.id, minutes(2)).await, CloseSessionOutcome::CallerEnded);
    assert_eq!(eve.close_others(open, minutes(2)).await, None);
}

pub(crate) async fn closing_ones_own_others_touches_nobody_else(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (caller, other, bobs) = (ada.open(NOON).await, ada.open(NOON).await, bob.open(NOON).await);
    let before = bob.find(bobs).await.unwrap();
    assert_eq!(ada.close_others(caller, minutes(1)).await, Some(vec![other.id]));
    let after = bob.find(bobs).await.unwrap();
    assert_eq!((after.session, after.changes), (before.session, before.changes));
}

pub(crate) async fn a_page_cannot_begin_in_another_accounts_list(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let (older, current, newer) = (eve.open(NOON).await, eve.open(minutes(1)).await, eve.open(minutes(3)).await);
    let adas = ada.open(minutes(2)).await;
    let query = SessionQuery { before: Some(adas.id), ..eve.query(current, minutes(4)) };
    let page = database.storage.list_sessions(&query).await.unwrap();
    assert_eq!(ids(&page.others), [older.id]);
    let query = SessionQuery { current: adas.id, ..eve.query(current, minutes(4)) };
    let page = database.storage.list_sessions(&query).await.unwrap();
    assert_eq!((page.current, ids(&page.others)), (None, vec![newer.id, current.id, older.id]));
}
