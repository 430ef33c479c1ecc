//! Pages that lead a browser on to a website by themselves, in the place of a redirect.
//!
//! Some browsers apply the policy of a page that has a form (Content Security Policy Level 3, `form-action`) to every redirect
//! that its answer leads to, also those that the website makes afterwards, which nobody can know. A page of our own ends that
//! chain, so that the policy of ours stays as strict as it is.

use app::{Language, text_in};
use axum::response::{IntoResponse as _, Redirect, Response};
use url::{Url, form_urlencoded};

use crate::site::compression::HoldsSecret;
use crate::site::content_security_policy::FormTarget;
use crate::site::plain_page::{Look, PlainPage, escape, with_mark};

/// Leads the browser that sent a form on to `location`: by a page where a website may follow, else by a redirect (303, so that
/// no browser sends the form on; RFC 9700, 4.12).
pub(crate) fn after_form(location: &str, look: Look<'_>, language: Language) -> Response {
    let may_leave = ["https:", "http:", "/oauth2/authorize?"].iter().any(|start| location.starts_with(start));
    if !may_leave {
        return Redirect::to(location).into_response();
    }
    let where_to = where_to(location, language);
    let location = escape(location);
    let now = escape(&text_in(language, "onward-now", &[]));
    page(
        language,
        look,
        &format!("<meta http-equiv=\"refresh\" content=\"0;url={location}\">"),
        &format!("<p>{where_to}</p><p><a href=\"{location}\">{now}</a></p>"),
    )
}

/// Sends the encoded `form` to the website at `uri`: by itself, or where no scripts run, when the person says so. `nonce` marks
/// the script.
pub(crate) fn by_form(uri: &str, form: &str, look: Look<'_>, nonce: &str, language: Language) -> Response {
    let fields = form_urlencoded::parse(form.as_bytes());
    let fields = fields
        .map(|(name, value)| format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">", escape(&name), escape(&value)))
        .collect::<Vec<_>>()
        .concat();
    let body = format!(
        "<form class=\"card form\" method=\"post\" action=\"{}\"><p>{}</p>{fields}\
         <button class=\"main\">{}</button></form>\
         <script nonce=\"{}\">document.forms[0].submit();</script>",
        escape(uri),
        where_to(uri, language),
        escape(&text_in(language, "onward-answer", &[])),
        escape(nonce),
    );
    let mut answer = page(language, look, "", &body);
    answer.extensions_mut().insert(FormTarget::Anywhere);
    answer
}

fn page(language: Language, look: Look<'_>, head: &str, body: &str) -> Response {
    let title = text_in(language, "onward-title", &[]);
    let mut page = PlainPage { language, title: &title, look: Some(look), head, body }.into_response();
    page.extensions_mut().insert(HoldsSecret);
    page
}

/// Says where the browser goes on to: the host of a website's address; of one of our own, what a person calls it.
fn where_to(location: &str, language: Language) -> String {
    let url = Url::parse(location).ok();
    let text = match url.as_ref().and_then(Url::host_str) {
        Some(host) => text_in(language, "onward", &[("place", host)]),
        None => text_in(language, "onward-to-website", &[]),
    };
    with_mark(&text, "<strong>", "</strong>")
}

#[cfg(test)]
mod tests {
    use app::Brand;
    use axum::http::StatusCode;

    use super::*;

    #[test]
    fn a_form_leads_to_a_website_by_a_page_and_elsewhere_by_a_redirect() {
        for (location, status) in [
            ("https://wiki.example.com/callback?code=a", StatusCode::OK),
            ("http://127.0.0.1:8080/callback?code=a", StatusCode::OK),
            ("/oauth2/authorize?client_id=wiki", StatusCode::OK),
            ("com.example.app:/callback?code=a", StatusCode::SEE_OTHER),
            ("/account/sessions", StatusCode::SEE_OTHER),
            ("/sign-in?next=/oauth2/authorize?client_id=wiki", StatusCode::SEE_OTHER),
        ] {
            let look = Look { stylesheet: "/style.css", brand: &Brand::default() };
            assert_eq!(after_form(location, look, Language::English).status(), status, "{location}");
        }
    }
}
