//! Embed tokens are given out, and are good only as long as what they follow from.

use std::time::Duration;

use domain::storage::{
    CloseAll, FoundEmbedToken, MintOutcome, NewEmbedToken, OtherSessions, Reauthentication, ReplacePassword, Storage,
};
use domain::{
    ApiKey, ClientId, EMBED_TOKEN_LIFETIME, EMBED_TOKENS_AT_ONCE, EmbedClosing, EmbedOrigin, EmbedSource, EndReason,
    HISTORY, PasswordHash, Policy, SessionId, Timestamp, TokenHash,
};

use crate::fixture::{Database, NOON, Opened, Person, days, minutes, new_token};

pub(crate) fn origin(text: &str) -> EmbedOrigin {
    EmbedOrigin::parse(text).unwrap()
}

/// A token to give out for the session, which comes by its own cookie.
pub(crate) fn new_embed_token(person: &Person, session: Opened, at: Timestamp) -> NewEmbedToken {
    NewEmbedToken {
        token: new_token(),
        account: person.account,
        session: session.id,
        origin: origin("https://dashboard.example.com"),
        place: "Dashboard".to_owned(),
        source: EmbedSource::Cookie,
        closing: EmbedClosing::Direct,
        expires_at: at.plus(EMBED_TOKEN_LIFETIME),
        at_most: EMBED_TOKENS_AT_ONCE,
        cutoff: Policy::default().cutoff(at),
        at,
    }
}

impl Person {
    pub(crate) async fn mint(&self, new: &NewEmbedToken) -> MintOutcome {
        self.storage.mint_embed_token(new).await.unwrap()
    }

    /// A new token for the session, by this source.
    pub(crate) async fn embed(&self, session: Opened, source: &EmbedSource, at: Timestamp) -> TokenHash {
        let new = NewEmbedToken { source: source.clone(), ..new_embed_token(self, session, at) };
        assert_eq!(self.mint(&new).await, MintOutcome::Minted);
        new.token
    }

    /// What an embed token comes by that the client asks for in the session, where it was just signed in to.
    pub(crate) async fn by_client(
        &self,
        client: &ClientId,
        session: Opened,
        scopes: &str,
        at: Timestamp,
    ) -> EmbedSource {
        let tokens = self.sign_in_to(client, session, scopes, at).await;
        let found = tokens.find(&*self.storage, at).await.unwrap();
        assert_eq!(found.session, session.id);
        EmbedSource::Client { client: found.client, authorization: found.authorization }
    }
}

pub(crate) async fn find(storage: &dyn Storage, token: &TokenHash, at: Timestamp) -> Option<FoundEmbedToken> {
    storage.find_embed_token(token, at).await.unwrap()
}

/// Whether the token is good and its session has not ended in writing.
pub(crate) async fn is_good(storage: &dyn Storage, token: &TokenHash, at: Timestamp) -> bool {
    find(storage, token, at).await.is_some_and(|found| found.is_good && found.found.session.end.is_none())
}

/// A key, as what embed tokens come by.
pub(crate) async fn by_key(database: &Database) -> (ApiKey, EmbedSource) {
    let (key, _) = database.api_key(NOON).await;
    let source = EmbedSource::ApiKey(key.id);
    (key, source)
}

pub(crate) async fn an_embed_token_says_what_it_was_given_for(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let by_client = ada.by_client(&wiki, session, "openid", NOON).await;
    let (_, by_key) = by_key(database).await;
    for source in [by_key, by_client, EmbedSource::Cookie] {
        for closing in [EmbedClosing::Never, EmbedClosing::Confirm, EmbedClosing::Direct] {
            let new = NewEmbedToken { source: source.clone(), closing, ..new_embed_token(&ada, session, NOON) };
            assert_eq!(ada.mint(&new).await, MintOutcome::Minted);
            let found = find(&*database.storage, &new.token, minutes(1)).await.unwrap();
            assert!(found.is_good && found.found.session.end.is_none());
            assert_eq!((found.found.session.id, found.found.account.id), (session.id, ada.account));
            assert_eq!((found.origin, found.place), (new.origin, new.place));
            assert_eq!((found.source, found.closing), (source.clone(), closing));
        }
    }
    for other in [new_token(), session.token] {
        assert!(find(&*database.storage, &other, NOON).await.is_none());
    }
}

