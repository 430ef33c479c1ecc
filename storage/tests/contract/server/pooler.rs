//! pgbouncer in front of the server.

use super::pgbouncer::Pgbouncer;
use crate::fixture::{NOON, PATIENT, Person, PostgresDatabase};

#[tokio::test(flavor = "multi_thread")]
async fn a_pooler_of_transactions_is_refused_with_what_to_do() {
    let database = PostgresDatabase::create().await;
    let pgbouncer = Pgbouncer::before(&database, "transaction", "").await;
    let refusal = storage::connect(&pgbouncer.url(&database), PATIENT).await.err().unwrap().to_string();
    assert!(refusal.contains("let it pool sessions (pool_mode = session)"), "{refusal}");
    drop(pgbouncer);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pooler_of_statements_is_refused() {
    let database = PostgresDatabase::create().await;
    let pgbouncer = Pgbouncer::before(&database, "statement", "").await;
    let refusal = storage::connect(&pgbouncer.url(&database), PATIENT).await.err().unwrap().to_string();
    assert!(refusal.contains("cannot be opened"), "{refusal}");
    drop(pgbouncer);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn through_a_pooler_of_sessions_everything_works() {
    let database = PostgresDatabase::create().await;
    let pgbouncer = Pgbouncer::before(&database, "session", "").await;
    let storage = storage::connect(&pgbouncer.url(&database), PATIENT).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.close(office, home.id, NOON).await;
    assert!(ada.ended(home).await.is_some() && ada.ended(office).await.is_none());
    assert_eq!(ada.list(office, NOON).await.ended.len(), 1);
    drop((storage, ada, pgbouncer));
    database.remove().await;
}
