//! Sessions of any age, address and device, and how they are closed.

use hyper::StatusCode;
use serde_json::{Value, json};

use crate::support::{Service, cookie, id};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// The sessions as the JSON API lists them to this one.
async fn list(service: &Service, session: &Value) -> Value {
    let answer = service.send_as(session, "GET", "/api/v1/sessions").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

async fn now(service: &Service) -> i64 {
    service.tell("/clock", json!({ "by": "0s" })).await["now"].as_i64().expect("a moment is a number")
}

#[tokio::test]
async fn a_session_is_listed_with_the_start_the_address_and_the_device_that_it_was_made_with() {
    let service = Service::start();
    let account = service.account().await;
    let current = service.session(&account, json!({})).await;
    let wanted = json!({ "device": "Safari on iPhone", "from": "203.0.113.7", "started": "6 days" });
    let phone = service.session(&account, wanted).await;
    assert_eq!(phone["device"], "Safari on iPhone");
    let started_at = phone["startedAt"].as_i64().unwrap();
    assert!((now(&service).await - 6 * DAY - started_at).abs() < MINUTE);

    let list = list(&service, &current).await;
    let row = &list["others"][0];
    assert_eq!(list["others"].as_array().unwrap().len(), 1);
    assert_eq!(
        [&row["id"], &row["started_at"], &row["last_active_at"]],
        [&phone["id"], &phone["startedAt"], &phone["startedAt"]]
    );
    assert_eq!([&row["device"], &row["kind"]], ["Safari on iPhone", "phone"]);
    assert_eq!([&row["connected_from"], &row["started_from"]], ["203.0.113.7", "203.0.113.7"]);
    let page = service.send("GET", "/account/sessions", &[("cookie", &cookie(&current))], "").await;
    assert!(page.text.contains("Safari on iPhone") && page.text.contains("203.0.113.7"));
}

#[tokio::test]
async fn without_activity_it_is_idle_after_the_limit_and_refused() {
    let service = Service::start();
    let account = service.account().await;
    let phone = service.session(&account, json!({ "device": "Safari on iPhone", "started": "6 days" })).await;
    let other = service.session(&account, json!({ "started": "6 days" })).await;
    let page = service.send("GET", "/account/sessions", &[("cookie", &cookie(&phone))], "").await;
    assert_eq!(page.status, StatusCode::OK);
    service.tell("/clock", json!({ "by": "2 days" })).await;

    // Whoever opened the page was active in it, and is signed in until that is a week ago.
    assert_eq!(service.fate(&phone).await, json!({ "open": true }));
    let refused = service.send_as(&other, "GET", "/api/v1/session").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert_eq!(refused.json()["ended"]["reason"], "idle");
    assert_eq!(service.fate(&other).await["ended"]["reason"], "idle");
    service.tell("/clock", json!({ "by": "6 days" })).await;
    assert_eq!(service.send_as(&phone, "GET", "/api/v1/session").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn last_activity_and_last_authentication_are_as_they_were_wanted() {
    let service = Service::start();
    let account = service.account().await;
    let victims = [service.session(&account, json!({})).await, service.session(&account, json!({})).await];
    let close = async |session: &Value, victim: &Value| {
        service.send_as(session, "DELETE", &format!("/api/v1/sessions/{}", id(victim))).await.status
    };
    let long_ago = json!({ "started": "20 days", "lastActive": "1 hour" });
    let quiet = service.session(&account, long_ago.clone()).await;
    let old = service.session(&account, long_ago).await;
    assert_eq!(close(&old, &victims[0]).await, StatusCode::FORBIDDEN);
    let proved = json!({ "started": "20 days", "lastActive": "1 hour", "proved": "14 min" });
    let proved = service.session(&account, proved).await;
    assert_eq!(close(&proved, &victims[0]).await, StatusCode::NO_CONTENT);
    service.tell("/clock", json!({ "by": "2 min" })).await;
    assert_eq!(close(&proved, &victims[1]).await, StatusCode::FORBIDDEN);

    let list = list(&service, &victims[1]).await;
    let row = list["others"].as_array().unwrap().iter().find(|row| row["id"] == quiet["id"]).unwrap();
    let active = now(&service).await - row["last_active_at"].as_i64().unwrap();
    assert!((60 * MINUTE..65 * MINUTE).contains(&active), "{active}");
    assert_eq!(row["started_at"], quiet["startedAt"]);
}

#[tokio::test]
async fn a_user_agent_is_put_into_words_as_that_of_a_browser_is() {
    let service = Service::start();
    let account = service.account().await;
    for (agent, words) in [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0", "Firefox on Linux"),
        ("curl/8.14.1", "A program (curl)"),
        ("", "Unknown device"),
    ] {
        assert_eq!(service.session(&account, json!({ "userAgent": agent })).await["device"], words);
    }
}

#[tokio::test]
async fn a_session_is_where_it_is_said_to_be() {
    let service = Service::start();
    let account = service.account().await;
    let place = json!({ "country": "AT", "city": "Graz", "network": "A1 Telekom" });
    let made = service.session(&account, json!({ "place": place, "started": "2 days", "lastActive": "1 hour" })).await;
    let list = list(&service, &made).await;
    let expected = json!({ "name": "Graz, Austria", "country": "AT", "city": "Graz", "network": "A1 Telekom" });
    assert_eq!((&list["current"]["connected_in"], &list["current"]["started_in"]), (&expected, &expected));
}

#[tokio::test]
async fn what_no_session_can_be_is_refused_with_the_reason() {
    let service = Service::start();
    let account = service.account().await;
    for (wanted, reason) in [
        (json!({ "device": "Firefox on Linux", "userAgent": "curl/8" }), "a device or a userAgent"),
        (json!({ "device": "Fire\nfox" }), "no device such as"),
        (json!({ "from": "somewhere" }), "\"somewhere\" is no address"),
        (json!({ "place": { "country": "Austria" } }), "a country by its code"),
        (json!({ "place": {} }), "a city or a network"),
        (json!({ "started": "yesterday" }), "no span of time"),
        (json!({ "started": "31 days", "lastActive": "1 hour" }), "has expired"),
        (json!({ "started": "8 days" }), "say lastActive"),
        (json!({ "started": "1 hour", "lastActive": "2 hours" }), "lastActive is before the session was started"),
        (json!({ "started": "1 hour", "proved": "2 hours" }), "proved is before the session was started"),
        (json!({ "age": "1 hour" }), "unknown field `age`"),
    ] {
        let mut body = wanted.clone();
        body["account"] = account.clone().into();
        let answer = service.ask("POST", "/sessions", &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wanted}: {}", answer.text);
        assert!(answer.detail().contains(reason), "{wanted}: {}", answer.text);
    }
    let one = service.session(&account, json!({})).await;
    assert_eq!(list(&service, &one).await["others"], json!([]));
}

#[tokio::test]
async fn the_cookie_is_the_services_own_and_ends_with_the_browser() {
    for (settings, name, secure) in [(&[][..], "__Host-session", true), (&["--insecure-cookies"], "session", false)] {
        let service = Service::start_with(settings);
        let account = service.account().await;
        let session = service.session(&account, json!({})).await;
        let [cookie] = session["storageState"]["cookies"].as_array().unwrap().as_slice() else { panic!("{session}") };
        assert_eq!([&cookie["name"], &cookie["domain"], &cookie["path"]], [name, "localhost", "/"]);
        assert_eq!([&cookie["expires"], &cookie["sameSite"]], [&json!(-1), &json!("Lax")]);
        assert_eq!([&cookie["secure"], &cookie["httpOnly"]], [&json!(secure), &json!(true)]);
        assert_eq!(session["storageState"]["origins"], json!([]));
        assert_eq!(service.send_as(&session, "GET", "/api/v1/session").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn an_account_signs_in_with_its_password() {
    let service = Service::start();
    let random = service.tell("/accounts", json!({})).await;
    let chosen = service.tell("/accounts", json!({ "name": "grace", "password": "password" })).await;
    assert_ne!(random["name"], service.tell("/accounts", json!({})).await["name"]);
    for account in [random, chosen] {
        let form = |password: &str| format!("login_name={}&password={password}", account["name"].as_str().unwrap());
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        let wrong = service.send("POST", "/api/sign-in", &kind, &form("anything")).await;
        assert!(!wrong.headers.contains_key("set-cookie"), "{}", wrong.text);
        let right = service.send("POST", "/api/sign-in", &kind, &form(account["password"].as_str().unwrap())).await;
        assert!(right.headers.contains_key("set-cookie"), "{}", right.text);
    }
}

#[tokio::test]
async fn a_session_is_closed_as_an_operator_as_another_session_or_as_its_own_person_would() {
    let service = Service::start();
    let account = service.account().await;
    let closer = service.session(&account, json!({ "device": "Chrome on Windows", "from": "198.51.100.3" })).await;
    for (how, reason) in [
        (Value::Null, "closed-by-administrator"),
        (json!({ "reason": "closed-by-administrator" }), "closed-by-administrator"),
        (json!({ "reason": "closed" }), "closed"),
        (json!({ "by": id(&closer) }), "closed"),
        (json!({ "reason": "signed-out" }), "signed-out"),
    ] {
        let session = service.session(&account, json!({ "started": "1 hour" })).await;
        assert_eq!(service.fate(&session).await, json!({ "open": true }));
        let answer = service.ask("POST", &format!("/sessions/{}/close", id(&session)), &how).await;
        assert_eq!(answer.status, StatusCode::OK, "{how}: {}", answer.text);
        let fate = service.fate(&session).await;
        assert_eq!(
            (answer.json(), &fate["open"], &fate["ended"]["reason"]),
            (fate.clone(), &json!(false), &json!(reason))
        );
        let by = match reason {
            "closed" => json!({ "session": id(&closer), "device": "Chrome on Windows", "address": "198.51.100.3" }),
            "signed-out" => json!({ "session": id(&session), "device": "Firefox on Linux", "address": "127.0.0.1" }),
            _ => Value::Null,
        };
        assert_eq!(fate["ended"].get("by").unwrap_or(&Value::Null), &by, "{how}");
        let refused = service.send_as(&session, "GET", "/api/v1/session").await;
        assert_eq!((refused.status, &refused.json()["ended"]["reason"]), (StatusCode::UNAUTHORIZED, &json!(reason)));
        let again = service.ask("POST", &format!("/sessions/{}/close", id(&session)), &Value::Null).await;
        assert_eq!((again.status, again.json()), (StatusCode::OK, fate));
    }
    assert_eq!(service.fate(&closer).await, json!({ "open": true }));
}

#[tokio::test]
async fn a_close_that_nobody_could_have_made_is_refused_with_the_reason() {
    let service = Service::start();
    let account = service.account().await;
    let (other_account, alone) = (service.account().await, service.account().await);
    let session = service.session(&account, json!({})).await;
    let foreign = service.session(&other_account, json!({})).await;
    let only = service.session(&alone, json!({})).await;
    for (session, how, reason) in [
        (&session, json!({ "reason": "idle" }), "for others, move the clock"),
        (&session, json!({ "reason": "signed-out", "by": id(&foreign) }), "by no other session"),
        (&session, json!({ "by": id(&foreign) }), "of the same account"),
        (&session, json!({ "by": id(&session) }), "another open one"),
        (&only, json!({ "reason": "closed" }), "no other open session"),
        (&session, json!({ "because": "so" }), "unknown field `because`"),
    ] {
        let answer = service.ask("POST", &format!("/sessions/{}/close", id(session)), &how).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{how}: {}", answer.text);
        assert!(answer.detail().contains(reason), "{how}: {}", answer.text);
    }
    assert_eq!(service.fate(&session).await, json!({ "open": true }));
}
