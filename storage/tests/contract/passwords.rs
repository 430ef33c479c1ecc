//! Passwords are changed and set.

use std::sync::Arc;

use domain::storage::{AuditEvent, CloseAll, OtherSessions, ReplacePassword};
use domain::{EndReason, LoginName, PasswordHash, SessionId, TokenHash};

use crate::fixture::{Database, NOON, Opened, Person, days, minutes, new_token};

fn new_password() -> PasswordHash {
    PasswordHash::from_stored("hash of a new password".to_owned())
}

async fn stored_password(database: &Database) -> PasswordHash {
    let name = LoginName::parse("ada").unwrap();
    database.storage.find_credentials(&name, None).await.unwrap().unwrap().password
}

/// Changes the password in the session `keep`, ten minutes after noon.
async fn replace(person: &Person, keep: Opened, new_token: TokenHash, others: OtherSessions) -> Option<Vec<SessionId>> {
    let change =
        ReplacePassword { account: person.account, old: person.password.clone(), new: new_password(), at: minutes(10) };
    let caller = person.caller(keep, minutes(10));
    let done = person.storage.replace_password(&change, &caller, &new_token, others).await.unwrap();
    done.map(|done| done.closed)
}

pub(crate) async fn a_replaced_password_renews_the_token_and_keeps_the_others(database: &Database) {
    let ada = database.person("ada").await;
    let (keep, other) = (ada.open(NOON).await, ada.open(NOON).await);
    let token = new_token();
    assert_eq!(replace(&ada, keep, token, OtherSessions::Stay).await, Some(Vec::new()));
    assert!(stored_password(database).await == new_password());
    assert!(ada.find(keep).await.is_none() && ada.end_of(other).await.is_none());
    let kept = ada.find(Opened { token, ..keep }).await.unwrap().session;
    assert_eq!((kept.id, kept.authenticated_at, kept.end), (keep.id, minutes(10), None));
    assert_eq!(ada.events().await.last(), Some(&AuditEvent::PasswordChanged));
}

pub(crate) async fn a_replaced_password_closes_the_others_when_asked_to(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (keep, others, bobs) = (ada.open(NOON).await, ada.open_many(2, NOON).await, bob.open(NOON).await);
    let token = new_token();
    let mut expected = vec![others[0].id, others[1].id];
    expected.sort_unstable_by(|one, other| other.cmp(one));
    assert_eq!(replace(&ada, keep, token, OtherSessions::Close).await, Some(expected));
    for other in others {
        let end = ada.end_of(other).await.unwrap();
        assert_eq!((end.reason, end.by.map(|by| by.session)), (EndReason::PasswordChanged, Some(keep.id)));
    }
    assert!(ada.end_of(Opened { token, ..keep }).await.is_none() && bob.end_of(bobs).await.is_none());
}

async fn nothing_was_changed(database: &Database, person: &Person, session: Opened, token: TokenHash) {
    assert!(stored_password(database).await == PasswordHash::from_stored("hash of ada's password".to_owned()));
    assert!(person.find(session).await.is_some());
    assert!(database.storage.find_session(&token).await.unwrap().is_none());
    assert!(!person.events().await.contains(&AuditEvent::PasswordChanged));
}

pub(crate) async fn a_password_is_not_replaced_when_it_is_not_the_old_one(database: &Database) {
    let mut ada = database.person("ada").await;
    let (keep, other) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.password = PasswordHash::from_stored("hash of yesterday's password".to_owned());
    let token = new_token();
    assert_eq!(replace(&ada, keep, token, OtherSessions::Close).await, None);
    nothing_was_changed(database, &ada, keep, token).await;
    assert!(ada.end_of(other).await.is_none());
}

pub(crate) async fn a_password_is_not_replaced_in_a_session_that_has_ended(database: &Database) {
    let ada = database.person("ada").await;
    let (caller, closed) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.close(caller, closed.id, minutes(1)).await;
    let token = new_token();
    assert_eq!(replace(&ada, closed, token, OtherSessions::Close).await, None);
    nothing_was_changed(database, &ada, closed, token).await;
    let expired = ada.caller(caller, days(7));
    let change = ReplacePassword { account: ada.account, old: ada.password.clone(), new: new_password(), at: days(7) };
    assert_eq!(database.storage.replace_password(&change, &expired, &token, OtherSessions::Close).await.unwrap(), None);
    nothing_was_changed(database, &ada, caller, token).await;
    assert!(ada.end_of(caller).await.is_none());
}

