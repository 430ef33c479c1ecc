//! Pages that the process writes by itself, where no page of `app` stands.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

/// A page without anything living: `head` and `body` are HTML, all else is text.
pub(crate) struct PlainPage<'a> {
    pub(crate) title: &'a str,
    /// The address of the stylesheet, where the page may load it.
    pub(crate) stylesheet: Option<&'a str>,
    pub(crate) head: &'a str,
    pub(crate) body: &'a str,
}

impl PlainPage<'_> {
    /// The page, with status 200.
    pub(crate) fn into_response(self) -> Response {
        let Self { title, stylesheet, head, body } = self;
        let stylesheet = stylesheet.map(|address| {
            format!(
                "<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
                 <link rel=\"stylesheet\" href=\"{}\">",
                escape(address)
            )
        });
        let html = format!(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\">{head}<title>{}</title>{}</head>\
             <body><main class=\"narrow\" id=\"main\">{body}</main></body></html>",
            escape(title),
            stylesheet.unwrap_or_default(),
        );
        let html_type = HeaderValue::from_static("text/html; charset=utf-8");
        (StatusCode::OK, [(header::CONTENT_TYPE, html_type)], html).into_response()
    }
}

/// The text as it stands in HTML, in an attribute as well.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(escape("\"><script>&'"), "&quot;&gt;&lt;script&gt;&amp;&#39;");
    }
}
