//! All other sessions are closed at once.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use domain::storage::AuditEvent;
use domain::{End, EndReason, SessionId};
use trials::{SOON, eventually};

use crate::fixture::{Database, NOON, Opened, Person, days, ids, minutes, newest_first};

pub(crate) async fn all_others_are_closed_and_the_caller_lives(database: &Database) {
    let ada = database.person("ada").await;
    let caller = ada.open(NOON).await;
    let others = [ada.open(minutes(1)).await, ada.open(minutes(2)).await, ada.open(NOON).await];
    let before = ada.open(NOON).await;
    ada.close(caller, before.id, minutes(3)).await;
    assert_eq!(ada.close_others(caller, minutes(4)).await, Some(newest_first(&others)));
    for other in others {
        let end = ada.end_of(other).await.unwrap();
        assert_eq!((end.at, end.reason), (minutes(4), EndReason::ClosedWithOthers));
        assert_eq!(end.by.unwrap().session, caller.id);
    }
    assert!(ada.end_of(caller).await.is_none());
    assert_eq!(ada.ended(before).await, Some((EndReason::Closed, minutes(3))));
    assert_eq!(ada.close_others(caller, minutes(5)).await, Some(Vec::new()));
}

pub(crate) async fn expired_others_end_as_expired_and_are_not_counted(database: &Database) {
    let ada = database.person("ada").await;
    let expired = ada.open(NOON).await;
    let (caller, other) = (ada.open(days(6)).await, ada.open(days(6)).await);
    assert_eq!(ada.close_others(caller, days(8)).await, Some(vec![other.id]));
    assert_eq!(ada.end_of(expired).await, Some(End { at: days(7), reason: EndReason::IdleTimeout, by: None }));
}

pub(crate) async fn a_caller_that_has_ended_closes_no_others(database: &Database) {
    let ada = database.person("ada").await;
    let (office, stolen, home) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    ada.close(office, stolen.id, minutes(1)).await;
    assert_eq!(ada.close_others(stolen, minutes(2)).await, None);
    assert_eq!(ada.close_others(home, days(7)).await, None);
    assert!(ada.end_of(home).await.is_none() && ada.end_of(office).await.is_none());
}

pub(crate) async fn ten_thousand_others_are_closed_exactly(database: &Database) {
    let ada = database.person("ada").await;
    let bystander = database.person("bob").await.open(NOON).await;
    let caller = ada.open(NOON).await;
    let others = ada.open_many(10_000, NOON).await;
    let start = Instant::now();
    let closed = ada.close_others(caller, minutes(1)).await.unwrap();
    println!("10,000 other sessions were closed in {:?}", start.elapsed());
    assert_eq!(closed, newest_first(&others));
    let page = ada.list(caller, minutes(2)).await;
    assert_eq!((page.current.map(|session| session.id), page.others_total), (Some(caller.id), 0));
    assert!(ada.end_of(bystander).await.is_none());
    let ended = AuditEvent::SessionEnded(EndReason::ClosedWithOthers);
    assert_eq!(ada.events().await.iter().filter(|event| **event == ended).count(), 10_000);
}

pub(crate) async fn what_was_open_before_the_close_is_closed_and_what_came_later_lives(database: &Database) {
    for round in 0..20 {
        let person = database.person(&format!("ada{round}")).await;
        close_while_others_sign_in(&person).await;
    }
}

async fn close_while_others_sign_in(person: &Person) {
    let caller = person.open(NOON).await;
    let earlier = person.open_many(3, NOON).await;
    let returned = Arc::new(Mutex::new(earlier));
    let sign_ins: Vec<_> = (0..20)
        .map(|_| {
            let (person, returned) = (person.clone(), Arc::clone(&returned));
            tokio::spawn(async move {
                let opened = person.open(minutes(1)).await;
                returned.lock().unwrap().push(opened);
            })
        })
        .collect();
    eventually(SOON, "eight who have signed in", async || returned.lock().unwrap().len() >= 8).await;
    let committed_before: Vec<Opened> = returned.lock().unwrap().clone();
    let closed: HashSet<SessionId> = person.close_others(caller, minutes(2)).await.unwrap().into_iter().collect();
    for sign_in in sign_ins {
        sign_in.await.unwrap();
    }
    let all = returned.lock().unwrap().clone();
    assert!(committed_before.iter().all(|session| closed.contains(&session.id)));
    let page = person.list(caller, minutes(3)).await;
    assert_eq!(page.current.map(|session| session.id), Some(caller.id));
    assert_eq!(ids(&page.others), newest_first(all.iter().filter(|session| !closed.contains(&session.id))));
    assert_eq!(page.others_total, (all.len() - closed.len()) as u64);
    for session in all {
        assert_eq!(person.end_of(session).await.is_some(), closed.contains(&session.id));
    }
}
