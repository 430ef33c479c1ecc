//! Forms sent without JavaScript: they go to the same server functions, and on to a page that says what became of them.

use app::request::{CONTINUE_AT, NOTICE};
use app::{Notice, safe_next};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::serve::Service;

/// An answer to a form is a code; a longer one is not ours.
const LONGEST_FAILURE: usize = 64 * 1024;

const HTML: &[u8] = b"text/html";

/// Turns the answer of a server function into a redirect (303, RFC 9110, 15.4.4) for a browser that wants a page.
pub(crate) async fn native_forms(State(service): State<Service>, mut request: Request, next: Next) -> Response {
    let wants_page = *request.method() == Method::POST && accepts_html(request.headers());
    let back = wants_page.then(|| where_from(request.headers(), &service)).flatten();
    if *request.method() == Method::POST {
        // The server functions' own way to answer a form, which is to send the browser back where it says that it came from,
        // is never taken.
        request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        request.headers_mut().remove(header::REFERER);
    }
    let mut answer = next.run(request).await;
    let continue_at = answer.headers_mut().remove(CONTINUE_AT);
    let notice = answer.headers_mut().remove(NOTICE);
    if !wants_page {
        return answer;
    }
    let failed = !answer.status().is_success();
    let signed_out = answer.status() == StatusCode::UNAUTHORIZED;
    let default = HeaderValue::from_static(if signed_out { "/sign-in" } else { "/account/sessions" });
    let location = continue_at.clone().or(back.filter(|_| !signed_out)).unwrap_or(default);
    let (mut head, body) = answer.into_parts();
    // Where the server function chose the next page without a notice, that page says all there is to say.
    let notice = match notice {
        None if failed && continue_at.is_none() && !signed_out => {
            let body = to_bytes(body, LONGEST_FAILURE).await.unwrap_or_default();
            Some(Notice::of_failure(&body))
        }
        given => given,
    };
    if let Some(encoded) = notice.as_ref().and_then(|notice| notice.to_str().ok()) {
        head.headers.append(header::SET_COOKIE, service.services.cookies.set_notice(Some(encoded)));
    }
    head.headers.insert(header::LOCATION, location);
    head.headers.remove(header::CONTENT_LENGTH);
    head.headers.remove(header::CONTENT_TYPE);
    head.status = StatusCode::SEE_OTHER;
    Response::from_parts(head, Body::empty())
}

/// Whether whoever asks wants a page to look at.
pub(crate) fn accepts_html(headers: &HeaderMap) -> bool {
    let names_html = |accept: &HeaderValue| accept.as_bytes().windows(HTML.len()).any(|part| part == HTML);
    headers.get_all(header::ACCEPT).iter().any(names_html)
}

/// The page that the form stands on, if it is one that people go on to.
fn where_from(headers: &HeaderMap, service: &Service) -> Option<HeaderValue> {
    let referer: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let origin = format!("{}://{}", referer.scheme_str()?, referer.authority()?);
    if origin != service.public_url.origin().ascii_serialization() {
        return None;
    }
    HeaderValue::try_from(safe_next(referer.path_and_query()?.as_str())).ok()
}
