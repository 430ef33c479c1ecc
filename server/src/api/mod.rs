//! The JSON API, for products and for an operator's own programs. A person's browser asks by the session cookie, a program by
//! a key, a page of another origin by an embed token, and nobody by two of them. Each route stands beside its description, and
//! whatever is refused is a problem (RFC 9457).

mod accounts;
mod description;
mod embed;
mod embed_by_cookie;
mod embed_tokens;
mod input;
mod person;
mod problem;
mod problem_kind;
mod problems;
mod program;
mod revocations;
mod session;
mod session_shape;
mod sessions;
mod verify;
mod websites;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::any;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub(crate) use description::description;
pub(crate) use embed::cross_origin;
pub(crate) use embed_by_cookie::routes_of_products;
pub(crate) use problem::refusals_are_problems;

/// What a person's browser asks. Whatever changes something needs proof of its origin.
pub(crate) fn routes_of_people() -> Router<AppState> {
    people().into()
}

/// What programs ask, and what anybody may.
pub(crate) fn routes_of_programs() -> Router<AppState> {
    programs().into()
}

/// What pages of other origins ask. Without [`cross_origin`] none of them reads an answer.
pub(crate) fn routes_of_pages() -> Router<AppState> {
    embed::pages().into()
}

/// Long polls: the answer may take a minute.
pub(crate) fn long_poll_routes() -> Router<AppState> {
    long_poll().into()
}

fn people() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(session::show_session))
        .routes(routes!(sessions::list_sessions))
        .routes(routes!(sessions::close_session))
        .routes(routes!(sessions::close_other_sessions))
        .routes(routes!(websites::list_websites))
        .routes(routes!(websites::revoke_website))
}

fn programs() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(verify::verify_session))
        .routes(routes!(embed_tokens::mint_embed_token))
        .routes(routes!(accounts::list_account_sessions))
        .routes(routes!(accounts::close_account_session))
        .routes(routes!(accounts::close_account_sessions))
        .routes(routes!(problems::explain_problem))
        .routes(routes!(description::describe))
        // What is not there is no page either.
        .route("/api/v1/{*rest}", any(StatusCode::NOT_FOUND))
}

fn long_poll() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(revocations::follow_revocations))
}
