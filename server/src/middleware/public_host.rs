//! Answers only under the public URL's name, so that no other name can be made to lead here (DNS rebinding).

use axum::extract::{Request, State};
use axum::http::{StatusCode, header, uri::Authority};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::state::PublicUrl;

/// Refuses a request for another host with 421 (RFC 9110, 15.5.20).
pub(crate) async fn public_host(State(url): State<PublicUrl>, request: Request, next: Next) -> Response {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let named = match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().ok().and_then(|host| host.parse::<Authority>().ok()),
        _ => None,
    };
    let is_ours = |authority: &Authority| {
        let port = authority.port_u16().or(match url.scheme() {
            "https" => Some(443),
            _ => Some(80),
        });
        let host = url.host_str().unwrap_or_default();
        !authority.as_str().contains('@')
            && authority.host().eq_ignore_ascii_case(host)
            && port == url.port_or_known_default()
    };
    let target_is_ours = request.uri().authority().is_none_or(is_ours);
    if target_is_ours && named.as_ref().is_some_and(is_ours) {
        next.run(request).await
    } else {
        (StatusCode::MISDIRECTED_REQUEST, format!("This service answers at {} and under no other name.\n", *url))
            .into_response()
    }
}
