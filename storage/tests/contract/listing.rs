//! The list of an account.

use std::collections::BTreeSet;
use std::time::Duration;

use domain::storage::{FOLDED_FROM, SessionOrder, SessionQuery};
use domain::{EndReason, SessionId};

use crate::fixture::{Database, NOON, Opened, days, ids, minutes, new_token, newest_first};

pub(crate) async fn the_list_shows_the_current_session_and_the_others_newest_first(database: &Database) {
    let ada = database.person("ada").await;
    let others = [ada.open(minutes(2)).await, ada.open(NOON).await, ada.open(minutes(4)).await];
    let current = ada.open(minutes(1)).await;
    let page = ada.list(current, minutes(5)).await;
    assert_eq!(page.current, Some(ada.find(current).await.unwrap().session));
    assert_eq!(ids(&page.others), newest_first(&others));
    assert_eq!((page.others_total, page.has_older, page.ended), (3, false, Vec::new()));
}

pub(crate) async fn what_has_expired_is_neither_listed_nor_counted(database: &Database) {
    let ada = database.person("ada").await;
    let (idle, expired) = (ada.open(NOON).await, ada.open(NOON).await);
    for day in 1..30 {
        ada.act(expired, days(day)).await;
    }
    let (current, other) = (ada.open(days(29)).await, ada.open(days(29)).await);
    let page = ada.list(current, days(30)).await;
    assert_eq!((ids(&page.others), page.others_total), (vec![other.id], 1));
    assert_eq!((page.least_active_at, page.least_started_at), (Some(days(29)), Some(days(29))));
    let page = ada.list(idle, days(30)).await;
    assert_eq!((page.current, page.others_total), (None, 2));
}

pub(crate) async fn ended_sessions_are_listed_latest_end_first_within_their_history(database: &Database) {
    let ada = database.person("ada").await;
    let (first, second, third) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    let current = ada.open(days(5)).await;
    for (session, minute) in [(second, 1), (first, 2), (third, 3)] {
        let at = days(5).plus(Duration::from_mins(minute));
        ada.close(current, session.id, at).await;
    }
    let query = ada.query(current, days(6));
    let page = database.storage.list_sessions(&query).await.unwrap();
    assert_eq!(ids(&page.ended), [third.id, first.id, second.id]);
    assert_eq!(page.earliest_end, Some(days(5).plus(Duration::from_mins(1))));
    let after_the_first = SessionQuery { ended_after: days(5).plus(Duration::from_mins(1)), ..query.clone() };
    let page = database.storage.list_sessions(&after_the_first).await.unwrap();
    assert_eq!(ids(&page.ended), [third.id, first.id]);
    let at_most_one = SessionQuery { ended_limit: 1, ..query };
    let page = database.storage.list_sessions(&at_most_one).await.unwrap();
    assert_eq!(ids(&page.ended), [third.id]);
}

pub(crate) async fn pages_show_every_session_once_while_others_close_and_open(database: &Database) {
    let ada = database.person("ada").await;
    let current = ada.open(NOON).await;
    let mut stays = BTreeSet::new();
    let mut goes = Vec::new();
    for number in 0..1000 {
        let opened = ada.open(minutes(number / 10)).await;
        if number % 2 == 0 { _ = stays.insert(opened.id) } else { goes.push(opened) }
    }
    let mut query = SessionQuery { limit: 30, ..ada.query(current, minutes(200)) };
    let mut shown: Vec<SessionId> = Vec::new();
    loop {
        let page = database.storage.list_sessions(&query).await.unwrap();
        shown.extend(ids(&page.others));
        // The very session that the next page begins after goes first, then some from anywhere; new ones come on top.
        let last = *shown.last().unwrap();
        for closed in goes.iter().filter(|session| session.id == last).chain(goes.iter().step_by(7)) {
            ada.close(current, closed.id, minutes(200)).await;
        }
        goes.retain(|session| session.id != last);
        goes = goes.into_iter().enumerate().filter(|(index, _)| index % 7 != 0).map(|(_, session)| session).collect();
        ada.open(minutes(200)).await;
        if !page.has_older {
            break;
        }
        query.before = Some(last);
    }
    assert!(shown.is_sorted_by(|newer, older| newer > older));
    assert!(stays.is_subset(&shown.into_iter().collect()));
}

pub(crate) async fn every_change_is_counted_and_reading_is_not(database: &Database) {
    let ada = database.person("ada").await;
    let current = ada.open(NOON).await;
    let mut changes = ada.list(current, minutes(1)).await.changes;
    assert_eq!(ada.find(current).await.unwrap().changes, changes);
    ada.sweep(minutes(1)).await;
    assert_eq!(ada.list(current, minutes(1)).await.changes, changes);
    for step in 0..5 {
        match step {
            0 => assert!(ada.act(current, minutes(2)).await),
            1 => _ = ada.open(minutes(2)).await,
            2 => assert_eq!(ada.close_others(current, minutes(3)).await.map(|closed| closed.len()), Some(1)),
            3 => _ = ada.open_many(3, minutes(4)).await,
            _ => {
                ada.act(current, days(6)).await;
                assert_eq!(ada.sweep(days(8)).await, 3);
            }
        }
        let counted = ada.list(current, days(8)).await.changes;
        assert!(counted > changes, "step {step}");
        changes = counted;
    }
}

