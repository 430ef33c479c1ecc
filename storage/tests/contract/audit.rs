//! What happened is on record.

use std::time::Duration;

use domain::storage::{
    AuditEvent, AuditPosition, AuditQuery, AuditRecord, CloseAll, NewSession, OtherSessions, Reauthentication,
    ReplacePassword,
};
use domain::{AUDIT_HISTORY, ClientId, EndReason, PasswordHash, Policy, SessionId, Timestamp};

use crate::fixture::{Database, NOON, Opened, address, days, minutes, new_account, new_token, trail};

pub(crate) async fn every_event_is_on_record_exactly_once(database: &Database) {
    let ada = database.person("ada").await;
    let storage = &database.storage;
    let mut caller = ada.open(NOON).await;
    let closed = ada.open(minutes(1)).await;
    ada.close(caller, closed.id, minutes(2)).await;
    ada.close(caller, closed.id, minutes(2)).await;
    let replaced = ada.open(minutes(3)).await;
    let replacing = NewSession { replaces: Some(replaced.token), ..ada.new_session(minutes(4)) };
    storage.open_session(&replacing).await.unwrap();
    ada.close_others(caller, minutes(5)).await.unwrap();
    ada.act(caller, minutes(6)).await;
    let token = new_token();
    let reauthentication = Reauthentication {
        account: ada.account,
        session: caller.id,
        verified: ada.password.clone(),
        new_token: token,
        cutoff: Policy::default().cutoff(minutes(7)),
        at: minutes(7),
    };
    storage.reauthenticate(&reauthentication).await.unwrap();
    caller = Opened { token, ..caller };
    let other = ada.open(minutes(8)).await;
    let new = PasswordHash::from_stored("hash of a new password".to_owned());
    let change = ReplacePassword { account: ada.account, old: ada.password.clone(), new, at: minutes(9) };
    storage
        .replace_password(&change, &ada.caller(caller, minutes(9)), &new_token(), OtherSessions::Close)
        .await
        .unwrap()
        .unwrap();
    ada.list(caller, minutes(10)).await;
    let close = CloseAll { account: ada.account, reason: EndReason::AccountDisabled, at: minutes(11) };
    storage.disable_account(&close).await.unwrap();
    storage.disable_account(&close).await.unwrap();
    storage.enable_account(ada.account, minutes(12)).await.unwrap();
    storage.enable_account(ada.account, minutes(12)).await.unwrap();

    let record = |minute, event, session: Option<SessionId>, address| AuditRecord {
        at: minutes(minute),
        event,
        account: Some(ada.account),
        session,
        client: None,
        api_key: None,
        place: None,
        address,
    };
    let ended = AuditEvent::SessionEnded;
    let (here, there) = (Some(address(1)), Some(address(9)));
    let expected = [
        record(0, AuditEvent::AccountCreated, None, None),
        record(0, AuditEvent::SignedIn, Some(caller.id), here),
        record(1, AuditEvent::SignedIn, Some(closed.id), here),
        record(2, ended(EndReason::Closed), Some(closed.id), there),
        record(3, AuditEvent::SignedIn, Some(replaced.id), here),
        record(4, ended(EndReason::SignedInAgain), Some(replaced.id), here),
        record(4, AuditEvent::SignedIn, Some(replacing.id), here),
        record(5, ended(EndReason::ClosedWithOthers), Some(replacing.id), there),
        record(7, AuditEvent::Reauthenticated, Some(caller.id), None),
        record(8, AuditEvent::SignedIn, Some(other.id), here),
        record(9, AuditEvent::PasswordChanged, Some(caller.id), there),
        record(9, ended(EndReason::PasswordChanged), Some(other.id), there),
        record(11, AuditEvent::AccountDisabled, None, None),
        record(11, ended(EndReason::AccountDisabled), Some(caller.id), None),
        record(12, AuditEvent::AccountEnabled, None, None),
    ];
    // The password was replaced since, so the session that was to be opened with the old one is none, and no record.
    assert!(storage.open_session(&ada.new_session(minutes(13))).await.unwrap().is_none());
    assert_eq!(trail(&**storage, ada.account, Timestamp::from_millis(0)).await, expected);
}