pub(crate) async fn an_embed_token_opens_no_session_and_nothing_else(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    let token = ada.embed(session, &EmbedSource::Cookie, NOON).await;
    assert!(database.storage.find_session(&token).await.unwrap().is_none());
    assert!(database.find_key(&token).await.is_none());
    let cutoff = Policy::default().cutoff(NOON);
    assert!(database.storage.find_access_token(&token, &cutoff, NOON).await.unwrap().is_none());
}

pub(crate) async fn an_embed_token_runs_out(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    let token = ada.embed(session, &EmbedSource::Cookie, NOON).await;
    let end = NOON.plus(EMBED_TOKEN_LIFETIME);
    assert!(is_good(&*database.storage, &token, end.minus(Duration::from_millis(1))).await);
    assert!(!is_good(&*database.storage, &token, end).await);
}

pub(crate) async fn an_embed_token_ends_with_its_session_and_knows_how_it_ended(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let storage = &*database.storage;
    let (office, home, eves) = (ada.open(NOON).await, ada.open(NOON).await, eve.open(NOON).await);
    let bystander = ada.embed(office, &EmbedSource::Cookie, NOON).await;
    let closed = ada.embed(home, &EmbedSource::Cookie, NOON).await;
    let disabled = eve.embed(eves, &EmbedSource::Cookie, NOON).await;
    ada.close(office, home.id, minutes(1)).await;
    let close = CloseAll { account: eve.account, reason: EndReason::AccountDisabled, at: minutes(1) };
    storage.disable_account(&close).await.unwrap();
    // Also when the token has run out in the meantime, as in a tab that nobody has looked at.
    for at in [minutes(1), days(1)] {
        for (token, reason) in [(closed, EndReason::Closed), (disabled, EndReason::AccountDisabled)] {
            let end = find(storage, &token, at).await.unwrap().found.session.end.unwrap();
            assert_eq!((end.reason, end.at), (reason, minutes(1)));
        }
    }
    storage.enable_account(eve.account, minutes(2)).await.unwrap();
    assert!(!is_good(storage, &disabled, minutes(2)).await);
    assert!(is_good(storage, &bystander, minutes(2)).await);
}

pub(crate) async fn an_embed_token_ends_with_what_it_came_by(database: &Database) {
    let ada = database.person("ada").await;
    let (wiki, mail) = (database.client("wiki").await, database.client("mail").await);
    let storage = &*database.storage;
    let session = ada.open(NOON).await;
    let ((key, by_key), (_, by_another)) = (by_key(database).await, by_key(database).await);
    let by_mail = ada.by_client(&mail, session, "openid", minutes(1)).await;
    let by_wiki = ada.by_client(&wiki, session, "openid", minutes(1)).await;
    let of_mail = ada.embed(session, &by_mail, minutes(1)).await;
    let of_wiki = ada.embed(session, &by_wiki, minutes(1)).await;
    let of_key = ada.embed(session, &by_key, minutes(1)).await;
    let of_another = ada.embed(session, &by_another, minutes(1)).await;
    assert!(storage.revoke_api_key(key.id, minutes(2)).await.unwrap());
    ada.revoke(session, Some(&wiki), minutes(2)).await.unwrap();
    // Allowing it anew brings nothing of the old back.
    ada.sign_in_to(&wiki, session, "openid", minutes(3)).await;
    for ended in [of_key, of_wiki] {
        let found = find(storage, &ended, minutes(3)).await.unwrap();
        assert!(!found.is_good && found.found.session.end.is_none());
    }
    assert!(is_good(storage, &of_mail, minutes(3)).await && is_good(storage, &of_another, minutes(3)).await);
    for ended in [by_key, by_wiki] {
        let new = NewEmbedToken { source: ended, ..new_embed_token(&ada, session, minutes(3)) };
        assert_eq!(ada.mint(&new).await, MintOutcome::SourceEnded);
        assert!(find(storage, &new.token, minutes(3)).await.is_none());
    }
}

