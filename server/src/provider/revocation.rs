//! A website gives a token up (RFC 7009).

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};

use super::client_authentication;
use super::parameters::{read_form, required};
use super::refusal::Refusal;
use crate::serve::Service;

/// `POST /oauth2/revoke`. An unknown token, or one of another website, answers like one that was revoked.
pub(super) async fn revoke(State(service): State<Service>, head: Parts, body: String) -> Response {
    match revoke_token(&service, &head, &body).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

async fn revoke_token(service: &Service, head: &Parts, body: &str) -> Result<(), Refusal> {
    let form = read_form(&head.uri, &head.headers, body)?;
    let website = client_authentication::website(service, head, &form).await?;
    let token = required(&form, "token", "token is missing")?;
    Ok(service.services.accounts.revoke_token(&website.id, token).await?)
}
