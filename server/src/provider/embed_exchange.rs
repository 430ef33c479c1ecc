//! An access token is exchanged for one by which a client's page shows the person's sessions (RFC 8693).

use app::request::Services;
use axum::Json;
use axum::response::{IntoResponse as _, Response};
use domain::{Client, EmbedExchange, Scope};
use serde::Serialize;

use super::parameters::{OAuthParameters, required, single};
use super::refusal::Refusal;

/// The grant type (RFC 8693, 2.1).
pub(super) const TOKEN_EXCHANGE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";

/// The one type of tokens that are taken and given (RFC 8693, 3).
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

/// The answer (RFC 8693, 2.2.1), which a client's server may pass on to its page as it is.
#[derive(Serialize)]
struct ExchangeAnswer {
    access_token: String,
    issued_token_type: &'static str,
    token_type: &'static str,
    expires_in: u64,
    scope: &'static str,
    /// The origin whose page may use it, by which the page notices that it is another one.
    origin: String,
}

/// Answers a request with this grant type.
pub(super) async fn exchange(
    services: &Services,
    client: &Client,
    form: &OAuthParameters,
) -> Result<Response, Refusal> {
    let subject_token = required(form, "subject_token", "subject_token is missing")?;
    let subject_type = required(form, "subject_token_type", "subject_token_type is missing")?;
    let requested_type = single(form, "requested_token_type")?.unwrap_or(ACCESS_TOKEN);
    if subject_type != ACCESS_TOKEN || requested_type != ACCESS_TOKEN {
        return Err(Refusal::invalid_request("tokens that are exchanged and asked for are of the type access_token"));
    }
    if single(form, "actor_token")?.or(single(form, "actor_token_type")?).is_some() {
        return Err(Refusal::invalid_request("nobody acts for anybody else: there is no actor_token"));
    }
    // Of both there may be several (RFC 8693, 2.1), and a token is for one page.
    let targets = form.iter().filter(|(name, _)| name == "resource").count();
    let is_elsewhere = form.iter().any(|(name, value)| name == "audience" && *value != services.issuer);
    if targets > 1 || is_elsewhere {
        return Err(Refusal::invalid_target());
    }
    let exchange = EmbedExchange { subject_token, resource: single(form, "resource")?, scopes: single(form, "scope")? };
    let minted = services.accounts.exchange_for_embed(client, exchange).await?;
    Ok(Json(ExchangeAnswer {
        access_token: minted.token.reveal(),
        issued_token_type: ACCESS_TOKEN,
        token_type: "Bearer",
        expires_in: minted.lifetime.as_secs(),
        scope: Scope::Sessions.as_str(),
        origin: minted.origin.to_string(),
    })
    .into_response())
}
