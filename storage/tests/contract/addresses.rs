//! Where sessions are connected from, all accounts together.

use domain::Policy;
use domain::storage::SessionAddresses;

use crate::fixture::{Database, NOON, address, days, minutes};

pub(crate) async fn active_sessions_are_counted_by_address_the_most_first(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let none = SessionAddresses { active: 0, most: Vec::new() };
    assert_eq!(addresses(database, 5).await, none);
    ada.open_many(2, minutes(1)).await;
    eve.open(minutes(1)).await;
    for last in [9, 9, 8, 7] {
        let mut session = ada.new_session(minutes(1));
        session.address = address(last);
        assert!(ada.storage.open_session(&session).await.unwrap().is_some());
    }
    // Neither what was closed counts nor what has expired.
    let (current, closed, _idle) = (eve.open(NOON).await, eve.open(minutes(1)).await, eve.open(NOON).await);
    eve.close(current, closed.id, minutes(2)).await;
    let all = vec![(address(1), 3), (address(9), 2), (address(7), 1), (address(8), 1)];
    assert_eq!(addresses(database, 5).await, SessionAddresses { active: 7, most: all.clone() });
    assert_eq!(addresses(database, 2).await, SessionAddresses { active: 7, most: all[..2].to_vec() });
}

/// At a moment at which what was last active at noon has expired.
async fn addresses(database: &Database, at_most: u32) -> SessionAddresses {
    let cutoff = Policy::default().cutoff(days(7));
    database.storage.session_addresses(&cutoff, at_most).await.unwrap()
}
