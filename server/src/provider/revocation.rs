//! A client gives a token up (RFC 7009).

use std::sync::Arc;

use app::request::Services;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};

use super::client_authentication;
use super::parameters::{read_form, required};
use super::refusal::Refusal;

/// `POST /oauth2/revoke`. An unknown token, or one of another client, answers like one that was revoked.
pub(super) async fn revoke(State(services): State<Arc<Services>>, head: Parts, body: String) -> Response {
    match revoke_token(&services, &head, &body).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

async fn revoke_token(services: &Services, head: &Parts, body: &str) -> Result<(), Refusal> {
    let form = read_form(&head.uri, &head.headers, body)?;
    let client = client_authentication::client(services, head, &form).await?;
    let token = required(&form, "token", "token is missing")?;
    Ok(services.accounts.revoke_token(&client.id, token).await?)
}
