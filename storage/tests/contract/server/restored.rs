//! Tables that come from another server, by a dump.

use domain::storage::FoundRevocations;
use domain::{EndReason, RevocationCursor};

use crate::fixture::{NOON, PATIENT, Person, PostgresDatabase, minutes};

/// There the transactions were numbered by another count, and what ends now must not stand before what is there.
#[tokio::test(flavor = "multi_thread")]
async fn the_feed_of_tables_from_another_server_begins_anew() {
    let database = PostgresDatabase::create().await;
    let elsewhere = "INSERT INTO revocations (transaction, account_id, session_id, ended_at, reason) \
                     VALUES ('900000000000', gen_random_uuid(), gen_random_uuid(), 1, 'closed')";
    sqlx::raw_sql(elsewhere).execute(&mut database.connect().await).await.unwrap();
    let before: String = sqlx::query_scalar(
        "SELECT transaction || '-' || position || '-' || replace(session_id::text, '-', '') \
         FROM revocations ORDER BY transaction DESC LIMIT 1",
    )
    .fetch_one(&mut database.connect().await)
    .await
    .unwrap();
    let storage = storage::connect(&database.url(), PATIENT).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let (caller, closed) = (ada.open(NOON).await, ada.open(NOON).await);
    let known = storage.find_revocations(Some(&RevocationCursor::from_text(before)), 10).await.unwrap();
    assert_eq!(known, FoundRevocations::StartOver);
    ada.close(caller, closed.id, minutes(1)).await;
    let left = sqlx::query_scalar("SELECT count(*) FROM revocations WHERE transaction = '900000000000'");
    let left: i64 = left.fetch_one(&mut database.connect().await).await.unwrap();
    let written = sqlx::query_scalar("SELECT count(*) FROM revocations");
    let written: i64 = written.fetch_one(&mut database.connect().await).await.unwrap();
    assert_eq!((left, written), (0, 2));
    drop((storage, ada));
    database.remove().await;
}

/// What was closed since the dump is not known in it, so nothing that it holds open is good where it is restored.
#[tokio::test(flavor = "multi_thread")]
async fn tables_that_were_restored_from_a_dump_revive_nothing_and_go_on_from_then() {
    let database = PostgresDatabase::create().await;
    let storage = storage::connect(&database.url(), PATIENT).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let session = ada.open(NOON).await;
    drop((storage, ada.clone()));
    // Where a dump is restored, the tables say that they are at home somewhere else.
    sqlx::raw_sql("UPDATE home SET server = server + 1").execute(&mut database.connect().await).await.unwrap();
    let storage = storage::connect(&database.url(), PATIENT).await.unwrap();
    let ada = Person { storage: storage.clone(), ..ada };
    assert_eq!(ada.ended(session).await.unwrap().0, EndReason::Restored);
    let after = ada.open(minutes(1)).await;
    let again = Person { storage: storage::connect(&database.url(), PATIENT).await.unwrap(), ..ada.clone() };
    assert_eq!(again.ended(after).await, None);
    drop((storage, ada, again));
    database.remove().await;
}
