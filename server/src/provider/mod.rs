//! The `OpenID` provider: what clients, and browsers that they send, ask of the service. Programs prove who they are in each
//! request, so nothing here goes by cookies but the two places where a person is asked, and those change nothing.

mod authorize;
mod client_authentication;
mod discovery;
mod embed_exchange;
mod introspection;
mod logout;
mod parameters;
mod refusal;
mod revocation;
mod token;
mod userinfo;

pub(crate) mod jwt;

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::{get, post};

use crate::site::compression::holds_secret;
use crate::state::AppState;

pub(crate) use authorize::signing_in_to;

/// A route for each endpoint.
pub(crate) fn routes() -> Router<AppState> {
    let of_tokens = Router::new()
        .route("/oauth2/token", post(token::token))
        .route("/oauth2/introspect", post(introspection::introspect))
        .route("/oauth2/revoke", post(revocation::revoke))
        .route("/oauth2/userinfo", get(userinfo::userinfo).post(userinfo::userinfo))
        .layer(from_fn(holds_secret));
    Router::new()
        .route("/.well-known/openid-configuration", get(discovery::metadata))
        .route("/oauth2/jwks", get(discovery::keys))
        .route("/oauth2/authorize", get(authorize::authorize).post(authorize::by_form))
        .route("/oauth2/logout", get(logout::logout).post(logout::by_form))
        .merge(of_tokens)
}
