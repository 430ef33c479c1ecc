//! Every answer says that it comes from a test, and so does the title of every page: whoever meets one by mistake sees it.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};

/// The header of every answer. The shipped program must not contain it, and `cargo xtask` looks.
const MARKER: &str = include_str!("marker.txt");

/// What stands before the title of every page.
const TITLE: &str = "Testing: ";

/// The router with the mark on all that it answers.
pub(crate) fn marked(router: Router) -> Router {
    router.layer(from_fn(mark))
}

/// Titles are changed in the page as it is sent, so nothing may be compressed before.
async fn mark(mut request: Request, next: Next) -> Response {
    request.headers_mut().remove(ACCEPT_ENCODING);
    let answer = next.run(request).await;
    let mut answer = if is_page(&answer) { with_title(answer).await } else { answer };
    answer.headers_mut().insert(HeaderName::from_static(MARKER), HeaderValue::from_static("1"));
    answer
}

fn is_page(answer: &Response) -> bool {
    let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

async fn with_title(answer: Response) -> Response {
    let (mut head, body) = answer.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    // An answer to HEAD has no body, and says how long the other one is without the mark.
    head.headers.remove(CONTENT_LENGTH);
    let page = String::from_utf8_lossy(&page).replacen("<title>", &format!("<title>{TITLE}"), 1);
    Response::from_parts(head, Body::from(page))
}
