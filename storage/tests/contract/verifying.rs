//! Many ask at the same moment whether their session is good.

use std::sync::Arc;

use domain::storage::StorageError;
use domain::{EndReason, TokenHash};

use crate::fixture::{Database, NOON, minutes, new_token};

type Answer = Result<Option<domain::storage::FoundSession>, StorageError>;

/// Asks for all of them at once, and answers in the same order.
async fn find_all(database: &Database, tokens: impl IntoIterator<Item = TokenHash>) -> Vec<Answer> {
    let asked: Vec<_> = tokens
        .into_iter()
        .map(|token| {
            let storage = Arc::clone(&database.storage);
            tokio::spawn(async move { storage.find_session(&token).await })
        })
        .collect();
    let mut answers = Vec::with_capacity(asked.len());
    for answer in asked {
        answers.push(answer.await.unwrap());
    }
    answers
}

pub(crate) async fn verifications_of_the_same_moment_each_get_their_own_answer(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let caller = ada.open(NOON).await;
    let (adas, bobs, ended) =
        (ada.open_many(20, NOON).await, bob.open_many(20, NOON).await, ada.open_many(20, NOON).await);
    for session in &ended {
        ada.close(caller, session.id, minutes(1)).await;
    }
    let unknown: Vec<_> = (0..20).map(|_| new_token()).collect();
    let rounds = 0..50;
    let tokens = rounds.clone().flat_map(|_| {
        let known = (0..20).flat_map(|number| [adas[number].token, bobs[number].token, ended[number].token]);
        known.chain(unknown.iter().copied()).collect::<Vec<_>>()
    });
    let answers = find_all(database, tokens).await;
    assert_eq!(answers.len(), 50 * 80);
    let mut answers = answers.into_iter().map(Result::unwrap);
    for _ in rounds {
        for number in 0..20 {
            for (session, account, name) in [
                (adas[number], ada.account, "ada"),
                (bobs[number], bob.account, "bob"),
                (ended[number], ada.account, "ada"),
            ] {
                let found = answers.next().unwrap().unwrap();
                assert_eq!((found.session.id, found.session.account), (session.id, account));
                assert_eq!((found.account.id, found.account.login_name.as_str()), (account, name));
                let reason = found.session.end.map(|end| end.reason);
                assert_eq!(reason, (session == ended[number]).then_some(EndReason::Closed));
            }
        }
        assert!(answers.by_ref().take(20).all(|found| found.is_none()));
    }
}

pub(crate) async fn a_damaged_row_refuses_nobody_but_its_own_token(database: &Database) {
    let ada = database.person("ada").await;
    let sessions = ada.open_many(10, NOON).await;
    database.damage("UPDATE sessions SET connected_from = 'an address' WHERE id = ?1", sessions[3].id).await;
    let tokens = (0..20).flat_map(|_| sessions.iter().map(|session| session.token));
    for (number, answer) in find_all(database, tokens).await.into_iter().enumerate() {
        if number % 10 == 3 {
            assert!(matches!(answer, Err(StorageError::Inconsistent(_))), "{answer:?}");
        } else {
            assert_eq!(answer.unwrap().unwrap().session.id, sessions[number % 10].id);
        }
    }
}

pub(crate) async fn a_verification_that_is_given_up_does_not_hold_up_the_others(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    for _ in 0..200 {
        let given_up = tokio::spawn({
            let storage = Arc::clone(&database.storage);
            async move { storage.find_session(&session.token).await }
        });
        tokio::task::yield_now().await;
        given_up.abort();
        assert!(ada.end_of(session).await.is_none());
    }
}
