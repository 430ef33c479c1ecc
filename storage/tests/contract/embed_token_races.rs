//! Sessions are closed, and keys revoked, at the very moment at which embed tokens are given out and used.

use std::sync::Arc;

use domain::storage::{CloseSessionOutcome, MintOutcome, NewEmbedToken, Storage};
use domain::{EmbedSource, TokenHash};
use tokio::sync::Barrier;
use trials::trials;

use crate::embed_tokens::{is_good, new_embed_token};
use crate::fixture::{Database, NOON, Opened, Person, minutes};

/// In a soak; else fewer.
const TRIALS: usize = 1_000;
const TRIALS_OF_TWO_PROCESSES: usize = 200;

pub(crate) async fn no_embed_token_of_a_session_is_good_that_is_closed_while_they_are_given_out(database: &Database) {
    race(&database.person("ada").await, &database.storage, trials(TRIALS)).await;
}

pub(crate) async fn two_processes_cannot_give_out_embed_tokens_of_a_closed_session(database: &Database) {
    let elsewhere = database.another_process().await;
    race(&database.person("ada").await, &elsewhere, TRIALS_OF_TWO_PROCESSES).await;
}

/// Closes a session while one embed token of it is given out and another is used. So often, and on until each came first.
async fn race(ada: &Person, dashboard: &Arc<dyn Storage>, at_least: usize) {
    let caller = ada.open(NOON).await;
    let (mut trial, mut minted, mut used) = (0, 0, 0);
    while trial < at_least || [0, trial].contains(&minted) || [0, trial].contains(&used) {
        assert!(trial < 10 * at_least, "of {trial} tokens {minted} were given out and {used} used before the close");
        let session = ada.open(NOON).await;
        let first = ada.embed(session, &EmbedSource::Cookie, NOON).await;
        let second = new_embed_token(ada, session, minutes(1));
        let token = second.token;
        let start = Arc::new(Barrier::new(3));
        let minting = tokio::spawn(mint(second, Arc::clone(dashboard), Arc::clone(&start)));
        let using = tokio::spawn(use_token(first, Arc::clone(dashboard), Arc::clone(&start), trial % 64));
        start.wait().await;
        assert_eq!(ada.close(caller, session.id, minutes(1)).await, CloseSessionOutcome::Closed);
        // From here on every process refuses both, whether or not they are under way.
        for token in [&first, &token] {
            assert!(
                !is_good(&**dashboard, token, minutes(1)).await && !is_good(&*ada.storage, token, minutes(1)).await
            );
        }
        minted += usize::from(minting.await.unwrap() == MintOutcome::Minted);
        used += usize::from(using.await.unwrap());
        assert!(!is_good(&**dashboard, &token, minutes(1)).await);
        trial += 1;
    }
}

async fn mint(new: NewEmbedToken, storage: Arc<dyn Storage>, start: Arc<Barrier>) -> MintOutcome {
    start.wait().await;
    storage.mint_embed_token(&new).await.unwrap()
}

/// A read is faster than the close beside it, so it begins a little later each time, by `turns` of other tasks.
async fn use_token(token: TokenHash, storage: Arc<dyn Storage>, start: Arc<Barrier>, turns: usize) -> bool {
    start.wait().await;
    for _ in 0..16 * turns {
        tokio::task::yield_now().await;
    }
    is_good(&*storage, &token, minutes(1)).await
}

pub(crate) async fn no_embed_token_is_given_out_by_a_key_that_is_revoked_meanwhile(database: &Database) {
    let ada = database.person("ada").await;
    let session: Opened = ada.open(NOON).await;
    let (mut trial, mut minted) = (0, 0);
    while trial < 300 || [0, trial].contains(&minted) {
        assert!(trial < 3000, "of {trial} tokens {minted} were given out before the key was revoked");
        let (key, _) = database.api_key(NOON).await;
        let new = NewEmbedToken { source: EmbedSource::ApiKey(key.id), ..new_embed_token(&ada, session, minutes(1)) };
        let token = new.token;
        let start = Arc::new(Barrier::new(2));
        let minting = tokio::spawn(mint(new, Arc::clone(&database.storage), Arc::clone(&start)));
        start.wait().await;
        assert!(database.storage.revoke_api_key(key.id, minutes(1)).await.unwrap());
        assert!(!is_good(&*database.storage, &token, minutes(1)).await);
        minted += usize::from(minting.await.unwrap() == MintOutcome::Minted);
        assert!(!is_good(&*database.storage, &token, minutes(1)).await);
        trial += 1;
    }
}
