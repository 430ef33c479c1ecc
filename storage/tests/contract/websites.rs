//! An operator registers, changes and removes websites.

use domain::storage::{NewWebsite, StorageError};
use domain::{EmbedClosing, EmbedOrigin, Logo, Scopes, Website};

use crate::fixture::{Database, NOON, Person, id, minutes, new_token, new_website, scopes};

const EVENTS: &str = "SELECT count(*) FROM audit WHERE website_id = 'wiki' AND account_id IS NULL AND event = ";

async fn events(database: &Database, event: &str) -> i64 {
    database.count(&format!("{EVENTS} '{event}' AND ?1 IS NOT NULL"), domain::SessionId::generate(NOON).unwrap()).await
}

pub(crate) async fn a_registered_website_is_found_as_it_is(database: &Database) {
    let mut new = new_website("wiki", NOON);
    new.logo = Some(Logo::new(b"\x89PNG\r\n".to_vec()).unwrap());
    new.website.has_logo = true;
    new.website.redirect_uris = ["https://wiki.example.com/b", "https://wiki.example.com/a"].map(String::from).to_vec();
    new.website.post_logout_redirect_uris = vec!["https://wiki.example.com/bye".to_owned()];
    new.website.scopes = scopes("openid profile");
    assert!(database.storage.register_website(&new).await.unwrap());
    let found = database.storage.find_website(&id("wiki")).await.unwrap().unwrap();
    assert_eq!((found.website, found.secret), (new.website, new.secret));
    assert_eq!(database.storage.website_logo(&id("wiki")).await.unwrap(), new.logo);
    let without = new_website("mail", NOON);
    assert!(database.storage.register_website(&without).await.unwrap());
    assert_eq!(database.storage.website_logo(&id("mail")).await.unwrap(), None);
    assert_eq!(database.storage.website_logo(&id("nobody")).await.unwrap(), None);
    assert!(database.storage.find_website(&id("nobody")).await.unwrap().is_none());
    // An id is matched letter by letter.
    assert!(database.storage.find_website(&id("Wiki")).await.unwrap().is_none());
}

pub(crate) async fn a_taken_id_registers_nothing(database: &Database) {
    database.website("wiki").await;
    let before = database.storage.find_website(&id("wiki")).await.unwrap().unwrap();
    let mut second = new_website("wiki", minutes(1));
    second.website.name = "Not the wiki".into();
    assert!(!database.storage.register_website(&second).await.unwrap());
    let after = database.storage.find_website(&id("wiki")).await.unwrap().unwrap();
    assert_eq!((after.website, after.secret), (before.website, before.secret));
    assert_eq!(events(database, "website-registered").await, 1);
}

pub(crate) async fn websites_are_listed_by_name(database: &Database) {
    for name in ["wiki", "forum", "mail"] {
        database.website(name).await;
    }
    let listed = database.storage.list_websites().await.unwrap();
    let names: Vec<_> = listed.iter().map(|website| website.name.as_str()).collect();
    assert_eq!(names, ["FORUM", "MAIL", "WIKI"]);
}

pub(crate) async fn redirect_uris_are_found_by_what_is_in_them(database: &Database) {
    for name in ["wiki", "forum"] {
        database.website(name).await;
    }
    let uris = &database.storage.find_website(&id("wiki")).await.unwrap().unwrap().website.redirect_uris;
    let origin = uris[0].strip_suffix("/callback").unwrap();
    assert_eq!(&database.storage.redirect_uris_with(origin).await.unwrap(), uris);
    for nothing in ["https://evil.example", "'; DROP TABLE websites; --"] {
        assert_eq!(database.storage.redirect_uris_with(nothing).await.unwrap(), Vec::<String>::new());
    }
}