pub(crate) async fn a_new_password_ends_the_embed_tokens_of_every_session(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let storage = &*database.storage;
    let (office, home, bobs) = (ada.open(NOON).await, ada.open(NOON).await, bob.open(NOON).await);
    let tokens =
        [ada.embed(office, &EmbedSource::Cookie, NOON).await, ada.embed(home, &EmbedSource::Cookie, NOON).await];
    let of_bob = bob.embed(bobs, &EmbedSource::Cookie, NOON).await;
    let new = PasswordHash::from_stored("hash of a new password".to_owned());
    let change = ReplacePassword { account: ada.account, old: ada.password.clone(), new: new.clone(), at: minutes(1) };
    let closed = storage
        .replace_password(&change, &ada.caller(office, minutes(1)), &new_token(), OtherSessions::Stay)
        .await
        .unwrap();
    assert_eq!(closed.unwrap().closed, []);
    for token in &tokens {
        assert!(!is_good(storage, token, minutes(1)).await);
    }
    let again = ada.embed(home, &EmbedSource::Cookie, minutes(2)).await;
    assert!(is_good(storage, &again, minutes(2)).await && is_good(storage, &of_bob, minutes(2)).await);
    let close = CloseAll { account: ada.account, reason: EndReason::PasswordChanged, at: minutes(3) };
    let other = PasswordHash::from_stored("hash of another password".to_owned());
    storage.set_password(&other, &close).await.unwrap();
    assert!(!is_good(storage, &again, minutes(3)).await && is_good(storage, &of_bob, minutes(3)).await);
}

pub(crate) async fn a_session_that_gets_a_new_token_ends_the_embed_tokens_of_the_old_one(database: &Database) {
    let ada = database.person("ada").await;
    let storage = &*database.storage;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    let old = ada.embed(office, &EmbedSource::Cookie, NOON).await;
    let bystander = ada.embed(home, &EmbedSource::Cookie, NOON).await;
    let reauthentication = Reauthentication {
        account: ada.account,
        session: office.id,
        verified: ada.password.clone(),
        new_token: new_token(),
        cutoff: Policy::default().cutoff(minutes(1)),
        at: minutes(1),
    };
    assert!(storage.reauthenticate(&reauthentication).await.unwrap());
    assert!(!is_good(storage, &old, minutes(1)).await && is_good(storage, &bystander, minutes(1)).await);
    let new = ada.embed(office, &EmbedSource::Cookie, minutes(1)).await;
    assert!(is_good(storage, &new, minutes(1)).await);
}

pub(crate) async fn nothing_is_good_after_a_restore(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    let (_, by_key) = by_key(database).await;
    let tokens = [ada.embed(session, &by_key, NOON).await, ada.embed(session, &EmbedSource::Cookie, NOON).await];
    database.storage.begin_epoch(minutes(1)).await.unwrap();
    for token in tokens {
        let found = find(&*database.storage, &token, minutes(1)).await.unwrap();
        assert_eq!(found.found.session.end.unwrap().reason, EndReason::Restored);
    }
    let again = ada.open(minutes(2)).await;
    let new = NewEmbedToken { source: by_key, ..new_embed_token(&ada, again, minutes(2)) };
    assert_eq!(ada.mint(&new).await, MintOutcome::SourceEnded);
}

