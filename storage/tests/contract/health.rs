//! Storage says whether it can be read, and what time it is there.

use domain::{Clock as _, SystemClock};

use crate::fixture::Database;

pub(crate) async fn a_database_answers_with_its_own_clock_where_it_has_one(database: &Database) {
    let before = SystemClock.now();
    let clock = database.storage.clock().await.unwrap();
    let after = SystemClock.now();
    assert_eq!(clock.is_some(), database.has_a_clock());
    // The tests' server runs on the same machine.
    assert!(clock.is_none_or(|clock| (before..=after).contains(&clock)), "{before:?} {clock:?} {after:?}");
}
