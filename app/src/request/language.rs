//! The language that a request is answered in.

use axum::http::{HeaderMap, HeaderName, header};
use leptos::prelude::{Owner, provide_context};

use super::BrowserCookies;
use crate::Language;

/// The language of the page whose living part asks.
pub(crate) const LANGUAGE_OF_PAGE: HeaderName = HeaderName::from_static("x-language");

impl Language {
    /// The page's own, if one asks; else the one that was chosen in this browser; else what the browser prefers.
    pub fn of(headers: &HeaderMap, cookies: &BrowserCookies) -> Self {
        let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let of_page = text(LANGUAGE_OF_PAGE).and_then(Self::parse);
        let chosen = || Self::parse(&cookies.language(headers)?);
        of_page.or_else(chosen).or_else(|| Self::accepted(text(header::ACCEPT_LANGUAGE)?)).unwrap_or_default()
    }
}

/// Makes something in words where no page is being made.
pub(crate) fn speaking<T>(language: Language, make: impl FnOnce() -> T) -> T {
    Owner::new().with(|| {
        provide_context(language);
        make()
    })
}
