//! What has ended at clients has ended for good, whatever statement a program comes up with.

use domain::{SessionId, Timestamp};

use crate::fixture::{Database, NOON, Person, Tokens, days, minutes};

async fn refuses(database: &Database, statement: &str, id: SessionId, reason: &str) {
    let refusal = database.raw(statement, id).await.expect_err(statement).to_string();
    assert!(refusal.contains(reason), "{statement}: {refusal}");
}

async fn with_a_revoked_client(database: &Database) -> (Person, Tokens, SessionId) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let tokens = ada.sign_in_to(&wiki, session, "openid offline_access", NOON).await;
    ada.revoke(session, Some(&wiki), minutes(1)).await.unwrap();
    let account = SessionId::from_uuid(*ada.account.as_uuid());
    (ada, tokens, account)
}

pub(crate) async fn a_revoked_grant_cannot_be_opened_again(database: &Database) {
    let (ada, tokens, account) = with_a_revoked_client(database).await;
    for (statement, reason) in [
        ("UPDATE grants SET revoked_at = NULL, revoked_in = NULL, revoked_from = NULL WHERE account_id = ?1", "stays"),
        ("UPDATE OR REPLACE grants SET revoked_at = NULL WHERE account_id = ?1", "stays"),
        ("UPDATE grants SET scopes = 'openid profile' WHERE account_id = ?1", "a revoked grant stays revoked"),
        (
            "INSERT OR REPLACE INTO grants (id, account_id, website_id, scopes, authorized_at, authorized_in, \
                 last_used_at, last_used_from) \
             SELECT id, account_id, website_id, scopes, authorized_at, authorized_in, last_used_at, last_used_from \
             FROM grants WHERE account_id = ?1",
            "grant",
        ),
    ] {
        refuses(database, statement, account, reason).await;
    }
    assert_eq!(ada.grant(&tokens.client).await, None);
}

pub(crate) async fn an_ended_authorization_cannot_be_opened_again(database: &Database) {
    let (_, tokens, account) = with_a_revoked_client(database).await;
    for (statement, reason) in [
        ("UPDATE authorizations SET ended_at = NULL WHERE account_id = ?1", "an ended authorization stays ended"),
        ("UPDATE authorizations SET website_session_id = id WHERE account_id = ?1", ""),
        (
            "INSERT OR REPLACE INTO authorizations \
             SELECT id, grant_id, account_id, website_id, session_id, website_session_id, code_hash, redirect_uri, \
                 challenge, nonce, scopes, offline, proved_at, code_expires_at, code_used_at, ends_at, NULL \
             FROM authorizations WHERE account_id = ?1",
            "",
        ),
        (
            "INSERT INTO access_tokens (token_hash, authorization_id, scopes, issued_at, expires_at) \
             SELECT randomblob(32), id, scopes, 0, 9000000000000000 FROM authorizations WHERE account_id = ?1",
            "of an open authorization",
        ),
        (
            "INSERT INTO refresh_tokens (token_hash, authorization_id) \
             SELECT randomblob(32), id FROM authorizations WHERE account_id = ?1",
            "of an open authorization",
        ),
    ] {
        refuses(database, statement, account, reason).await;
    }
    assert!(tokens.are_dead(&*database.storage, NOON).await);
}

pub(crate) async fn a_code_and_a_refresh_token_cannot_be_made_unused(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    let first = ada.sign_in_to(&wiki, session, "openid", NOON).await;
    first.refresh(&*database.storage, NOON).await.unwrap();
    for change in [
        "code_used_at = NULL, website_session_id = NULL",
        "code_used_at = code_used_at + 1",
        "scopes = 'openid offline_access'",
        "offline = NOT offline",
        "ends_at = ends_at + 1",
        "website_id = 'mail'",
        "redirect_uri = 'https://mail.example.com/'",
        "account_id = randomblob(16)",
    ] {
        let statement = format!("UPDATE authorizations SET {change} WHERE session_id = ?1");
        refuses(database, &statement, session.id, "a code works once and for what it was given").await;
    }
    let of_session = "authorization_id IN (SELECT id FROM authorizations WHERE session_id = ?1)";
    let unused = format!("UPDATE refresh_tokens SET used_at = NULL WHERE used_at IS NOT NULL AND {of_session}");
    refuses(database, &unused, session.id, "a refresh token works once").await;
    let replaced = format!(
        "INSERT OR REPLACE INTO refresh_tokens (token_hash, authorization_id) \
         SELECT token_hash, authorization_id FROM refresh_tokens WHERE used_at IS NOT NULL AND {of_session}"
    );
    refuses(database, &replaced, session.id, "a refresh token is new").await;
    for change in ["expires_at = expires_at + 1", "session_id = NULL", "scopes = 'profile'"] {
        let statement = format!("UPDATE access_tokens SET {change} WHERE {of_session}");
        refuses(database, &statement, session.id, "an access token stays as it was given").await;
    }
}

