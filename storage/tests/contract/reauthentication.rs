//! People reauthenticate in an open session.

use domain::storage::{AuditEvent, Reauthentication};
use domain::{PasswordHash, Policy, Timestamp};

use crate::fixture::{Database, NOON, Opened, Person, days, minutes, new_token};

fn reauthentication(person: &Person, session: Opened, at: Timestamp) -> Reauthentication {
    Reauthentication {
        account: person.account,
        session: session.id,
        verified: person.password.clone(),
        new_token: new_token(),
        cutoff: Policy::default().cutoff(at),
        at,
    }
}

async fn is_refused(person: &Person, session: Opened, reauthentication: &Reauthentication) {
    let before = person.find(session).await.unwrap().session;
    assert!(!person.storage.reauthenticate(reauthentication).await.unwrap());
    assert_eq!(person.find(session).await.unwrap().session, before);
    assert!(person.storage.find_session(&reauthentication.new_token).await.unwrap().is_none());
    assert!(!person.events().await.contains(&AuditEvent::Reauthenticated));
}

pub(crate) async fn a_reauthentication_renews_the_token_and_the_old_one_is_unknown(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    let reauthentication = reauthentication(&ada, session, minutes(20));
    assert!(database.storage.reauthenticate(&reauthentication).await.unwrap());
    assert!(ada.find(session).await.is_none());
    let renewed = database.storage.find_session(&reauthentication.new_token).await.unwrap().unwrap().session;
    assert_eq!((renewed.id, renewed.authenticated_at, renewed.started_at), (session.id, minutes(20), NOON));
    assert_eq!(ada.events().await.last(), Some(&AuditEvent::Reauthenticated));
}

pub(crate) async fn a_reauthentication_is_refused_when_the_password_has_changed_since(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    let verified = PasswordHash::from_stored("hash of yesterday's password".to_owned());
    is_refused(&ada, session, &Reauthentication { verified, ..reauthentication(&ada, session, NOON) }).await;
}

pub(crate) async fn a_reauthentication_is_refused_in_a_session_that_is_not_active(database: &Database) {
    let ada = database.person("ada").await;
    let (caller, closed, expired) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    ada.close(caller, closed.id, minutes(1)).await;
    is_refused(&ada, closed, &reauthentication(&ada, closed, minutes(2))).await;
    is_refused(&ada, expired, &reauthentication(&ada, expired, days(7))).await;
}

pub(crate) async fn a_reauthentication_is_refused_in_another_accounts_session(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let session = ada.open(NOON).await;
    is_refused(&ada, session, &reauthentication(&eve, session, minutes(1))).await;
}
