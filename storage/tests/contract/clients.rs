//! An operator registers, changes and removes clients.

use domain::storage::{NewClient, StorageError};
use domain::{Client, EmbedClosing, EmbedOrigin, Logo, Scopes};

use crate::fixture::{Database, NOON, Person, id, minutes, new_client, new_token, scopes};

const EVENTS: &str = "SELECT count(*) FROM audit WHERE website_id = 'wiki' AND account_id IS NULL AND event = ";

async fn events(database: &Database, event: &str) -> i64 {
    database.count(&format!("{EVENTS} '{event}' AND ?1 IS NOT NULL"), domain::SessionId::generate(NOON).unwrap()).await
}

pub(crate) async fn a_registered_client_is_found_as_it_is(database: &Database) {
    let mut new = new_client("wiki", NOON);
    new.logo = Some(Logo::new(b"\x89PNG\r\n".to_vec()).unwrap());
    new.client.has_logo = true;
    new.client.redirect_uris = ["https://wiki.example.com/b", "https://wiki.example.com/a"].map(String::from).to_vec();
    new.client.post_logout_redirect_uris = vec!["https://wiki.example.com/bye".to_owned()];
    new.client.scopes = scopes("openid profile");
    assert!(database.storage.register_client(&new).await.unwrap());
    let found = database.storage.find_client(&id("wiki")).await.unwrap().unwrap();
    assert_eq!((found.client, found.secret), (new.client, new.secret));
    assert_eq!(database.storage.client_logo(&id("wiki")).await.unwrap(), new.logo);
    let without = new_client("mail", NOON);
    assert!(database.storage.register_client(&without).await.unwrap());
    assert_eq!(database.storage.client_logo(&id("mail")).await.unwrap(), None);
    assert_eq!(database.storage.client_logo(&id("nobody")).await.unwrap(), None);
    assert!(database.storage.find_client(&id("nobody")).await.unwrap().is_none());
    // An id is matched letter by letter.
    assert!(database.storage.find_client(&id("Wiki")).await.unwrap().is_none());
}

pub(crate) async fn a_taken_id_registers_nothing(database: &Database) {
    database.client("wiki").await;
    let before = database.storage.find_client(&id("wiki")).await.unwrap().unwrap();
    let mut second = new_client("wiki", minutes(1));
    second.client.name = "Not the wiki".into();
    assert!(!database.storage.register_client(&second).await.unwrap());
    let after = database.storage.find_client(&id("wiki")).await.unwrap().unwrap();
    assert_eq!((after.client, after.secret), (before.client, before.secret));
    assert_eq!(events(database, "website-registered").await, 1);
}

pub(crate) async fn clients_are_listed_by_name(database: &Database) {
    for name in ["wiki", "forum", "mail"] {
        database.client(name).await;
    }
    let listed = database.storage.list_clients().await.unwrap();
    let names: Vec<_> = listed.iter().map(|client| client.name.as_str()).collect();
    assert_eq!(names, ["FORUM", "MAIL", "WIKI"]);
}

pub(crate) async fn redirect_uris_are_found_by_what_is_in_them(database: &Database) {
    for name in ["wiki", "forum"] {
        database.client(name).await;
    }
    let uris = &database.storage.find_client(&id("wiki")).await.unwrap().unwrap().client.redirect_uris;
    let origin = uris[0].strip_suffix("/callback").unwrap();
    assert_eq!(&database.storage.redirect_uris_with(origin).await.unwrap(), uris);
    for nothing in ["https://evil.example", "'; DROP TABLE websites; --"] {
        assert_eq!(database.storage.redirect_uris_with(nothing).await.unwrap(), Vec::<String>::new());
    }
}

