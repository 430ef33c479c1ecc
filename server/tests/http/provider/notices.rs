//! Clients are told that a session ended (`OpenID` Connect Back-Channel Logout 1.0), and people what became of it.

use std::time::Duration;

use axum::http::StatusCode;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::{Value, json};
use trials::{SOON, eventually};

use crate::support::{Browser, Client, HANGS, PASSWORD, Receipt, ReceiptState, Received, Receiver, TestApp, payload};

async fn start() -> TestApp {
    let app = TestApp::start_with(&["--allow-private-websites"]).await;
    app.account("ada").await;
    app
}

async fn told_at(app: &TestApp, id: &str, receiver: &Receiver) -> Client {
    app.client_with(id, |client| client.backchannel_logout_uri = Some(receiver.uri.clone())).await
}

/// The receipts of the session that ended last, when the page shows something else than `before`.
async fn receipts(browser: &mut Browser, before: impl Fn(&[Receipt]) -> bool) -> Vec<Receipt> {
    let mut receipts = Vec::new();
    eventually(SOON, "another receipt", async || {
        receipts.clone_from(&browser.list().await.ended[0].receipts);
        !before(&receipts)
    })
    .await;
    receipts
}

fn is_pending(receipts: &[Receipt], tries: u32) -> bool {
    receipts.iter().any(|receipt| matches!(receipt.state, ReceiptState::Pending { attempts, .. } if attempts <= tries))
}

/// H1: everything that the standard wants of a logout token, signed with a published key.
#[tokio::test]
async fn a_client_is_told_with_a_valid_logout_token_and_the_receipt_says_so() {
    let app = start().await;
    let mut receiver = Receiver::start().await;
    let client = told_at(&app, "wiki", &receiver).await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    let signed_in = client.tokens(&mut home, "openid").await.claims();
    let closed = home.session_id().await;
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);

    let notice = receiver.next().await;
    assert_eq!(notice.headers["content-type"], "application/x-www-form-urlencoded");
    let token = notice.logout_token();
    let header = decode_header(token).unwrap();
    assert_eq!((header.typ.as_deref(), header.alg), (Some("logout+jwt"), Algorithm::ES256));
    let keys: JwkSet = app.site.get("/oauth2/jwks").await.read();
    let key = DecodingKey::from_jwk(keys.find(&header.kid.unwrap()).unwrap()).unwrap();
    let mut validation = Validation::new(Algorithm::ES256);
    validation.validate_exp = false;
    validation.set_audience(&["wiki"]);
    let claims: Value = decode(token, &key, &validation).unwrap().claims;
    let now = app.now().as_millis() / 1000;
    assert_eq!(
        claims,
        json!({
            "iss": app.site.origin, "sub": signed_in["sub"], "aud": "wiki", "sid": signed_in["sid"], "iat": now,
            "exp": now + 120, "jti": claims["jti"],
            "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
        })
    );
    let receipts = receipts(&mut office, |receipts| is_pending(receipts, 0)).await;
    let confirmed = ReceiptState::Confirmed { at: app.now().as_millis() };
    assert_eq!(receipts, [Receipt { website: "wiki".into(), keeps_access: false, state: confirmed }]);
    assert!(receiver.is_empty());
}

/// H2, X34: a client that fails is told again, and the close waits for nobody.
#[tokio::test]
async fn a_client_that_fails_is_told_again_until_it_confirms() {
    let app = start().await;
    let mut receiver = Receiver::start().await;
    let client = told_at(&app, "wiki", &receiver).await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    client.tokens(&mut home, "openid").await;
    let closed = home.session_id().await;
    receiver.answers(400);
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);
    let mut events = Vec::new();
    // Neither a redirect nor a refusal is a confirmation, and no redirect is followed.
    for (tries, status) in [400, 302, 500, 200].into_iter().enumerate() {
        receiver.answers(status);
        events.push(payload(receiver.next().await.logout_token()));
        let tries = u32::try_from(tries).unwrap();
        let now = receipts(&mut office, |receipts| is_pending(receipts, tries)).await;
        match now[0].state {
            ReceiptState::Pending { attempts, next_at } => {
                assert!(attempts == tries + 1 && next_at > app.now().as_millis());
                app.advance(Duration::from_mins(5));
            }
            state => assert_eq!((status, state), (200, ReceiptState::Confirmed { at: app.now().as_millis() })),
        }
    }
    // A client that took a try in, although its answer was lost, refuses one of the same id.
    let ids: std::collections::HashSet<_> = events.iter().map(|event| event["jti"].to_string()).collect();
    assert!(ids.len() == 4 && events.iter().all(|event| event["sid"] == events[0]["sid"]));
    // What is longest due comes first: had the confirmed one been due again, it would come before another.
    app.advance(Duration::from_hours(2));
    let mut phone = app.sign_in("ada").await;
    client.tokens(&mut phone, "openid").await;
    phone.sign_out().await;
    let next = payload(receiver.next().await.logout_token());
    assert_ne!(next["sid"], events[0]["sid"]);
    assert!(receiver.is_empty());
}

/// `OpenID` Connect Back-Channel Logout 1.0, 2.8: what a client refuses again and again, nothing will change.
#[tokio::test]
async fn a_client_that_has_no_such_session_is_believed_after_three_tries() {
    let app = start().await;
    let mut receiver = Receiver::start().await;
    let client = told_at(&app, "wiki", &receiver).await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    client.tokens(&mut home, "openid").await;
    let closed = home.session_id().await;
    receiver.answers(400);
    assert_eq!(office.close(&closed).await.status, StatusCode::OK);
    for tries in 0..2 {
        receiver.next().await;
        receipts(&mut office, |receipts| is_pending(receipts, tries)).await;
        app.advance(Duration::from_mins(5));
    }
    receiver.next().await;
    let at = app.now().as_millis();
    let now = receipts(&mut office, |receipts| is_pending(receipts, 2)).await;
    assert_eq!(now[0].state, ReceiptState::NoSuchSession { at });
    assert!(office.page("/account/sessions").await.text().contains("said that it has no such session"));
    app.advance(Duration::from_hours(2));
    assert!(receiver.is_empty());
}