pub(crate) async fn a_replaced_website_keeps_its_secret_unless_it_gets_another(database: &Database) {
    let first = new_website("wiki", NOON);
    assert!(!database.storage.replace_website(&first).await.unwrap());
    assert!(database.storage.register_website(&first).await.unwrap());
    let mut second = NewWebsite { secret: None, ..first.clone() };
    second.website.name = "The wiki".into();
    second.website.scopes = Scopes::parse("openid").unwrap();
    second.website.backchannel_logout_uri = None;
    assert!(database.storage.replace_website(&second).await.unwrap());
    let found = database.storage.find_website(&id("wiki")).await.unwrap().unwrap();
    assert_eq!((&found.website, found.secret), (&second.website, first.secret));
    let third = NewWebsite { secret: Some(new_token()), ..second };
    assert!(database.storage.replace_website(&third).await.unwrap());
    let found = database.storage.find_website(&id("wiki")).await.unwrap().unwrap();
    assert_eq!(found.secret, third.secret);
}

pub(crate) async fn websites_are_found_by_the_origins_that_show_their_lists(database: &Database) {
    let origin = |text: &str| EmbedOrigin::parse(text).unwrap();
    let storage = &*database.storage;
    let mut wiki = new_website("wiki", NOON);
    wiki.website.embed_origins = vec![origin("https://wiki.example.com"), origin("https://app.example.com:8443")];
    wiki.website.embed_closing = EmbedClosing::Never;
    let mut mail = new_website("mail", NOON);
    mail.website.embed_origins = vec![origin("https://app.example.com:8443")];
    for new in [&wiki, &mail, &new_website("forum", NOON)] {
        assert!(storage.register_website(new).await.unwrap());
    }
    for (text, found) in [
        ("https://app.example.com:8443", vec![&mail.website, &wiki.website]),
        ("https://wiki.example.com", vec![&wiki.website]),
        ("https://app.example.com", vec![]),
        ("https://wiki.example.com:8443", vec![]),
        ("https://i.example.com", vec![]),
    ] {
        assert_eq!(storage.websites_at(&origin(text)).await.unwrap().iter().collect::<Vec<_>>(), found, "{text}");
    }

    let events_before = events(database, "website-registered").await;
    let changed = Website { embed_origins: Vec::new(), name: "not this".into(), ..wiki.website.clone() };
    for _ in 0..2 {
        assert!(storage.change_embedding(&changed, minutes(1)).await.unwrap());
    }
    assert_eq!(events(database, "website-registered").await, events_before + 1, "what stays as it was is no event");
    let found = storage.find_website(&id("wiki")).await.unwrap().unwrap().website;
    assert_eq!(found, Website { embed_origins: Vec::new(), ..wiki.website });
    let unknown = Website { id: id("unknown"), ..found };
    assert!(!storage.change_embedding(&unknown, minutes(1)).await.unwrap());
}

pub(crate) async fn only_a_public_website_has_no_secret(database: &Database) {
    let confidential = new_website("wiki", NOON);
    assert!(database.storage.register_website(&confidential).await.unwrap());
    let mut public = confidential.clone();
    public.website.is_public = true;
    assert!(database.storage.replace_website(&public).await.unwrap());
    let found = database.storage.find_website(&id("wiki")).await.unwrap().unwrap();
    assert!(found.website.is_public && found.secret.is_none());
    // There is no secret to keep any more, and a website does not become public by that.
    let without = NewWebsite { secret: None, ..confidential.clone() };
    let refused = database.storage.replace_website(&without).await;
    assert!(matches!(refused, Err(StorageError::Inconsistent(_))), "{refused:?}");
    assert!(database.storage.replace_website(&confidential).await.unwrap());
    let mut new = new_website("mail", NOON);
    new.secret = None;
    let refused = database.storage.register_website(&new).await;
    assert!(matches!(refused, Err(StorageError::Inconsistent(_))), "{refused:?}");
}

pub(crate) async fn a_website_that_is_replaced_by_itself_is_no_event(database: &Database) {
    let first = new_website("wiki", NOON);
    assert!(database.storage.register_website(&first).await.unwrap());
    for secret in [first.secret, None] {
        let again = NewWebsite { secret, at: minutes(1), ..first.clone() };
        assert!(database.storage.replace_website(&again).await.unwrap());
    }
    assert_eq!(events(database, "website-registered").await, 1);
    let other = NewWebsite { secret: Some(new_token()), ..first };
    assert!(database.storage.replace_website(&other).await.unwrap());
    assert_eq!(events(database, "website-registered").await, 2);
}

