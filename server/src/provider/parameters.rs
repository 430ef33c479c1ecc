//! The parameters of a request, as they came.

use axum::http::{HeaderMap, Uri, header};
use url::form_urlencoded;

use super::refusal::Refusal;

/// The parameters of an `OAuth` request: name and value, in their order.
pub(crate) type OAuthParameters = Vec<(String, String)>;

/// Reads a query or a form.
pub(crate) fn read(text: &str) -> OAuthParameters {
    form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

/// Writes them again.
pub(crate) fn write(parameters: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish()
}

/// Reads the form of a program. What stands in an address is seen by too many (ASVS 14.2.1), so nothing may stand there.
pub(super) fn read_form(uri: &Uri, headers: &HeaderMap, body: &str) -> Result<OAuthParameters, Refusal> {
    let form = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !form.trim().to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
        return Err(Refusal::invalid_request("the body must be application/x-www-form-urlencoded"));
    }
    if uri.query().is_some() {
        return Err(Refusal::invalid_request("parameters belong into the body"));
    }
    Ok(read(body))
}

/// A parameter of a form, there once at most.
pub(super) fn single<'a>(parameters: &'a OAuthParameters, name: &str) -> Result<Option<&'a str>, Refusal> {
    let repeated = |domain::Repeated| Refusal::invalid_request("a parameter is there more than once");
    domain::single(parameters, name).map_err(repeated)
}

/// A parameter that must be there.
pub(super) fn required<'a>(
    parameters: &'a OAuthParameters,
    name: &str,
    missing: &'static str,
) -> Result<&'a str, Refusal> {
    single(parameters, name)?.ok_or(Refusal::invalid_request(missing))
}
