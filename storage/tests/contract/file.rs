//! What is in the file of a SQLite database, for whoever reads its bytes.

use domain::storage::NewSession;
use domain::{AttemptKey, AttemptOutcome, ClientAddress};

use crate::fixture::{Database, NOON, days, minutes};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_erased_is_no_longer_in_the_file() {
    let database = Database::sqlite().await;
    let ada = database.person("ada").await;
    let caller = ada.open(NOON).await;
    let address = ClientAddress::parse("198.51.100.77").unwrap();
    let session = NewSession { address, ..ada.new_session(NOON) };
    assert!(database.storage.open_session(&session).await.unwrap().is_some());
    ada.close(caller, session.id, minutes(1)).await;
    let network = ClientAddress::parse("198.51.100.78").unwrap().networks().remove(0);
    let key = [AttemptKey::Network(network)];
    database.storage.reserve_attempt(&key, NOON).await.unwrap();
    database.storage.settle_attempt(&key, AttemptOutcome::Failed, NOON).await.unwrap();
    let personal = ["198.51.100.77", "198.51.100.78"];
    for text in personal {
        assert!(database.holds_bytes(text).await, "{text}");
    }

    database.storage.purge_ended_sessions(days(8)).await.unwrap();
    database.storage.purge_attempts(days(8)).await.unwrap();
    for text in personal {
        assert!(!database.holds_bytes(text).await, "{text}");
    }
    database.remove().await;
}
