//! What a browser is told by a status alone becomes a page that a person can read.

use std::sync::Arc;

use app::MADE_FOR_HEADER;
use app::request::Services;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use url::Url;

use super::{accepts_html, reference};
use crate::site::plain_page::{Look, PlainPage, escape};
use crate::state::PublicUrl;

/// Asked by proxies and machines, with what a browser has sent to them.
const OF_MACHINES: [&str; 4] = ["/verify", "/healthz", "/readyz", "/api/v1"];

/// Puts a page into the place of a refusal that has none, for a browser that wants one. What a page fetches by its own code
/// is not put before anybody.
pub(crate) async fn bare_answers(
    State(services): State<Arc<Services>>,
    State(public_url): State<PublicUrl>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let of_machines = OF_MACHINES.iter().any(|start| path.strip_prefix(start).is_some_and(is_end_of_name));
    let is_fetched = request.headers().contains_key(MADE_FOR_HEADER);
    let wants_page = accepts_html(request.headers()) && !of_machines && !is_fetched;
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let reference = reference(request.headers()).to_owned();
    let answer = next.run(request).await;
    let status = answer.status();
    if !wants_page || !(status.is_client_error() || status.is_server_error()) || !is_bare(answer.headers()) {
        return answer;
    }
    let (mut head, _) = answer.into_parts();
    let mut page = page(status, reads, &reference, &public_url, Look::of(&services));
    *page.status_mut() = status;
    for name in [header::CONTENT_LENGTH, header::CONTENT_TYPE] {
        head.headers.remove(name);
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        head.headers.entry(header::RETRY_AFTER).or_insert(HeaderValue::from_static("1"));
    }
    page.headers_mut().extend(head.headers);
    page
}

fn is_end_of_name(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('/')
}

fn is_bare(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

fn page(status: StatusCode, reads: bool, reference: &str, public_url: &Url, look: Look<'_>) -> Response {
    let (title, text) = words(status, reads);
    let onward = match status {
        StatusCode::MISDIRECTED_REQUEST => {
            let url = escape(public_url.as_str());
            format!("<p>This service answers at <a href=\"{url}\">{url}</a> and under no other name.</p>")
        }
        _ if reads && status.is_server_error() => "<p><a class=\"button main\" href=\"\">Try again</a></p>".to_owned(),
        _ => "<p><a href=\"/account/sessions\">Go to User Sessions</a></p>".to_owned(),
    };
    let reference = if status.is_server_error() && !reference.is_empty() {
        format!("<p class=\"quiet\">Reference: {}</p>", escape(reference))
    } else {
        String::new()
    };
    // Under another name the stylesheet is not served either.
    let look = (status != StatusCode::MISDIRECTED_REQUEST).then_some(look);
    let text = if text.is_empty() { String::new() } else { format!("<p>{text}</p>") };
    let help = look.and_then(|look| look.brand.help.as_ref());
    let help = help.map(|help| format!("<p class=\"quiet\"><a href=\"{}\">Get help</a></p>", escape(help)));
    let body = format!("<h1>{title}</h1>{text}{onward}{reference}{}", help.unwrap_or_default());
    PlainPage { title, look, head: "", body: &body }.into_response()
}

/// What happened, and what was kept.
fn words(status: StatusCode, reads: bool) -> (&'static str, &'static str) {
    match status {
        StatusCode::FORBIDDEN => {
            ("This was refused", "The request did not come from one of the service's own pages. Nothing was changed.")
        }
        StatusCode::NOT_FOUND => ("Page not found", "There is nothing at this address."),
        StatusCode::METHOD_NOT_ALLOWED => {
            ("This is not a page", "This address only takes what a form sends. Nothing was changed.")
        }
        StatusCode::REQUEST_TIMEOUT => ("This took too long", "Not all of it arrived in time. Nothing was changed."),
        StatusCode::PAYLOAD_TOO_LARGE => (
            "This is too long",
            "What was sent is longer than anything that the service asks for. Nothing was changed.",
        ),
        StatusCode::MISDIRECTED_REQUEST => ("Wrong address", ""),
        StatusCode::TOO_MANY_REQUESTS => ("Too many requests", "Nothing was changed. Try again in a moment."),
        _ if status.is_client_error() => {
            ("This could not be read", "What was sent is not what the service asks for. Nothing was changed.")
        }
        _ if reads => ("This page could not be loaded", "Nothing was changed."),
        StatusCode::SERVICE_UNAVAILABLE => (
            "No answer in time",
            "The service timed out. Your change may or may not have been saved. Check your sessions, then try again.",
        ),
        _ => {
            ("Something went wrong", "Your change may or may not have been saved. Check your sessions, then try again.")
        }
    }
}
