//! The headers that tell a browser what a page may do, on every answer.

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::hsts::Hsts;
use crate::site::content_security_policy::{FormTarget, Frame, Nonce, policy_of_frame, policy_of_page};
use crate::state::PublicUrl;

/// Sets the headers that are the same for every answer and those that name this answer's scripts.
pub(crate) async fn security_headers(
    State(public_url): State<PublicUrl>,
    State(hsts): State<Hsts>,
    mut request: Request,
    next: Next,
) -> Response {
    let nonce = leptos::nonce::Nonce::new();
    request.extensions_mut().insert(Nonce(nonce.clone()));
    let mut answer = next.run(request).await;
    let form_target = answer.extensions_mut().remove::<FormTarget>();
    let frame = answer.extensions_mut().remove::<Frame>();
    let headers = answer.headers_mut();
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // What is made for pages of other origins says so.
    headers.entry("cross-origin-resource-policy").or_insert(HeaderValue::from_static("same-origin"));
    if public_url.scheme() == "https"
        && let Some(value) = hsts.header()
    {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value.clone());
    }
    let policy = match &frame {
        Some(frame) => policy_of_frame(&nonce.to_string(), frame),
        None => policy_of_page(&nonce.to_string(), form_target.as_ref()),
    };
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    if frame.is_some() {
        // Which page may hold it, only the policy can say.
        headers.remove(header::X_FRAME_OPTIONS);
        // A page around it that shares memory with nobody asks for both (HTML, 7.1.4).
        headers.insert("cross-origin-embedder-policy", HeaderValue::from_static("require-corp"));
        headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-site"));
    }
    keep_out_of_caches(headers);
    answer
}

/// What does not say otherwise is about an account.
fn keep_out_of_caches(headers: &mut HeaderMap) {
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.append(header::VARY, HeaderValue::from_static("Cookie"));
    }
}
