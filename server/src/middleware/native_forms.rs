//! Forms sent without JavaScript: they go to the same server functions, and on to a page that says what became of them.

use std::sync::Arc;

use app::request::{CONTINUE_AT, CONTINUE_WITH, NOTICE, Services};
use app::{Language, Notice, safe_next};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::site::content_security_policy::Nonce;
use crate::site::plain_page::Look;
use crate::site::{language, leading_on};

/// An answer to a form is a code; a longer one is not ours.
const LONGEST_FAILURE: usize = 64 * 1024;

const HTML: &[u8] = b"text/html";

/// Turns the answer of a server function into what leads on to the next page, for a browser that wants one.
pub(crate) async fn native_forms(State(services): State<Arc<Services>>, mut request: Request, next: Next) -> Response {
    let wants_page = *request.method() == Method::POST && accepts_html(request.headers());
    let nonce = request.extensions().get::<Nonce>().map(|Nonce(nonce)| nonce.to_string()).unwrap_or_default();
    let language = Language::of(request.headers(), &services.cookies);
    let back = wants_page.then(|| where_from(&request, &services)).flatten();
    if *request.method() == Method::POST {
        // The server functions' own way to answer a form, which is to send the browser back where it says that it came from,
        // is never taken.
        request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        request.headers_mut().remove(header::REFERER);
    }
    let mut answer = next.run(request).await;
    let continue_at = answer.headers_mut().remove(CONTINUE_AT);
    let continue_with = answer.headers_mut().remove(CONTINUE_WITH);
    let notice = answer.headers_mut().remove(NOTICE);
    let of_other_session = answer.status() == StatusCode::CONFLICT;
    if !wants_page {
        // The page's own code loads the page anew, which says why.
        if let Some(notice) = notice.filter(|_| of_other_session) {
            tell(&mut answer, &services, &notice);
        }
        return answer;
    }
    let failed = !answer.status().is_success();
    let signed_out = answer.status() == StatusCode::UNAUTHORIZED;
    let default = HeaderValue::from_static(if signed_out { "/sign-in" } else { "/account/sessions" });
    let back = back.filter(|_| !signed_out).map(|back| if of_other_session { list_behind(back) } else { back });
    let location = continue_at.clone().or(back).unwrap_or(default);
    let (head, body) = answer.into_parts();
    // Where the server function chose the next page without a notice, that page says all there is to say.
    let notice = match notice {
        None if failed && continue_at.is_none() => {
            let body = to_bytes(body, LONGEST_FAILURE).await.unwrap_or_default();
            Some(Notice::of_failure(&body))
        }
        given => given,
    };
    let mut answer = Response::from_parts(head, Body::empty());
    if let Some(notice) = notice {
        tell(&mut answer, &services, &notice);
    }
    let headers = answer.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.remove(header::CONTENT_TYPE);
    let (location, look) = (location.to_str().unwrap_or("/"), Look::of(&services));
    let mut onward = match continue_with.as_ref().and_then(|form| form.to_str().ok()) {
        Some(form) => leading_on::by_form(location, form, look, &nonce, language),
        None => leading_on::after_form(location, look, language),
    };
    onward.headers_mut().extend(std::mem::take(answer.headers_mut()));
    onward
}

/// The next page says `notice`.
fn tell(answer: &mut Response, services: &Services, notice: &HeaderValue) {
    if let Ok(encoded) = notice.to_str() {
        answer.headers_mut().append(header::SET_COOKIE, services.cookies.set_notice(Some(encoded)));
    }
}

/// The page of the account that a question about one thing belongs to: the thing is of another account. Any other page
/// stays.
fn list_behind(page: HeaderValue) -> HeaderValue {
    let section = page.to_str().ok().and_then(|page| page.strip_prefix("/account/"));
    let section = section.and_then(|rest| rest.split(['/', '?']).next()).map(|name| format!("/account/{name}"));
    section.and_then(|section| HeaderValue::try_from(section).ok()).unwrap_or(page)
}

/// Whether whoever asks wants a page to look at.
pub(crate) fn accepts_html(headers: &HeaderMap) -> bool {
    let names_html = |accept: &HeaderValue| accept.as_bytes().windows(HTML.len()).any(|part| part == HTML);
    headers.get_all(header::ACCEPT).iter().any(names_html)
}

/// The page that the form stands on, if it is one that people go on to.
fn where_from(request: &Request, services: &Services) -> Option<HeaderValue> {
    let referer: Uri = request.headers().get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let origin = format!("{}://{}", referer.scheme_str()?, referer.authority()?);
    if origin != services.issuer {
        return None;
    }
    let page = referer.path_and_query()?.as_str();
    // The language is chosen on pages outside of the account too, and any page of this origin may be shown again. Two slashes
    // would lead to another one.
    let is_choice = request.uri().path() == language::PATH && !page.starts_with("//");
    HeaderValue::try_from(if is_choice { page } else { safe_next(page) }).ok()
}
