//! The list names the clients that were reached through its sessions.

use std::time::Duration;

use domain::storage::{ClaimNotices, Delivery, RECEIPTS_AT_MOST};
use domain::{ACCESS_TOKEN_LIFETIME, NoticeState, ReachedClient, SessionId};

use crate::fixture::{Database, NOON, minutes, new_client};

fn names(reached: &[ReachedClient]) -> Vec<&str> {
    reached.iter().map(|client| client.name.as_str()).collect()
}

pub(crate) async fn an_open_session_names_the_clients_that_are_signed_in_through_it(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (wiki, forum) = (database.client("wiki").await, database.unnotified_client("forum").await);
    let (office, home, bobs) = (ada.open(NOON).await, ada.open(NOON).await, bob.open(NOON).await);
    assert_eq!(ada.list(office, NOON).await.reached, []);
    ada.sign_in_to(&wiki, home, "openid", minutes(1)).await;
    ada.sign_in_to(&forum, home, "openid offline_access", minutes(2)).await;
    ada.sign_in_to(&wiki, office, "openid", minutes(3)).await;
    bob.sign_in_to(&wiki, bobs, "openid", NOON).await;
    let reached = ada.list(office, minutes(4)).await.reached;
    let expected = |session, client, name: &str, keeps_access, will_be_notified, of| ReachedClient {
        session,
        client,
        name: name.to_owned(),
        keeps_access,
        notice: NoticeState::Open { will_be_notified },
        of,
        can_revoke: true,
    };
    let expected = [
        expected(office.id, wiki.clone(), "WIKI", false, true, 1),
        expected(home.id, wiki.clone(), "WIKI", false, true, 2),
        expected(home.id, forum, "FORUM", true, false, 2),
    ];
    assert_eq!(reached, expected);
    // A code alone reaches nothing, and what is revoked is reached no more.
    ada.revoke(office, Some(&wiki), minutes(5)).await.unwrap();
    ada.allow(home, &wiki, "openid", minutes(6)).await;
    assert_eq!(names(&ada.list(office, minutes(7)).await.reached), ["FORUM"]);
}

pub(crate) async fn whether_a_client_will_be_notified_follows_what_the_operator_says(database: &Database) {
    let (ada, forum) = (database.person("ada").await, database.unnotified_client("forum").await);
    let home = ada.open(NOON).await;
    ada.sign_in_to(&forum, home, "openid", NOON).await;
    for will_be_notified in [true, false] {
        let mut client = new_client("forum", NOON);
        if !will_be_notified {
            client.client.backchannel_logout_uri = None;
        }
        assert!(database.storage.replace_client(&client).await.unwrap());
        let reached = ada.reached(home, home.id, minutes(1)).await;
        assert_eq!((reached[0].notice, reached[0].of), (NoticeState::Open { will_be_notified }, 1));
    }
}

pub(crate) async fn an_ended_session_says_what_became_of_telling_each_client(database: &Database) {
    let ada = database.person("ada").await;
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let forum = database.unnotified_client("forum").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.sign_in_to(&wiki, home, "openid", minutes(1)).await;
    ada.sign_in_to(&mail, home, "openid", minutes(2)).await;
    let tokens = ada.sign_in_to(&forum, home, "openid", minutes(3)).await;
    tokens.refresh(&*database.storage, minutes(8)).await.unwrap();
    ada.close(office, home.id, minutes(9)).await;
    let notices: Vec<_> = ada.reached(office, home.id, minutes(9)).await.iter().map(|one| one.notice).collect();
    let due = NoticeState::Pending { attempts: 0, next_at: minutes(9) };
    let ends_by = minutes(8).plus(ACCESS_TOKEN_LIFETIME);
    assert_eq!(notices, [due, due, NoticeState::CannotBeNotified { ends_by }]);
    let claim = ClaimNotices {
        at: minutes(9),
        lease: Duration::from_secs(30),
        limit: 10,
        limit_by_client: 10,
        except: vec![mail],
    };
    let taken = database.storage.claim_notices(&claim).await.unwrap();
    database.storage.settle_notice(ada.account, taken[0].id, Delivery::TryAgainAt(minutes(15))).await.unwrap();
    // The name is the one that the person knew.
    database.storage.remove_client(&wiki, minutes(10)).await.unwrap();
    let reached = ada.reached(office, home.id, minutes(10)).await;
    assert_eq!(names(&reached), ["WIKI", "MAIL", "FORUM"]);
    assert_eq!(reached[0].notice, NoticeState::Pending { attempts: 1, next_at: minutes(15) });
    assert!(reached.iter().all(|client| client.of == 3));
}

