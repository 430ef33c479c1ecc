//! A session that lives gets another token: whoever remembers the old one is told.

use domain::storage::{OtherSessions, Reauthentication, ReplacePassword};
use domain::{EndReason, PasswordHash, Policy, RevocationReason};

use crate::fixture::{Database, NOON, minutes, new_token};

pub(crate) async fn a_token_that_was_replaced_is_in_the_feed(database: &Database) {
    let ada = database.person("ada").await;
    let (stepping_up, changing, other) = (ada.open(NOON).await, ada.open(NOON).await, ada.open(NOON).await);
    let start = database.now_in_feed().await;
    let reauthentication = |verified: &PasswordHash| Reauthentication {
        account: ada.account,
        session: stepping_up.id,
        verified: verified.clone(),
        new_token: new_token(),
        cutoff: Policy::default().cutoff(minutes(1)),
        at: minutes(1),
    };
    let wrong = PasswordHash::from_stored("hash of yesterday's password".to_owned());
    assert!(!database.storage.reauthenticate(&reauthentication(&wrong)).await.unwrap());
    assert!(database.storage.reauthenticate(&reauthentication(&ada.password)).await.unwrap());
    // Being active and being closed replace no token.
    assert!(ada.act(other, minutes(2)).await);
    ada.close(changing, other.id, minutes(3)).await;
    let new = PasswordHash::from_stored("hash of tomorrow's password".to_owned());
    let change = ReplacePassword { account: ada.account, old: ada.password.clone(), new, at: minutes(4) };
    let keep = ada.caller(changing, minutes(4));
    let closed = database.storage.replace_password(&change, &keep, &new_token(), OtherSessions::Close).await.unwrap();
    assert_eq!(closed.unwrap().closed, [stepping_up.id]);

    let page = database.heard(&start, 1000, 4).await;
    let told: Vec<_> = page.revocations.iter().map(|told| (told.session, told.ended_at, told.reason)).collect();
    let expected = [
        (stepping_up.id, minutes(1), RevocationReason::TokenReplaced),
        (other.id, minutes(3), RevocationReason::Ended(EndReason::Closed)),
        (changing.id, minutes(4), RevocationReason::TokenReplaced),
        (stepping_up.id, minutes(4), RevocationReason::Ended(EndReason::PasswordChanged)),
    ];
    assert_eq!(told, expected);
    assert!(ada.find(changing).await.is_none(), "the old token opens nothing");
}
