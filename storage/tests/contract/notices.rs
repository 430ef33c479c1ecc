//! Clients are told that sessions ended.

use std::sync::Arc;
use std::time::Duration;

use domain::storage::{ClaimNotices, Delivery, NewClient, Storage};
use domain::{ClientId, LogoutNotice, NoticeState, Timestamp};

use crate::fixture::{Database, NOON, days, id, minutes, new_client};

const LEASE: Duration = Duration::from_secs(30);

fn claim(at: Timestamp) -> ClaimNotices {
    ClaimNotices { at, lease: LEASE, limit: 100, limit_by_client: 100, except: Vec::new() }
}

async fn take(storage: &dyn Storage, at: Timestamp) -> Vec<LogoutNotice> {
    storage.claim_notices(&claim(at)).await.unwrap()
}

pub(crate) async fn every_client_of_a_closed_session_is_told_at_once(database: &Database) {
    let ada = database.person("ada").await;
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let unnotified = database.unnotified_client("forum").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.sign_in_to(&wiki, office, "openid", NOON).await;
    let tokens = ada.sign_in_to(&wiki, home, "openid", NOON).await;
    ada.sign_in_to(&mail, home, "openid", NOON).await;
    ada.sign_in_to(&unnotified, home, "openid", NOON).await;
    assert_eq!(take(&*database.storage, minutes(1)).await, []);
    ada.close(office, home.id, minutes(1)).await;
    let before = minutes(1).minus(Duration::from_millis(1));
    assert_eq!(take(&*database.storage, before).await, []);
    let notices = take(&*database.storage, minutes(1)).await;
    let told: Vec<_> = notices.iter().map(|notice| notice.client.as_str()).collect();
    assert!(told.len() == 2 && told.contains(&"wiki") && told.contains(&"mail"), "{told:?}");
    let expected = LogoutNotice {
        id: tokens.session,
        client: wiki,
        account: ada.account,
        uri: "https://wiki.example.com/logout".to_owned(),
        attempts: 0,
    };
    assert!(notices.contains(&expected));
}

pub(crate) async fn a_client_is_told_of_an_expiry_and_of_being_revoked(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, home) = (ada.open(days(6)).await, ada.open(NOON).await);
    let of_office = ada.sign_in_to(&wiki, office, "openid", days(6)).await;
    let of_home = ada.sign_in_to(&wiki, home, "openid", NOON).await;
    ada.sweep(days(8)).await;
    let told: Vec<_> = take(&*database.storage, days(7)).await.into_iter().map(|notice| notice.id).collect();
    assert_eq!(told, [of_home.session]);
    ada.revoke(office, Some(&wiki), days(8)).await.unwrap();
    let told: Vec<_> = take(&*database.storage, days(8)).await.into_iter().map(|notice| notice.id).collect();
    assert!(told.contains(&of_office.session));
}

pub(crate) async fn a_client_is_told_where_it_was_to_be_told_at_the_end(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.sign_in_to(&wiki, home, "openid", NOON).await;
    let mut moved = new_client("wiki", NOON);
    moved.client.backchannel_logout_uri = Some("https://wiki.example.com/moved".to_owned());
    database.storage.replace_client(&moved).await.unwrap();
    ada.close(office, home.id, minutes(1)).await;
    let mut silent = NewClient { secret: None, ..moved };
    silent.client.backchannel_logout_uri = None;
    database.storage.replace_client(&silent).await.unwrap();
    let notices = take(&*database.storage, minutes(1)).await;
    assert_eq!(notices[0].uri, "https://wiki.example.com/moved");
    database.storage.remove_client(&wiki, minutes(2)).await.unwrap();
    assert_eq!(take(&*database.storage, minutes(2)).await, notices);
}

pub(crate) async fn a_removed_client_is_told_that_its_sessions_ended(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let tokens = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    database.storage.remove_client(&wiki, minutes(1)).await.unwrap();
    let notices = take(&*database.storage, minutes(1)).await;
    assert_eq!((notices.len(), notices[0].id), (1, tokens.session));
    assert_eq!(notices[0].uri, "https://wiki.example.com/logout");
}

pub(crate) async fn a_taken_notice_is_left_alone_until_its_lease_is_over(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.sign_in_to(&wiki, home, "openid", NOON).await;
    ada.close(office, home.id, NOON).await;
    let elsewhere = database.another_process().await;
    let first = take(&*database.storage, minutes(1)).await;
    assert_eq!(first.len(), 1);
    let end = minutes(1).plus(LEASE);
    for storage in [&*database.storage, &*elsewhere] {
        assert_eq!(take(storage, end.minus(Duration::from_millis(1))).await, []);
    }
    assert_eq!(take(&*elsewhere, end).await, first);
}

pub(crate) async fn two_processes_never_take_the_same_notice(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let office = ada.open(NOON).await;
    for home in ada.open_many(200, NOON).await {
        ada.sign_in_to(&wiki, home, "openid", NOON).await;
    }
    ada.close_others(office, NOON).await.unwrap();
    let processes = [Arc::clone(&database.storage), database.another_process().await];
    let takers: Vec<_> = processes
        .into_iter()
        .flat_map(|storage| [Arc::clone(&storage), storage])
        .map(|storage| {
            tokio::spawn(async move {
                let (mut taken, few) = (Vec::new(), ClaimNotices { limit: 7, ..claim(NOON) });
                loop {
                    let notices = storage.claim_notices(&few).await.unwrap();
                    if notices.is_empty() {
                        return taken;
                    }
                    taken.extend(notices.into_iter().map(|notice| *notice.id.as_uuid()));
                }
            })
        })
        .collect();
    let mut taken = Vec::new();
    for taker in takers {
        taken.extend(taker.await.unwrap());
    }
    taken.sort_unstable();
    let all = taken.len();
    taken.dedup();
    assert_eq!((all, taken.len()), (200, 200));
}

