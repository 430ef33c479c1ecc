//! Pages that lead a browser on to a website by themselves, in the place of a redirect.
//!
//! Some browsers apply the policy of a page that has a form (Content Security Policy Level 3, `form-action`) to every redirect
//! that its answer leads to, also those that the website makes afterwards, which nobody can know. A page of our own ends that
//! chain, so that the policy of ours stays as strict as it is.

use axum::response::{IntoResponse as _, Redirect, Response};
use url::{Url, form_urlencoded};

use crate::site::compression::HoldsSecret;
use crate::site::content_security_policy::FormTarget;
use crate::site::plain_page::{Look, PlainPage, escape};

/// Leads the browser that sent a form on to `location`: by a page where a website may follow, else by a redirect (303, so that
/// no browser sends the form on; RFC 9700, 4.12).
pub(crate) fn after_form(location: &str, look: Look<'_>) -> Response {
    let may_leave = ["https:", "http:", "/oauth2/authorize?"].iter().any(|start| location.starts_with(start));
    if !may_leave {
        return Redirect::to(location).into_response();
    }
    let place = escape(&place(location));
    let location = escape(location);
    page(
        look,
        &format!("<meta http-equiv=\"refresh\" content=\"0;url={location}\">"),
        &format!("<p>Your browser goes on to <strong>{place}</strong>.</p><p><a href=\"{location}\">Go on now</a></p>"),
    )
}

/// Sends the encoded `form` to the website at `uri`: by itself, or where no scripts run, when the person says so. `nonce` marks
/// the script.
pub(crate) fn by_form(uri: &str, form: &str, look: Look<'_>, nonce: &str) -> Response {
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
    let mut answer = page(look, "", &body);
    answer.extensions_mut().insert(FormTarget::Anywhere);
    answer
}

fn page(look: Look<'_>, head: &str, body: &str) -> Response {
    let mut page = PlainPage { title: "Going on", look: Some(look), head, body }.into_response();
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
            assert_eq!(after_form(location, look).status(), status, "{location}");
        }
    }
}
