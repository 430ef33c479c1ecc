//! The picture and the colour of whose service it is.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use crate::brand::files::{BrandFiles, LOGO, STYLESHEET};
use crate::state::AppState;

const AN_HOUR: &str = "public, max-age=3600";

/// A route for each of them.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route(LOGO, get(logo)).route(STYLESHEET, get(stylesheet))
}

async fn logo(State(files): State<Arc<BrandFiles>>) -> Response {
    answer(files.logo.as_ref().map(|logo| (logo.content_type(), logo.as_bytes().to_vec())))
}

async fn stylesheet(State(files): State<Arc<BrandFiles>>) -> Response {
    answer(files.stylesheet.clone().map(|css| ("text/css; charset=utf-8", css.into_bytes())))
}

fn answer(file: Option<(&'static str, Vec<u8>)>) -> Response {
    match file {
        Some((kind, bytes)) => {
            ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, AN_HOUR)], bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
