//! Where a form that was sent without JavaScript goes on. The process turns this into a redirect; an answer to the
//! page's own code carries none of it.

use axum::http::{HeaderName, HeaderValue};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use url::form_urlencoded;

use super::ClientAnswer;
use crate::{AppError, Notice};

/// Names the page at which a form goes on; never leaves the process.
pub const CONTINUE_AT: HeaderName = HeaderName::from_static("x-continue-at");

/// The form that is sent to that page, encoded; never leaves the process.
pub const CONTINUE_WITH: HeaderName = HeaderName::from_static("x-continue-with");

/// What that page says first, encoded as for its cookie; never leaves the process.
pub const NOTICE: HeaderName = HeaderName::from_static("x-notice");

/// The form goes on at `path`, which says `notice` first.
pub fn continue_at(path: &str, notice: Option<&Notice>) {
    let options = expect_context::<ResponseOptions>();
    if let Ok(path) = HeaderValue::try_from(path) {
        options.insert_header(CONTINUE_AT, path);
    }
    if let Some(notice) = notice {
        options.insert_header(NOTICE, notice.encoded());
    }
}

/// The query of an address with these parameters.
pub(crate) fn query(parameters: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish()
}

/// The next page says `notice` first, whichever it is.
pub(super) fn tell_next_page(notice: &Notice) {
    if let Some(options) = use_context::<ResponseOptions>() {
        options.insert_header(NOTICE, notice.encoded());
    }
}

/// The form goes on at the website, with its answer.
pub(crate) fn continue_at_client(answer: &ClientAnswer) {
    continue_at(&answer.location(), None);
    if let Some(form) = answer.form().and_then(|form| HeaderValue::try_from(form).ok()) {
        expect_context::<ResponseOptions>().insert_header(CONTINUE_WITH, form);
    }
}

/// The form goes on at `path`, which says why nothing was done.
pub fn fail_at(path: &str, login_name: &str, error: AppError) -> AppError {
    continue_at(path, Some(&Notice::Failed { error: error.clone(), login_name: login_name.to_owned() }));
    error
}

impl Notice {
    /// The failure that an answer's body reports, for the next page's cookie.
    pub fn of_failure(body: &[u8]) -> HeaderValue {
        let error = serde_json::from_slice(body).unwrap_or(AppError::Internal);
        Self::Failed { error, login_name: String::new() }.encoded()
    }

    /// As [`NOTICE`] and its cookie have it.
    pub fn encoded(&self) -> HeaderValue {
        let json = serde_json::to_vec(self).expect("a notice has only string keys");
        HeaderValue::try_from(URL_SAFE_NO_PAD.encode(json)).expect("base64url is header characters")
    }
}
