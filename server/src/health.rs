//! For whoever watches over the process: whether it lives, and whether it may be sent requests. Both are asked by address,
//! so they answer under every name, and say nothing of accounts.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use domain::Accounts;

use crate::background::readiness::{NotReady, Readiness};
use crate::signing_keys::SigningKeys;
use crate::state::AppState;
use crate::stopping::Stopping;

/// `/healthz` and `/readyz`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready))
}

/// Asks nobody: whoever restarts what does not live must not do so because a database is away.
async fn alive() -> &'static str {
    "alive\n"
}

async fn ready(
    State(stopping): State<Stopping>,
    State(readiness): State<Readiness>,
    State(accounts): State<Accounts>,
    State(signing_keys): State<Arc<SigningKeys>>,
) -> Response {
    let readiness = if stopping.has_begun() { Err(NotReady::Stopping) } else { readiness.ask(&accounts).await };
    let readiness = readiness.map_err(|reason| reason.to_string());
    match readiness.and_then(|()| signing_keys.agreement().map_err(|other| other.to_string())) {
        Ok(()) => "ready\n".into_response(),
        Err(reason) => (StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {reason}\n")).into_response(),
    }
}
