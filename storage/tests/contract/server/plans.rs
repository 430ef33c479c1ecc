//! Statements go by indexes, also while the tables are too new for the planner to know them.

use domain::{HISTORY, Policy};

use crate::fixture::{Database, NOON, days, minutes};

#[tokio::test(flavor = "multi_thread")]
async fn no_statement_reads_a_table_whole_that_grows_with_the_sessions() {
    let database = Database::postgres().await;
    let (ada, wiki) = (database.person("ada").await, database.website("wiki").await);
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
        database.storage.end_lapsed_sessions(None, &Policy::default(), minutes(minute)).await.unwrap();
        database.storage.purge_ended_sessions(minutes(minute).minus(HISTORY)).await.unwrap();
        database.storage.purge_tokens(minutes(minute).minus(HISTORY)).await.unwrap();
    }
    assert_eq!(database.storage.purge_ended_sessions(days(30)).await.unwrap(), 14);
    drop(ada);
    assert_eq!(database.read_whole().await, Vec::<String>::new());
}
