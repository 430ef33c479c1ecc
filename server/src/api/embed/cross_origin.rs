//! Which pages of other origins read the answers (Fetch, CORS protocol). The cookie is not looked at, so no answer ever allows
//! credentials.

use std::sync::{Arc, OnceLock};

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::{Accounts, EmbedOrigin};

use crate::api::problem::Problem;
use crate::api::problem_kind::ProblemKind;

const PREFIX: &str = "/api/v1/embed/";

const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Whether the token that came with a request is for the origin that the request comes from, once that is known. Who looks at
/// the token says it here.
#[derive(Clone, Debug, Default)]
pub(super) struct FromItsOrigin(Arc<OnceLock<bool>>);

impl FromItsOrigin {
    pub(super) fn settle(&self, is_from_its_origin: bool) {
        let _ = self.0.set(is_from_its_origin);
    }
}

/// The origin that a browser says the request comes from; none when that can be none of ours, or is said more than once.
pub(super) fn origin(headers: &HeaderMap) -> Option<EmbedOrigin> {
    let mut lines = headers.get_all(header::ORIGIN).iter();
    match (lines.next(), lines.next()) {
        (Some(line), None) => EmbedOrigin::parse(line.to_str().ok()?).ok(),
        _ => None,
    }
}

/// Answers preflights, and lets the page read the other answers whose token is for its origin. Where there is no such token,
/// a registered origin reads why.
pub(crate) async fn cross_origin(State(accounts): State<Accounts>, mut request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with(PREFIX) {
        return next.run(request).await;
    }
    let origin = origin(request.headers());
    let seen = FromItsOrigin::default();
    request.extensions_mut().insert(seen.clone());
    let mut answer = if request.method() == Method::OPTIONS {
        preflight(&accounts, origin.as_ref()).await
    } else {
        next.run(request).await
    };
    let may_read = match (seen.0.get(), &origin) {
        (_, None) => false,
        (Some(is_from_its_origin), Some(_)) => *is_from_its_origin,
        (None, Some(origin)) => {
            answer.status() == StatusCode::NO_CONTENT || is_registered(&accounts, origin).await.unwrap_or(false)
        }
    };
    let headers = answer.headers_mut();
    if let Some(origin) = origin.filter(|_| may_read) {
        let value = HeaderValue::try_from(origin.as_str()).expect("an origin is ASCII");
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, value);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("Retry-After"));
    }
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(CORP, HeaderValue::from_static("cross-origin"));
    answer
}

/// What a browser asks before the first request of a page. Two hours are what Chromium remembers at most.
async fn preflight(accounts: &Accounts, origin: Option<&EmbedOrigin>) -> Response {
    let is_registered = match origin {
        Some(origin) => is_registered(accounts, origin).await,
        None => Ok(false),
    };
    match is_registered {
        Ok(true) => {
            let allowed = [
                (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE"),
                (header::ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type"),
                (header::ACCESS_CONTROL_MAX_AGE, "7200"),
            ];
            (StatusCode::NO_CONTENT, allowed).into_response()
        }
        Ok(false) => Problem::of(ProblemKind::ForeignOrigin).into_response(),
        Err(problem) => problem.into_response(),
    }
}

async fn is_registered(accounts: &Accounts, origin: &EmbedOrigin) -> Result<bool, Problem> {
    Ok(accounts.is_embed_origin(origin).await?)
}
