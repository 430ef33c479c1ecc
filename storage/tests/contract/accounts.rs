//! Accounts, and what an operator does to them.

use domain::storage::{AuditEvent, CloseAll, NewSession};
use domain::{AccountId, EndReason, LoginName};

use crate::fixture::{Database, NOON, Person, address, minutes, new_account, trail};

fn close_all(account: AccountId, reason: EndReason) -> CloseAll {
    CloseAll { account, reason, at: minutes(1) }
}

pub(crate) async fn a_created_account_can_be_found_and_is_on_record(database: &Database) {
    assert!(!database.storage.has_accounts().await.unwrap());
    let ada = database.person("ada").await;
    assert!(database.storage.has_accounts().await.unwrap());
    let found = database.storage.find_credentials(&LoginName::parse("Ada").unwrap(), None).await.unwrap().unwrap();
    assert_eq!((found.account.id, found.account.login_name.as_str()), (ada.account, "ada"));
    assert!(found.password == ada.password && !found.disabled);
    assert_eq!(database.storage.find_account(&found.account.login_name).await.unwrap(), Some(found.account));
    assert_eq!(ada.events().await, [AuditEvent::AccountCreated]);
}

pub(crate) async fn a_taken_name_creates_nothing(database: &Database) {
    let ada = database.person("ada").await;
    let second = new_account("ada");
    assert!(!database.storage.create_account(&second).await.unwrap());
    let found = database.storage.find_credentials(&second.login_name, None).await.unwrap().unwrap();
    assert_eq!(found.account.id, ada.account);
    assert_eq!(trail(&*database.storage, second.id, NOON).await, []);
}

pub(crate) async fn an_unknown_name_has_no_credentials(database: &Database) {
    database.person("ada").await;
    let nobody = LoginName::parse("nobody").unwrap();
    assert!(database.storage.find_credentials(&nobody, None).await.unwrap().is_none());
    assert_eq!(database.storage.find_account(&nobody).await.unwrap(), None);
}

pub(crate) async fn accounts_are_listed_by_name(database: &Database) {
    let eve = database.person("eve").await;
    database.person("ada").await;
    database.storage.disable_account(&close_all(eve.account, EndReason::AccountDisabled)).await.unwrap();
    let listed = database.storage.list_accounts().await.unwrap();
    let listed: Vec<_> =
        listed.iter().map(|one| (one.account.login_name.as_str(), one.created_at, one.disabled)).collect();
    assert_eq!(listed, [("ada", NOON, false), ("eve", NOON, true)]);
}

pub(crate) async fn the_first_account_comes_with_its_first_session(database: &Database) {
    let (account, session) = first_account(database, "ada");
    assert!(database.storage.create_first_account(&account, &session).await.unwrap());
    let found = database.storage.find_session(&session.token).await.unwrap().unwrap();
    assert_eq!((found.account.id, found.session.id), (account.id, session.id));
    let trail = trail(&*database.storage, account.id, NOON).await;
    let trail: Vec<_> = trail.iter().map(|record| (record.event, record.address)).collect();
    assert_eq!(trail, [(AuditEvent::AccountCreated, Some(address(1))), (AuditEvent::SignedIn, Some(address(1)))]);
}

pub(crate) async fn only_one_of_many_first_accounts_is_created(database: &Database) {
    let attempts: Vec<_> = (0..20)
        .map(|number| {
            let (account, session) = first_account(database, &format!("first{number}"));
            let storage = std::sync::Arc::clone(&database.storage);
            tokio::spawn(async move { storage.create_first_account(&account, &session).await.unwrap() })
        })
        .collect();
    let mut created = 0;
    for attempt in attempts {
        created += u32::from(attempt.await.unwrap());
    }
    assert_eq!((created, database.storage.list_accounts().await.unwrap().len()), (1, 1));
}

fn first_account(database: &Database, name: &str) -> (domain::storage::NewAccount, NewSession) {
    let account = new_account(name);
    let storage = std::sync::Arc::clone(&database.storage);
    let person = Person { storage, account: account.id, password: account.password.clone() };
    (account, person.new_session(NOON))
}

pub(crate) async fn disabling_closes_every_session_and_lets_nobody_in(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let sessions = ada.open_many(3, NOON).await;
    let bobs = bob.open(NOON).await;
    let close = close_all(ada.account, EndReason::AccountDisabled);
    assert_eq!(database.storage.disable_account(&close).await.unwrap(), 3);
    for session in sessions {
        assert_eq!(ada.ended(session).await, Some((EndReason::AccountDisabled, minutes(1))));
        assert!(ada.end_of(session).await.unwrap().by.is_none());
    }
    assert!(database.storage.open_session(&ada.new_session(minutes(2))).await.unwrap().is_none());
    assert!(bob.end_of(bobs).await.is_none());
    let found = database.storage.find_credentials(&LoginName::parse("ada").unwrap(), None).await.unwrap();
    assert!(found.unwrap().disabled);
}

pub(crate) async fn enabling_lets_in_again_and_reopens_nothing(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    database.storage.disable_account(&close_all(ada.account, EndReason::AccountDisabled)).await.unwrap();
    database.storage.enable_account(ada.account, minutes(2)).await.unwrap();
    assert!(ada.end_of(session).await.is_some());
    assert!(database.storage.open_session(&ada.new_session(minutes(3))).await.unwrap().is_some());
    database.storage.enable_account(new_account("nobody").id, minutes(4)).await.unwrap();
}

pub(crate) async fn an_operator_closes_every_session_of_one_account(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (sessions, bobs) = (ada.open_many(3, NOON).await, bob.open(NOON).await);
    let close = close_all(ada.account, EndReason::ClosedByAdministrator);
    assert_eq!(database.storage.close_all_sessions(&close).await.unwrap(), 3);
    assert_eq!(database.storage.close_all_sessions(&close).await.unwrap(), 0);
    for session in sessions {
        assert_eq!(ada.ended(session).await, Some((EndReason::ClosedByAdministrator, minutes(1))));
    }
    assert!(bob.end_of(bobs).await.is_none());
    assert!(database.storage.open_session(&ada.new_session(minutes(2))).await.unwrap().is_some());
}