pub(crate) async fn of_many_embed_tokens_of_a_session_the_oldest_go(database: &Database) {
    let ada = database.person("ada").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    let elsewhere = ada.embed(home, &EmbedSource::Cookie, NOON).await;
    let mut tokens = Vec::new();
    for number in 0..25 {
        tokens.push(ada.embed(office, &EmbedSource::Cookie, NOON.plus(Duration::from_secs(number))).await);
    }
    let mut good = Vec::new();
    for token in &tokens {
        good.push(is_good(&*database.storage, token, minutes(1)).await);
    }
    assert_eq!(good, [vec![false; 5], vec![true; 20]].concat());
    assert!(is_good(&*database.storage, &elsewhere, minutes(1)).await);
    let rows = "SELECT count(*) FROM embed_tokens WHERE session_id = ?1";
    assert_eq!(database.count(rows, office.id).await, 20);
}

pub(crate) async fn the_database_refuses_embed_tokens_that_nothing_follows_from_or_that_change(database: &Database) {
    let ada = database.person("ada").await;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    let (key, source) = by_key(database).await;
    let token = ada.embed(office, &source, NOON).await;
    ada.close(office, home.id, minutes(1)).await;
    for statement in [
        "UPDATE embed_tokens SET expires_at = expires_at + 1 WHERE session_id = ?1",
        "UPDATE embed_tokens SET origin = 'https://evil.example' WHERE session_id = ?1",
        "UPDATE embed_tokens SET closing = 'never' WHERE session_id = ?1",
        "UPDATE embed_tokens SET api_key_id = NULL WHERE session_id = ?1",
        "INSERT INTO embed_tokens (token_hash, account_id, session_id, origin, place, closing, issued_at, expires_at) \
         SELECT token_hash, account_id, session_id, origin, place, closing, issued_at, expires_at \
         FROM embed_tokens WHERE session_id = ?1",
    ] {
        database.raw(statement, office.id).await.unwrap_err();
    }
    let begin = "INSERT INTO embed_tokens (token_hash, account_id, session_id, origin, place, closing, issued_at, expires_at) \
                 SELECT token_hash, account_id, id, 'https://dashboard.example.com', 'x', 'direct', 0, 1 \
                 FROM sessions WHERE id = ?1";
    let refusal = database.raw(begin, home.id).await.unwrap_err().to_string();
    assert!(refusal.contains("begins in an open session"), "{refusal}");
    assert!(is_good(&*database.storage, &token, minutes(1)).await);
    let id = SessionId::from_uuid(*key.id.as_uuid());
    database.raw("UPDATE embed_tokens SET is_revoked = (api_key_id = ?1)", id).await.unwrap();
    assert!(!is_good(&*database.storage, &token, minutes(1)).await);
    database.raw("UPDATE embed_tokens SET is_revoked = (api_key_id <> ?1)", id).await.unwrap_err();
    database.raw("UPDATE api_keys SET embed_origins = 'https://evil.example' WHERE id = ?1", id).await.unwrap_err();
    database.raw("UPDATE api_keys SET embed_closing = 'confirm' WHERE id = ?1", id).await.unwrap_err();
}

pub(crate) async fn embed_tokens_are_erased_when_their_sessions_would_be(database: &Database) {
    let ada = database.person("ada").await;
    let session = ada.open(NOON).await;
    let storage = &*database.storage;
    let old = ada.embed(session, &EmbedSource::Cookie, NOON).await;
    let young = ada.embed(session, &EmbedSource::Cookie, minutes(1)).await;
    storage.purge_tokens(NOON.plus(EMBED_TOKEN_LIFETIME)).await.unwrap();
    assert!(find(storage, &old, NOON).await.is_some());
    storage.purge_tokens(NOON.plus(EMBED_TOKEN_LIFETIME).plus(Duration::from_millis(1))).await.unwrap();
    assert!(find(storage, &old, NOON).await.is_none() && find(storage, &young, NOON).await.is_some());
    ada.close(session, session.id, minutes(2)).await;
    storage.purge_ended_sessions(minutes(3)).await.unwrap();
    assert!(find(storage, &young, NOON).await.is_none(), "of a session that is erased nothing is known");
    storage.purge_tokens(minutes(2).plus(HISTORY)).await.unwrap();
    let rows = "SELECT count(*) FROM embed_tokens WHERE session_id = ?1";
    assert_eq!(database.count(rows, session.id).await, 0);
}
