//! The language that a person chooses in a browser, which remembers it.

use std::sync::Arc;

use app::Language;
use app::request::Services;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;

use crate::state::AppState;

/// Where the form goes that every page has.
pub(crate) const PATH: &str = "/language";

/// The route of that form.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route(PATH, post(choose))
}

/// The browser is sent back to the page that the form was on, by what it says itself of where it came from, so that no page has
/// to repeat its address. It needs nobody, and changes nothing but the browser's own cookie.
async fn choose(State(services): State<Arc<Services>>, form: Bytes) -> Response {
    let value = |name: &str| {
        let field = url::form_urlencoded::parse(&form).find(|(key, _)| key == name);
        field.map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let Some(language) = Language::parse(&value("language")) else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    [(header::SET_COOKIE, services.cookies.set_language(language))].into_response()
}
