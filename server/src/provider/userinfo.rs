//! A client learns who signed in (`OpenID` Connect Core 1.0, 5.3).

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse as _, Response};
use domain::{Accounts, Scope};
use serde_json::{Value, json};

use super::parameters;
use super::refusal::Refusal;
use crate::authorization_header::{authorization, given_by};

/// `GET` or `POST /oauth2/userinfo`, with the access token in the header and nowhere else (RFC 6750, 2.1).
pub(super) async fn userinfo(State(accounts): State<Accounts>, uri: Uri, headers: HeaderMap) -> Response {
    match claims(&accounts, &uri, &headers).await {
        Ok(claims) => Json(claims).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

async fn claims(accounts: &Accounts, uri: &Uri, headers: &HeaderMap) -> Result<Value, Refusal> {
    let query = parameters::read(uri.query().unwrap_or_default());
    if query.iter().any(|(name, _)| name == "access_token") {
        return Err(Refusal::invalid_request("an access token does not belong into an address"));
    }
    let token = bearer_token(headers)?;
    let found = accounts.find_access_token(token).await?.ok_or(Refusal::invalid_token())?;
    if !found.scopes.contains(Scope::OpenId) {
        return Err(Refusal::insufficient_scope());
    }
    let mut claims = json!({ "sub": found.account.id.to_string() });
    if found.scopes.contains(Scope::Profile) {
        claims["preferred_username"] = found.account.login_name.as_str().into();
    }
    Ok(claims)
}

fn bearer_token(headers: &HeaderMap) -> Result<&str, Refusal> {
    let several = |_| Refusal::invalid_request("there is more than one Authorization header");
    let line = authorization(headers).map_err(several)?.ok_or(Refusal::token_needed())?;
    given_by("bearer", line).map(str::trim).ok_or(Refusal::token_needed())
}
