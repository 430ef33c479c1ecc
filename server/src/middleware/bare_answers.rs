//! What a browser is told by a status alone becomes a page that a person can read.

use std::sync::Arc;

use app::request::Services;
use app::{Language, MADE_FOR_HEADER, text_in};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use url::Url;

use super::{accepts_html, reference};
use crate::site::plain_page::{Look, PlainPage, escape, with_mark};
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
    let language = Language::of(request.headers(), &services.cookies);
    let answer = next.run(request).await;
    let status = answer.status();
    if !wants_page || !(status.is_client_error() || status.is_server_error()) || !is_bare(answer.headers()) {
        return answer;
    }
    let (mut head, _) = answer.into_parts();
    let mut page = page(language, status, reads, &reference, &public_url, Look::of(&services));
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

fn page(
    language: Language,
    status: StatusCode,
    reads: bool,
    reference: &str,
    public_url: &Url,
    look: Look<'_>,
) -> Response {
    let say = |key: &str, arguments: &[(&'static str, &str)]| text_in(language, key, arguments);
    let (title, text) = words(status, reads);
    let title = say(title, &[]);
    let onward = match status {
        StatusCode::MISDIRECTED_REQUEST => {
            let url = public_url.as_str();
            let text = say("bare-wrong-address", &[("url", url)]);
            format!("<p>{}</p>", with_mark(&text, &format!("<a href=\"{}\">", escape(url)), "</a>"))
        }
        _ if reads && status.is_server_error() => {
            format!("<p><a class=\"button main\" href=\"\">{}</a></p>", escape(&say("error-try-again", &[])))
        }
        _ => format!("<p><a href=\"/account/sessions\">{}</a></p>", escape(&say("error-go-to-sessions", &[]))),
    };
    let reference = if status.is_server_error() && !reference.is_empty() {
        format!("<p class=\"quiet\">{}</p>", escape(&say("error-reference", &[("reference", reference)])))
    } else {
        String::new()
    };
    // Under another name the stylesheet is not served either.
    let look = (status != StatusCode::MISDIRECTED_REQUEST).then_some(look);
    let text = text.map(|text| format!("<p>{}</p>", escape(&say(text, &[])))).unwrap_or_default();
    let help = look.and_then(|look| look.brand.help.as_ref());
    let help = help.map(|help| {
        format!("<p class=\"quiet\"><a href=\"{}\">{}</a></p>", escape(help), escape(&say("frame-help", &[])))
    });
    let body = format!("<h1>{}</h1>{text}{onward}{reference}{}", escape(&title), help.unwrap_or_default());
    PlainPage { language, title: &title, look, head: "", body: &body }.into_response()
}

/// The messages that say what happened and what was kept.
fn words(status: StatusCode, reads: bool) -> (&'static str, Option<&'static str>) {
    match status {
        StatusCode::FORBIDDEN => ("bare-refused-title", Some("bare-refused")),
        StatusCode::NOT_FOUND => ("error-not-found-title", Some("error-not-found")),
        StatusCode::METHOD_NOT_ALLOWED => ("bare-no-page-title", Some("bare-no-page")),
        StatusCode::REQUEST_TIMEOUT => ("bare-too-slow-title", Some("bare-too-slow")),
        StatusCode::PAYLOAD_TOO_LARGE => ("bare-too-long-title", Some("bare-too-long")),
        StatusCode::MISDIRECTED_REQUEST => ("bare-wrong-address-title", None),
        StatusCode::TOO_MANY_REQUESTS => ("bare-too-many-title", Some("bare-too-many")),
        _ if status.is_client_error() => ("bare-unreadable-title", Some("bare-unreadable")),
        _ if reads => ("bare-not-loaded-title", Some("bare-not-loaded")),
        StatusCode::SERVICE_UNAVAILABLE => ("bare-no-answer-title", Some("bare-no-answer")),
        _ => ("bare-failed-title", Some("bare-failed")),
    }
}
