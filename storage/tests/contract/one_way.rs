//! Open to closed is one way: rule 3.1, by the methods and by the database itself.

use domain::storage::{CloseAll, CloseSessionOutcome, NewSession, Reauthentication};
use domain::{EndReason, Policy, SessionId};

use crate::fixture::{Database, NOON, Opened, Person, days, minutes, new_token};

async fn with_a_closed_session(database: &Database) -> (Person, Opened, Opened) {
    let ada = database.person("ada").await;
    let (caller, closed) = (ada.open(NOON).await, ada.open(NOON).await);
    assert_eq!(ada.close(caller, closed.id, minutes(1)).await, CloseSessionOutcome::Closed);
    (ada, caller, closed)
}

pub(crate) async fn no_method_reopens_a_closed_session(database: &Database) {
    let (ada, caller, closed) = with_a_closed_session(database).await;
    let before = ada.find(closed).await.unwrap().session;
    let storage = &database.storage;

    assert!(!ada.act(closed, minutes(2)).await);
    assert!(!ada.act(closed, NOON).await);
    let reauthentication = Reauthentication {
        account: ada.account,
        session: closed.id,
        verified: ada.password.clone(),
        new_token: new_token(),
        cutoff: Policy::default().cutoff(minutes(2)),
        at: minutes(2),
    };
    assert!(!storage.reauthenticate(&reauthentication).await.unwrap());
    assert_eq!(ada.close(caller, closed.id, minutes(2)).await, CloseSessionOutcome::AlreadyEnded);
    assert_eq!(ada.close_others(caller, minutes(2)).await, Some(Vec::new()));
    let again = NewSession { id: closed.id, token: closed.token, ..ada.new_session(minutes(2)) };
    assert!(storage.open_session(&again).await.is_err());
    let replacing = NewSession { replaces: Some(closed.token), ..ada.new_session(minutes(2)) };
    assert!(storage.open_session(&replacing).await.unwrap().is_some());
    ada.sweep(days(1)).await;
    let close = CloseAll { account: ada.account, reason: EndReason::AccountDisabled, at: minutes(3) };
    storage.disable_account(&close).await.unwrap();
    storage.enable_account(ada.account, minutes(4)).await.unwrap();
    ada.list(closed, minutes(5)).await;
    database.another_process().await;

    assert_eq!(ada.find(closed).await.unwrap().session, before);
}

pub(crate) async fn the_database_refuses_every_statement_that_would_reopen_a_session(database: &Database) {
    let (ada, caller, closed) = with_a_closed_session(database).await;
    let before = ada.find(closed).await.unwrap().session;
    for statement in [
        "UPDATE sessions SET closed_at = NULL, end_reason = NULL WHERE id = ?1",
        "UPDATE OR REPLACE sessions SET closed_at = NULL, end_reason = NULL WHERE id = ?1",
        "UPDATE sessions SET closed_at = NULL, end_reason = NULL, closed_by_session = NULL WHERE id = ?1",
        "UPDATE sessions SET closed_at = closed_at + 1 WHERE id = ?1",
        "UPDATE sessions SET end_reason = 'idle' WHERE id = ?1",
        "UPDATE sessions SET last_active_at = last_active_at + 1 WHERE id = ?1",
        "UPDATE sessions SET token_hash = randomblob(32) WHERE id = ?1",
        "UPDATE sessions SET closed_at = NULL, end_reason = NULL WHERE id >= ?1",
        "INSERT OR REPLACE INTO sessions (id, account_id, token_hash, started_at, last_active_at, proved_at, \
             started_from, connected_from, device_kind) \
         SELECT id, account_id, token_hash, started_at, last_active_at, proved_at, started_from, connected_from, \
             device_kind FROM sessions WHERE id = ?1",
        "INSERT OR REPLACE INTO sessions (id, account_id, token_hash, started_at, last_active_at, proved_at, \
             started_from, connected_from, device_kind) \
         SELECT randomblob(16), account_id, token_hash, started_at, last_active_at, proved_at, started_from, \
             connected_from, device_kind FROM sessions WHERE id = ?1",
        "INSERT INTO sessions SELECT * FROM sessions WHERE id = ?1 \
         ON CONFLICT DO UPDATE SET closed_at = NULL, end_reason = NULL",
    ] {
        let refusal = database.raw(statement, closed.id).await.unwrap_err().to_string();
        let by_a_trigger = ["a closed session stays as it ended", "there is such a session already"];
        assert!(by_a_trigger.iter().any(|reason| refusal.contains(reason)), "{statement}: {refusal}");
        assert_eq!(ada.find(closed).await.unwrap().session, before, "{statement}");
    }
    assert!(ada.end_of(caller).await.is_none());
}

pub(crate) async fn the_database_refuses_to_change_what_a_session_is(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let session = ada.open(NOON).await;
    eve.open(NOON).await;
    let before = ada.find(session).await.unwrap().session;
    for change in [
        "id = randomblob(16)",
        "account_id = (SELECT id FROM accounts WHERE login_name = 'eve')",
        "started_at = started_at + 1",
        "started_from = '203.0.113.77'",
    ] {
        let statement = format!("UPDATE sessions SET {change} WHERE id = ?1");
        let refusal = database.raw(&statement, session.id).await.unwrap_err().to_string();
        assert!(refusal.contains("a session keeps its id, its account and its start"), "{change}: {refusal}");
    }
    assert_eq!(ada.find(session).await.unwrap().session, before);
}

pub(crate) async fn the_database_refuses_to_delete_an_open_session(database: &Database) {
    let (ada, caller, closed) = with_a_closed_session(database).await;
    let delete = "DELETE FROM sessions WHERE id = ?1";
    let refusal = database.raw(delete, caller.id).await.unwrap_err().to_string();
    assert!(refusal.contains("an open session is closed, not deleted"), "{refusal}");
    assert!(ada.find(caller).await.is_some());
    assert_eq!(database.raw(delete, closed.id).await.unwrap(), 1);
    assert_eq!(database.raw(delete, SessionId::generate(NOON).unwrap()).await.unwrap(), 0);
}
