//! The server functions, each at its own address: what is not there is 404, and no other method is allowed.

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::Request;
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use leptos::prelude::provide_context;
use leptos::server_fn::axum::server_fn_paths;

use crate::serve::Service;

/// A route for each server function.
pub(crate) fn routes() -> Router<Service> {
    server_fn_paths().fold(Router::new(), |router, (path, method)| {
        let filter = MethodFilter::try_from(method).expect("server functions have ordinary methods");
        router.route(path, on(filter, answer))
    })
}

async fn answer(State(service): State<Service>, request: Request<Body>) -> Response {
    let services = service.services;
    let context = move || provide_context(services.clone());
    axum::response::IntoResponse::into_response(leptos_axum::handle_server_fns_with_context(context, request).await)
}
