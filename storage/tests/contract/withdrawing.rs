//! What clients got ends with more than one session.

use std::time::Duration;

use domain::storage::{
    AuditEvent, ClaimNotices, CloseAll, CloseByKey, CloseByKeyOutcome, CloseOthers, CloseSessionOutcome, OtherSessions,
    ReplacePassword, RevokeUsedInOutcome, SessionClosed,
};
use domain::{EndReason, PasswordHash, Policy, RevokedClient};

use crate::fixture::{Database, NOON, Opened, Person, Tokens, days, minutes, new_token, trail};

/// Access that goes on without its person: it lives after its session has been closed.
async fn offline(person: &Person, from: Opened, client: &domain::ClientId) -> Tokens {
    let session = person.open(NOON).await;
    let tokens = person.sign_in_to(client, session, "openid offline_access", NOON).await;
    person.close(from, session.id, NOON).await;
    tokens.refresh(&*person.storage, NOON).await.unwrap()
}

fn new_password() -> PasswordHash {
    PasswordHash::from_stored("hash of a new password".to_owned())
}

pub(crate) async fn disabling_an_account_ends_everything_for_good(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let wiki = database.client("wiki").await;
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
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let tokens = ada.sign_in_to(&wiki, session, "openid offline_access", NOON).await;
    let without_person = offline(&ada, session, &wiki).await;
    let close = CloseAll { account: ada.account, reason: EndReason::PasswordChanged, at: minutes(1) };
    storage.set_password(&new_password(), &close).await.unwrap();
    assert!(tokens.are_dead(storage, minutes(1)).await && without_person.are_dead(storage, minutes(1)).await);
}

pub(crate) async fn a_replaced_password_ends_all_that_clients_have(database: &Database) {
    for (others, name) in
        [(OtherSessions::Stay, "ada"), (OtherSessions::Close, "bob"), (OtherSessions::CloseAndRevokeClients, "cara")]
    {
        let person = database.person(name).await;
        let wiki = database.client(&format!("wiki{name}")).await;
        let (keep, other) = (person.open(NOON).await, person.open(NOON).await);
        let storage = &*database.storage;
        let kept = person.sign_in_to(&wiki, keep, "openid offline_access", NOON).await;
        let of_other = person.sign_in_to(&wiki, other, "openid", NOON).await;
        let without_person = offline(&person, keep, &wiki).await;
        let code = person.allow(keep, &wiki, "openid", minutes(1)).await;
        let old = person.password.clone();
        let change = ReplacePassword { account: person.account, old, new: new_password(), at: minutes(1) };
        let caller = person.caller(keep, minutes(1));
        let done = storage.replace_password(&change, &caller, &new_token(), others).await.unwrap().unwrap();
        assert_eq!(done.closed.len(), usize::from(others != OtherSessions::Stay));
        for tokens in [&kept, &of_other, &without_person] {
            assert!(tokens.are_dead(storage, minutes(1)).await);
        }
        assert!(code.tokens(storage, minutes(1)).await.is_none());
        // Those that were signed in are told, also of the session that stays.
        assert_eq!(person.reached(keep, keep.id, minutes(1)).await, []);
        let claim = ClaimNotices {
            at: minutes(1),
            lease: Duration::from_secs(30),
            limit: 10,
            limit_by_client: 10,
            except: Vec::new(),
        };
        let told = storage.claim_notices(&claim).await.unwrap();
        assert!(told.iter().any(|notice| notice.id == kept.session), "{told:?}");
        assert!(told.iter().any(|notice| notice.id == of_other.session), "{told:?}");
        // What the person allowed is still allowed, unless it was used in what was closed and is to go with it.
        let goes = others == OtherSessions::CloseAndRevokeClients;
        assert_eq!(person.grant(&wiki).await.is_none(), goes);
        assert_eq!(
            done.revoked.iter().map(|client| client.id.clone()).collect::<Vec<_>>(),
            if goes { vec![wiki.clone()] } else { Vec::new() }
        );
    }
}

pub(crate) async fn closing_all_sessions_of_an_account_ends_all_that_clients_have(database: &Database) {
    for by_key in [false, true] {
        let ada = database.person(if by_key { "ada" } else { "eve" }).await;
        let bob = database.person(if by_key { "bob" } else { "dan" }).await;
        let wiki = database.client(if by_key { "wiki" } else { "mail" }).await;
        let (session, bobs) = (ada.open(NOON).await, bob.open(NOON).await);
        let storage = &*database.storage;
        let tokens = ada.sign_in_to(&wiki, session, "openid offline_access", NOON).await;
        let without_person = offline(&ada, session, &wiki).await;
        let bobs_tokens = offline(&bob, bobs, &wiki).await;
        if by_key {
            let (key, _) = database.api_key(NOON).await;
            let cutoff = Policy::default().cutoff(minutes(1));
            let close = CloseByKey { key: key.id, account: ada.account, session: None, cutoff, at: minutes(1) };
            assert_eq!(storage.close_by_key(&close).await.unwrap(), CloseByKeyOutcome::Closed(1));
        } else {
            let close = CloseAll { account: ada.account, reason: EndReason::ClosedByAdministrator, at: minutes(1) };
            assert_eq!(storage.close_all_sessions(&close).await.unwrap(), 1);
        }
        assert!(tokens.are_dead(storage, minutes(1)).await && without_person.are_dead(storage, minutes(1)).await);
        assert!(bobs_tokens.is_good(storage, minutes(1)).await);
    }
}

fn clients(revoked: &[RevokedClient]) -> Vec<&str> {
    revoked.iter().map(|client| client.name.as_str()).collect()
}

