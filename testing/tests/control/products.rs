//! Websites and keys, as products use them.

use hyper::StatusCode;
use serde_json::{Value, json};

use crate::support::{Service, cookie};

#[tokio::test]
async fn a_website_stands_among_the_authorized_ones_of_those_who_have_allowed_it() {
    let service = Service::start();
    let accounts =
        [service.tell("/accounts", json!({ "name": "ada" })).await, service.tell("/accounts", json!({})).await];
    let sessions = [
        service.session(accounts[0]["id"].as_str().unwrap(), json!({ "started": "1 hour" })).await,
        service.session(accounts[1]["id"].as_str().unwrap(), json!({})).await,
    ];
    let wanted = json!({ "redirectUri": "http://localhost:4000/callback", "name": "Wiki", "allowedBy": ["ada"] });
    let website = service.tell("/websites", wanted).await;
    let allowed = service.send_as(&sessions[0], "GET", "/api/v1/websites").await.json();
    assert_eq!(
        [&allowed["websites"][0]["name"], &allowed["websites"][0]["id"]],
        [&json!("Wiki"), &website["clientId"]]
    );
    let list = service.send_as(&sessions[0], "GET", "/api/v1/sessions").await.json();
    assert_eq!(list["current"]["websites"], json!(["Wiki"]));
    assert_eq!(service.send_as(&sessions[1], "GET", "/api/v1/websites").await.json()["websites"], json!([]));
}

#[tokio::test]
async fn a_website_proves_itself_by_the_secret_that_it_got() {
    let service = Service::start();
    let website = service.tell("/websites", json!({ "redirectUri": "http://localhost:4000/callback" })).await;
    let form = |secret: &Value| {
        let (id, secret) = (website["clientId"].as_str().unwrap(), secret.as_str().unwrap());
        format!("token=x&client_id={id}&client_secret={secret}")
    };
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let good = service.send("POST", "/oauth2/introspect", &kind, &form(&website["clientSecret"])).await;
    assert_eq!((good.status, good.json()), (StatusCode::OK, json!({ "active": false })));
    let bad = service.send("POST", "/oauth2/introspect", &kind, &form(&json!("something else"))).await;
    assert_eq!(bad.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_website_cannot_have_been_allowed_by_who_is_not_signed_in() {
    let service = Service::start();
    let account = service.account().await;
    let wanted = json!({ "redirectUri": "http://localhost:4000/callback", "allowedBy": [account] });
    let answer = service.ask("POST", "/websites", &wanted).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.detail().contains("no open session"), "{}", answer.text);
}

#[tokio::test]
async fn a_key_verifies_a_session_until_it_is_closed() {
    let service = Service::start();
    let account = service.account().await;
    let session = service.session(&account, json!({})).await;
    let key = service.tell("/keys", json!({ "rights": ["verify"] })).await["key"].as_str().unwrap().to_owned();
    let token = cookie(&session).split_once('=').unwrap().1.to_owned();
    let verify = async || {
        let headers = [("authorization", &*format!("Bearer {key}")), ("content-type", "application/json")];
        service.send("POST", "/api/v1/verify", &headers, &json!({ "session_token": token }).to_string()).await
    };
    assert_eq!(verify().await.json()["active"], true);
    service.tell(&format!("/sessions/{}/close", crate::support::id(&session)), json!({})).await;
    assert_eq!(verify().await.json()["active"], false);
}

#[tokio::test]
async fn a_page_of_another_origin_lists_by_the_token_that_came_with_the_session() {
    let service = Service::start();
    let account = service.account().await;
    let origin = "http://dash.other.localhost:4000";
    let session = service.session(&account, json!({ "embedOrigin": origin })).await;
    let token = session["embedToken"].as_str().expect("there is a token");
    assert!(token.starts_with("us_embed_"), "{token}");
    assert_eq!(service.session(&account, json!({})).await.get("embedToken"), None);
    let headers = [("authorization", &*format!("Bearer {token}")), ("origin", origin)];
    let list = service.send_from_elsewhere("GET", "/api/v1/embed/sessions", &headers).await;
    assert_eq!(list.status, StatusCode::OK, "{}", list.text);
    assert_eq!(list.json()["current"]["id"], session["id"]);
    service.tell(&format!("/sessions/{}/close", crate::support::id(&session)), json!({})).await;
    let refused = service.send_from_elsewhere("GET", "/api/v1/embed/sessions", &headers).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{}", refused.text);
}

#[tokio::test]
async fn a_key_gives_a_products_server_tokens_for_its_page() {
    let service = Service::start();
    let account = service.account().await;
    let session = service.session(&account, json!({})).await;
    let wanted = json!({ "rights": ["embed"], "origins": ["http://localhost:4000"] });
    let key = service.tell("/keys", wanted).await["key"].as_str().unwrap().to_owned();
    let headers = [("authorization", &*format!("Bearer {key}")), ("content-type", "application/json")];
    let body = json!({ "session_id": session["id"] }).to_string();
    let minted = service.send("POST", "/api/v1/embed-tokens", &headers, &body).await;
    assert_eq!((minted.status, &minted.json()["origin"]), (StatusCode::CREATED, &json!("http://localhost:4000")));
}

#[tokio::test]
async fn a_website_with_an_embed_origin_may_ask_to_show_sessions() {
    let service = Service::start();
    let wanted = json!({ "redirectUri": "http://localhost:4000/callback", "embedOrigin": "http://localhost:4000" });
    service.tell("/websites", wanted).await;
    let preflight = [("origin", "http://localhost:4000"), ("access-control-request-method", "GET")];
    let answer = service.send_from_elsewhere("OPTIONS", "/api/v1/embed/sessions", &preflight).await;
    assert_eq!(answer.headers["access-control-allow-origin"], "http://localhost:4000", "{}", answer.text);
    let refused = json!({ "redirectUri": "http://localhost:4000/callback", "embedOrigin": "localhost:4000" });
    assert_eq!(service.ask("POST", "/websites", &refused).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