pub(crate) async fn a_client_session_cannot_be_opened_again(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    let tokens = ada.sign_in_to(&wiki, home, "openid", NOON).await;
    let id = tokens.raw_session();
    refuses(database, "DELETE FROM website_sessions WHERE id = ?1", id, "is ended, not deleted").await;
    ada.close(office, home.id, minutes(1)).await;
    let delivered = domain::storage::Delivery::Confirmed(minutes(2));
    database.storage.settle_notice(ada.account, tokens.session, delivered).await.unwrap();
    for change in [
        "ended_at = NULL, notice_uri = NULL, notice_next_at = NULL, notice_delivered_at = NULL",
        "ended_at = ended_at + 1",
        "notice_delivered_at = NULL, notice_next_at = 0",
        "notice_delivered_at = notice_delivered_at + 1",
        "notice_attempts = 9",
        "notice_uri = 'https://evil.example.com/'",
    ] {
        let statement = format!("UPDATE website_sessions SET {change} WHERE id = ?1");
        refuses(database, &statement, id, "a website session stays as it ended").await;
    }
    let statement = "UPDATE website_sessions SET notice_was_unknown = TRUE WHERE id = ?1";
    refuses(database, statement, id, "what a website said stays so").await;
    for change in ["website_name = 'Mail'", "session_id = randomblob(16)", "website_id = 'mail'"] {
        let statement = format!("UPDATE website_sessions SET {change} WHERE id = ?1");
        refuses(database, &statement, id, "a website session keeps its id").await;
    }
    let copy = |session: &str| {
        format!(
            "INSERT INTO website_sessions (id, account_id, session_id, website_id, website_name, grant_id, \
                 keeps_access, started_at, access_ends_by) \
             SELECT randomblob(16), account_id, {session}, website_id, website_name, grant_id, keeps_access, 0, 0 \
             FROM website_sessions WHERE id = ?1"
        )
    };
    refuses(database, &copy("session_id"), id, "through an open session").await;
}

pub(crate) async fn nothing_begins_in_a_session_that_has_ended(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    ada.allow(office, &wiki, "openid", NOON).await;
    ada.close(office, home.id, minutes(1)).await;
    let statement = "INSERT INTO authorizations (id, grant_id, account_id, website_id, session_id, code_hash, \
             redirect_uri, challenge, scopes, offline, proved_at, code_expires_at, ends_at) \
         SELECT randomblob(16), grant_id, account_id, website_id, ?1, randomblob(32), redirect_uri, challenge, \
             scopes, offline, proved_at, code_expires_at, ends_at FROM authorizations";
    refuses(database, statement, home.id, "in an open session by an open grant").await;
    assert_eq!(database.raw(statement, office.id).await.unwrap(), 1);
}

pub(crate) async fn what_is_open_cannot_be_deleted(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let session = ada.open(NOON).await;
    ada.allow(session, &wiki, "openid", NOON).await;
    let account = SessionId::from_uuid(*ada.account.as_uuid());
    refuses(database, "DELETE FROM grants WHERE account_id = ?1", account, "is revoked, not deleted").await;
    let removal = "DELETE FROM websites WHERE id = 'wiki' AND ?1 IS NOT NULL";
    refuses(database, removal, account, "are revoked before it is removed").await;
    assert!(ada.grant(&wiki).await.is_some());
    let never: Timestamp = days(1000);
    database.storage.purge_tokens(never).await.unwrap();
    assert!(ada.grant(&wiki).await.is_some());
}
