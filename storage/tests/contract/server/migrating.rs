//! Several nodes start at once, or in different versions.

use crate::fixture::{NOON, PATIENT, Person, PostgresDatabase};

#[tokio::test(flavor = "multi_thread")]
async fn eight_nodes_may_migrate_the_same_new_database_at_once() {
    let database = PostgresDatabase::create_empty().await;
    let nodes: Vec<_> = (0..8)
        .map(|_| {
            let url = database.url();
            tokio::spawn(async move { storage::connect(&url, PATIENT).await.unwrap() })
        })
        .collect();
    let mut ada: Option<Person> = None;
    for node in nodes {
        let storage = node.await.unwrap();
        match &ada {
            None => ada = Some(Person::new(&storage, "ada").await),
            Some(ada) => _ = Person { storage, ..ada.clone() }.open(NOON).await,
        }
    }
    drop(ada);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_version_works_with_the_tables_of_a_newer_one() {
    let database = PostgresDatabase::create().await;
    let newer = "ALTER TABLE sessions ADD COLUMN mood text; \
                 INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 VALUES (9999, 'moods', TRUE, '', 0)";
    sqlx::raw_sql(newer).execute(&mut database.connect().await).await.unwrap();
    let storage = storage::connect(&database.url(), PATIENT).await.unwrap();
    let ada = Person::new(&storage, "ada").await;
    let session = ada.open(NOON).await;
    assert!(ada.find(session).await.is_some());
    drop((storage, ada));
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_that_were_made_otherwise_are_refused_with_the_reason() {
    let database = PostgresDatabase::create().await;
    let otherwise = "UPDATE _sqlx_migrations SET checksum = '' WHERE version = 2";
    sqlx::raw_sql(otherwise).execute(&mut database.connect().await).await.unwrap();
    let refusal = storage::connect(&database.url(), PATIENT).await.err().unwrap().to_string();
    assert!(refusal.contains("cannot be migrated: migration 2 was previously applied but has been modified"));
    database.remove().await;
}