pub(crate) async fn a_replaced_client_keeps_its_secret_unless_it_gets_another(database: &Database) {
    let first = new_client("wiki", NOON);
    assert!(!database.storage.replace_client(&first).await.unwrap());
    assert!(database.storage.register_client(&first).await.unwrap());
    let mut second = NewClient { secret: None, ..first.clone() };
    second.client.name = "The wiki".into();
    second.client.scopes = Scopes::parse("openid").unwrap();
    second.client.backchannel_logout_uri = None;
    assert!(database.storage.replace_client(&second).await.unwrap());
    let found = database.storage.find_client(&id("wiki")).await.unwrap().unwrap();
    assert_eq!((&found.client, found.secret), (&second.client, first.secret));
    let third = NewClient { secret: Some(new_token()), ..second };
    assert!(database.storage.replace_client(&third).await.unwrap());
    let found = database.storage.find_client(&id("wiki")).await.unwrap().unwrap();
    assert_eq!(found.secret, third.secret);
}

pub(crate) async fn clients_are_found_by_the_origins_that_show_their_lists(database: &Database) {
    let origin = |text: &str| EmbedOrigin::parse(text).unwrap();
    let storage = &*database.storage;
    let mut wiki = new_client("wiki", NOON);
    wiki.client.embed_origins = vec![origin("https://wiki.example.com"), origin("https://app.example.com:8443")];
    wiki.client.embed_closing = EmbedClosing::Never;
    let mut mail = new_client("mail", NOON);
    mail.client.embed_origins = vec![origin("https://app.example.com:8443")];
    for new in [&wiki, &mail, &new_client("forum", NOON)] {
        assert!(storage.register_client(new).await.unwrap());
    }
    for (text, found) in [
        ("https://app.example.com:8443", vec![&mail.client, &wiki.client]),
        ("https://wiki.example.com", vec![&wiki.client]),
        ("https://app.example.com", vec![]),
        ("https://wiki.example.com:8443", vec![]),
        ("https://i.example.com", vec![]),
    ] {
        assert_eq!(storage.clients_at(&origin(text)).await.unwrap().iter().collect::<Vec<_>>(), found, "{text}");
    }

    let events_before = events(database, "website-registered").await;
    let changed = Client { embed_origins: Vec::new(), name: "not this".into(), ..wiki.client.clone() };
    for _ in 0..2 {
        assert!(storage.change_embedding(&changed, minutes(1)).await.unwrap());
    }
    assert_eq!(events(database, "website-registered").await, events_before + 1, "what stays as it was is no event");
    let found = storage.find_client(&id("wiki")).await.unwrap().unwrap().client;
    assert_eq!(found, Client { embed_origins: Vec::new(), ..wiki.client });
    let unknown = Client { id: id("unknown"), ..found };
    assert!(!storage.change_embedding(&unknown, minutes(1)).await.unwrap());
}

pub(crate) async fn only_a_public_client_has_no_secret(database: &Database) {
    let confidential = new_client("wiki", NOON);
    assert!(database.storage.register_client(&confidential).await.unwrap());
    let mut public = confidential.clone();
    public.client.is_public = true;
    assert!(database.storage.replace_client(&public).await.unwrap());
    let found = database.storage.find_client(&id("wiki")).await.unwrap().unwrap();
    assert!(found.client.is_public && found.secret.is_none());
    // There is no secret to keep any more, and a client does not become public by that.
    let without = NewClient { secret: None, ..confidential.clone() };
    let refused = database.storage.replace_client(&without).await;
    assert!(matches!(refused, Err(StorageError::Inconsistent(_))), "{refused:?}");
    assert!(database.storage.replace_client(&confidential).await.unwrap());
    let mut new = new_client("mail", NOON);
    new.secret = None;
    let refused = database.storage.register_client(&new).await;
    assert!(matches!(refused, Err(StorageError::Inconsistent(_))), "{refused:?}");
}

pub(crate) async fn a_client_that_is_replaced_by_itself_is_no_event(database: &Database) {
    let first = new_client("wiki", NOON);
    assert!(database.storage.register_client(&first).await.unwrap());
    for secret in [first.secret, None] {
        let again = NewClient { secret, at: minutes(1), ..first.clone() };
        assert!(database.storage.replace_client(&again).await.unwrap());
    }
    assert_eq!(events(database, "website-registered").await, 1);
    let other = NewClient { secret: Some(new_token()), ..first };
    assert!(database.storage.replace_client(&other).await.unwrap());
    assert_eq!(events(database, "website-registered").await, 2);
}

