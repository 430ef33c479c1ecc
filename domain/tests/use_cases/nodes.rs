//! Several processes over one database: nothing is cached, and clocks that differ do no harm.

use std::time::Duration;

use domain::{Authentication, Clients, EndReason};

use crate::support::{World, address, office_and_home};

/// Rule 3.7; A1: nothing caches a verdict, so another node knows at once.
#[tokio::test]
async fn closing_is_immediate_on_every_node() {
    let world = World::new().await;
    let (office, home) = office_and_home(&world).await;
    let node = world.as_another_node(Duration::ZERO);
    let reauthenticated = world.reauthenticated(&office.token).await;
    for _ in 0..100 {
        let answer = node.authenticate(&home.token, address()).await.unwrap();
        assert!(matches!(answer, Authentication::Open(_)));
    }
    world.accounts.close_session(&reauthenticated, home.session, Clients::Keep).await.unwrap();
    let answer = node.authenticate(&home.token, address()).await.unwrap();
    assert!(matches!(answer, Authentication::Ended(_)), "{answer:?}");
}

/// X25: a session of a node whose clock is five minutes ahead or behind is one like any other.
#[tokio::test]
async fn nodes_five_minutes_apart_accept_and_list_the_same() {
    const SKEW: Duration = Duration::from_mins(5);
    let world = World::new().await;
    let (office, home) = office_and_home(&world).await;
    world.advance(SKEW);
    let late = world.sign_in("ada").await;
    world.turn_back(SKEW);
    let ids = |list: domain::SessionList| list.others.into_iter().map(|session| session.id).collect::<Vec<_>>();
    let here = world.list(&office.token).await;
    assert_eq!((here.others_total, ids(here)), (2, vec![late.session, home.session]));
    world.advance(SKEW);
    let there = world.list(&late.token).await;
    assert_eq!((there.others_total, there.current.started_at), (2, world.now()));
    world.turn_back(SKEW);
    world.accounts.record_activity(&world.current(&late.token).await).await;
    assert_eq!(world.current(&late.token).await.session.last_active_at, world.now().plus(SKEW), "it never goes back");
    let reauthenticated = world.reauthenticated(&office.token).await;
    assert_eq!(
        world.accounts.close_other_sessions(&reauthenticated, None, Clients::Keep).await.unwrap().closed.len(),
        2
    );
    let end = world.end(&late.token).await;
    assert_eq!((end.at, end.reason), (world.now(), EndReason::ClosedWithOthers));
}