pub(crate) async fn the_list_says_when_it_will_change_by_itself(database: &Database) {
    let ada = database.person("ada").await;
    let (current, other) = (ada.open(NOON).await, ada.open(minutes(1)).await);
    ada.act(current, minutes(7)).await;
    let closed = ada.open(NOON).await;
    ada.close(current, closed.id, minutes(8)).await;
    let page = ada.list(current, minutes(9)).await;
    assert_eq!((page.least_active_at, page.least_started_at), (Some(minutes(1)), Some(NOON)));
    assert_eq!(page.earliest_end, Some(minutes(8)));
    ada.close(current, other.id, minutes(10)).await;
    let page = ada.list(current, minutes(11)).await;
    assert_eq!((page.least_active_at, page.least_started_at), (Some(minutes(7)), Some(NOON)));
}

pub(crate) async fn sessions_are_found_by_their_ids(database: &Database) {
    let ada = database.person("ada").await;
    let (current, open, closed) = (ada.open(NOON).await, ada.open(minutes(1)).await, ada.open(minutes(2)).await);
    ada.close(current, closed.id, minutes(3)).await;
    let wanted = [open.id, SessionId::generate(NOON).unwrap(), closed.id];
    let found = database.storage.find_sessions(ada.account, &wanted).await.unwrap();
    assert_eq!(ids(&found), [closed.id, open.id]);
    assert_eq!(found[0].end.as_ref().map(|end| end.reason), Some(EndReason::Closed));
    assert_eq!(database.storage.find_sessions(ada.account, &[]).await.unwrap(), []);
}

pub(crate) async fn an_account_without_sessions_has_an_empty_list(database: &Database) {
    let ada = database.person("ada").await;
    let nowhere = Opened { id: SessionId::generate(NOON).unwrap(), token: new_token() };
    let page = ada.list(nowhere, NOON).await;
    assert_eq!((page.current, page.others, page.ended), (None, Vec::new(), Vec::new()));
    assert_eq!((page.others_total, page.has_older, page.changes), (0, false, 0));
    assert_eq!((page.least_active_at, page.least_started_at, page.earliest_end), (None, None, None));
}

pub(crate) async fn the_list_is_read_by_start_or_by_activity_from_any_position(database: &Database) {
    let ada = database.person("ada").await;
    let current = ada.open(NOON).await;
    let mut opened = Vec::new();
    for minute in 1..=5 {
        opened.push(ada.open(minutes(minute)).await);
    }
    for (session, minute) in [(1, 20), (4, 21), (0, 22)] {
        assert!(ada.act(opened[session], minutes(minute)).await);
    }
    let read = async |order, skip| {
        let query = SessionQuery { order, skip, limit: 2, ..ada.query(current, minutes(30)) };
        let page = database.storage.list_sessions(&query).await.unwrap();
        let places = page.others.iter().map(|one| opened.iter().position(|other| other.id == one.id).unwrap());
        (places.collect::<Vec<_>>(), page.has_older)
    };
    assert_eq!(read(SessionOrder::Started, 0).await, (vec![4, 3], true));
    assert_eq!(read(SessionOrder::Started, 3).await, (vec![1, 0], false));
    assert_eq!(read(SessionOrder::LastActive, 0).await, (vec![0, 4], true));
    assert_eq!(read(SessionOrder::LastActive, 2).await, (vec![1, 3], true));
    assert_eq!(read(SessionOrder::LastActive, 4).await, (vec![2], false));
    assert_eq!(read(SessionOrder::LastActive, 5).await, (vec![], false));
}

pub(crate) async fn many_sessions_that_ended_together_are_one_row(database: &Database) {
    let ada = database.person("ada").await;
    let current = ada.open(NOON).await;
    let before = ada.open(NOON).await;
    ada.close(current, before.id, minutes(1)).await;
    ada.open_many(60, minutes(2)).await;
    assert_eq!(ada.close_others(current, minutes(3)).await.map(|closed| closed.len()), Some(60));
    let few = ada.open_many(FOLDED_FROM as usize - 1, minutes(4)).await;
    ada.close_others(current, minutes(5)).await;
    ada.open_many(12, minutes(6)).await;
    ada.close_others(current, minutes(7)).await;
    let after = ada.open(minutes(8)).await;
    ada.close(current, after.id, minutes(9)).await;
    let query = SessionQuery { fold_ended: true, ..ada.query(current, minutes(10)) };
    let page = database.storage.list_sessions(&query).await.unwrap();
    let listed = ids(&page.ended);
    assert_eq!(listed.len(), 1 + 1 + few.len() + 1 + 1);
    assert_eq!((listed[0], listed[2..11].to_vec(), listed[12]), (after.id, newest_first(&few), before.id));
    let together = [listed[1], listed[11]].map(|id| page.ended_together.get(&id).copied());
    assert_eq!((together, page.ended_together.len()), ([Some(12), Some(60)], 2));
    let page = ada.list(current, minutes(10)).await;
    assert_eq!((page.ended.len(), page.ended_together.len()), (50, 0));
}

pub(crate) async fn what_ended_together_can_be_read_page_by_page(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let current = ada.open(NOON).await;
    let alone = ada.open(NOON).await;
    ada.close(current, alone.id, minutes(3)).await;
    let others = ada.open_many(12, minutes(1)).await;
    ada.close_others(current, minutes(3)).await;
    let read = async |account, session, skip| {
        ids(&database.storage.sessions_ended_with(account, session, 10, skip).await.unwrap())
    };
    let all = newest_first(&others);
    assert_eq!(read(ada.account, others[3].id, 0).await, all[..10]);
    assert_eq!(read(ada.account, others[3].id, 10).await, all[10..]);
    assert_eq!(read(ada.account, alone.id, 0).await, [alone.id]);
    assert_eq!(read(ada.account, current.id, 0).await, []);
    assert_eq!(read(eve.account, others[3].id, 0).await, []);
}
