//! What is over is erased on schedule, and what is open never.

use domain::storage::AuditEvent;
use domain::{AUDIT_HISTORY, Authentication, BROWSER_LIFETIME, Clients, EndReason, HISTORY};

use crate::support::{DAY, World, office_and_home};

#[tokio::test]
async fn a_sweep_erases_what_ended_a_week_ago_and_leaves_what_is_open_as_it_is() {
    let world = World::new().await;
    let (office, home) = office_and_home(&world).await;
    let reauthenticated = world.reauthenticated(&office.token).await;
    world.accounts.close_session(&reauthenticated, home.session, Clients::Keep).await.unwrap();
    for _ in 0..9 {
        world.accounts.record_activity(&world.current(&office.token).await).await;
        world.accounts.sweep().await.unwrap();
        world.advance(DAY);
    }
    assert!(matches!(world.authenticate(&home.token).await, Authentication::Unknown));
    let list = world.list(&office.token).await;
    assert_eq!((list.current.id, list.others_total, list.ended.len()), (office.session, 0, 0));
    let ended = AuditEvent::SessionEnded(EndReason::Closed);
    assert_eq!(world.count(&office.account, ended).await, 1, "the record outlives the session");
    assert!(HISTORY < AUDIT_HISTORY);
    let trail = world.trail(&office.account).await;
    let old = world.now().minus(HISTORY + DAY);
    assert!(trail.iter().all(|record| record.at > old || record.address.is_none()), "addresses go with the session");
}

#[tokio::test]
async fn records_of_a_year_ago_and_browsers_of_a_year_ago_are_erased() {
    let world = World::new().await;
    let (office, _) = office_and_home(&world).await;
    world.advance(AUDIT_HISTORY.max(BROWSER_LIFETIME) + DAY);
    let today = world.sign_in("ada").await;
    world.accounts.sweep().await.unwrap();
    // The old sessions expired long ago; their ends were written just now, with the time of their expiry.
    let since = world.now().minus(AUDIT_HISTORY);
    assert!(world.trail(&today.account).await.iter().all(|record| record.at >= since));
    assert_eq!(world.count(&today.account, AuditEvent::SignedIn).await, 1);
    for (token, known) in [(&office.browser, false), (&today.browser, true)] {
        let found = world.storage.find_credentials(&today.account.login_name, Some(&token.hash())).await.unwrap();
        assert_eq!(found.unwrap().knows_browser, known);
    }
    assert!(matches!(world.authenticate(&today.token).await, Authentication::Open(_)));
}
