//! What is closed by an embed token, and what is not.

use domain::storage::{AuditEvent, Caller, CloseOthers, CloseSession, CloseSessionOutcome, EmbedUse};
use domain::{EMBED_TOKEN_LIFETIME, EmbedSource, EndReason, Timestamp, TokenHash};

use crate::embed_tokens::by_key;
use crate::fixture::{Database, NOON, Opened, Person, address, minutes, new_token, trail};

/// Somebody who closes from a page of the dashboard.
fn caller(person: &Person, session: Opened, token: TokenHash, source: &EmbedSource, at: Timestamp) -> Caller {
    let mut caller = person.caller(session, at);
    caller.by.place = Some("Dashboard".to_owned());
    Caller { embed: Some(EmbedUse { token, source: source.clone() }), ..caller }
}

pub(crate) async fn what_is_closed_by_an_embed_token_says_in_which_place_and_by_what(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let storage = &*database.storage;
    let office = ada.open(NOON).await;
    let (key, by_key) = by_key(database).await;
    let by_wiki = ada.by_client(&wiki, office, "openid", NOON).await;
    for (source, client, api_key) in
        [(&by_key, None, Some(key.id)), (&by_wiki, Some(wiki.clone()), None), (&EmbedSource::Cookie, None, None)]
    {
        let (one, other) = (ada.open(NOON).await, ada.open(NOON).await);
        let caller = caller(&ada, office, ada.embed(office, source, NOON).await, source, minutes(1));
        let close =
            CloseSession { caller: caller.clone(), session: one.id, reason: EndReason::Closed, revoke_clients: false };
        assert_eq!(storage.close_session(&close).await.unwrap().outcome, CloseSessionOutcome::Closed);
        let others = CloseOthers { caller, reason: EndReason::ClosedWithOthers, revoke_clients: false };
        assert_eq!(storage.close_other_sessions(&others).await.unwrap().unwrap().closed, [other.id]);
        let trail = trail(storage, ada.account, minutes(1)).await;
        for (session, reason) in [(one, EndReason::Closed), (other, EndReason::ClosedWithOthers)] {
            let end = ada.end_of(session).await.unwrap();
            assert_eq!((end.reason, end.by.unwrap().place.as_deref()), (reason, Some("Dashboard")));
            let record = trail.iter().find(|record| record.session == Some(session.id)).unwrap();
            assert_eq!(record.event, AuditEvent::SessionEnded(reason));
            assert_eq!((&record.client, record.api_key), (&client, api_key));
            assert_eq!((record.place.as_deref(), record.address), (Some("Dashboard"), Some(address(9))));
        }
    }
}

pub(crate) async fn an_embed_token_that_is_not_good_any_more_closes_nothing(database: &Database) {
    let (ada, wiki) = (database.person("ada").await, database.client("wiki").await);
    let storage = &*database.storage;
    let (office, home) = (ada.open(NOON).await, ada.open(NOON).await);
    let (key, by_key) = by_key(database).await;
    let by_wiki = ada.by_client(&wiki, office, "openid", NOON).await;
    let (of_key, of_wiki) = (ada.embed(office, &by_key, NOON).await, ada.embed(office, &by_wiki, NOON).await);
    let of_home = ada.embed(home, &EmbedSource::Cookie, NOON).await;
    let run_out = ada.embed(office, &EmbedSource::Cookie, NOON).await;
    assert!(storage.revoke_api_key(key.id, NOON).await.unwrap());
    ada.revoke(office, Some(&wiki), NOON).await.unwrap();
    for (token, source, at) in [
        (of_key, &by_key, minutes(1)),
        (of_wiki, &by_wiki, minutes(1)),
        (run_out, &EmbedSource::Cookie, NOON.plus(EMBED_TOKEN_LIFETIME)),
        (of_home, &EmbedSource::Cookie, minutes(1)),
        (new_token(), &EmbedSource::Cookie, minutes(1)),
    ] {
        let caller = caller(&ada, office, token, source, at);
        let close =
            CloseSession { caller: caller.clone(), session: home.id, reason: EndReason::Closed, revoke_clients: false };
        assert_eq!(storage.close_session(&close).await.unwrap().outcome, CloseSessionOutcome::CallerEnded);
        let others = CloseOthers { caller, reason: EndReason::ClosedWithOthers, revoke_clients: false };
        assert!(storage.close_other_sessions(&others).await.unwrap().is_none());
    }
    assert_eq!(ada.end_of(home).await, None);
}
