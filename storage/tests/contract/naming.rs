//! Names that people give their sessions.

use domain::storage::{NameSession, NameSessionOutcome};
use domain::{SessionId, SessionName};

use crate::fixture::{Database, NOON, Opened, Person, days, minutes};

fn name(text: &str) -> Option<SessionName> {
    SessionName::parse(text).unwrap()
}

async fn give(ada: &Person, from: Opened, session: SessionId, text: &str) -> NameSessionOutcome {
    let name = NameSession { caller: ada.caller(from, minutes(5)), session, name: name(text) };
    ada.storage.name_session(&name).await.unwrap()
}

pub(crate) async fn a_session_has_the_name_that_its_person_gave_it_until_it_is_taken_away(database: &Database) {
    let ada = database.person("ada").await;
    let (current, other) = (ada.open(NOON).await, ada.open(minutes(1)).await);
    let changes = ada.list(current, minutes(2)).await.changes;
    assert_eq!(give(&ada, current, other.id, "Küche").await, NameSessionOutcome::Named);
    let page = ada.list(current, minutes(6)).await;
    assert_eq!(page.others[0].name, name("Küche"));
    assert_eq!(page.current.unwrap().name, None);
    assert!(page.changes > changes, "other pages are told");
    ada.close(current, other.id, minutes(7)).await;
    assert_eq!(ada.list(current, minutes(8)).await.ended[0].name, name("Küche"));
    assert_eq!(give(&ada, current, current.id, "Office").await, NameSessionOutcome::Named);
    assert_eq!(give(&ada, current, current.id, "").await, NameSessionOutcome::Named);
    assert_eq!(ada.list(current, minutes(8)).await.current.unwrap().name, None);
}

pub(crate) async fn nobody_names_a_session_of_somebody_else_or_one_that_has_ended(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let (adas, closed, eves) = (ada.open(NOON).await, ada.open(NOON).await, eve.open(NOON).await);
    ada.close(adas, closed.id, minutes(1)).await;
    for session in [adas.id, closed.id, SessionId::generate(NOON).unwrap()] {
        let from = if session == closed.id { &ada } else { &eve };
        let by = if session == closed.id { adas } else { eves };
        assert_eq!(give(from, by, session, "mine").await, NameSessionOutcome::NotFound);
    }
    assert_eq!(ada.find(adas).await.unwrap().session.name, None);
    assert_eq!(ada.list(adas, minutes(6)).await.ended[0].name, None);
}

pub(crate) async fn a_caller_that_has_ended_names_nothing(database: &Database) {
    let ada = database.person("ada").await;
    let (closed, other) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.close(other, closed.id, minutes(1)).await;
    assert_eq!(give(&ada, closed, other.id, "mine").await, NameSessionOutcome::CallerEnded);
    let late = NameSession { caller: ada.caller(other, days(8)), session: other.id, name: name("mine") };
    assert_eq!(database.storage.name_session(&late).await.unwrap(), NameSessionOutcome::CallerEnded);
    assert_eq!(ada.find(other).await.unwrap().session.name, None);
}
