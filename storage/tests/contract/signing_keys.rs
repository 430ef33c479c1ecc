//! Which signing keys are those of the installation.

use domain::{KnownSigningKey, KnownSigningKeys, SigningAlgorithm, Timestamp};

use crate::fixture::{Database, NOON, new_client};

fn keys(ids: &[&str]) -> KnownSigningKeys {
    let key = |id: &&str| KnownSigningKey {
        id: (*id).to_owned(),
        algorithm: SigningAlgorithm::Rs256,
        created_at: Timestamp::from_millis(1),
    };
    KnownSigningKeys::new(ids.iter().map(key).collect())
}

async fn known(database: &Database) -> KnownSigningKeys {
    KnownSigningKeys::new(database.storage.list_signing_keys().await.unwrap())
}

/// X33: two nodes that start at once with files of their own do not both have their way.
pub(crate) async fn the_first_node_says_which_keys_are_the_right_ones(database: &Database) {
    let (one, other) = (keys(&["one"]), keys(&["other"]));
    let (first, second) =
        tokio::join!(database.storage.adopt_signing_keys(&one), database.storage.adopt_signing_keys(&other));
    assert!(first.unwrap() != second.unwrap());
    assert!([one, other].contains(&known(database).await));
}

pub(crate) async fn keys_are_replaced_as_a_whole_and_forgotten_after_a_restore(database: &Database) {
    database.storage.adopt_signing_keys(&keys(&["one", "two"])).await.unwrap();
    database.storage.replace_signing_keys(&keys(&["two", "three"])).await.unwrap();
    assert_eq!(known(database).await, keys(&["two", "three"]));
    database.storage.begin_epoch(NOON).await.unwrap();
    assert!(known(database).await.is_empty());
}

pub(crate) async fn a_client_that_was_removed_is_told_in_the_way_that_it_understands(database: &Database) {
    let mut client = new_client("wiki", NOON);
    client.client.id_token_signing_alg = SigningAlgorithm::Rs256;
    let (storage, id) = (&database.storage, client.client.id.clone());
    assert_eq!(storage.id_token_signing_alg(&id).await.unwrap(), None);
    assert!(storage.register_client(&client).await.unwrap());
    assert_eq!(storage.find_client(&id).await.unwrap().unwrap().client, client.client);
    assert!(storage.remove_client(&id, NOON).await.unwrap());
    assert_eq!(storage.id_token_signing_alg(&id).await.unwrap(), Some(SigningAlgorithm::Rs256));
    client.client.id_token_signing_alg = SigningAlgorithm::Es256;
    assert!(storage.register_client(&client).await.unwrap());
    assert_eq!(storage.id_token_signing_alg(&id).await.unwrap(), Some(SigningAlgorithm::Es256));
}