pub(crate) async fn what_a_list_shows_of_a_client_changes_the_lists_of_those_who_see_it(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let (adas, bobs) = (ada.open(NOON).await, bob.open(NOON).await);
    // A code that was never exchanged, so that no session names the client either.
    ada.allow(adas, &wiki, "openid", NOON).await;
    bob.allow(bobs, &mail, "openid", NOON).await;
    let storage = &*database.storage;
    let changes = async |person: &Person| storage.list_grants(person.account).await.unwrap().changes;
    let unseen = changes(&bob).await;
    let mut client = NewClient { secret: None, ..new_client("wiki", minutes(1)) };
    let looks: [fn(&mut NewClient); 4] = [
        |new| new.client.name = "The wiki".into(),
        |new| new.client.site = None,
        |new| new.logo = Some(Logo::new(b"\x89PNG\r\n".to_vec()).unwrap()),
        |new| new.client.backchannel_logout_uri = None,
    ];
    for look in looks {
        let before = changes(&ada).await;
        look(&mut client);
        assert!(storage.replace_client(&client).await.unwrap());
        assert_eq!(changes(&ada).await, before + 1, "{client:?}");
        client.client.post_logout_redirect_uris.push("https://wiki.example.com/bye".to_owned());
        assert!(storage.replace_client(&client).await.unwrap());
        assert_eq!(changes(&ada).await, before + 1, "nobody sees that");
    }
    assert_eq!(changes(&bob).await, unseen);
}

pub(crate) async fn a_new_secret_takes_the_place_of_the_old_one(database: &Database) {
    database.client("wiki").await;
    let mut public = new_client("app", NOON);
    (public.client.is_public, public.secret) = (true, None);
    assert!(database.storage.register_client(&public).await.unwrap());
    let secret = new_token();
    assert!(database.storage.replace_client_secret(&id("wiki"), &secret, minutes(1)).await.unwrap());
    assert_eq!(database.storage.find_client(&id("wiki")).await.unwrap().unwrap().secret, Some(secret));
    for without in ["app", "nobody"] {
        assert!(!database.storage.replace_client_secret(&id(without), &secret, minutes(1)).await.unwrap());
    }
    assert!(database.storage.find_client(&id("app")).await.unwrap().unwrap().client.is_public);
    assert_eq!(events(database, "website-secret-replaced").await, 1);
}

pub(crate) async fn a_removed_client_is_unknown_and_so_is_all_that_it_got(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let (adas, bobs) = (ada.open(NOON).await, bob.open(NOON).await);
    let tokens = ada.sign_in_to(&wiki, adas, "openid offline_access", NOON).await;
    let bobs_tokens = bob.sign_in_to(&wiki, bobs, "openid", NOON).await;
    let others = bob.sign_in_to(&mail, bobs, "openid", NOON).await;
    let code = ada.allow(adas, &wiki, "openid", NOON).await;

    assert!(database.storage.remove_client(&wiki, minutes(1)).await.unwrap());
    assert!(!database.storage.remove_client(&wiki, minutes(1)).await.unwrap());
    let storage = &*database.storage;
    assert!(storage.find_client(&wiki).await.unwrap().is_none());
    assert!(tokens.are_dead(storage, minutes(1)).await && bobs_tokens.are_dead(storage, minutes(1)).await);
    assert!(code.tokens(storage, minutes(1)).await.is_none());
    assert_eq!((ada.grant(&wiki).await, bob.grant(&wiki).await), (None, None));
    assert!(others.is_good(storage, minutes(1)).await && bob.grant(&mail).await.is_some());
    assert_eq!(storage.list_grants(ada.account).await.unwrap().clients, []);
    assert_eq!(events(database, "website-removed").await, 1);
    // One that is registered under the same id later inherits nothing.
    database.client("wiki").await;
    assert!(tokens.are_dead(storage, minutes(1)).await && ada.grant(&wiki).await.is_none());
}
