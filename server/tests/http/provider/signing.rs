//! What ID tokens and logout tokens are signed with (RFC 7518, 3.1; `OpenID` Connect Core 1.0, 15.1).

use axum::http::StatusCode;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::Value;

use crate::support::{Client, Receiver, TestApp};

async fn registered(app: &TestApp, id: &str, algorithm: &str, told_at: Option<&Receiver>) -> Client {
    app.client_with(id, |client| {
        client.id_token_signing_alg = Some(algorithm.to_owned());
        client.backchannel_logout_uri = told_at.map(|receiver| receiver.uri.clone());
    })
    .await
}

/// By which algorithm a published key has signed the token.
#[expect(clippy::unwrap_used, reason = "what cannot be read has failed the test")]
async fn signed_by(app: &TestApp, client: &str, token: &str) -> Algorithm {
    let header = decode_header(token).unwrap();
    let keys: JwkSet = app.site.get("/oauth2/jwks").await.read();
    let key = DecodingKey::from_jwk(keys.find(&header.kid.unwrap()).unwrap()).unwrap();
    let mut validation = Validation::new(header.alg);
    validation.validate_exp = false;
    validation.set_audience(&[client]);
    decode::<Value>(token, &key, &validation).unwrap();
    header.alg
}

#[tokio::test]
async fn each_client_gets_id_tokens_signed_as_it_was_registered_for() {
    let app = TestApp::start().await;
    app.account("ada").await;
    let mut ada = app.sign_in("ada").await;
    for (id, name, algorithm) in [("wiki", "RS256", Algorithm::RS256), ("mail", "ES256", Algorithm::ES256)] {
        let client = registered(&app, id, name, None).await;
        let token = client.tokens(&mut ada, "openid").await.id_token.unwrap();
        assert_eq!(signed_by(&app, id, &token).await, algorithm);
        // Taken back as a hint, it names the person, so that nobody is asked at which account.
        let answer = client.send(&mut ada, &[("scope", "openid"), ("prompt", "none"), ("id_token_hint", &token)]).await;
        assert!(client.returned(&answer).contains_key("code"), "{}", answer.text());
    }
    let metadata: Value = app.site.get("/.well-known/openid-configuration").await.read();
    assert_eq!(metadata["id_token_signing_alg_values_supported"], serde_json::json!(["ES256", "RS256"]));
    let keys: JwkSet = app.site.get("/oauth2/jwks").await.read();
    let modulus = keys.keys.iter().find_map(|key| serde_json::to_value(key).unwrap()["n"].as_str().map(str::len));
    assert!(modulus.is_some_and(|digits| digits * 6 >= 2048), "{modulus:?}");
}

#[tokio::test]
async fn a_logout_token_is_signed_like_the_id_token_also_of_a_client_that_was_removed() {
    let app = TestApp::start_with(&["--allow-private-websites"]).await;
    app.account("ada").await;
    let mut receiver = Receiver::start().await;
    let client = registered(&app, "wiki", "RS256", Some(&receiver)).await;
    let mut office = app.sign_in("ada").await;
    let mut home = app.sign_in("ada").await;
    client.tokens(&mut home, "openid").await;
    assert_eq!(office.close(&home.session_id().await).await.status, StatusCode::OK);
    assert_eq!(signed_by(&app, "wiki", receiver.next().await.logout_token()).await, Algorithm::RS256);

    client.tokens(&mut office, "openid").await;
    let id = domain::ClientId::parse("wiki").unwrap();
    app.accounts.remove_client(&id).await.unwrap().unwrap();
    assert_eq!(signed_by(&app, "wiki", receiver.next().await.logout_token()).await, Algorithm::RS256);
}
