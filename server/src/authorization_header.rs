//! The `Authorization` header of a request (RFC 9110, 11.6.2), of which there is one at most.

use axum::http::{HeaderMap, header};

/// There is more than one, so none counts.
pub(crate) struct Several;

/// What the header says; empty when that cannot be read.
pub(crate) fn authorization(headers: &HeaderMap) -> Result<Option<&str>, Several> {
    let mut lines = headers.get_all(header::AUTHORIZATION).iter();
    let line = lines.next().map(|line| line.to_str().unwrap_or_default());
    if lines.next().is_some() { Err(Several) } else { Ok(line) }
}

/// What the header gives by this scheme, such as "bearer"; schemes are the same in any case.
pub(crate) fn given_by<'a>(scheme: &str, authorization: &'a str) -> Option<&'a str> {
    let (named, given) = authorization.split_once(' ')?;
    named.eq_ignore_ascii_case(scheme).then_some(given)
}
