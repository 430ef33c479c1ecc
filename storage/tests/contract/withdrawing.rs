//! What websites got ends with more than one session.

use domain::storage::{AuditEvent, CloseAll, CloseSessionOutcome, ReplacePassword};
use domain::{EndReason, PasswordHash};

use crate::fixture::{Database, NOON, Opened, Person, Tokens, minutes, new_token, trail};

/// Access that goes on without its person: it lives after its session has been closed.
async fn offline(person: &Person, from: Opened, website: &domain::WebsiteId) -> Tokens {
    let session = person.open(NOON).await;
    let tokens = person.sign_in_to(website, session, "openid offline_access", NOON).await;
    person.close(from, session.id, NOON).await;
    tokens.refresh(&*person.storage, NOON).await.unwrap()
}

fn new_password() -> PasswordHash {
    PasswordHash::from_stored("hash of a new password".to_owned())
}

pub(crate) async fn disabling_an_account_ends_everything_for_good(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let wiki = database.website("wiki").await;
    let (session, bobs) = (ada.open(NOON).await, bob.open(NOON).await);
    let storage = &*database.storage;
    let tokens = ada.sign_in_to(&wiki, session, "openid offline_access", NOON).await;
    let without_person = offline(&ada, session, &wiki).await;
    let bobs_tokens = offline(&bob, bobs, &wiki).await;
    let code = ada.allow(session, &wiki, "openid", NOON).await;
    let close = CloseAll { account: ada.account, reason: EndReason::AccountDisabled, at: minutes(1) };
    storage.disable_account(&close).await.unwrap();
    for enabled in [false, true] {
        assert!(tokens.are_dead(storage, minutes(1)).await && without_person.are_dead(storage, minutes(1)).await);
        assert!(code.tokens(storage, NOON).await.is_none());
        assert!(bobs_tokens.is_good(storage, minutes(1)).await);
        if !enabled {
            storage.enable_account(ada.account, minutes(1)).await.unwrap();
        }
    }
    // What the person allowed is still allowed.
    assert!(ada.grant(&wiki).await.is_some());
}

pub(crate) async fn a_password_that_an_operator_sets_ends_everything(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.website("wiki").await);
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let tokens = ada.sign_in_to(&wiki, session, "openid offline_access", NOON).await;
    let without_person = offline(&ada, session, &wiki).await;
    let close = CloseAll { account: ada.account, reason: EndReason::PasswordChanged, at: minutes(1) };
    storage.set_password(&new_password(), &close).await.unwrap();
    assert!(tokens.are_dead(storage, minutes(1)).await && without_person.are_dead(storage, minutes(1)).await);
}

pub(crate) async fn a_replaced_password_ends_what_does_not_follow_from_the_kept_session(database: &Database) {
    for (close_others, name) in [(false, "ada"), (true, "bob")] {
        let person = database.person(name).await;
        let wiki = database.website(&format!("wiki{name}")).await;
        let (keep, other) = (person.open(NOON).await, person.open(NOON).await);
        let storage = &*database.storage;
        let kept = person.sign_in_to(&wiki, keep, "openid offline_access", NOON).await;
        let others = person.sign_in_to(&wiki, other, "openid", NOON).await;
        let without_person = offline(&person, keep, &wiki).await;
        let old = person.password.clone();
        let change = ReplacePassword { account: person.account, old, new: new_password(), at: minutes(1) };
        let caller = person.caller(keep, minutes(1));
        storage.replace_password(&change, &caller, &new_token(), close_others).await.unwrap().unwrap();
        assert!(kept.is_good(storage, minutes(1)).await && kept.refresh(storage, minutes(1)).await.is_some());
        assert_eq!(others.is_good(storage, minutes(1)).await, !close_others);
        assert_eq!(without_person.is_good(storage, minutes(1)).await, !close_others);
        assert_eq!(without_person.refresh(storage, minutes(1)).await.is_none(), close_others);
    }
}

pub(crate) async fn closing_a_session_revokes_what_was_first_allowed_in_it_when_asked_to(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let [wiki, mail, forum] =
        [database.website("wiki").await, database.website("mail").await, database.website("forum").await];
    let (office, home, lost) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    let eves = eve.open(NOON).await;
    let storage = &*database.storage;
    ada.allow(lost, &wiki, "openid", NOON).await;
    let elsewhere = ada.sign_in_to(&wiki, home, "openid offline_access", NOON).await;
    ada.allow(home, &mail, "openid", NOON).await;
    ada.allow(lost, &mail, "openid profile", NOON).await;
    ada.allow(home, &forum, "openid", NOON).await;
    assert_eq!(eve.close_and_revoke(eves, lost.id, minutes(1)).await, CloseSessionOutcome::NotFound);
    assert_eq!(ada.close_and_revoke(office, lost.id, minutes(1)).await, CloseSessionOutcome::Closed);
    assert!(ada.grant(&wiki).await.is_none() && elsewhere.are_dead(storage, minutes(1)).await);
    // It was first allowed elsewhere.
    assert!(ada.grant(&mail).await.is_some() && ada.grant(&forum).await.is_some());
    // Also when the session had ended before.
    assert_eq!(ada.close(office, home.id, minutes(2)).await, CloseSessionOutcome::Closed);
    assert!(ada.grant(&forum).await.is_some());
    assert_eq!(ada.close_and_revoke(office, home.id, minutes(3)).await, CloseSessionOutcome::AlreadyEnded);
    assert_eq!(storage.list_grants(ada.account).await.unwrap().websites, []);
    let trail = trail(storage, ada.account, minutes(1)).await;
    let revoked: Vec<_> = trail.iter().filter(|record| record.event == AuditEvent::WebsiteRevoked).collect();
    assert_eq!(revoked.len(), 3);
    assert!(revoked.iter().all(|record| record.session == Some(office.id)));
}

pub(crate) async fn closing_the_others_revokes_what_was_first_allowed_in_them_when_asked_to(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.website("wiki").await);
    let (mail, forum) = (database.website("mail").await, database.website("forum").await);
    let (caller, other, ended) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    ada.allow(other, &wiki, "openid", NOON).await;
    ada.allow(caller, &mail, "openid", NOON).await;
    ada.allow(ended, &forum, "openid", NOON).await;
    ada.close(caller, ended.id, NOON).await;
    assert_eq!(ada.close_others(caller, minutes(1)).await.unwrap().len(), 1);
    assert!(ada.grant(&wiki).await.is_some());
    let other = ada.open(minutes(2)).await;
    ada.revoke(caller, Some(&wiki), minutes(2)).await.unwrap();
    ada.allow(other, &wiki, "openid", minutes(2)).await;
    assert_eq!(ada.close_others_and_revoke(caller, minutes(3)).await, Some(vec![other.id]));
    assert!(ada.grant(&wiki).await.is_none());
    // Neither the caller's own nor those of a session that had ended before.
    assert!(ada.grant(&mail).await.is_some() && ada.grant(&forum).await.is_some());
    let lapsed = ada.caller(caller, crate::fixture::days(8));
    let close =
        domain::storage::CloseOthers { caller: lapsed, reason: EndReason::ClosedWithOthers, revoke_websites: true };
    assert_eq!(database.storage.close_other_sessions(&close).await.unwrap(), None);
    assert!(ada.grant(&forum).await.is_some());
}
