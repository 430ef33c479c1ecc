//! Pages that lead a browser on to a website by themselves, in the place of a redirect.
//!
//! Some browsers apply the policy of a page that has a form (Content Security Policy Level 3, `form-action`) to every redirect
//! that its answer leads to, also those that the website makes afterwards, which nobody can know. A page of our own ends that
//! chain, so that the policy of ours stays as strict as it is.

use axum::response::{IntoResponse as _, Redirect, Response};
use url::{Url, form_urlencoded};

use crate::compression::HoldsSecret;
use crate::plain_page::{PlainPage, escape};

/// What a page's forms may lead to besides the service itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FormTarget {
    /// A program's own scheme. A browser opens the program where it is redirected, and not always where a page leads by itself.
    Scheme(String),
    /// Anything: the page has nothing but a form for a website that was registered, and a website may lead on to wherever it
    /// likes.
    Anywhere,
}

/// The scheme that the forms of a page lead to, if they end at an address of a program's own.
pub(crate) fn form_target(uri: &str) -> Option<FormTarget> {
    let url = Url::parse(uri).ok()?;
    (!matches!(url.scheme(), "http" | "https")).then(|| FormTarget::Scheme(format!("{}:", url.scheme())))
}

/// Leads the browser that sent a form on to `location`: by a page where a website may follow, else by a redirect (303, so that
/// no browser sends the form on; RFC 9700, 4.12).
pub(crate) fn after_form(location: &str, stylesheet: &str) -> Response {
    let may_leave = ["https:", "http:", "/oauth2/authorize?"].iter().any(|start| location.starts_with(start));
    if !may_leave {
        return Redirect::to(location).into_response();
    }
    let place = escape(&place(location));
    let location = escape(location);
    page(
        stylesheet,
        &format!("<meta http-equiv=\"refresh\" content=\"0;url={location}\">"),
        &format!("<p>Your browser goes on to <strong>{place}</strong>.</p><p><a href=\"{location}\">Go on now</a></p>"),
    )
}

/// Sends the encoded `form` to the website at `uri`: by itself, or where no scripts run, when the person says so. `nonce` marks
/// the script.
pub(crate) fn by_form(uri: &str, form: &str, stylesheet: &str, nonce: &str) -> Response {
    let fields = form_urlencoded::parse(form.as_bytes());
    let fields = fields
        .map(|(name, value)| format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">", escape(&name), escape(&value)))
        .collect::<Vec<_>>()
        .concat();
    let body = format!(
        "<form class=\"card form\" method=\"post\" action=\"{}\"><p>Your browser goes on to <strong>{}</strong>.</p>{fields}\
         <button class=\"main\">Go on</button></form>\
         <script nonce=\"{}\">document.forms[0].submit();</script>",
        escape(uri),
        escape(&place(uri)),
        escape(nonce),
    );
    let mut answer = page(stylesheet, "", &body);
    answer.extensions_mut().insert(FormTarget::Anywhere);
    answer
}

fn page(stylesheet: &str, head: &str, body: &str) -> Response {
    let mut page = PlainPage { title: "Going on", stylesheet: Some(stylesheet), head, body }.into_response();
    page.extensions_mut().insert(HoldsSecret);
    page
}

/// The host of a website's address; of one of our own, what a person calls it.
fn place(location: &str) -> String {
    let host = Url::parse(location).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.unwrap_or_else(|| "the website".to_owned())
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    #[test]
    fn only_a_programs_own_scheme_is_named_to_the_policy() {
        for (uri, target) in [
            ("https://wiki.example.com/callback?x=1", None),
            ("http://127.0.0.1:8080/callback", None),
            ("com.example.app:/callback", Some(FormTarget::Scheme("com.example.app:".to_owned()))),
        ] {
            assert_eq!(form_target(uri), target);
        }
    }

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
            assert_eq!(after_form(location, "/style.css").status(), status, "{location}");
        }
    }
}
