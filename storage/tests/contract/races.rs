//! Sessions are closed at the very moment at which they are used.

use std::sync::Arc;

use domain::storage::{CloseSessionOutcome, Reauthentication, Storage};
use domain::{Policy, TokenHash};
use tokio::sync::Barrier;
use trials::trials;

use crate::fixture::{Database, NOON, Opened, Person, answer, minutes, new_token};

/// In a soak; else fewer.
const TRIALS: usize = 10_000;
const TRIALS_OF_TWO_PROCESSES: usize = 500;

pub(crate) async fn nothing_reopens_a_session_that_is_closed_while_it_is_used(database: &Database) {
    let ada = database.person("ada").await;
    race(&ada, &ada, trials(TRIALS)).await;
}

pub(crate) async fn two_processes_cannot_reopen_a_closed_session(database: &Database) {
    let ada = database.person("ada").await;
    let elsewhere = Person { storage: database.another_process().await, ..ada.clone() };
    race(&ada, &elsewhere, trials(TRIALS_OF_TWO_PROCESSES)).await;
}

/// `closer` closes a session while `user` is active in it and, every other time, reauthenticates: so often, and on
/// until each of them came first.
async fn race(closer: &Person, user: &Person, at_least: usize) {
    let caller = closer.open(NOON).await;
    let (mut trial, mut lost) = (0, 0);
    while trial < at_least || [0, trial].contains(&lost) {
        assert!(trial < 10 * at_least, "of {trial} uses {lost} came after the close");
        let session = closer.open(NOON).await;
        let new_token = new_token();
        let start = Arc::new(Barrier::new(2));
        let reauthentication = (trial % 2 == 1).then_some(new_token);
        let using = tokio::spawn(use_session(user.clone(), session, reauthentication, Arc::clone(&start)));
        start.wait().await;
        assert_eq!(closer.close(caller, session.id, minutes(1)).await, CloseSessionOutcome::Closed);
        // From here on every process refuses it, whether or not the use is over.
        refuses(&user.storage, session.token, new_token).await;
        lost += usize::from(!using.await.unwrap());
        refuses(&closer.storage, session.token, new_token).await;
        assert!(!user.act(session, minutes(2)).await);
        trial += 1;
    }
    assert_eq!(closer.list(caller, minutes(3)).await.others_total, 0);
}

async fn use_session(user: Person, session: Opened, reauthentication: Option<TokenHash>, start: Arc<Barrier>) -> bool {
    start.wait().await;
    let Some(new_token) = reauthentication else {
        return user.act(session, minutes(1)).await;
    };
    let reauthentication = Reauthentication {
        account: user.account,
        session: session.id,
        verified: user.password.clone(),
        new_token,
        cutoff: Policy::default().cutoff(minutes(1)),
        at: minutes(1),
    };
    user.storage.reauthenticate(&reauthentication).await.unwrap()
}

async fn refuses(storage: &Arc<dyn Storage>, token: TokenHash, new_token: TokenHash) {
    for token in [token, new_token] {
        let found = answer(|| storage.find_session(&token)).await;
        assert!(found.is_none_or(|found| found.session.end.is_some()));
    }
}
