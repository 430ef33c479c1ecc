//! The id by which log lines of a request are found: the trusted proxy's, when it is one that can be written anywhere.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::client_address::ClientAddressSource;

/// The header of the id, in both directions.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A UUID has 36 characters, a trace id 32.
const LONGEST: usize = 64;

/// Drops an id that is none, or that nobody trustworthy has given, so that the request gets a new one.
pub(crate) async fn sane_request_id(
    State(source): State<Arc<ClientAddressSource>>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let is_trusted = peer.is_some_and(|ConnectInfo(peer)| source.trusted_proxies.contains(peer.ip()));
    let mut ids = request.headers().get_all(&REQUEST_ID).iter();
    let is_sane = matches!((ids.next(), ids.next()), (Some(id), None) if is_sane(id));
    if !(is_trusted && is_sane) {
        request.headers_mut().remove(&REQUEST_ID);
    }
    next.run(request).await
}

/// The id, for whoever asks an operator what became of the request.
pub(crate) fn reference(headers: &HeaderMap) -> &str {
    headers.get(&REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default()
}

fn is_sane(id: &HeaderValue) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=LONGEST).contains(&id.len()) && id.as_bytes().iter().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_made_of_letters_digits_and_three_signs() {
        for good in ["a", "0199a3c0-0000-7000-8000-000000000001", "trace_1.2", &"x".repeat(64)] {
            assert!(is_sane(&HeaderValue::from_str(good).unwrap()), "{good}");
        }
        for bad in ["", " ", "a b", "a\"b", "{}", "a/b", "\u{e4}", "a\tb", &"x".repeat(65)] {
            assert!(!is_sane(&HeaderValue::from_bytes(bad.as_bytes()).unwrap()), "{bad}");
        }
    }
}
