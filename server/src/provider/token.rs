//! Codes and refresh tokens are exchanged for tokens (RFC 6749, 4.1.3 and 6), and access tokens for those of pages.

use std::sync::Arc;

use app::request::Services;
use axum::Json;
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use domain::{ACCESS_TOKEN_LIFETIME, Client, Scope, Tokens};
use serde::Serialize;

use super::embed_exchange::{self, TOKEN_EXCHANGE};
use super::parameters::{OAuthParameters, read_form, required, single};
use super::refusal::Refusal;
use super::{client_authentication, jwt};
use crate::signing_keys::SigningKeys;

/// The answer of the token endpoint (RFC 6749, 5.1; `OpenID` Connect Core 1.0, 3.1.3.3).
#[derive(Serialize)]
struct TokenAnswer {
    access_token: String,
    token_type: &'static str,
    expires_in: u64,
    refresh_token: String,
    scope: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_token: Option<String>,
}

/// `POST /oauth2/token`.
pub(super) async fn token(
    State(services): State<Arc<Services>>,
    State(keys): State<Arc<SigningKeys>>,
    head: Parts,
    body: String,
) -> Response {
    let answer = match read_form(&head.uri, &head.headers, &body) {
        Ok(form) => issue(&services, &keys, &head, &form).await,
        Err(refusal) => Err(refusal),
    };
    let mut answer = answer.unwrap_or_else(Refusal::into_response);
    // RFC 6749, 5.1 asks for this one too, for caches that are older than `no-store`.
    answer.headers_mut().insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    answer
}

async fn issue(
    services: &Services,
    keys: &SigningKeys,
    head: &Parts,
    form: &OAuthParameters,
) -> Result<Response, Refusal> {
    let client = client_authentication::client(services, head, form).await?;
    let accounts = &services.accounts;
    let tokens = match required(form, "grant_type", "grant_type is missing")? {
        "authorization_code" => {
            let code = required(form, "code", "code is missing")?;
            let redirect_uri = required(form, "redirect_uri", "redirect_uri is missing")?;
            let verifier = single(form, "code_verifier")?;
            if client.requires_pkce && verifier.is_none() {
                return Err(Refusal::invalid_request("code_verifier is missing"));
            }
            accounts.exchange_code(&client.id, code, redirect_uri, verifier).await?
        }
        "refresh_token" => {
            let token = required(form, "refresh_token", "refresh_token is missing")?;
            accounts.refresh_tokens(&client.id, token, single(form, "scope")?).await?
        }
        TOKEN_EXCHANGE => return embed_exchange::exchange(services, &client, form).await,
        _ => return Err(Refusal::unsupported_grant_type()),
    };
    Ok(Json(TokenAnswer {
        id_token: id_token(services, keys, &client, &tokens)?,
        access_token: tokens.access.reveal(),
        token_type: "Bearer",
        expires_in: ACCESS_TOKEN_LIFETIME.as_secs(),
        refresh_token: tokens.refresh.reveal(),
        scope: tokens.scopes.to_string(),
    })
    .into_response())
}

fn id_token(
    services: &Services,
    keys: &SigningKeys,
    client: &Client,
    tokens: &Tokens,
) -> Result<Option<String>, Refusal> {
    let signed_in = tokens.signed_in.as_ref().filter(|_| tokens.scopes.contains(Scope::OpenId));
    let now = services.accounts.now();
    let signed = signed_in.map(|signed_in| jwt::id_token(keys, &services.issuer, client, signed_in, now)).transpose();
    signed.map_err(|error| {
        tracing::error!(error = format!("{error:#}"), "an ID token could not be signed");
        Refusal::server_error()
    })
}
