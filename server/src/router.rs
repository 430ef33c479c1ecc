//! Every route and every layer, in order.

use std::any::Any;
use std::time::Duration;

use app::request::client_address;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{Request, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use leptos::server_fn::axum::server_fn_paths;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use tracing::info_span;

use crate::middleware::{
    REQUEST_ID, bare_answers, found_address, native_forms, public_host, reference, same_origin, sane_request_id,
    security_headers, stray_cookie,
};
use crate::observers::metrics;
use crate::site::compression::compression;
use crate::site::{brand, embed_frame, files, language, pages, server_functions};
use crate::state::AppState;
use crate::{api, health, provider, verify};

/// A form has a few fields; anything longer is answered with 413.
const LONGEST_BODY: usize = 64 * 1024;

/// A request that is not answered by then is answered with 503.
const DEADLINE: Duration = Duration::from_secs(15);

/// The whole service, with `state` behind it.
pub(crate) fn router(state: AppState) -> Router {
    // From the inside out, here and below: what comes last sees every request first and every answer last.
    let own_pages = Router::new()
        .route("/", get(first_page))
        .route("/.well-known/change-password", get(change_password))
        .merge(files::routes())
        .merge(brand::routes())
        .merge(language::routes())
        .merge(server_functions::routes())
        .merge(pages::routes())
        .layer(from_fn_with_state(state.clone(), native_forms))
        .merge(api::routes_of_people())
        .layer(from_fn_with_state(state.clone(), same_origin));
    let served = own_pages
        .merge(provider::routes())
        .merge(embed_frame::routes())
        .merge(api::routes_of_programs())
        .merge(api::routes_of_pages())
        .layer(from_fn_with_state(state.clone(), public_host))
        .merge(verify::routes())
        .merge(api::routes_of_products())
        .layer(RequestBodyLimitLayer::new(LONGEST_BODY))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, DEADLINE))
        .merge(api::long_poll_routes().layer(from_fn_with_state(state.clone(), public_host)))
        .merge(health::routes())
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(api::refusals_are_problems))
        .layer(from_fn_with_state(state.clone(), api::cross_origin))
        .layer(from_fn_with_state(state.clone(), bare_answers));
    let counted = match &state.metrics {
        Some(metrics) => served.layer(from_fn_with_state(metrics.requests.clone(), metrics::count_request)),
        None => served,
    };
    counted
        .layer(from_fn_with_state(state.clone(), stray_cookie))
        .layer(from_fn_with_state(state.clone(), security_headers))
        .layer(compression())
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(from_fn_with_state(state.clone(), sane_request_id))
        .layer(from_fn_with_state(state.clone(), found_address))
        .with_state(state)
}

/// Where password managers look for the page (W3C, A Well-Known URL for Changing Passwords).
async fn change_password() -> Response {
    (StatusCode::FOUND, [(header::LOCATION, "/account/security")]).into_response()
}

/// The routes that are worth an alarm; the others are counted from their first request on.
pub(crate) fn known_routes() -> impl Iterator<Item = &'static str> {
    let others =
        ["/sign-in", "/verify", "/oauth2/authorize", "/oauth2/token", "/oauth2/introspect", "/oauth2/userinfo"];
    server_fn_paths().map(|(path, _)| path).chain(pages::ACCOUNT_PAGES).chain(others)
}

async fn first_page() -> Redirect {
    Redirect::to("/account/sessions")
}

/// Logs who asks for what; a query may hold the set-up link's token.
fn span<B>(request: &Request<B>) -> tracing::Span {
    let request_id = reference(request.headers());
    let client_address = client_address(request.extensions());
    info_span!("request", request_id, %client_address, method = %request.method(), path = request.uri().path())
}

fn panicked(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a request panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong at the service.\n").into_response()
}
