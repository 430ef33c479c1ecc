//! People let clients use their accounts, and revoke that.

use domain::storage::{Allow, AllowOutcome, AuditEvent, Consent};
use domain::{ClientId, Timestamp};

use crate::fixture::{Database, NOON, Opened, Person, address, days, id, minutes, scopes, trail};

async fn remembered(person: &Person, session: Opened, client: &ClientId, names: &str, at: Timestamp) -> AllowOutcome {
    let allow = Allow { consent: Consent::Remembered, ..person.to_allow(session, client, names, at) };
    person.storage.allow(&allow).await.unwrap()
}

async fn authorized(person: &Person) -> usize {
    person.events().await.iter().filter(|event| **event == AuditEvent::ClientAuthorized).count()
}

pub(crate) async fn what_is_allowed_is_a_grant_and_on_record(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    assert_eq!(ada.grant(&wiki).await, None);
    let allow = ada.to_allow(session, &wiki, "openid profile", minutes(1));
    assert_eq!(database.storage.allow(&allow).await.unwrap(), AllowOutcome::Allowed);
    let grant = ada.grant(&wiki).await.unwrap();
    assert_eq!(allow.consent, Consent::Given(grant.id));
    assert_eq!((grant.account, &grant.client, grant.authorized_in), (ada.account, &wiki, session.id));
    assert_eq!((grant.scopes, grant.authorized_at), (scopes("openid profile"), minutes(1)));
    assert_eq!((grant.last_used_at, grant.last_used_from), (minutes(1), address(9)));
    let trail = trail(&*database.storage, ada.account, minutes(1)).await;
    assert_eq!(trail.len(), 1);
    let record = &trail[0];
    assert_eq!((record.event, record.session), (AuditEvent::ClientAuthorized, Some(session.id)));
    assert_eq!((record.client.as_ref(), record.address), (Some(&wiki), Some(address(9))));
}

pub(crate) async fn a_grant_grows_and_never_shrinks(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    ada.allow(session, &wiki, "openid", minutes(1)).await;
    let first = ada.grant(&wiki).await.unwrap();
    ada.allow(session, &wiki, "openid", minutes(2)).await;
    assert_eq!(authorized(&ada).await, 1);
    ada.allow(session, &wiki, "profile", minutes(3)).await;
    let grown = ada.grant(&wiki).await.unwrap();
    assert_eq!((grown.id, grown.scopes, grown.authorized_at), (first.id, scopes("openid profile"), minutes(1)));
    assert_eq!((grown.last_used_at, authorized(&ada).await), (minutes(3), 2));
    // What comes late does not turn the last use back.
    ada.allow(session, &wiki, "openid", minutes(2)).await;
    assert_eq!(ada.grant(&wiki).await.unwrap().last_used_at, minutes(3));
}

pub(crate) async fn a_remembered_consent_needs_a_grant_that_covers_the_request(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let changes = ada.find(session).await.unwrap().changes;
    assert_eq!(remembered(&ada, session, &wiki, "openid", NOON).await, AllowOutcome::ConsentNeeded);
    assert_eq!(ada.find(session).await.unwrap().changes, changes);
    ada.allow(session, &wiki, "openid", NOON).await;
    assert_eq!(remembered(&ada, session, &wiki, "openid", minutes(1)).await, AllowOutcome::Allowed);
    assert_eq!(ada.grant(&wiki).await.unwrap().last_used_at, minutes(1));
    assert_eq!(remembered(&ada, session, &wiki, "openid profile", NOON).await, AllowOutcome::ConsentNeeded);
    ada.revoke(session, Some(&wiki), minutes(2)).await.unwrap();
    assert_eq!(remembered(&ada, session, &wiki, "openid", minutes(3)).await, AllowOutcome::ConsentNeeded);
    assert_eq!(authorized(&ada).await, 1);
}

pub(crate) async fn nothing_is_allowed_in_a_session_that_is_not_active(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let wiki = database.client("wiki").await;
    let (office, closed) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.close(office, closed.id, minutes(1)).await;
    let refused = [
        ada.to_allow(closed, &wiki, "openid", minutes(2)),
        ada.to_allow(office, &wiki, "openid", days(7)),
        eve.to_allow(office, &wiki, "openid", minutes(2)),
        ada.to_allow(office, &id("nobody"), "openid", minutes(2)),
    ];
    for allow in refused {
        assert_eq!(database.storage.allow(&allow).await.unwrap(), AllowOutcome::CallerEnded);
        let allow = Allow { consent: Consent::Remembered, ..allow };
        assert_eq!(database.storage.allow(&allow).await.unwrap(), AllowOutcome::CallerEnded);
    }
    assert_eq!((ada.grant(&wiki).await, eve.grant(&wiki).await), (None, None));
    assert_eq!(authorized(&ada).await, 0);
}

