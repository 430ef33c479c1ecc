//! For which sessions embed tokens are given out, and for pages of which origins.

use domain::storage::{MintOutcome, NewApiKey, NewEmbedToken};
use domain::{ApiKey, EmbedClosing, EmbedSource, SessionId};

use crate::embed_tokens::{by_key, find, new_embed_token, origin};
use crate::fixture::{Database, NOON, Opened, days, minutes, new_token};

pub(crate) async fn nothing_is_given_out_for_a_session_that_is_not_active_or_somebody_elses(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let (office, home, eves) = (ada.open(NOON).await, ada.open(NOON).await, eve.open(NOON).await);
    ada.close(office, home.id, minutes(1)).await;
    let unknown = Opened { id: SessionId::generate(NOON).unwrap(), token: new_token() };
    for session in [home, eves, unknown] {
        let new = new_embed_token(&ada, session, minutes(2));
        assert_eq!(ada.mint(&new).await, MintOutcome::NoSession);
        assert!(find(&*database.storage, &new.token, minutes(2)).await.is_none());
    }
    // What has expired is not active, whether or not it was written down.
    assert_eq!(ada.mint(&new_embed_token(&ada, office, days(7))).await, MintOutcome::NoSession);
}

pub(crate) async fn a_client_gives_out_only_for_the_session_that_it_was_allowed_in(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let mail = database.client("mail").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    let by_wiki = ada.by_client(&wiki, office, "openid offline_access", NOON).await;
    let EmbedSource::Client { authorization, .. } = by_wiki else { panic!("{by_wiki:?}") };
    let by_mail = EmbedSource::Client { client: mail, authorization };
    for (session, source, outcome) in [
        (office, &by_wiki, MintOutcome::Minted),
        (home, &by_wiki, MintOutcome::SourceEnded),
        (office, &by_mail, MintOutcome::SourceEnded),
    ] {
        let new = NewEmbedToken { source: source.clone(), ..new_embed_token(&ada, session, NOON) };
        assert_eq!(ada.mint(&new).await, outcome);
    }
}

pub(crate) async fn the_origins_are_those_of_keys_that_are_good(database: &Database) {
    let (key, _) = by_key(database).await;
    let origins = vec![origin("http://dash.localhost:4000"), origin("https://app.example.com")];
    let id = domain::ApiKeyId::generate().unwrap();
    let embedding = ApiKey { id, embed_origins: origins.clone(), embed_closing: EmbedClosing::Confirm, ..key };
    let secret = new_token();
    database.storage.create_api_key(&NewApiKey { key: embedding.clone(), secret }).await.unwrap();
    assert_eq!(database.find_key(&secret).await, Some(embedding));
    let is_registered = async |text: &str| database.storage.is_embed_origin(&origin(text)).await.unwrap();
    for origin in &origins {
        assert!(is_registered(origin.as_str()).await);
    }
    for other in [
        "https://app.example.com:8443",
        "https://app.example.co",
        "https://my-app.example.com",
        "https://example.com",
        "http://dash.localhost",
        "http://dash.localhost:400",
        "https://dash.localhost:4000",
        "https://app_example.com",
    ] {
        assert!(!is_registered(other).await, "{other}");
    }
    assert!(database.storage.revoke_api_key(id, minutes(1)).await.unwrap());
    for origin in &origins {
        assert!(!is_registered(origin.as_str()).await);
    }
}

pub(crate) async fn whose_session_it_is_can_be_asked_by_its_id(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    for person in [&ada, &eve] {
        let session = person.open(NOON).await;
        assert_eq!(database.storage.account_of_session(session.id).await.unwrap(), Some(person.account));
    }
    let unknown = SessionId::generate(NOON).unwrap();
    assert_eq!(database.storage.account_of_session(unknown).await.unwrap(), None);
}
