//! The feed of ends.

use serde_json::{Value, json};

use crate::support::{Service, id};

async fn ends(service: &Service, query: &str) -> Value {
    service.ask("GET", &format!("/ends{query}"), &Value::Null).await.json()
}

#[tokio::test]
async fn whoever_waits_hears_of_an_end_when_it_comes() {
    let service = Service::start();
    let account = service.account().await;
    let session = service.session(&account, json!({ "started": "1 hour", "proved": "1 min" })).await;
    // A new token is no end.
    assert_eq!(ends(&service, "").await, json!({ "ends": [], "next": 0 }));
    let close = async { service.tell(&format!("/sessions/{}/close", id(&session)), json!({})).await };
    let (heard, closed) = tokio::join!(ends(&service, "?after=0&wait=60"), close);
    let at = &closed["ended"]["at"];
    let end = json!({ "session": id(&session), "account": account, "at": at, "reason": "closed-by-administrator" });
    assert_eq!(heard, json!({ "ends": [end], "next": 1 }));
    assert_eq!(ends(&service, "").await, heard);
    assert_eq!(ends(&service, "?after=1").await, json!({ "ends": [], "next": 1 }));
}

#[tokio::test]
async fn an_end_that_a_person_made_is_heard_of_as_well() {
    let service = Service::start();
    let account = service.account().await;
    let (one, other) = (service.session(&account, json!({})).await, service.session(&account, json!({})).await);
    service.send_as(&one, "DELETE", &format!("/api/v1/sessions/{}", id(&other))).await;
    let heard = ends(&service, "?wait=60").await;
    assert_eq!([&heard["ends"][0]["session"], &heard["ends"][0]["reason"]], [id(&other), "closed"]);
}

#[tokio::test]
async fn a_wait_in_vain_ends_when_it_is_over() {
    let service = Service::start();
    assert_eq!(ends(&service, "?after=0&wait=1").await, json!({ "ends": [], "next": 0 }));
}