pub(crate) async fn closing_a_session_revokes_what_was_used_in_it_when_asked_to(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let [wiki, mail, forum, news] = [
        database.client("wiki").await,
        database.client("mail").await,
        database.client("forum").await,
        database.client("news").await,
    ];
    let (office, home, lost) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    let eves = eve.open(NOON).await;
    let storage = &*database.storage;
    // First allowed there, first allowed elsewhere and used there, by a code alone as well, and never used there.
    ada.allow(lost, &wiki, "openid", NOON).await;
    let elsewhere = ada.sign_in_to(&wiki, home, "openid offline_access", NOON).await;
    ada.allow(home, &mail, "openid offline_access", NOON).await;
    let stolen = ada.sign_in_to(&mail, lost, "openid offline_access", NOON).await;
    ada.allow(home, &forum, "openid", NOON).await;
    ada.allow(lost, &forum, "openid", NOON).await;
    ada.allow(home, &news, "openid", NOON).await;
    let not_found = eve.close_and_revoke(eves, lost.id, minutes(1)).await;
    assert_eq!(not_found, SessionClosed { outcome: CloseSessionOutcome::NotFound, revoked: Vec::new() });
    assert_eq!(ada.close(office, lost.id, minutes(1)).await, CloseSessionOutcome::Closed);
    assert!(stolen.refresh(storage, minutes(1)).await.is_some());
    // Also when the session had ended before.
    let closed = ada.close_and_revoke(office, lost.id, minutes(2)).await;
    assert_eq!(closed.outcome, CloseSessionOutcome::AlreadyEnded);
    assert_eq!(clients(&closed.revoked), ["FORUM", "MAIL", "WIKI"]);
    assert!(stolen.are_dead(storage, minutes(2)).await && elsewhere.are_dead(storage, minutes(2)).await);
    assert!(ada.grant(&news).await.is_some());
    let closed = ada.close_and_revoke(office, home.id, minutes(3)).await;
    assert_eq!(closed.outcome, CloseSessionOutcome::Closed);
    assert_eq!(closed.revoked, [RevokedClient { id: news, name: "NEWS".into() }]);
    assert_eq!(storage.list_grants(ada.account).await.unwrap().clients, []);
    let trail = trail(storage, ada.account, minutes(1)).await;
    let revoked: Vec<_> = trail.iter().filter(|record| record.event == AuditEvent::ClientRevoked).collect();
    assert_eq!(revoked.len(), 4);
    assert!(revoked.iter().all(|record| record.session == Some(office.id)));
}

pub(crate) async fn what_was_used_in_a_session_is_revoked_without_closing_it(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let (office, home, eves) = (ada.open(NOON).await, ada.open(NOON).await, eve.open(NOON).await);
    ada.allow(office, &wiki, "openid", NOON).await;
    ada.allow(office, &mail, "openid", NOON).await;
    let tokens = ada.sign_in_to(&wiki, home, "openid", NOON).await;
    assert_eq!(eve.revoke_used_in(eves, home.id, minutes(1)).await, RevokeUsedInOutcome::NotFound);
    assert_eq!(ada.revoke_used_in(office, home.id, days(8)).await, RevokeUsedInOutcome::CallerEnded);
    let revoked = RevokedClient { id: wiki, name: "WIKI".into() };
    let outcome = ada.revoke_used_in(office, home.id, minutes(1)).await;
    assert_eq!(outcome, RevokeUsedInOutcome::Revoked(vec![revoked]));
    assert!(tokens.are_dead(&*database.storage, minutes(1)).await && ada.end_of(home).await.is_none());
    assert!(ada.grant(&mail).await.is_some());
    let again = ada.revoke_used_in(office, home.id, minutes(2)).await;
    assert_eq!(again, RevokeUsedInOutcome::Revoked(Vec::new()));
}

pub(crate) async fn closing_the_others_revokes_what_was_used_in_them_when_asked_to(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (mail, forum) = (database.client("mail").await, database.client("forum").await);
    let news = database.client("news").await;
    let (caller, other, ended) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    ada.allow(other, &wiki, "openid", NOON).await;
    ada.allow(caller, &mail, "openid", NOON).await;
    ada.allow(ended, &forum, "openid", NOON).await;
    ada.close(caller, ended.id, NOON).await;
    assert_eq!(ada.close_others(caller, minutes(1)).await.unwrap().len(), 1);
    assert!(ada.grant(&wiki).await.is_some());
    let other = ada.open(minutes(2)).await;
    // First allowed in the caller's session and used in the other.
    ada.allow(caller, &news, "openid", minutes(2)).await;
    ada.sign_in_to(&news, other, "openid", minutes(2)).await;
    ada.revoke(caller, Some(&wiki), minutes(2)).await.unwrap();
    ada.allow(other, &wiki, "openid", minutes(2)).await;
    let closed = ada.close_others_and_revoke(caller, minutes(3)).await.unwrap();
    assert_eq!(
        (closed.closed.as_slice(), clients(&closed.revoked).as_slice()),
        (&[other.id][..], &["NEWS", "WIKI"][..])
    );
    assert!(ada.grant(&wiki).await.is_none() && ada.grant(&news).await.is_none());
    // Neither the caller's own nor those of a session that had ended before.
    assert!(ada.grant(&mail).await.is_some() && ada.grant(&forum).await.is_some());
    let expired = ada.caller(caller, days(8));
    let close = CloseOthers { caller: expired, reason: EndReason::ClosedWithOthers, revoke_clients: true };
    assert_eq!(database.storage.close_other_sessions(&close).await.unwrap(), None);
    assert!(ada.grant(&forum).await.is_some());
}
