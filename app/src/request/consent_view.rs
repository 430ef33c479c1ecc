//! A website's request as the person who is asked sees it.

use domain::{AuthorizationRequest, Client, ConsentQuestion, CurrentSession, OFFLINE_LIFETIME, Scope};
use url::{Url, form_urlencoded};

use super::reply::to_u32;
use super::website_list::in_words;
use crate::{ConsentView, Language};

/// What the person of `current` is asked, in a `language`. `query` is the request as it came.
pub fn consent_view(
    website: &Client,
    request: &AuthorizationRequest,
    current: &CurrentSession,
    question: ConsentQuestion,
    query: &str,
    language: Language,
) -> ConsentView {
    let address = format!("/oauth2/authorize?{query}");
    let next: String = form_urlencoded::byte_serialize(address.as_bytes()).collect();
    let keeps_access = request.scopes.contains(Scope::OfflineAccess);
    let days = OFFLINE_LIFETIME.as_secs() / (24 * 60 * 60);
    ConsentView {
        website: website.name.clone(),
        website_id: website.id.to_string(),
        site: website.site.clone(),
        site_host: website.site.as_deref().map(place),
        has_logo: website.has_logo,
        login_name: current.account.login_name.to_string(),
        may: in_words(&request.scopes, language),
        keeps_access_for: keeps_access.then(|| to_u32(days)),
        asks_consent: question.consent,
        asks_password: question.password,
        return_host: place(&request.redirect_uri),
        request: query.to_owned(),
        another_account: format!("/sign-in?switch=yes&next={next}"),
    }
}

/// The host of an address; of a program's own address, which has none, the scheme.
fn place(uri: &str) -> String {
    let Ok(url) = Url::parse(uri) else {
        return String::new();
    };
    match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (Some(host), None) => host.to_owned(),
        (None, _) => url.scheme().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_that_a_browser_goes_back_to_is_named() {
        for (uri, named) in [
            ("https://wiki.example.com/callback?a=b", "wiki.example.com"),
            ("https://wiki.example.com:8443/callback", "wiki.example.com:8443"),
            ("http://127.0.0.1:8080/", "127.0.0.1:8080"),
            ("com.example.app:/callback", "com.example.app"),
        ] {
            assert_eq!(place(uri), named, "{uri}");
        }
    }
}
