//! What a test can have done that no person can. The routes and shapes are described in `docs/testing.md`.
//!
//! It asks storage itself, so that faults of the service's storage do not reach it.

mod accounts;
mod caller;
mod clock;
mod closing;
mod devices;
mod ends;
mod faults;
mod finding;
mod input;
mod keys;
mod known_ends;
mod problem;
mod sessions;
mod spans;
mod state;
mod storage_state;
mod websites;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::marked::marked;
use problem::Problem;

pub(crate) use state::Control;
pub(crate) use storage_state::CookieShape;

/// Every route. Nothing is answered to a browser, nor to anybody who has not the token.
pub(crate) fn router(control: Arc<Control>) -> Router {
    let routes = Router::new()
        .route("/accounts", post(accounts::create))
        .route("/clock", post(clock::advance))
        .route("/ends", get(ends::follow))
        .route("/faults", post(faults::set))
        .route("/keys", post(keys::create))
        .route("/sessions", post(sessions::open))
        .route("/sessions/{id}", get(sessions::look))
        .route("/sessions/{id}/close", post(closing::close))
        .route("/websites", post(websites::register))
        .fallback(no_such_route)
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn_with_state(Arc::clone(&control), caller::check))
        .with_state(control);
    marked(routes)
}

async fn no_such_route() -> Problem {
    Problem::not_found("the control has no such route; docs/testing.md has them all")
}

async fn no_such_method() -> Problem {
    Problem::wrong_method()
}
