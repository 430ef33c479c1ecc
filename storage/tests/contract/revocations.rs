//! The feed of sessions that have ended and tokens that were replaced: whole, in order, and never with a gap.

use std::sync::Arc;

use domain::storage::{CloseAll, CloseSession, FoundRevocations, StorageError};
use domain::{EndReason, Revocation, RevocationCursor, RevocationPage, RevocationReason, SessionId, Timestamp};

use crate::fixture::{Database, NOON, Opened, Person, days, minutes, new_token};

/// So often a server is asked that others keep busy.
const TRIES: u32 = 100_000;

impl Database {
    /// The present cursor.
    pub(crate) async fn now_in_feed(&self) -> RevocationCursor {
        match self.storage.find_revocations(None, 1000).await.unwrap() {
            FoundRevocations::After(page) => {
                assert_eq!(page.revocations, []);
                page.next
            }
            FoundRevocations::StartOver => panic!("there is always a present cursor"),
        }
    }

    /// The cursor behind the session's end. A server gives it out when everything is over that began before.
    async fn behind(&self, session: SessionId) -> RevocationCursor {
        let end = session.as_uuid().simple().to_string();
        for _ in 0..TRIES {
            let cursor = self.now_in_feed().await;
            if cursor.as_str().ends_with(&end) {
                return cursor;
            }
            tokio::task::yield_now().await;
        }
        panic!("{session} is not the newest in the feed");
    }

    /// So many revocations after the cursor, in pages of `limit`, and the cursor behind them.
    pub(crate) async fn heard(&self, after: &RevocationCursor, limit: u32, count: usize) -> RevocationPage {
        let mut heard = RevocationPage { revocations: vec![], next: after.clone() };
        for _ in 0..TRIES {
            let page = self.feed(&heard.next, limit).await.expect("nothing is erased");
            assert!(page.revocations.len() <= usize::try_from(limit).unwrap());
            heard.revocations.extend(page.revocations);
            heard.next = page.next;
            if heard.revocations.len() >= count {
                return heard;
            }
            tokio::task::yield_now().await;
        }
        panic!("{} of {count} are in the feed", heard.revocations.len());
    }

    /// What comes after the cursor; nothing when it means starting over.
    async fn feed(&self, after: &RevocationCursor, limit: u32) -> Option<RevocationPage> {
        for _ in 0..TRIES {
            match self.storage.find_revocations(Some(after), limit).await {
                Ok(FoundRevocations::After(page)) => return Some(page),
                Ok(FoundRevocations::StartOver) => return None,
                // A server that is too busy is asked again.
                Err(StorageError::Unavailable(_)) => tokio::task::yield_now().await,
                Err(error) => panic!("{error}"),
            }
        }
        panic!("the server has no time for the feed");
    }
}

fn sessions(page: &RevocationPage) -> Vec<SessionId> {
    page.revocations.iter().map(|revocation| revocation.session).collect()
}

async fn sign_out(ada: &Person, session: Opened, at: Timestamp) {
    let caller = ada.caller(session, at);
    let close = CloseSession { caller, session: session.id, reason: EndReason::SignedOut, revoke_clients: false };
    ada.storage.close_session(&close).await.unwrap();
}

pub(crate) async fn however_a_session_ends_it_is_in_the_feed_once(database: &Database) {
    let ada = database.person("ada").await;
    let (caller, closed, other) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    let start = database.now_in_feed().await;
    ada.close(caller, closed.id, minutes(1)).await;
    ada.close(caller, closed.id, minutes(2)).await;
    ada.close_others(caller, minutes(3)).await.unwrap();
    let replacing = {
        let mut session = ada.new_session(minutes(4));
        session.replaces = Some(caller.token);
        assert!(database.storage.open_session(&session).await.unwrap().is_some());
        Opened { id: session.id, token: session.token }
    };
    sign_out(&ada, replacing, minutes(5)).await;
    let expiring = ada.open(minutes(6)).await;
    ada.sweep(days(8)).await;
    let all = ada.open(days(9)).await;
    let close = CloseAll { account: ada.account, reason: EndReason::AccountDisabled, at: days(10) };
    database.storage.disable_account(&close).await.unwrap();

    let page = database.heard(&start, 1000, 6).await;
    let ended = |session: Opened, reason, ended_at| Revocation {
        session: session.id,
        account: ada.account,
        ended_at,
        reason: RevocationReason::Ended(reason),
    };
    let expected = [
        ended(closed, EndReason::Closed, minutes(1)),
        ended(other, EndReason::ClosedWithOthers, minutes(3)),
        ended(caller, EndReason::SignedInAgain, minutes(4)),
        ended(replacing, EndReason::SignedOut, minutes(5)),
        ended(expiring, EndReason::IdleTimeout, minutes(6 + 7 * 24 * 60)),
        ended(all, EndReason::AccountDisabled, days(10)),
    ];
    assert_eq!(page.revocations, expected);
    assert_eq!(page.next, database.now_in_feed().await);
    assert_eq!(sessions(&database.feed(&page.next, 1000).await.unwrap()), []);
}

