//! What counts as activity, and how often it is written (design, rule 3.4).

use std::time::Duration;

use domain::EndReason;

use crate::support::{DAY, World, address, office_and_home};

/// Rule 3.4; P10, X55
#[tokio::test]
async fn only_people_are_activity() {
    let world = World::new().await;
    let (polling, in_use) = office_and_home(&world).await;
    let start = world.now();
    for _ in 0..27 {
        world.advance(DAY / 4);
        assert_eq!(world.list(&polling.token).await.current.last_active_at, start);
        let current = world.current(&in_use.token).await;
        world.accounts.record_activity(&current).await;
    }
    world.advance(DAY / 4);
    assert_eq!(world.end(&polling.token).await.reason, EndReason::IdleTimeout);
    let last = world.current(&in_use.token).await.session.last_active_at;
    assert_eq!(world.now().since(last), DAY / 4);
}

/// Rule 3.4: at most one write a minute, whatever addresses do.
#[tokio::test]
async fn activity_is_written_at_most_once_a_minute() {
    let world = World::new().await;
    let (office, _) = office_and_home(&world).await;
    let before = world.current(&office.token).await;
    for network in ["198.51.100.4", "203.0.113.8"].into_iter().cycle().take(59) {
        world.advance(Duration::from_secs(1));
        world.accounts.record_activity(&world.current_from(&office.token, network).await).await;
    }
    let current = world.current(&office.token).await;
    assert_eq!((current.session.last_active_at, current.changes), (before.session.last_active_at, before.changes));
    world.advance(Duration::from_secs(1));
    world.accounts.record_activity(&world.current_from(&office.token, "198.51.100.4").await).await;
    let moved = world.current(&office.token).await.session;
    assert_eq!((moved.last_active_at, moved.connected_from.to_string()), (world.now(), "198.51.100.4".into()));
}

/// Rule 3.4
#[tokio::test]
async fn activity_from_an_unknown_address_leaves_the_one_that_is_known() {
    let world = World::new().await;
    let (office, _) = office_and_home(&world).await;
    world.advance(Duration::from_mins(2));
    world.accounts.record_activity(&world.current_from(&office.token, "unknown").await).await;
    let current = world.current(&office.token).await.session;
    assert_eq!((current.last_active_at, current.connected_from), (world.now(), address()));
}
