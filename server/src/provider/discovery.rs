//! What the provider can do, and the keys that its signatures are checked with (`OpenID` Connect Discovery 1.0, RFC 8414).

use std::sync::Arc;

use app::request::Services;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::{Accounts, Scopes, SigningAlgorithm};
use serde_json::{Value, json};

use super::embed_exchange::TOKEN_EXCHANGE;
use super::jwt::ACR;
use crate::signing_keys::SigningKeys;

/// New keys are published an hour before they sign.
const TEN_MINUTES: &str = "public, max-age=600";

/// `GET /.well-known/openid-configuration`.
pub(super) async fn metadata(State(services): State<Arc<Services>>) -> Response {
    ([(header::CACHE_CONTROL, TEN_MINUTES)], Json(describe(&services.issuer))).into_response()
}

/// `GET /oauth2/jwks`.
pub(super) async fn keys(State(keys): State<Arc<SigningKeys>>, State(accounts): State<Accounts>) -> Response {
    ([(header::CACHE_CONTROL, TEN_MINUTES)], Json(keys.published(accounts.now()))).into_response()
}

fn describe(issuer: &str) -> Value {
    let at = |path: &str| format!("{issuer}{path}");
    let scopes: Vec<_> = Scopes::all().iter().map(domain::Scope::as_str).collect();
    let proofs = ["client_secret_basic", "client_secret_post"];
    json!({
        "issuer": issuer,
        "authorization_endpoint": at("/oauth2/authorize"),
        "token_endpoint": at("/oauth2/token"),
        "introspection_endpoint": at("/oauth2/introspect"),
        "revocation_endpoint": at("/oauth2/revoke"),
        "userinfo_endpoint": at("/oauth2/userinfo"),
        "end_session_endpoint": at("/oauth2/logout"),
        "jwks_uri": at("/oauth2/jwks"),
        "scopes_supported": scopes,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query", "form_post"],
        "grant_types_supported": ["authorization_code", "refresh_token", TOKEN_EXCHANGE],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": SigningAlgorithm::ALL.map(SigningAlgorithm::as_str),
        "token_endpoint_auth_methods_supported": [proofs[0], proofs[1], "none"],
        "introspection_endpoint_auth_methods_supported": proofs,
        "revocation_endpoint_auth_methods_supported": [proofs[0], proofs[1], "none"],
        "code_challenge_methods_supported": ["S256"],
        "acr_values_supported": [ACR],
        "claims_supported": ["iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid", "preferred_username"],
        "prompt_values_supported": ["none", "login", "consent", "select_account"],
        "authorization_response_iss_parameter_supported": true,
        "backchannel_logout_supported": true,
        "backchannel_logout_session_supported": true,
        "claims_parameter_supported": false,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
    })
}