pub(crate) async fn access_ends_by_the_close_at_the_earliest(database: &Database) {
    let (ada, forum) = (database.person("ada").await, database.unnotified_client("forum").await);
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.sign_in_to(&forum, home, "openid", NOON).await;
    ada.close(office, home.id, minutes(60)).await;
    let reached = ada.reached(office, home.id, minutes(61)).await;
    assert_eq!(reached[0].notice, NoticeState::CannotBeNotified { ends_by: minutes(60) });
}

pub(crate) async fn a_client_keeps_access_as_long_as_it_has_any(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    let storage = &*database.storage;
    let keeps = |minute| {
        let ada = ada.clone();
        async move { ada.reached(office, home.id, minutes(minute)).await[0].keeps_access }
    };
    ada.sign_in_to(&wiki, home, "openid", NOON).await;
    assert!(!keeps(1).await);
    let first = ada.sign_in_to(&wiki, home, "openid offline_access", NOON).await;
    let second = ada.sign_in_to(&wiki, home, "openid offline_access", NOON).await;
    assert!(keeps(2).await);
    storage.revoke_token(&wiki, &first.refresh, minutes(2)).await.unwrap();
    assert!(keeps(3).await);
    ada.close(office, home.id, minutes(3)).await;
    assert!(keeps(4).await);
    let second = second.refresh(storage, minutes(4)).await.unwrap();
    storage.revoke_token(&wiki, &second.refresh, minutes(5)).await.unwrap();
    assert!(!keeps(6).await);
}

pub(crate) async fn an_ended_session_says_whether_anything_is_left_to_revoke(database: &Database) {
    let (ada, wiki, mail) =
        (database.person("ada").await, database.client("wiki").await, database.client("mail").await);
    let (office, home, phone) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    ada.sign_in_to(&wiki, home, "openid", minutes(1)).await;
    ada.sign_in_to(&mail, home, "openid offline_access", minutes(2)).await;
    ada.sign_in_to(&mail, phone, "openid", minutes(3)).await;
    ada.close(office, home.id, minutes(4)).await;
    ada.close(office, phone.id, minutes(4)).await;
    let left = |session: SessionId, minute| {
        let ada = ada.clone();
        async move {
            let receipts = ada.reached(office, session, minutes(minute)).await;
            receipts.iter().map(|client| client.can_revoke).collect::<Vec<_>>()
        }
    };
    assert_eq!((left(home.id, 5).await, left(phone.id, 5).await), (vec![true, true], vec![true]));
    ada.revoke(office, Some(&mail), minutes(6)).await.unwrap();
    assert_eq!((left(home.id, 7).await, left(phone.id, 7).await), (vec![true, true], vec![false]));
    ada.revoke_used_in(office, home.id, minutes(8)).await;
    assert_eq!(left(home.id, 9).await, [false, false]);
    // What is authorized anew was not authorized then.
    ada.sign_in_to(&wiki, office, "openid", minutes(10)).await;
    assert_eq!(left(home.id, 11).await, [false, false]);
}

pub(crate) async fn of_many_clients_the_first_are_named_and_all_are_counted(database: &Database) {
    let ada = database.person("ada").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    for number in 0..30 {
        let client = database.client(&format!("website{number:02}")).await;
        ada.sign_in_to(&client, home, "openid", minutes(number)).await;
        if number % 2 == 0 {
            ada.sign_in_to(&client, office, "openid", minutes(60 - number)).await;
        }
    }
    let here = ada.reached(office, office.id, minutes(100)).await;
    assert_eq!(names(&here), ["WEBSITE28", "WEBSITE26", "WEBSITE24"]);
    let there = ada.reached(office, home.id, minutes(100)).await;
    assert_eq!((there.len(), here.len()), (3, 3));
    assert!(here.iter().all(|client| client.of == 15) && there.iter().all(|client| client.of == 30));
    ada.close(office, home.id, minutes(100)).await;
    let receipts = ada.reached(office, home.id, minutes(101)).await;
    assert_eq!(receipts.len(), RECEIPTS_AT_MOST as usize);
    assert!(receipts.iter().all(|client| client.of == 30));
    assert_eq!((receipts[0].name.as_str(), receipts[19].name.as_str()), ("WEBSITE00", "WEBSITE19"));
}