pub(crate) async fn what_is_not_committed_is_not_in_the_feed(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let (session, other) = (ada.open(NOON).await, eve.open(NOON).await);
    let start = database.now_in_feed().await;
    eve.close(other, session.id, minutes(1)).await;
    ada.close(session, other.id, minutes(1)).await;
    assert!(ada.act(session, minutes(2)).await);
    assert_eq!(database.feed(&start, 10).await.unwrap(), RevocationPage { revocations: vec![], next: start });
}

pub(crate) async fn the_feed_is_read_page_by_page_without_a_gap(database: &Database) {
    let ada = database.person("ada").await;
    let caller = ada.open(NOON).await;
    let cursor = database.now_in_feed().await;
    let mut expected = vec![];
    for session in ada.open_many(10, NOON).await {
        ada.close(caller, session.id, minutes(1)).await;
        expected.push(session.id);
    }
    let page = database.heard(&cursor, 3, 10).await;
    assert_eq!(sessions(&page), expected);
    let rest = database.feed(&page.next, 3).await.unwrap();
    assert_eq!(rest, RevocationPage { revocations: vec![], next: page.next });
}

pub(crate) async fn a_place_that_is_not_in_the_feed_means_starting_over(database: &Database) {
    let ada = database.person("ada").await;
    let (caller, first, second) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    let empty = database.now_in_feed().await;
    ada.close(caller, first.id, minutes(1)).await;
    let one = database.behind(first.id).await;
    ada.close(caller, second.id, minutes(2)).await;
    let two = database.behind(second.id).await;
    assert_eq!(sessions(&database.feed(&empty, 10).await.unwrap()), [first.id, second.id]);
    assert_eq!(sessions(&database.feed(&one, 10).await.unwrap()), [second.id]);
    // A database that was restored has no such row, or another one at this position.
    let elsewhere = |cursor: &RevocationCursor, session: Opened| {
        let id = session.id.as_uuid();
        let text = cursor.as_str().replace(&first.id.as_uuid().simple().to_string(), &id.simple().to_string());
        RevocationCursor::from_text(text)
    };
    assert_eq!(database.feed(&elsewhere(&one, second), 10).await, None);
    let texts = ["", "x", "-", "0", "1", "999999999", "-1", "1-", "99999999999999999999999-0"].map(str::to_owned);
    let garbled = [&one, &two].map(|cursor| format!("{}0", cursor.as_str()));
    for text in texts.into_iter().chain(garbled) {
        assert_eq!(database.feed(&RevocationCursor::from_text(text.clone()), 10).await, None, "{text:?}");
    }
}

pub(crate) async fn what_is_erased_means_starting_over_and_the_last_old_row_stays(database: &Database) {
    let ada = database.person("ada").await;
    let caller = ada.open(NOON).await;
    let mut cursors = vec![database.now_in_feed().await];
    for (minute, session) in [1, 2, 3].into_iter().zip(ada.open_many(3, NOON).await) {
        ada.close(caller, session.id, minutes(minute)).await;
        cursors.push(database.behind(session.id).await);
    }
    database.storage.purge_revocations(minutes(1)).await.unwrap();
    assert_eq!(database.feed(&cursors[1], 10).await.unwrap().revocations.len(), 2, "none of them is old enough");
    database.storage.purge_revocations(minutes(2)).await.unwrap();
    assert_eq!(database.feed(&cursors[0], 10).await, None);
    assert_eq!(database.feed(&cursors[1], 10).await.unwrap().revocations.len(), 2, "the row that is read up to is old");
    database.storage.purge_revocations(minutes(3)).await.unwrap();
    assert_eq!(database.feed(&cursors[1], 10).await, None);
    assert_eq!(database.feed(&cursors[2], 10).await.unwrap().revocations.len(), 1);
    database.storage.purge_revocations(days(1000)).await.unwrap();
    assert_eq!(database.feed(&cursors[2], 10).await, None);
    assert_eq!(database.feed(&cursors[3], 10).await.unwrap().revocations, []);
    assert_eq!(database.now_in_feed().await, cursors[3]);
}

