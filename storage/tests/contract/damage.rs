//! Rows that no version of the service writes, and rows that only a newer one does.

use domain::storage::{CloseSessionOutcome, StorageError};
use domain::{DeviceKind, EndReason};

use crate::fixture::{Database, NOON, ids, minutes, newest_first};

pub(crate) async fn a_damaged_row_is_refused_and_the_others_are_listed(database: &Database) {
    let ada = database.person("ada").await;
    let current = ada.open(NOON).await;
    let damages = database.damages();
    for damage in damages {
        let (intact, odd) = (ada.open_many(2, minutes(1)).await, ada.open(minutes(1)).await);
        database.damage(&format!("UPDATE sessions SET {damage} WHERE id = ?1"), odd.id).await;
        let found = database.storage.find_session(&odd.token).await;
        assert!(matches!(found, Err(StorageError::Inconsistent(_))), "{damage}: {found:?}");
        let page = ada.list(current, minutes(2)).await;
        assert_eq!(ids(&page.others), newest_first(&intact), "{damage}");
        assert_eq!(page.others_total, 3, "{damage}");
        let both = [odd.id, intact[0].id];
        assert_eq!(ids(&database.storage.find_sessions(ada.account, &both).await.unwrap()), [intact[0].id]);
        // What cannot be shown can still be closed.
        assert_eq!(ada.close(current, odd.id, minutes(3)).await, CloseSessionOutcome::Closed, "{damage}");
        assert_eq!(ada.close_others(current, minutes(3)).await, Some(newest_first(&intact)), "{damage}");
    }
    let page = ada.list(current, minutes(4)).await;
    assert_eq!((page.ended.len(), page.others_total), (2 * damages.len() + 1, 0));
}

pub(crate) async fn a_word_from_a_newer_version_is_no_damage(database: &Database) {
    let ada = database.person("ada").await;
    let (current, odd, ended) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    database.damage("UPDATE sessions SET device_kind = 'spectacles' WHERE id = ?1", odd.id).await;
    let end = format!(
        "UPDATE sessions SET closed_at = {}, end_reason = 'closed-by-the-weather' WHERE id = ?1",
        minutes(1).as_millis()
    );
    database.damage(&end, ended.id).await;
    assert_eq!(ada.find(odd).await.unwrap().session.device.kind, DeviceKind::Unknown);
    assert_eq!(ada.ended(ended).await, Some((EndReason::Other, minutes(1))));
    let page = ada.list(current, minutes(2)).await;
    assert_eq!((ids(&page.others), ids(&page.ended)), (vec![odd.id], vec![ended.id]));
}

pub(crate) async fn a_damaged_client_is_refused_and_hides_no_other(database: &Database) {
    let ada = database.person("ada").await;
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let session = ada.open(NOON).await;
    ada.sign_in_to(&wiki, session, "openid", NOON).await;
    ada.sign_in_to(&mail, session, "openid", NOON).await;
    let damage = format!("UPDATE websites SET {} WHERE id = 'wiki' AND ?1 IS NOT NULL", database.damage_of_a_client());
    database.damage(&damage, session.id).await;
    let found = database.storage.find_client(&wiki).await;
    assert!(matches!(found, Err(StorageError::Inconsistent(_))), "{found:?}");
    let listed = database.storage.list_grants(ada.account).await.unwrap().clients;
    assert_eq!(listed.iter().map(|listed| &listed.client.id).collect::<Vec<_>>(), [&mail]);
    // What cannot be shown can still be revoked.
    assert_eq!(ada.revoke(session, None, minutes(1)).await, Some(vec![mail, wiki]));
}