pub(crate) async fn clients_are_listed_latest_used_first(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let session = ada.open(NOON).await;
    ada.allow(session, &wiki, "openid", minutes(1)).await;
    ada.allow(session, &mail, "openid", minutes(2)).await;
    let page = database.storage.list_grants(ada.account).await.unwrap();
    let listed: Vec<_> = page.clients.iter().map(|listed| &listed.client.id).collect();
    assert_eq!(listed, [&mail, &wiki]);
    assert_eq!(page.clients[1].client, database.storage.find_client(&wiki).await.unwrap().unwrap().client);
    assert_eq!(page.clients[1].grant, ada.grant(&wiki).await.unwrap());
    assert_eq!(page.changes, ada.find(session).await.unwrap().changes);
    ada.allow(session, &wiki, "openid", minutes(3)).await;
    let page = database.storage.list_grants(ada.account).await.unwrap();
    assert_eq!(page.clients[0].client.id, wiki);
    assert_eq!(database.storage.list_grants(bob.account).await.unwrap().clients, []);
}

pub(crate) async fn use_by_the_client_is_written_once_a_minute(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let mut tokens = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    for (second, written) in [(59, 0), (60, 60), (90, 60), (119, 60), (120, 120)] {
        let seconds = |seconds| NOON.plus(std::time::Duration::from_secs(seconds));
        tokens = tokens.refresh(&*database.storage, seconds(second)).await.unwrap();
        let grant = ada.grant(&wiki).await.unwrap();
        assert_eq!((grant.last_used_at, grant.last_used_from), (seconds(written), address(9)), "{second}");
    }
}

pub(crate) async fn revoking_one_client_leaves_the_others(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let (session, bobs) = (ada.open(NOON).await, bob.open(NOON).await);
    ada.allow(session, &wiki, "openid", NOON).await;
    ada.allow(session, &mail, "openid", NOON).await;
    bob.allow(bobs, &wiki, "openid", NOON).await;
    assert_eq!(ada.revoke(session, Some(&id("forum")), minutes(1)).await, Some(vec![]));
    assert_eq!(ada.revoke(session, Some(&wiki), minutes(1)).await, Some(vec![wiki.clone()]));
    assert_eq!(ada.revoke(session, Some(&wiki), minutes(1)).await, Some(vec![]));
    assert!(ada.grant(&wiki).await.is_none() && ada.grant(&mail).await.is_some());
    assert!(bob.grant(&wiki).await.is_some());
    let trail = trail(&*database.storage, ada.account, minutes(1)).await;
    let [record] = trail.as_slice() else { panic!("{trail:?}") };
    assert_eq!((record.event, record.session), (AuditEvent::ClientRevoked, Some(session.id)));
    assert_eq!((record.client.as_ref(), record.address), (Some(&wiki), Some(address(9))));
}

pub(crate) async fn revoking_all_leaves_nothing_and_touches_nobody_else(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let (session, bobs) = (ada.open(NOON).await, bob.open(NOON).await);
    for client in [&wiki, &mail] {
        ada.allow(session, client, "openid", NOON).await;
        bob.allow(bobs, client, "openid", NOON).await;
    }
    let changes = bob.find(bobs).await.unwrap().changes;
    assert_eq!(ada.revoke(session, None, minutes(1)).await, Some(vec![mail.clone(), wiki.clone()]));
    assert_eq!(ada.revoke(session, None, minutes(1)).await, Some(vec![]));
    assert_eq!(database.storage.list_grants(ada.account).await.unwrap().clients, []);
    assert_eq!(database.storage.list_grants(bob.account).await.unwrap().clients.len(), 2);
    assert_eq!(bob.find(bobs).await.unwrap().changes, changes);
}

pub(crate) async fn a_caller_that_has_ended_revokes_nothing(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let wiki = database.client("wiki").await;
    let (office, closed) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.allow(office, &wiki, "openid", NOON).await;
    ada.close(office, closed.id, minutes(1)).await;
    assert_eq!(ada.revoke(closed, None, minutes(2)).await, None);
    assert_eq!(ada.revoke(office, Some(&wiki), days(7)).await, None);
    assert_eq!(eve.revoke(office, Some(&wiki), minutes(2)).await, None);
    assert!(ada.grant(&wiki).await.is_some());
}

pub(crate) async fn every_change_of_a_grant_is_counted(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let mut changes = ada.find(session).await.unwrap().changes;
    for step in 0..4 {
        match step {
            0 => _ = ada.allow(session, &wiki, "openid", minutes(1)).await,
            1 => _ = ada.allow(session, &wiki, "openid", minutes(2)).await,
            2 => _ = ada.sign_in_to(&wiki, session, "openid", minutes(3)).await,
            _ => _ = ada.revoke(session, None, minutes(4)).await.unwrap(),
        }
        let counted = ada.find(session).await.unwrap().changes;
        assert!(counted > changes, "step {step}");
        assert_eq!(database.storage.list_grants(ada.account).await.unwrap().changes, counted);
        changes = counted;
    }
}