pub(crate) async fn what_a_list_shows_of_a_website_changes_the_lists_of_those_who_see_it(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (wiki, mail) = (database.website("wiki").await, database.website("mail").await);
    let (adas, bobs) = (ada.open(NOON).await, bob.open(NOON).await);
    // A code that was never exchanged, so that no session names the website either.
    ada.allow(adas, &wiki, "openid", NOON).await;
    bob.allow(bobs, &mail, "openid", NOON).await;
    let storage = &*database.storage;
    let changes = async |person: &Person| storage.list_grants(person.account).await.unwrap().changes;
    let unseen = changes(&bob).await;
    let mut website = NewWebsite { secret: None, ..new_website("wiki", minutes(1)) };
    let looks: [fn(&mut NewWebsite); 4] = [
        |new| new.website.name = "The wiki".into(),
        |new| new.website.site = None,
        |new| new.logo = Some(Logo::new(b"\x89PNG\r\n".to_vec()).unwrap()),
        |new| new.website.backchannel_logout_uri = None,
    ];
    for look in looks {
        let before = changes(&ada).await;
        look(&mut website);
        assert!(storage.replace_website(&website).await.unwrap());
        assert_eq!(changes(&ada).await, before + 1, "{website:?}");
        website.website.post_logout_redirect_uris.push("https://wiki.example.com/bye".to_owned());
        assert!(storage.replace_website(&website).await.unwrap());
        assert_eq!(changes(&ada).await, before + 1, "nobody sees that");
    }
    assert_eq!(changes(&bob).await, unseen);
}

pub(crate) async fn a_new_secret_takes_the_place_of_the_old_one(database: &Database) {
    database.website("wiki").await;
    let mut public = new_website("app", NOON);
    (public.website.is_public, public.secret) = (true, None);
    assert!(database.storage.register_website(&public).await.unwrap());
    let secret = new_token();
    assert!(database.storage.replace_website_secret(&id("wiki"), &secret, minutes(1)).await.unwrap());
    assert_eq!(database.storage.find_website(&id("wiki")).await.unwrap().unwrap().secret, Some(secret));
    for without in ["app", "nobody"] {
        assert!(!database.storage.replace_website_secret(&id(without), &secret, minutes(1)).await.unwrap());
    }
    assert!(database.storage.find_website(&id("app")).await.unwrap().unwrap().website.is_public);
    assert_eq!(events(database, "website-secret-replaced").await, 1);
}

pub(crate) async fn a_removed_website_is_unknown_and_so_is_all_that_it_got(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (wiki, mail) = (database.website("wiki").await, database.website("mail").await);
    let (adas, bobs) = (ada.open(NOON).await, bob.open(NOON).await);
    let tokens = ada.sign_in_to(&wiki, adas, "openid offline_access", NOON).await;
    let bobs_tokens = bob.sign_in_to(&wiki, bobs, "openid", NOON).await;
    let others = bob.sign_in_to(&mail, bobs, "openid", NOON).await;
    let code = ada.allow(adas, &wiki, "openid", NOON).await;

    assert!(database.storage.remove_website(&wiki, minutes(1)).await.unwrap());
    assert!(!database.storage.remove_website(&wiki, minutes(1)).await.unwrap());
    let storage = &*database.storage;
    assert!(storage.find_website(&wiki).await.unwrap().is_none());
    assert!(tokens.are_dead(storage, minutes(1)).await && bobs_tokens.are_dead(storage, minutes(1)).await);
    assert!(code.tokens(storage, minutes(1)).await.is_none());
    assert_eq!((ada.grant(&wiki).await, bob.grant(&wiki).await), (None, None));
    assert!(others.is_good(storage, minutes(1)).await && bob.grant(&mail).await.is_some());
    assert_eq!(storage.list_grants(ada.account).await.unwrap().websites, []);
    assert_eq!(events(database, "website-removed").await, 1);
    // One that is registered under the same id later inherits nothing.
    database.website("wiki").await;
    assert!(tokens.are_dead(storage, minutes(1)).await && ada.grant(&wiki).await.is_none());
}
