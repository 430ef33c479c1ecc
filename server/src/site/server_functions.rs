//! The server functions, each at its own address: what is not there is 404, and no other method is allowed.

use std::sync::Arc;

use app::request::{Services, status_of};
use app::{AppError, Language};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodFilter, on};
use leptos::prelude::provide_context;
use leptos::server_fn::axum::server_fn_paths;

use crate::middleware::made_for;
use crate::state::AppState;

const FORM: &str = "application/x-www-form-urlencoded";

const JSON: &str = "application/json";

/// An answer that failed is a code; a longer one is not ours.
const LONGEST_CODE: usize = 64 * 1024;

/// A route for each server function.
pub(crate) fn routes() -> Router<AppState> {
    let functions = server_fn_paths().fold(Router::new(), |router, (path, method)| {
        let filter = MethodFilter::try_from(method).expect("server functions have ordinary methods");
        router.route(path, on(filter, answer))
    });
    functions.route_layer(from_fn(made_for))
}

/// Only forms are read, because a page of another site may send some other kinds without asking (ASVS 3.5.2, 4.1.1).
async fn answer(State(services): State<Arc<Services>>, request: Request<Body>) -> Response {
    if !is_form(request.headers()) {
        let code = serde_json::to_string(&AppError::VersionSkew).unwrap_or_default();
        return (StatusCode::UNSUPPORTED_MEDIA_TYPE, [(header::CONTENT_TYPE, JSON)], code).into_response();
    }
    let language = Language::of(request.headers(), &services.cookies);
    let context = move || {
        provide_context(services.clone());
        provide_context(language);
    };
    let answer = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    if answer.status() == StatusCode::INTERNAL_SERVER_ERROR { with_status_of_code(answer).await } else { answer }
}

fn is_form(headers: &HeaderMap) -> bool {
    let mut kinds = headers.get_all(header::CONTENT_TYPE).iter();
    match (kinds.next().and_then(|kind| kind.to_str().ok()), kinds.next()) {
        (Some(kind), None) => kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(FORM)),
        _ => false,
    }
}

/// What cannot be read as a function's arguments never reaches it, so that only the code says that the request was bad.
async fn with_status_of_code(answer: Response) -> Response {
    let (mut head, body) = answer.into_parts();
    let body = to_bytes(body, LONGEST_CODE).await.unwrap_or_default();
    if let Ok(error) = serde_json::from_slice::<AppError>(&body) {
        head.status = status_of(&error);
    }
    Response::from_parts(head, body.into())
}
