//! Closing the sessions that a person has selected.

use domain::storage::CloseSome;
use domain::{EndReason, SessionId};

use crate::fixture::{Database, NOON, Opened, Person, days, minutes};

async fn close(ada: &Person, from: Opened, sessions: Vec<SessionId>) -> Option<Vec<SessionId>> {
    let close = CloseSome { caller: ada.caller(from, minutes(5)), sessions, reason: EndReason::Closed };
    ada.storage.close_some_sessions(&close).await.unwrap()
}

pub(crate) async fn the_named_sessions_are_closed_and_no_others(database: &Database) {
    let ada = database.person("ada").await;
    let (current, one, two, three) =
        (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    assert_eq!(close(&ada, current, vec![one.id, three.id]).await, Some(vec![one.id, three.id]));
    for session in [one, three] {
        assert_eq!(ada.ended(session).await, Some((EndReason::Closed, minutes(5))));
    }
    for session in [current, two] {
        assert_eq!(ada.ended(session).await, None);
    }
    assert_eq!(close(&ada, current, vec![one.id, two.id, two.id]).await, Some(vec![two.id]));
}

pub(crate) async fn what_is_not_the_accounts_has_ended_or_asks_is_left_alone(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let (current, closed, eves) = (ada.open(NOON).await, ada.open(NOON).await, eve.open(NOON).await);
    ada.close(current, closed.id, minutes(1)).await;
    let unknown = SessionId::generate(NOON).unwrap();
    let sessions = vec![current.id, closed.id, eves.id, unknown];
    assert_eq!(close(&ada, current, sessions).await, Some(Vec::new()));
    assert_eq!((ada.ended(current).await, eve.ended(eves).await), (None, None));
    assert_eq!(ada.ended(closed).await, Some((EndReason::Closed, minutes(1))));
}

pub(crate) async fn a_caller_that_has_ended_closes_none_of_them(database: &Database) {
    let ada = database.person("ada").await;
    let (caller, closer, other) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    ada.close(closer, caller.id, minutes(1)).await;
    assert_eq!(close(&ada, caller, vec![other.id]).await, None);
    let late = CloseSome { caller: ada.caller(closer, days(8)), sessions: vec![other.id], reason: EndReason::Closed };
    assert_eq!(database.storage.close_some_sessions(&late).await.unwrap(), None);
    assert_eq!(ada.ended(other).await, None);
}