pub(crate) async fn notices_are_taken_longest_due_first_and_not_too_many(database: &Database) {
    let ada = database.person("ada").await;
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let office = ada.open(NOON).await;
    for (minute, client) in [(4, &wiki), (1, &wiki), (3, &mail), (2, &wiki), (5, &mail)] {
        let home = ada.open(NOON).await;
        ada.sign_in_to(client, home, "openid", NOON).await;
        ada.close(office, home.id, minutes(minute)).await;
    }
    let order = |notices: Vec<LogoutNotice>| {
        notices.into_iter().map(|notice| notice.client.as_str().to_owned()).collect::<Vec<_>>()
    };
    let storage = &database.storage;
    let two_of_each = ClaimNotices { limit_by_client: 2, lease: Duration::ZERO, ..claim(minutes(10)) };
    // Without a lease they stay due, from then on.
    let due = |claim: ClaimNotices| async move { order(storage.claim_notices(&claim).await.unwrap()) };
    let busy = ClaimNotices { except: vec![wiki.clone(), id("forum")], limit: 1, ..two_of_each.clone() };
    assert_eq!(due(ClaimNotices { at: minutes(3), lease: Duration::ZERO, ..busy.clone() }).await, ["mail"]);
    assert_eq!(due(two_of_each.clone()).await, ["wiki", "wiki", "mail", "mail"]);
    let all_busy = ClaimNotices { except: vec![wiki.clone(), mail], ..two_of_each.clone() };
    assert_eq!(due(all_busy).await, Vec::<String>::new());
    let three = ClaimNotices { limit: 3, limit_by_client: 3, lease: Duration::ZERO, ..claim(minutes(10)) };
    assert_eq!(due(three).await.len(), 3);
    assert_eq!(due(ClaimNotices { limit: 0, ..two_of_each }).await, Vec::<String>::new());
}

pub(crate) async fn a_client_that_does_not_answer_is_tried_again_and_one_that_has_is_not(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.sign_in_to(&wiki, home, "openid", NOON).await;
    ada.close(office, home.id, NOON).await;
    let storage = &*database.storage;
    for attempts in 0..3 {
        let at = minutes(u64::from(attempts) * 10);
        let notices = take(storage, at).await;
        assert_eq!((notices.len(), notices[0].attempts), (1, attempts));
        let changes = ada.find(office).await.unwrap().changes;
        storage
            .settle_notice(ada.account, notices[0].id, Delivery::TryAgainAt(at.plus(Duration::from_mins(10))))
            .await
            .unwrap();
        assert!(ada.find(office).await.unwrap().changes > changes);
        assert_eq!(take(storage, at.plus(Duration::from_mins(9))).await, []);
    }
    let notice = take(storage, minutes(30)).await.remove(0);
    storage.settle_notice(ada.account, notice.id, Delivery::Confirmed(minutes(31))).await.unwrap();
    let changes = ada.find(office).await.unwrap().changes;
    storage.settle_notice(ada.account, notice.id, Delivery::TryAgainAt(minutes(40))).await.unwrap();
    storage.settle_notice(ada.account, notice.id, Delivery::Confirmed(minutes(50))).await.unwrap();
    assert_eq!(take(storage, days(5)).await, []);
    assert_eq!(ada.find(office).await.unwrap().changes, changes);
    let receipts = ada.reached(office, home.id, minutes(60)).await;
    assert_eq!(receipts[0].notice, NoticeState::Delivered { at: minutes(31) });
}

pub(crate) async fn a_client_that_has_no_such_session_is_not_told_again(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.sign_in_to(&wiki, home, "openid", NOON).await;
    ada.close(office, home.id, NOON).await;
    let storage = &*database.storage;
    let notice = take(storage, NOON).await.remove(0);
    storage.settle_notice(ada.account, notice.id, Delivery::NoSuchSession(minutes(1))).await.unwrap();
    storage.settle_notice(ada.account, notice.id, Delivery::Confirmed(minutes(2))).await.unwrap();
    assert_eq!(take(storage, days(5)).await, []);
    assert_eq!(storage.pending_notices().await.unwrap(), 0);
    let receipts = ada.reached(office, home.id, minutes(60)).await;
    assert_eq!(receipts[0].notice, NoticeState::NoSuchSession { at: minutes(1) });
}

pub(crate) async fn a_client_with_very_many_notices_hides_no_other(database: &Database) {
    let ada = database.person("ada").await;
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let office = ada.open(NOON).await;
    let told = |client: ClientId, count: usize, at: Timestamp| {
        let ada = ada.clone();
        async move {
            for home in ada.open_many(count, NOON).await {
                ada.sign_in_to(&client, home, "openid", NOON).await;
            }
            ada.close_others(office, at).await.unwrap();
        }
    };
    told(wiki, 300, minutes(1)).await;
    told(mail, 1, minutes(2)).await;
    let few = ClaimNotices { limit: 16, limit_by_client: 2, ..claim(minutes(3)) };
    let notices = database.storage.claim_notices(&few).await.unwrap();
    let told: Vec<_> = notices.iter().map(|notice| notice.client.as_str()).collect();
    assert_eq!(told, ["wiki", "wiki", "mail"]);
}
