//! After a restore nothing is good that was open before.

use domain::storage::AuditEvent;
use domain::{EndReason, SessionId};

use crate::fixture::{Database, NOON, minutes};

pub(crate) async fn an_epoch_ends_everything_that_is_open(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let wiki = database.client("wiki").await;
    let storage = &*database.storage;
    let (office, home, bobs) = (ada.open(NOON).await, ada.open(NOON).await, bob.open(NOON).await);
    let tokens = ada.sign_in_to(&wiki, office, "openid", NOON).await;
    let without_person = ada.sign_in_to(&wiki, home, "openid offline_access", NOON).await;
    ada.close(office, home.id, minutes(1)).await;
    let without_person = without_person.refresh(storage, minutes(1)).await.unwrap();
    let code = ada.allow(office, &wiki, "openid", minutes(1)).await;
    let (_, secret) = database.api_key(NOON).await;

    assert_eq!(storage.begin_epoch(minutes(2)).await.unwrap(), 2);

    for (person, session) in [(&ada, office), (&bob, bobs)] {
        assert_eq!(person.ended(session).await, Some((EndReason::Restored, minutes(2))));
        assert!(person.events().await.contains(&AuditEvent::SessionEnded(EndReason::Restored)));
    }
    assert_eq!(ada.ended(home).await, Some((EndReason::Closed, minutes(1))), "what had ended stays as it ended");
    assert!(tokens.are_dead(storage, minutes(1)).await && without_person.are_dead(storage, minutes(1)).await);
    assert!(code.tokens(storage, minutes(1)).await.is_none());
    assert_eq!(database.find_key(&secret).await.unwrap().revoked_at, Some(minutes(2)));
    assert!(ada.grant(&wiki).await.is_none(), "a website that was revoked since the backup is not let in again");
}

pub(crate) async fn what_begins_after_an_epoch_is_good(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let storage = &*database.storage;
    let before = ada.open(NOON).await;
    assert_eq!(storage.begin_epoch(minutes(1)).await.unwrap(), 1);
    let after = ada.open(minutes(1)).await;
    let tokens = ada.sign_in_to(&wiki, after, "openid", minutes(1)).await;
    assert!(ada.end_of(after).await.is_none() && tokens.is_good(storage, minutes(2)).await);
    assert!(ada.end_of(before).await.is_some());
    assert_eq!(storage.begin_epoch(minutes(3)).await.unwrap(), 1, "the next epoch ends that as well");
    assert!(tokens.are_dead(storage, minutes(2)).await);
}

pub(crate) async fn no_statement_begins_an_epoch_without_its_effect_or_undoes_one(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    let nobody = SessionId::from_uuid(*ada.account.as_uuid());
    let begin = "INSERT INTO epochs (at, why) SELECT max(started_at), 'by hand' FROM sessions WHERE account_id = ?1";
    database.raw(begin, nobody).await.unwrap();
    assert_eq!(ada.ended(session).await, Some((EndReason::Restored, NOON)));
    for statement in ["UPDATE epochs SET at = 0 WHERE ?1 IS NOT NULL", "DELETE FROM epochs WHERE ?1 IS NOT NULL"] {
        let refusal = database.raw(statement, nobody).await.unwrap_err().to_string();
        assert!(refusal.contains("an epoch"), "{statement}: {refusal}");
    }
}
