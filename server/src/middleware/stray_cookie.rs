//! Takes a session cookie that is no session's from the browser, which would send it for ever.

use std::sync::Arc;

use app::request::{Services, Stray, StrayCookie};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::Next;
use axum::response::Response;

const SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// Clears the cookie with the answer that is given to nobody's session, unless that answer sets it itself.
pub(crate) async fn stray_cookie(State(services): State<Arc<Services>>, mut request: Request, next: Next) -> Response {
    let stray = StrayCookie::default();
    request.extensions_mut().insert(stray.clone());
    let in_background = is_in_background(request.headers());
    let mut answer = next.run(request).await;
    let goes = match stray.found() {
        None => false,
        Some(Stray::Garbage) => true,
        // A page that polls while another request has the token replaced would take the new one from the browser.
        Some(Stray::Unknown) => !in_background,
    };
    let cookies = &services.cookies;
    if goes && !cookies.sets_session(answer.headers()) {
        answer.headers_mut().append(header::SET_COOKIE, cookies.clear_session());
    }
    answer
}

/// Whether a page's own code asks, and not a person who goes to a page (Fetch Metadata, 2.2).
fn is_in_background(headers: &HeaderMap) -> bool {
    headers.get(SEC_FETCH_MODE).is_some_and(|mode| mode != "navigate")
}
