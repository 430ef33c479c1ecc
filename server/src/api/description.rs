//! What the API says of itself (`OpenAPI` 3.1), taken from the code that serves it.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};

use super::input::{NoParameters, Parameters};
use super::problem::{Problem, PublicProblems};
use super::{embed, long_poll, people, programs};
use crate::state::ApiDescription;

#[derive(OpenApi)]
#[openapi(
    info(title = "User Sessions", description = "Every session of an account: seen by its person, closed at once."),
    components(schemas(Problem)),
    tags(
        (name = "person", description = "For a person's browser, by the session cookie"),
        (name = "page", description = "For a page of another origin, by an embed token"),
        (name = "program", description = "For an operator's programs, by a key"),
        (name = "description", description = "For anybody"),
    ),
)]
struct Description;

/// The description, where the session cookie has this name.
pub(crate) fn description(session_cookie: &str) -> String {
    let mut description = Description::openapi();
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(session_cookie)));
    let key = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    let components = description.components.get_or_insert_default();
    components.add_security_scheme("session", cookie);
    components.add_security_scheme("key", key);
    let token = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    components.add_security_scheme("embed", token);
    for routes in [people(), programs(), embed::pages(), long_poll()] {
        description.merge(routes.into_openapi());
    }
    description.to_json().expect("a description has only string keys")
}

/// This description.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", tag = "description",
    responses((status = 200, description = "The description", body = serde_json::Value, content_type = "application/json"), PublicProblems),
)]
pub(super) async fn describe(
    State(ApiDescription(description)): State<ApiDescription>,
    _: Parameters<NoParameters>,
) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=600")];
    (headers, description.to_string()).into_response()
}
