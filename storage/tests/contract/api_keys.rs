//! Keys of programs, and what is closed by them.

use domain::storage::{AuditEvent, AuditRecord, CloseByKey, CloseByKeyOutcome, NewApiKey};
use domain::{
    AccountId, ApiKey, ApiKeyId, ApiScope, EmbedClosing, End, EndReason, Policy, SessionId, Timestamp, TokenHash,
};

use crate::fixture::{Database, NOON, days, minutes, new_token, trail};

impl Database {
    /// A new key with every scope, and its secret's hash.
    pub(crate) async fn api_key(&self, at: Timestamp) -> (ApiKey, TokenHash) {
        let scopes = [ApiScope::Verify, ApiScope::Revocations, ApiScope::ReadSessions, ApiScope::CloseSessions];
        let key = ApiKey {
            id: ApiKeyId::generate().unwrap(),
            name: "support".into(),
            scopes: scopes.into_iter().collect(),
            embed_origins: Vec::new(),
            embed_closing: EmbedClosing::Never,
            created_at: at,
            last_used_at: None,
            revoked_at: None,
        };
        let secret = new_token();
        self.storage.create_api_key(&NewApiKey { key: key.clone(), secret }).await.unwrap();
        (key, secret)
    }

    pub(crate) async fn find_key(&self, secret: &TokenHash) -> Option<ApiKey> {
        self.storage.find_api_key(secret).await.unwrap()
    }

    async fn close_by(
        &self,
        key: &ApiKey,
        account: AccountId,
        session: Option<SessionId>,
        at: Timestamp,
    ) -> CloseByKeyOutcome {
        let cutoff = Policy::default().cutoff(at);
        self.storage.close_by_key(&CloseByKey { key: key.id, account, session, cutoff, at }).await.unwrap()
    }

    /// How many records of this event name the key.
    async fn records(&self, key: &ApiKey, event: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM audit WHERE event = '{event}' AND api_key_id = ?1");
        self.count(&sql, SessionId::from_uuid(*key.id.as_uuid())).await
    }
}

pub(crate) async fn a_key_is_found_by_its_secret_as_it_was_made(database: &Database) {
    let (key, secret) = database.api_key(NOON).await;
    let (other, _) = database.api_key(minutes(1)).await;
    assert_eq!(database.find_key(&secret).await, Some(key.clone()));
    assert_eq!(database.find_key(&new_token()).await, None);
    assert_eq!(database.storage.list_api_keys().await.unwrap(), [key.clone(), other]);
    assert_eq!(database.records(&key, "api-key-created").await, 1);
}

pub(crate) async fn a_key_is_not_made_over_another(database: &Database) {
    let (key, secret) = database.api_key(NOON).await;
    let other = ApiKey { name: "other".into(), ..key.clone() };
    database.storage.create_api_key(&NewApiKey { key: other, secret: new_token() }).await.unwrap_err();
    let other = ApiKey { id: ApiKeyId::generate().unwrap(), ..key.clone() };
    database.storage.create_api_key(&NewApiKey { key: other, secret }).await.unwrap_err();
    assert_eq!(database.storage.list_api_keys().await.unwrap(), [key]);
}

pub(crate) async fn use_of_a_key_is_noted_and_never_earlier_than_before(database: &Database) {
    let (key, secret) = database.api_key(NOON).await;
    for (at, noted) in [(2, 2), (1, 2), (5, 5)] {
        database.storage.record_api_key_use(key.id, minutes(at)).await.unwrap();
        assert_eq!(database.find_key(&secret).await.unwrap().last_used_at, Some(minutes(noted)));
    }
}

pub(crate) async fn a_revoked_key_stays_revoked_and_on_record(database: &Database) {
    let (key, secret) = database.api_key(NOON).await;
    assert!(database.storage.revoke_api_key(key.id, minutes(1)).await.unwrap());
    assert!(!database.storage.revoke_api_key(key.id, minutes(2)).await.unwrap());
    assert!(!database.storage.revoke_api_key(ApiKeyId::generate().unwrap(), minutes(2)).await.unwrap());
    database.storage.record_api_key_use(key.id, minutes(3)).await.unwrap();
    let revoked = ApiKey { revoked_at: Some(minutes(1)), ..key.clone() };
    assert_eq!(database.find_key(&secret).await, Some(revoked.clone()));
    assert_eq!(database.storage.list_api_keys().await.unwrap(), [revoked]);
    assert_eq!(database.records(&key, "api-key-revoked").await, 1);
}

