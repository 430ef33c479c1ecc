//! The headers that tell a browser what a page may do, on every answer.

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use domain::EmbedOrigin;

use crate::hsts::Hsts;
use crate::leading_on::FormTarget;
use crate::state::PublicUrl;

/// Marks the scripts of one answer (Content Security Policy Level 3).
#[derive(Clone, Debug)]
pub(crate) struct Nonce(pub(crate) leptos::nonce::Nonce);

/// Marks a page that pages of this origin, and of no other, may hold in a frame.
#[derive(Clone, Debug)]
pub(crate) struct Frame(pub(crate) EmbedOrigin);

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
        None => content_security_policy(&nonce.to_string(), form_target.as_ref()),
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

/// Scripts run by nonce only; `wasm-unsafe-eval` lets the browser compile the wasm and nothing else. A form leads to the
/// service itself, and on to where a page is made to lead. Trusted Types are not required: Leptos makes the fixed parts of a
/// view by `innerHTML`, for which only a policy would do that lets everything pass.
fn content_security_policy(nonce: &str, form_target: Option<&FormTarget>) -> HeaderValue {
    let form_action = match form_target {
        None => "form-action 'self'; ".to_owned(),
        Some(FormTarget::Scheme(scheme)) => format!("form-action 'self' {scheme}; "),
        Some(FormTarget::Anywhere) => String::new(),
    };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; {form_action}frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).expect("a nonce is base64, and a scheme is ASCII")
}

/// The frame has nothing but the element, which runs under the strictest policy that there is.
fn policy_of_frame(nonce: &str, Frame(origin): &Frame) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors {origin}"
    );
    HeaderValue::try_from(policy).expect("a nonce is base64, and an origin is ASCII without spaces")
}

/// What does not say otherwise is about an account.
fn keep_out_of_caches(headers: &mut HeaderMap) {
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.append(header::VARY, HeaderValue::from_static("Cookie"));
    }
}
