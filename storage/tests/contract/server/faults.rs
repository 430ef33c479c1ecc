//! The server hangs, or ends its connections.

use std::sync::Arc;
use std::time::Duration;

use domain::EndReason;
use domain::storage::{CloseOthers, CloseSession, CloseSessionOutcome, StorageError};
use storage::Deadlines;

use super::proxy::Proxy;
use crate::fixture::{Database, NOON, Person, PostgresDatabase, minutes};

#[tokio::test(flavor = "multi_thread")]
async fn while_the_server_hangs_nothing_is_good_and_afterwards_all_is_as_it_was() {
    let database = PostgresDatabase::create().await;
    let proxy = Proxy::to(&database).await;
    let storage = storage::connect(&proxy.url(&database), Deadlines::default()).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    assert!(ada.find(home).await.is_some());

    proxy.hang(true);
    // More than wait at once, so that some wait to be let in.
    let asked: Vec<_> = (0..3000)
        .map(|_| {
            let storage = Arc::clone(&storage);
            tokio::spawn(async move { storage.find_session(&home.token).await })
        })
        .collect();
    for answer in asked {
        assert!(matches!(answer.await.unwrap(), Err(StorageError::Unavailable(_))));
    }
    let list = storage.list_sessions(&ada.query(office, NOON)).await;
    assert!(matches!(list, Err(StorageError::Unavailable(_))));
    assert!(matches!(storage.clock().await, Err(StorageError::Unavailable(_))));
    let close = CloseSession {
        caller: ada.caller(office, minutes(1)),
        session: home.id,
        reason: EndReason::Closed,
        revoke_clients: false,
    };
    assert!(matches!(storage.close_session(&close).await, Err(StorageError::Unavailable(_))));

    proxy.hang(false);
    assert_eq!(ada.ended(home).await, None);
    assert_eq!(ada.list(office, NOON).await.others_total, 1);
    assert_eq!(storage.close_session(&close).await.unwrap().outcome, CloseSessionOutcome::Closed);
    assert_eq!(ada.ended(home).await, Some((EndReason::Closed, minutes(1))));
    drop((storage, ada, proxy));
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_the_server_has_ended_is_replaced_by_a_new_one() {
    let database = PostgresDatabase::create().await;
    let storage = storage::connect(&database.url(), Deadlines::default()).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    assert_eq!(ada.list(office, NOON).await.others_total, 1);
    assert!(ada.find(home).await.is_some());
    for _ in 0..5 {
        end_connections(&database).await;
        // Nobody who asks is told that a good session is none, nor that nobody knows.
        assert!(ada.find(home).await.is_some());
    }
    // Each of the others may be found dead once.
    let mut tries = 0;
    while storage.list_sessions(&ada.query(office, NOON)).await.is_err() {
        tries += 1;
        assert!(tries <= 8);
    }
    drop((storage, ada));
    database.remove().await;
}

async fn end_connections(database: &PostgresDatabase) {
    let end = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    sqlx::query(end).execute(&mut database.connect().await).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_given_up_closes_all_or_nothing_and_the_next_one_works() {
    let database = Database::postgres().await;
    let ada = database.person("ada").await;
    for patience in 0..100 {
        let office = ada.open(NOON).await;
        let others = ada.open_many(2, NOON).await;
        let close = CloseOthers {
            caller: ada.caller(office, minutes(1)),
            reason: EndReason::ClosedWithOthers,
            revoke_clients: false,
        };
        let given_up = Duration::from_micros(patience * 50);
        _ = tokio::time::timeout(given_up, database.storage.close_other_sessions(&close)).await;
        let closed = ada.close_others(office, minutes(1)).await.unwrap();
        assert!([0, 2].contains(&closed.len()), "{closed:?}");
        for other in others {
            assert!(ada.ended(other).await.is_some());
        }
        assert_eq!(ada.close(office, office.id, minutes(1)).await, CloseSessionOutcome::Closed);
    }
    drop(ada);
    database.remove().await;
}