pub(crate) async fn the_database_refuses_to_bring_a_key_back_or_to_give_it_more_scopes(database: &Database) {
    let (good, good_secret) = database.api_key(NOON).await;
    let (revoked, revoked_secret) = database.api_key(NOON).await;
    database.storage.revoke_api_key(revoked.id, minutes(1)).await.unwrap();
    for key in [&good, &revoked] {
        let id = SessionId::from_uuid(*key.id.as_uuid());
        for statement in ["UPDATE api_keys SET rights = 'verify' WHERE id = ?1", "DELETE FROM api_keys WHERE id = ?1"] {
            database.raw(statement, id).await.unwrap_err();
        }
    }
    let id = SessionId::from_uuid(*revoked.id.as_uuid());
    database.raw("UPDATE api_keys SET revoked_at = NULL WHERE id = ?1", id).await.unwrap_err();
    assert_eq!(database.find_key(&good_secret).await, Some(good));
    assert_eq!(database.find_key(&revoked_secret).await.unwrap().revoked_at, Some(minutes(1)));
}

pub(crate) async fn what_a_key_closes_is_closed_by_an_administrator_and_the_record_names_the_key(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let (key, _) = database.api_key(NOON).await;
    let (one, two, three) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    let untouched = eve.open(NOON).await;
    let closed = CloseByKeyOutcome::Closed;
    assert_eq!(database.close_by(&key, ada.account, Some(one.id), minutes(1)).await, closed(1));
    let end = End { at: minutes(1), reason: EndReason::ClosedByAdministrator, by: None };
    assert_eq!(ada.end_of(one).await, Some(end.clone()));
    assert_eq!(ada.end_of(two).await, None);
    // A second time it is closed already.
    assert_eq!(database.close_by(&key, ada.account, Some(one.id), minutes(2)).await, closed(0));
    assert_eq!(database.close_by(&key, ada.account, None, minutes(3)).await, closed(2));
    for session in [two, three] {
        assert_eq!(ada.end_of(session).await, Some(End { at: minutes(3), ..end.clone() }));
    }
    assert_eq!(database.close_by(&key, ada.account, None, minutes(4)).await, closed(0));
    assert_eq!(eve.end_of(untouched).await, None);
    let trail = trail(&*database.storage, ada.account, minutes(1)).await;
    let on_record = |session, at| AuditRecord {
        at,
        event: AuditEvent::SessionEnded(EndReason::ClosedByAdministrator),
        account: Some(ada.account),
        session: Some(session),
        client: None,
        api_key: Some(key.id),
        place: None,
        address: None,
    };
    assert_eq!(trail.len(), 3, "{trail:?}");
    for (session, at) in [(one, minutes(1)), (two, minutes(3)), (three, minutes(3))] {
        assert!(trail.contains(&on_record(session.id, at)), "{trail:?}");
    }
}

pub(crate) async fn another_accounts_session_is_as_unknown_to_a_key_as_one_that_never_was(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let (key, _) = database.api_key(NOON).await;
    let session = eve.open(NOON).await;
    for unknown in [session.id, SessionId::generate(NOON).unwrap()] {
        let outcome = database.close_by(&key, ada.account, Some(unknown), minutes(1)).await;
        assert_eq!(outcome, CloseByKeyOutcome::NotFound);
    }
    assert_eq!(eve.end_of(session).await, None);
}

pub(crate) async fn what_has_expired_before_a_key_closes_it_ends_as_expired(database: &Database) {
    let ada = database.person("ada").await;
    let (key, _) = database.api_key(NOON).await;
    let (one, two) = (ada.open(NOON).await, ada.open(NOON).await);
    let open = ada.open(days(6)).await;
    assert_eq!(database.close_by(&key, ada.account, Some(one.id), days(8)).await, CloseByKeyOutcome::Closed(0));
    assert_eq!(database.close_by(&key, ada.account, None, days(8)).await, CloseByKeyOutcome::Closed(1));
    for expired in [one, two] {
        assert_eq!(ada.ended(expired).await, Some((EndReason::IdleTimeout, days(7))));
    }
    assert_eq!(ada.ended(open).await, Some((EndReason::ClosedByAdministrator, days(8))));
}

pub(crate) async fn a_revoked_key_closes_nothing(database: &Database) {
    let ada = database.person("ada").await;
    let (key, _) = database.api_key(NOON).await;
    let session = ada.open(NOON).await;
    database.storage.revoke_api_key(key.id, minutes(1)).await.unwrap();
    for target in [None, Some(session.id), Some(SessionId::generate(NOON).unwrap())] {
        let outcome = database.close_by(&key, ada.account, target, minutes(2)).await;
        assert_eq!(outcome, CloseByKeyOutcome::KeyRevoked);
    }
    assert_eq!(ada.end_of(session).await, None);
}
