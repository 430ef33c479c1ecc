//! Statements go by indexes, also while the tables are too new for the planner to know them.

use domain::storage::CloseSessionOutcome;
use domain::{HISTORY, Policy};

use crate::fixture::{Database, NOON, PATIENT, Person, PostgresDatabase, days, minutes};

const LOOKS: usize = 10;
const OF_OTHERS: u32 = 300;

#[tokio::test(flavor = "multi_thread")]
async fn no_statement_reads_a_table_whole_that_grows_with_the_sessions() {
    let database = Database::postgres().await;
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let office = ada.open(NOON).await;
    // More than five times each, because the planner makes its last choice only then.
    for minute in 1..8 {
        let (home, other) = (ada.open(minutes(minute)).await, ada.open(minutes(minute)).await);
        let tokens = ada.sign_in_to(&wiki, home, "openid", minutes(minute)).await;
        assert!(tokens.is_good(&*database.storage, minutes(minute)).await);
        assert!(tokens.refresh(&*database.storage, minutes(minute)).await.is_some());
        assert!(ada.find(home).await.is_some() && ada.act(office, minutes(minute)).await);
        assert_eq!(ada.list(office, minutes(minute)).await.others_total, 2);
        ada.close(office, home.id, minutes(minute)).await;
        assert_eq!(ada.close_others(office, minutes(minute)).await, Some(vec![other.id]));
        database.storage.end_expired_sessions(None, &Policy::default(), minutes(minute)).await.unwrap();
        database.storage.purge_ended_sessions(minutes(minute).minus(HISTORY)).await.unwrap();
        database.storage.purge_tokens(minutes(minute).minus(HISTORY)).await.unwrap();
    }
    assert_eq!(database.storage.purge_ended_sessions(days(30)).await.unwrap(), 14);
    drop(ada);
    assert_eq!(database.read_whole().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_reads_a_page_and_a_session_is_one_row_however_many_there_are() {
    let database = PostgresDatabase::create().await;
    let storage = storage::connect(&database.url(), PATIENT).await.unwrap();
    // Whoever was active before ada stands before her in the order of all.
    for number in 0..OF_OTHERS {
        Person::new(&storage, &format!("person-{number}")).await.open(NOON).await;
    }
    let ada = Person::new(&storage, "ada").await;
    let sessions = ada.open_many(1000, minutes(1)).await;
    let (account, password) = (ada.account, ada.password.clone());
    drop((ada, storage));
    database.analyze().await;

    let storage = storage::connect(&database.url(), PATIENT).await.unwrap();
    let ada = Person { storage, account, password };
    for session in &sessions[1..=LOOKS] {
        assert_eq!(ada.list(sessions[0], minutes(2)).await.others.len(), 100);
        assert!(ada.find(*session).await.is_some() && ada.act(*session, minutes(2)).await);
        assert_eq!(ada.close(sessions[0], session.id, minutes(2)).await, CloseSessionOutcome::Closed);
    }
    drop(ada);
    let read = database.sessions_read().await;
    assert!(read < i64::try_from(150 * LOOKS).unwrap(), "{read}");
    database.remove().await;
}
