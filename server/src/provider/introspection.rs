//! A client asks whether an access token that it was given is still good (RFC 7662).

use std::sync::Arc;

use app::request::Services;
use axum::Json;
use axum::extract::State;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use domain::Scope;
use domain::storage::FoundAccessToken;
use serde_json::{Value, json};

use super::client_authentication;
use super::parameters::{read_form, required};
use super::refusal::Refusal;

/// `POST /oauth2/introspect`. Whatever is not a good access token of this very client answers the same.
pub(super) async fn introspect(State(services): State<Arc<Services>>, head: Parts, body: String) -> Response {
    match answer(&services, &head, &body).await {
        Ok(answer) => Json(answer).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

async fn answer(services: &Services, head: &Parts, body: &str) -> Result<Value, Refusal> {
    let form = read_form(&head.uri, &head.headers, body)?;
    let client = client_authentication::confidential_client(services, head, &form).await?;
    let token = required(&form, "token", "token is missing")?;
    let found = services.accounts.find_access_token(token).await?;
    let found = found.filter(|found| found.client == client.id);
    Ok(found.map_or_else(|| json!({ "active": false }), |found| active(services, &found)))
}

/// Who signed in is told by the scopes that were allowed, as at userinfo.
fn active(services: &Services, token: &FoundAccessToken) -> Value {
    let mut claims = json!({
        "active": true,
        "scope": token.scopes.to_string(),
        "client_id": token.client.as_str(),
        "token_type": "Bearer",
        "exp": token.expires_at.as_millis() / 1000,
        "iat": token.issued_at.as_millis() / 1000,
        "auth_time": token.authenticated_at.as_millis() / 1000,
        "aud": token.client.as_str(),
        "iss": services.issuer,
        "sid": token.client_session.to_string(),
    });
    if token.scopes.contains(Scope::OpenId) {
        claims["sub"] = token.account.id.to_string().into();
    }
    if token.scopes.contains(Scope::Profile) {
        claims["username"] = token.account.login_name.as_str().into();
    }
    claims
}
