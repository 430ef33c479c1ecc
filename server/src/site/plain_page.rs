//! Pages that the process writes by itself, where no page of `app` stands.

use app::request::Services;
use app::{Brand, Language, marked, text_in};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

/// A page without anything living: `head` and `body` are HTML, all else is text.
pub(crate) struct PlainPage<'a> {
    /// What it is written in.
    pub(crate) language: Language,
    pub(crate) title: &'a str,
    /// How it looks, where it may load something.
    pub(crate) look: Option<Look<'a>>,
    pub(crate) head: &'a str,
    pub(crate) body: &'a str,
}

/// What every page of the service looks like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look<'a> {
    /// The address of the stylesheet.
    pub(crate) stylesheet: &'a str,
    /// Whose service it is.
    pub(crate) brand: &'a Brand,
}

impl<'a> Look<'a> {
    /// That of the service's own pages.
    pub(crate) fn of(services: &'a Services) -> Self {
        Self { stylesheet: &services.assets.css, brand: &services.brand }
    }
}

impl PlainPage<'_> {
    /// The page, with status 200.
    pub(crate) fn into_response(self) -> Response {
        let Self { language, title, look, head, body } = self;
        let my_account = text_in(language, "live-my-account", &[]);
        let (title, links, header) = match look {
            Some(Look { stylesheet, brand }) => {
                (brand.title(title, &my_account), links(stylesheet, brand), header(brand, &my_account))
            }
            None => (title.to_owned(), String::new(), String::new()),
        };
        let html = format!(
            "<!DOCTYPE html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\">{head}<title>{}</title>{links}</head>\
             <body>{header}<main class=\"narrow\" id=\"main\">{body}</main></body></html>",
            language.tag(),
            language.direction(),
            escape(&title),
        );
        let html_type = HeaderValue::from_static("text/html; charset=utf-8");
        (StatusCode::OK, [(header::CONTENT_TYPE, html_type)], html).into_response()
    }
}

fn links(stylesheet: &str, brand: &Brand) -> String {
    let sheets = [Some(stylesheet), brand.stylesheet.as_deref()].into_iter().flatten();
    let sheets = sheets.map(|address| format!("<link rel=\"stylesheet\" href=\"{}\">", escape(address)));
    format!("<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">{}", sheets.collect::<String>())
}

/// Whose service it is, as other pages outside of the account's frame say it.
fn header(brand: &Brand, my_account: &str) -> String {
    if !brand.is_shown() {
        return String::new();
    }
    let logo = brand.logo.as_ref().map(|address| format!("<img src=\"{}\" alt=\"\">", escape(address)));
    let name = escape(&brand.title("", my_account));
    format!(
        "<header class=\"narrow\"><strong class=\"brand\">{}<bdi>{name}</bdi></strong></header>",
        logo.unwrap_or_default()
    )
}

/// The text as it stands in HTML, in an attribute as well.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// A message as HTML, with the element of these two tags around what it marks.
pub(crate) fn with_mark(text: &str, start: &str, end: &str) -> String {
    let (before, inside, after) = marked(text);
    format!("{}{start}{}{end}{}", escape(&before), escape(&inside), escape(&after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(escape("\"><script>&'"), "&quot;&gt;&lt;script&gt;&amp;&#39;");
        assert_eq!(with_mark("On to <a><b></a>.", "<strong>", "</strong>"), "On to <strong>&lt;b&gt;</strong>.");
    }
}