/// X34: one that hangs holds up neither the close nor the others.
#[tokio::test]
async fn a_client_that_hangs_holds_up_nobody() {
    let app = start().await;
    let (mut slow, mut quick) = (Receiver::start().await, Receiver::start().await);
    let (mail, wiki) = (told_at(&app, "mail", &slow).await, told_at(&app, "wiki", &quick).await);
    slow.answers(HANGS);
    let mut office = app.sign_in("ada").await;
    for _ in 0..4 {
        let mut home = app.sign_in("ada").await;
        mail.tokens(&mut home, "openid").await;
        wiki.tokens(&mut home, "openid").await;
    }
    assert_eq!(office.close_others().await.count, 4);
    for _ in 0..4 {
        quick.next().await;
    }
    // Two at a time to the one that hangs.
    slow.next().await;
    slow.next().await;
    assert!(slow.is_empty());
    assert_eq!(office.sign_out().await.status, StatusCode::OK);
}

/// P6: however a session ends, and whoever revokes; and when the access ends and the session stays.
#[tokio::test]
async fn a_client_is_told_however_the_session_ends() {
    let app = start().await;
    let mut receiver = Receiver::start().await;
    let client = told_at(&app, "wiki", &receiver).await;
    let account = app.accounts.find_account("ada").await.unwrap().unwrap();
    let mut told = async |sid: &Value| assert_eq!(&payload(receiver.next().await.logout_token())["sid"], sid);
    for end in [
        "sign-out",
        "others",
        "password",
        "password-alone",
        "revoke",
        "revoke-all",
        "again",
        "operator",
        "disabled",
        "idle",
    ] {
        let mut ada = app.sign_in("ada").await;
        let mut office = app.sign_in("ada").await;
        let sid = client.tokens(&mut ada, "openid offline_access").await.claims()["sid"].clone();
        match end {
            "sign-out" => drop(ada.sign_out().await),
            "others" => drop(office.close_others().await),
            "password" => drop(office.change_password(PASSWORD, PASSWORD, true).await),
            "password-alone" => drop(ada.change_password(PASSWORD, PASSWORD, false).await),
            "revoke" => drop(ada.call("/api/websites/revoke", &[("website", "wiki")]).await),
            "revoke-all" => drop(ada.call("/api/websites/revoke-all", &[]).await),
            "again" => drop(ada.try_sign_in("ada", PASSWORD).await),
            "operator" => drop(app.accounts.close_account_sessions(&account).await.unwrap()),
            "disabled" => {
                app.accounts.disable_account(&account).await.unwrap();
                app.accounts.enable_account(&account).await.unwrap();
            }
            _ => {
                app.advance(Duration::from_hours(8 * 24));
                app.accounts.sweep().await.unwrap();
            }
        }
        told(&sid).await;
    }
}

/// The receipt tells what to expect of a client that cannot be told, and of one that keeps access.
#[tokio::test]
async fn a_receipt_says_what_a_client_that_cannot_be_told_still_has() {
    let app = start().await;
    let (wiki, mail) = (app.client("wiki").await, app.client("mail").await);
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    wiki.tokens(&mut home, "openid").await;
    let issued = app.now().as_millis();
    app.advance(Duration::from_mins(4));
    mail.tokens(&mut home, "openid offline_access").await;
    let list = office.list().await;
    assert_eq!(
        (list.others[0].websites.clone(), list.others[0].websites_total),
        (vec!["wiki".into(), "mail".into()], 2)
    );
    assert_eq!(list.others[0].untold, 2);
    let closed = home.session_id().await;
    office.close(&closed).await;
    let ended = &office.list().await.ended[0];
    let cannot = |client: &str, keeps_access, ends_by| Receipt {
        website: client.into(),
        keeps_access,
        state: ReceiptState::CannotBeTold { ends_by },
    };
    let (first, second) = (issued + 600_000, issued + 240_000 + 600_000);
    assert_eq!(ended.receipts, [cannot("wiki", false, first), cannot("mail", true, second)]);
}

/// G16, X34 (ASVS 1.3.6): without the setting nothing private is called, whatever was registered before.
#[tokio::test]
async fn a_private_address_is_not_called_without_the_setting() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let receiver = Receiver::start().await;
    let client = told_at(&app, "wiki", &receiver).await;
    let (mut office, mut home) = (app.sign_in("ada").await, app.sign_in("ada").await);
    client.tokens(&mut home, "openid").await;
    let closed = home.session_id().await;
    office.close(&closed).await;
    let now = receipts(&mut office, |receipts| is_pending(receipts, 0)).await;
    assert!(matches!(now[0].state, ReceiptState::Pending { attempts: 1, .. }), "{now:?}");
    assert!(receiver.is_empty());
}

/// Nothing of a notice is of use to anybody else.
#[tokio::test]
async fn a_notice_carries_nothing_but_its_token() {
    let app = start().await;
    let mut receiver = Receiver::start().await;
    let client = told_at(&app, "wiki", &receiver).await;
    let mut ada = app.sign_in("ada").await;
    client.tokens(&mut ada, "openid").await;
    ada.sign_out().await;
    let Received { headers, .. } = receiver.next().await;
    assert!(
        !headers.contains_key("cookie") && !headers.contains_key("authorization") && !headers.contains_key("referer")
    );
}