pub(crate) async fn a_password_is_not_replaced_in_another_accounts_session(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let (adas, eves) = (ada.open(NOON).await, eve.open(NOON).await);
    let token = new_token();
    let change =
        ReplacePassword { account: ada.account, old: ada.password.clone(), new: new_password(), at: minutes(1) };
    for keep in [eve.caller(eves, minutes(1)), ada.caller(eves, minutes(1)), eve.caller(adas, minutes(1))] {
        assert_eq!(
            database.storage.replace_password(&change, &keep, &token, OtherSessions::Close).await.unwrap(),
            None
        );
    }
    nothing_was_changed(database, &ada, adas, token).await;
    assert!(ada.end_of(adas).await.is_none() && eve.end_of(eves).await.is_none());
}

pub(crate) async fn a_password_that_an_operator_sets_closes_every_session(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (sessions, bobs) = (ada.open_many(3, NOON).await, bob.open(NOON).await);
    let close = CloseAll { account: ada.account, reason: EndReason::PasswordChanged, at: minutes(1) };
    assert_eq!(database.storage.set_password(&new_password(), &close).await.unwrap(), 3);
    assert!(stored_password(database).await == new_password());
    for session in sessions {
        assert_eq!(ada.ended(session).await, Some((EndReason::PasswordChanged, minutes(1))));
    }
    assert!(bob.end_of(bobs).await.is_none());
    let changed = ada.events().await.iter().filter(|event| **event == AuditEvent::PasswordChanged).count();
    assert_eq!(changed, 1);
}

/// ASVS 6.1.1: the browser of a thief is no longer known, nor is anybody's.
pub(crate) async fn a_new_password_makes_the_account_forget_the_browsers_that_it_knows(database: &Database) {
    let (mut ada, bob) = (database.person("ada").await, database.person("bob").await);
    let knows = async |login_name: &str, browser: &TokenHash| {
        let login_name = LoginName::parse(login_name).unwrap();
        database.storage.find_credentials(&login_name, Some(browser)).await.unwrap().unwrap().knows_browser
    };
    let (adas, bobs) = (ada.new_session(NOON), bob.new_session(NOON));
    let keep = Opened { id: adas.id, token: adas.token };
    for session in [&adas, &bobs] {
        assert!(database.storage.open_session(session).await.unwrap().is_some());
    }
    assert!(knows("ada", &adas.browser.unwrap()).await);
    assert!(replace(&ada, keep, new_token(), OtherSessions::Stay).await.is_some());
    assert!(!knows("ada", &adas.browser.unwrap()).await);
    ada.password = new_password();
    let again = ada.new_session(minutes(20));
    assert!(database.storage.open_session(&again).await.unwrap().is_some());
    let close = CloseAll { account: ada.account, reason: EndReason::PasswordChanged, at: minutes(30) };
    database.storage.set_password(&new_password(), &close).await.unwrap();
    assert!(!knows("ada", &again.browser.unwrap()).await);
    assert!(knows("bob", &bobs.browser.unwrap()).await);
}

/// Securing the account against sign-ins that arrive at the same moment: those that come first are closed, and those that
/// come later are refused, because their password is no longer the account's.
pub(crate) async fn a_sign_in_while_the_account_is_secured_is_closed_or_refused(database: &Database) {
    for trial in 0..10 {
        let ada = database.person(&format!("ada{trial}")).await;
        let keep = ada.open(NOON).await;
        let mut sign_ins = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let (storage, session) = (Arc::clone(&database.storage), ada.new_session(minutes(10)));
            let opened = Opened { id: session.id, token: session.token };
            sign_ins.spawn(async move { storage.open_session(&session).await.unwrap().map(|_| opened) });
        }
        let token = new_token();
        let secured = replace(&ada, keep, token, OtherSessions::CloseAndRevokeClients).await.unwrap();
        let opened: Vec<_> = sign_ins.join_all().await.into_iter().flatten().collect();
        for session in &opened {
            assert!(secured.contains(&session.id), "{session:?} was opened and not closed");
            assert_eq!(ada.ended(*session).await, Some((EndReason::PasswordChanged, minutes(10))));
        }
        assert_eq!(secured.len(), opened.len());
        assert!(ada.end_of(Opened { token, ..keep }).await.is_none());
    }
}
