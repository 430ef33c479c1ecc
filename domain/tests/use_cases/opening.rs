//! When a session begins, and who has seen it (design, rule 3.5).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use domain::{Accounts, Clients, Clock, Policy, SeenList, Timestamp};

use crate::support::{PASSWORD, World, sign_in, visitor};

/// A clock that has moved on by a second whenever somebody looks at it.
struct EachLookASecond {
    start: Timestamp,
    looks: AtomicU64,
}

impl Clock for EachLookASecond {
    fn now(&self) -> Timestamp {
        self.start.plus(Duration::from_secs(self.looks.fetch_add(1, Ordering::SeqCst)))
    }

    fn running_for(&self) -> Duration {
        Duration::from_secs(self.looks.load(Ordering::SeqCst))
    }
}

/// The attempt begins before the password is checked, and the session after it.
#[tokio::test]
async fn a_session_starts_when_its_password_has_been_checked() {
    let world = World::new().await;
    world.account("ada").await;
    let clock = Arc::new(EachLookASecond { start: world.now(), looks: AtomicU64::new(0) });
    let accounts = Accounts::new(world.storage.clone(), clock.clone(), Policy::default());
    let asked = clock.now();
    let signed_in = accounts.sign_in(sign_in("ada", PASSWORD, visitor())).await.unwrap();
    let session = world.current(&signed_in.token).await.session;
    assert!(session.started_at.since(asked) > Duration::from_secs(1), "{session:?}");
}

/// Rule 3.5: checking a password takes its time, and a list that is read meanwhile does not show the session.
#[tokio::test]
async fn what_was_being_opened_while_the_list_was_read_is_named_as_unseen() {
    let world = World::hashing_in_earnest().await;
    world.account("ada").await;
    let office = world.sign_in("ada").await;
    let without_it = async {
        let mut seen = world.list(&office.token).await;
        loop {
            world.advance(Duration::from_secs(1));
            let list = world.list(&office.token).await;
            if !list.others.is_empty() {
                return seen;
            }
            seen = list;
        }
    };
    let (late, seen) = tokio::join!(world.sign_in("ada"), without_it);
    let reauthenticated = world.reauthenticated(&office.token).await;
    let seen = Some(SeenList::Version(seen.version));
    let closed = world.accounts.close_other_sessions(&reauthenticated, seen, Clients::Keep).await.unwrap();
    assert_eq!(closed.unseen.iter().map(|session| session.id).collect::<Vec<_>>(), [late.session]);
}
