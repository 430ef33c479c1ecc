//! Only the service's own pages may change anything (ASVS 3.5.1, 3.5.2).

use std::sync::Arc;

use app::request::{Services, client_address};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::{SecurityEvent, SecurityEventKind};

/// Refuses a request to change something without proof that one of our own pages sent it. A request that says nothing about
/// its origin is refused as well.
pub(crate) async fn same_origin(State(services): State<Arc<Services>>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_from(&services.issuer, request.headers()) {
        next.run(request).await
    } else {
        let address = Some(client_address(request.extensions()));
        let event = SecurityEvent { address, ..SecurityEvent::of(SecurityEventKind::OriginRefused) };
        services.accounts.report(&event);
        (StatusCode::FORBIDDEN, "This request did not come from one of the service's own pages.\n").into_response()
    }
}

fn is_from(origin: &str, headers: &HeaderMap) -> bool {
    let says = |name: header::HeaderName, wanted: &str| {
        let values: Vec<_> = headers.get_all(name).iter().collect();
        (!values.is_empty()).then(|| values.iter().all(|value| value.as_bytes() == wanted.as_bytes()))
    };
    let fetch_site = says(header::HeaderName::from_static("sec-fetch-site"), "same-origin");
    let origin = says(header::ORIGIN, origin);
    fetch_site.or(origin).is_some() && fetch_site.unwrap_or(true) && origin.unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_proof_of_the_same_origin_counts() {
        let ours = "https://us.example";
        let cases: [(&[(&str, &str)], bool); 16] = [
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "same-origin"), ("origin", ours)], true),
            (&[("origin", ours)], true),
            (&[], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", ours)], false),
            (&[("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "same-origin"), ("origin", "null")], false),
            (&[("origin", "null")], false),
            (&[("origin", "https://us.example.attacker.com")], false),
            (&[("origin", "https://us.example:444")], false),
            (&[("origin", "http://us.example")], false),
            (&[("origin", "https://us.example.")], false),
            (&[("origin", ours), ("origin", "https://evil.example")], false),
        ];
        for (lines, allowed) in cases {
            let mut headers = HeaderMap::new();
            for (name, value) in lines {
                headers.append(header::HeaderName::from_static(name), value.parse().unwrap());
            }
            assert_eq!(is_from(ours, &headers), allowed, "{lines:?}");
        }
    }
}
