//! Why something was not done, for whoever reads the output of a test that failed (RFC 9457).

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::NoRandomness;
use domain::storage::StorageError;
use serde_json::json;

/// A status, and what was wrong.
#[derive(Debug)]
pub(super) struct Problem {
    status: StatusCode,
    detail: String,
}

impl Problem {
    /// The request is no JSON, or has no such form.
    pub(super) fn malformed(detail: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, detail: detail.into() }
    }

    /// The token is missing, or another one.
    pub(super) fn unauthorized() -> Self {
        let detail =
            "send the control's token, which stands in the line that was printed, as Authorization: Bearer TOKEN";
        Self { status: StatusCode::UNAUTHORIZED, detail: detail.into() }
    }

    /// A page asks, or asks in the name of another host.
    pub(super) fn forbidden(detail: impl Into<String>) -> Self {
        Self { status: StatusCode::FORBIDDEN, detail: detail.into() }
    }

    /// There is no such thing.
    pub(super) fn not_found(detail: impl Into<String>) -> Self {
        Self { status: StatusCode::NOT_FOUND, detail: detail.into() }
    }

    /// The route is there, the method is another one.
    pub(super) fn wrong_method() -> Self {
        let detail = "this route of the control has another method; docs/testing.md has them all";
        Self { status: StatusCode::METHOD_NOT_ALLOWED, detail: detail.into() }
    }

    /// What is there already, or has changed meanwhile, does not allow it.
    pub(super) fn conflict(detail: impl Into<String>) -> Self {
        Self { status: StatusCode::CONFLICT, detail: detail.into() }
    }

    /// It was understood, and cannot be done.
    pub(super) fn unusable(detail: impl Into<String>) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, detail: detail.into() }
    }

    fn failed(detail: String) -> Self {
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, detail }
    }
}

impl From<StorageError> for Problem {
    fn from(error: StorageError) -> Self {
        Self::failed(format!("the test's own database failed: {error}"))
    }
}

impl From<NoRandomness> for Problem {
    fn from(error: NoRandomness) -> Self {
        Self::failed(error.to_string())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self { status, detail } = self;
        let title = status.canonical_reason().unwrap_or_default();
        let body = Json(json!({ "title": title, "status": status.as_u16(), "detail": detail }));
        let mut answer = (status, body).into_response();
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        answer
    }
}
