//! Sessions begin.

use domain::storage::{AuditEvent, CloseAll, NewSession, StorageError};
use domain::{AuthenticationMethod, EndReason, LoginName, PasswordHash, Session, SessionId};

use crate::fixture::{Database, NOON, Opened, address, firefox, minutes, new_account, new_token};

pub(crate) async fn an_opened_session_is_found_by_its_token_alone(database: &Database) {
    let ada = database.person("ada").await;
    let new = ada.new_session(NOON);
    assert!(database.storage.open_session(&new).await.unwrap().is_some());
    let session = Opened { id: new.id, token: new.token };
    let found = ada.find(session).await.unwrap();
    let expected = Session {
        id: session.id,
        account: ada.account,
        started_at: NOON,
        last_active_at: NOON,
        authenticated_at: NOON,
        authentication_method: AuthenticationMethod::Password,
        started_from: address(1),
        started_in: None,
        connected_from: address(1),
        connected_in: None,
        is_new_place: false,
        is_new_browser: false,
        name: None,
        browser: new.browser,
        device: firefox(),
        appeared_with: found.changes,
        end: None,
    };
    assert_eq!(found.session, expected);
    assert_eq!((found.account.id, found.account.login_name.as_str()), (ada.account, "ada"));
    assert!(database.storage.find_session(&new_token()).await.unwrap().is_none());
}

pub(crate) async fn nothing_is_opened_when_the_password_has_changed_since(database: &Database) {
    let ada = database.person("ada").await;
    let verified = PasswordHash::from_stored("hash of yesterday's password".to_owned());
    let session = NewSession { verified, ..ada.new_session(NOON) };
    assert!(database.storage.open_session(&session).await.unwrap().is_none());
    assert!(database.storage.find_session(&session.token).await.unwrap().is_none());
    let login_name = LoginName::parse("ada").unwrap();
    let found = database.storage.find_credentials(&login_name, session.browser.as_ref()).await.unwrap();
    assert!(!found.unwrap().knows_browser);
    assert_eq!(ada.events().await, [AuditEvent::AccountCreated]);
}

pub(crate) async fn nothing_is_opened_for_a_disabled_or_unknown_account(database: &Database) {
    let ada = database.person("ada").await;
    let unknown = NewSession { account: new_account("nobody").id, ..ada.new_session(NOON) };
    assert!(database.storage.open_session(&unknown).await.unwrap().is_none());
    let close = CloseAll { account: ada.account, reason: EndReason::AccountDisabled, at: NOON };
    database.storage.disable_account(&close).await.unwrap();
    let disabled = ada.new_session(NOON);
    assert!(database.storage.open_session(&disabled).await.unwrap().is_none());
    for session in [unknown, disabled] {
        assert!(database.storage.find_session(&session.token).await.unwrap().is_none());
    }
}

pub(crate) async fn nothing_is_opened_over_an_existing_session(database: &Database) {
    let (ada, eve) = (database.person("ada").await, database.person("eve").await);
    let open = ada.open(NOON).await;
    let (caller, closed) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.close(caller, closed.id, minutes(1)).await;
    for taken in [open, closed] {
        let before = ada.find(taken).await.unwrap().session;
        for id in [taken.id, SessionId::generate(NOON).unwrap()] {
            for token in [taken.token, new_token()] {
                let session = NewSession { id, token, ..eve.new_session(minutes(2)) };
                let opened = database.storage.open_session(&session).await;
                if id == taken.id || token == taken.token {
                    assert!(matches!(opened, Err(StorageError::Inconsistent(_))), "{opened:?}");
                } else {
                    assert_eq!(opened.unwrap(), Some(0));
                }
            }
        }
        assert_eq!(ada.find(taken).await.unwrap().session, before);
    }
}

pub(crate) async fn the_session_that_the_browser_held_ends_as_signed_in_again(database: &Database) {
    let ada = database.person("ada").await;
    let old = ada.open(NOON).await;
    let session = NewSession { replaces: Some(old.token), ..ada.new_session(minutes(1)) };
    assert_eq!(database.storage.open_session(&session).await.unwrap(), Some(1));
    let end = ada.end_of(old).await.unwrap();
    assert_eq!((end.at, end.reason, end.by), (minutes(1), EndReason::SignedInAgain, None));
    let new = Opened { id: session.id, token: session.token };
    assert!(ada.end_of(new).await.is_none());
}

pub(crate) async fn a_replaced_session_may_belong_to_another_account(database: &Database) {
    let (ada, bob) = (database.person("ada").await, database.person("bob").await);
    let (old, other) = (bob.open(NOON).await, bob.open(NOON).await);
    let changes = bob.find(other).await.unwrap().changes;
    let session = NewSession { replaces: Some(old.token), ..ada.new_session(minutes(1)) };
    assert_eq!(database.storage.open_session(&session).await.unwrap(), Some(1));
    assert_eq!(bob.ended(old).await, Some((EndReason::SignedInAgain, minutes(1))));
    assert!(bob.end_of(other).await.is_none());
    assert!(bob.find(other).await.unwrap().changes > changes);
    let ended = AuditEvent::SessionEnded(EndReason::SignedInAgain);
    assert_eq!(bob.events().await.last(), Some(&ended));
    assert!(!ada.events().await.contains(&ended));
}

pub(crate) async fn a_session_that_has_ended_is_not_replaced(database: &Database) {
    let ada = database.person("ada").await;
    let (caller, old) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.close(caller, old.id, minutes(1)).await;
    let end = ada.end_of(old).await;
    let session = NewSession { replaces: Some(old.token), ..ada.new_session(minutes(2)) };
    assert_eq!(database.storage.open_session(&session).await.unwrap(), Some(0));
    assert_eq!(ada.end_of(old).await, end);
}