pub(crate) async fn an_expiry_that_was_noticed_late_is_not_erased_from_the_middle(database: &Database) {
    let ada = database.person("ada").await;
    let caller = ada.open(days(9)).await;
    let (expired, closed, known) = (ada.open(NOON).await, ada.open(days(9)).await, ada.open(days(9)).await);
    ada.close(caller, known.id, days(14)).await;
    let start = database.behind(known.id).await;
    ada.close(caller, closed.id, days(14)).await;
    ada.sweep(days(15)).await;
    database.storage.purge_revocations(days(8)).await.unwrap();
    let page = database.heard(&start, 10, 2).await;
    assert_eq!(sessions(&page), [closed.id, expired.id], "the expiry was eight days ago, and nobody has heard of it");
}

pub(crate) async fn more_of_the_feed_than_one_batch_is_erased(database: &Database) {
    let ada = database.person("ada").await;
    let caller = ada.open(NOON).await;
    let start = database.now_in_feed().await;
    ada.open_many(2500, NOON).await;
    ada.close_others(caller, minutes(1)).await.unwrap();
    database.storage.purge_revocations(minutes(2)).await.unwrap();
    assert_eq!(database.feed(&start, 10).await, None);
    assert_eq!(database.count("SELECT count(*) FROM revocations WHERE session_id <> ?1", caller.id).await, 1);
}

pub(crate) async fn the_database_refuses_to_rewrite_the_feed(database: &Database) {
    let ada = database.person("ada").await;
    let caller = ada.open(NOON).await;
    let start = database.now_in_feed().await;
    let sessions = ada.open_many(3, NOON).await;
    for session in &sessions {
        ada.close(caller, session.id, minutes(1)).await;
    }
    let before = database.heard(&start, 10, 3).await;
    for session in &sessions[1..] {
        database.raw("DELETE FROM revocations WHERE session_id = ?1", session.id).await.unwrap_err();
        database.raw("UPDATE revocations SET ended_at = 0 WHERE session_id = ?1", session.id).await.unwrap_err();
    }
    assert_eq!(database.feed(&start, 10).await.unwrap(), before);
}

/// Issue 4: whoever follows the feed while sessions are closed hears of each, once.
pub(crate) async fn nothing_is_skipped_while_sessions_are_closed_at_once(database: &Database) {
    const CLOSERS: usize = 8;
    const EACH: usize = 25;
    let cursor = database.now_in_feed().await;
    let mut closers = tokio::task::JoinSet::new();
    for number in 0..CLOSERS {
        let person = database.person(&format!("person{number}")).await;
        let storage = if number % 2 == 0 { Arc::clone(&database.storage) } else { database.another_process().await };
        closers.spawn(async move {
            let person = Person { storage, ..person };
            let mut closed = Vec::with_capacity(EACH);
            for _ in 0..EACH {
                let mut session = person.new_session(NOON);
                session.token = new_token();
                assert!(person.storage.open_session(&session).await.unwrap().is_some());
                let opened = Opened { id: session.id, token: session.token };
                sign_out(&person, opened, minutes(1)).await;
                closed.push(opened.id);
            }
            closed
        });
    }
    let heard = database.heard(&cursor, 7, CLOSERS * EACH).await;
    let closed = closers.join_all().await;
    let heard_of = sessions(&heard);
    for ids in closed {
        let positions: Vec<_> = ids.iter().map(|id| heard_of.iter().position(|heard| heard == id)).collect();
        assert!(positions.iter().all(Option::is_some) && positions.is_sorted(), "{positions:?}");
    }
    assert_eq!(database.feed(&heard.next, 7).await.unwrap().revocations, []);
    assert_eq!(heard_of.len(), CLOSERS * EACH);
}