pub(crate) async fn an_event_that_changes_nothing_else_is_kept_as_it_is(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    let failures = [
        (AuditEvent::SignInFailed, None, Some(address(66))),
        (AuditEvent::ReauthenticationFailed, Some(session.id), Some(domain::ClientAddress::Unknown)),
    ];
    let records = failures.map(|(event, session, address)| AuditRecord {
        at: minutes(5),
        event,
        account: Some(ada.account),
        session,
        client: Some(ClientId::parse("wiki").unwrap()),
        api_key: Some(domain::ApiKeyId::generate().unwrap()),
        place: None,
        address,
    });
    for record in &records {
        database.storage.record_event(record).await.unwrap();
    }
    let of_nobody = AuditRecord { account: None, ..records[0].clone() };
    database.storage.record_event(&of_nobody).await.unwrap();
    assert_eq!(trail(&*database.storage, ada.account, minutes(5)).await, records);
}

pub(crate) async fn the_trail_is_of_one_account_and_time(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    ada.open(minutes(1)).await;
    bob.open(minutes(1)).await;
    let late = ada.open(days(1)).await;
    let trail = trail(&*database.storage, ada.account, days(1)).await;
    assert_eq!(trail.iter().map(|record| record.session).collect::<Vec<_>>(), [Some(late.id)]);
    let nobody = new_account("nobody").id;
    assert_eq!(crate::fixture::trail(&*database.storage, nobody, NOON).await, []);
}

pub(crate) async fn the_trail_of_all_is_read_page_by_page_in_its_order(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    for minute in 1..=5 {
        ada.open(minutes(minute)).await;
        bob.open(minutes(minute)).await;
    }
    let read = async |since, after, limit| {
        let query = AuditQuery { account: None, since, after, limit };
        database.storage.audit_trail(&query).await.unwrap()
    };
    let all = read(NOON, AuditPosition::default(), 100).await;
    assert_eq!(all.len(), 12);
    assert!(all.is_sorted_by_key(|(position, _)| *position));
    let (mut pages, mut after) = (Vec::new(), AuditPosition::default());
    loop {
        let page = read(NOON, after, 5).await;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        pages.extend(page);
    }
    assert_eq!(pages, all);
    let late = read(minutes(4), AuditPosition::default(), 100).await;
    assert_eq!(late.iter().map(|(_, record)| record.at).collect::<Vec<_>>(), [4, 4, 5, 5].map(minutes));
    assert_eq!(read(days(1), AuditPosition::default(), 100).await, []);
}

pub(crate) async fn the_trail_is_neither_rewritten_nor_deleted(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    let before = trail(&*database.storage, ada.account, NOON).await;
    for statement in [
        "DELETE FROM audit WHERE session_id = ?1",
        "UPDATE audit SET event = 'proved' WHERE session_id = ?1",
        "UPDATE audit SET address = '203.0.113.77' WHERE session_id = ?1",
        "UPDATE audit SET address = NULL, at = at + 1 WHERE session_id = ?1",
        "UPDATE audit SET session_id = NULL WHERE session_id = ?1",
        "UPDATE audit SET address = NULL, website_id = 'wiki' WHERE session_id = ?1",
    ] {
        let refusal = database.raw(statement, session.id).await.unwrap_err().to_string();
        assert!(refusal.contains("the audit trail is not"), "{statement}: {refusal}");
    }
    assert_eq!(trail(&*database.storage, ada.account, NOON).await, before);
}

pub(crate) async fn records_are_erased_a_year_after_them_and_not_before(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    ada.open(minutes(1)).await;
    let all = [AuditEvent::AccountCreated, AuditEvent::SignedIn, AuditEvent::SignedIn];
    let late = AuditRecord {
        at: NOON.plus(AUDIT_HISTORY),
        event: AuditEvent::SignInFailed,
        account: Some(ada.account),
        session: None,
        client: None,
        api_key: None,
        place: None,
        address: None,
    };
    database.storage.record_event(&late).await.unwrap();
    database.storage.purge_audit(AUDIT_HISTORY).await.unwrap();
    assert_eq!(ada.events().await[..3], all, "nothing is older than a year yet");
    database.storage.record_event(&AuditRecord { at: late.at.plus(Duration::from_millis(1)), ..late }).await.unwrap();
    // However short a time is asked for, the database keeps a year.
    database.storage.purge_audit(Duration::ZERO).await.unwrap_err();
    assert_eq!(ada.events().await.len(), 5);
    database.storage.purge_audit(AUDIT_HISTORY).await.unwrap();
    assert_eq!(ada.events().await, [AuditEvent::SignedIn, AuditEvent::SignInFailed, AuditEvent::SignInFailed]);
    assert!(ada.end_of(session).await.is_none(), "a session outlives its records");
}
