//! Sessions are closed and clients revoked at the very moment at which tokens are given out.

use std::sync::Arc;
use std::time::Duration;

use domain::storage::{CloseSessionOutcome, Storage};
use domain::{ClientId, Timestamp};
use tokio::sync::Barrier;
use trials::trials;

use crate::fixture::{Code, Database, NOON, Opened, Person, Tokens, minutes};

/// In a soak; else fewer.
const TRIALS: usize = 500;
const TRIALS_OF_TWO_PROCESSES: usize = 200;

pub(crate) async fn nothing_of_a_session_is_good_that_is_closed_while_tokens_are_given_out(database: &Database) {
    let wiki = database.client("wiki").await;
    race(&database.person("ada").await, &database.storage, &wiki, trials(TRIALS), false).await;
}

pub(crate) async fn two_processes_cannot_give_out_tokens_of_a_closed_session(database: &Database) {
    let wiki = database.client("wiki").await;
    let elsewhere = database.another_process().await;
    race(&database.person("ada").await, &elsewhere, &wiki, TRIALS_OF_TWO_PROCESSES, false).await;
}

pub(crate) async fn nothing_of_a_client_is_good_that_is_revoked_while_tokens_are_given_out(database: &Database) {
    let wiki = database.client("wiki").await;
    race(&database.person("ada").await, &database.storage, &wiki, trials(TRIALS), true).await;
}

/// Ends a session, or what the client may do, while the client exchanges one code there and uses one refresh token.
/// So often, and on until each came first and each came late.
async fn race(ada: &Person, client_asks: &Arc<dyn Storage>, wiki: &ClientId, at_least: usize, revoke: bool) {
    let caller = ada.open(NOON).await;
    let (mut trial, mut exchanged, mut refreshed) = (0, 0, 0);
    while trial < at_least || [0, trial].contains(&exchanged) || [0, trial].contains(&refreshed) {
        assert!(trial < 10 * at_least, "of {trial} codes {exchanged} came first, of refresh tokens {refreshed}");
        // Each a little later, so that it is the first of the ended ones in the list.
        let at = NOON.plus(Duration::from_millis(trial as u64));
        let session = ada.open(NOON).await;
        let names = if revoke { "openid offline_access" } else { "openid" };
        let first = ada.sign_in_to(wiki, session, names, NOON).await;
        let code = ada.allow(session, wiki, names, NOON).await;
        let start = Arc::new(Barrier::new(3));
        let exchange = tokio::spawn(exchange(code, Arc::clone(client_asks), Arc::clone(&start)));
        let refresh = tokio::spawn(refresh(first.clone(), Arc::clone(client_asks), Arc::clone(&start)));
        start.wait().await;
        end(ada, caller, session, wiki, revoke, at).await;
        assert!(!first.is_good(&**client_asks, NOON).await);
        let (of_code, of_refresh) = (exchange.await.unwrap(), refresh.await.unwrap());
        exchanged += usize::from(of_code.is_some());
        refreshed += usize::from(of_refresh.is_some());
        for tokens in [Some(first), of_code, of_refresh].into_iter().flatten() {
            assert!(!tokens.is_good(&*ada.storage, NOON).await);
            assert!(tokens.refresh(&**client_asks, NOON).await.is_none());
        }
        assert_eq!(ada.reached(caller, session.id, minutes(1)).await.len(), usize::from(!revoke));
        trial += 1;
    }
}

async fn end(ada: &Person, caller: Opened, session: Opened, wiki: &ClientId, revoke: bool, at: Timestamp) {
    if revoke {
        assert_eq!(ada.revoke(caller, Some(wiki), at).await, Some(vec![wiki.clone()]));
    } else {
        assert_eq!(ada.close(caller, session.id, at).await, CloseSessionOutcome::Closed);
    }
}

async fn exchange(code: Code, storage: Arc<dyn Storage>, start: Arc<Barrier>) -> Option<Tokens> {
    start.wait().await;
    code.tokens(&*storage, NOON).await
}

async fn refresh(tokens: Tokens, storage: Arc<dyn Storage>, start: Arc<Barrier>) -> Option<Tokens> {
    start.wait().await;
    tokens.refresh(&*storage, NOON).await
}
