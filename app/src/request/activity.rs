//! Which requests are what a person does.

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method};
use domain::CurrentSession;

use super::Services;

/// Says that a browser asks for a page that nobody has asked for yet (Fetch, HTTP extensions).
const SEC_PURPOSE: HeaderName = HeaderName::from_static("sec-purpose");

/// Notes that the session's person did something, if the request is such a thing.
pub async fn note_activity(services: &Services, head: &Parts, current: &CurrentSession) {
    if is_made_by_a_person(&head.method, &head.headers) {
        services.accounts.record_activity(current).await;
    }
}

/// Whether a person made the request. Nobody looks at what a browser fetches or renders beforehand, nor at the answer to
/// `HEAD`.
pub fn is_made_by_a_person(method: &Method, headers: &HeaderMap) -> bool {
    method != Method::HEAD && !headers.get_all(SEC_PURPOSE).iter().any(|value| is_beforehand(value.as_bytes()))
}

fn is_beforehand(purpose: &[u8]) -> bool {
    let mut words = purpose.split(|byte| matches!(byte, b',' | b';')).map(<[u8]>::trim_ascii);
    words.any(|word| word.eq_ignore_ascii_case(b"prefetch") || word.eq_ignore_ascii_case(b"prerender"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_does_beforehand_is_not_what_a_person_does() {
        for (purpose, by_a_person) in [
            ("prefetch", false),
            ("prefetch;prerender", false),
            ("prefetch;anonymous-client-ip", false),
            ("Prefetch ; prerender", false),
            ("prerender", false),
            ("", true),
            ("navigation", true),
            ("prefetched", true),
        ] {
            let headers = HeaderMap::from_iter([(SEC_PURPOSE, purpose.parse().unwrap())]);
            assert_eq!(is_made_by_a_person(&Method::GET, &headers), by_a_person, "{purpose:?}");
        }
        assert!(is_made_by_a_person(&Method::POST, &HeaderMap::new()));
        assert!(!is_made_by_a_person(&Method::HEAD, &HeaderMap::new()));
    }
}
