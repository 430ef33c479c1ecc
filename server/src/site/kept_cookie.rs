//! A browser that does not keep the session cookie: it is told so, instead of being asked for the password for ever.

use app::RefusedCookie;
use app::request::Services;
use axum::http::{HeaderMap, header};
use url::Url;

/// The forms that sign somebody in, by their pages and by where they are sent.
const ENTRANCES: [&str; 4] = ["/sign-in", "/setup", "/api/sign-in", "/api/setup"];

/// What the address of the page to sign in at says of the cookie when a browser has just been given one.
const EXPECTED: &str = "expected";

/// Where somebody signs in, on the way to `next`, who has no session; `more` are further fields of the query.
pub(crate) fn entrance(services: &Services, headers: &HeaderMap, more: &str, next: &str) -> String {
    let cookie = if comes_without_cookie(services, headers) { "cookie=refused&" } else { "" };
    let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("/sign-in?{cookie}{more}next={next}")
}

/// Whether a page to sign in at whose address has `cookie` is one for a browser that did not keep the cookie.
pub(crate) fn is_refused(services: &Services, headers: &HeaderMap, cookie: &str) -> bool {
    cookie == "refused" || cookie == EXPECTED && comes_without_cookie(services, headers)
}

/// Why a browser that signed in came back without the cookie, as far as it can be known.
pub(crate) fn why_refused(services: &Services) -> RefusedCookie {
    if services.issuer.starts_with("http:") { RefusedCookie::PlainHttp } else { RefusedCookie::Blocked }
}

/// Whether the browser has just come from signing in: only then is a cookie missing that it was given.
fn comes_without_cookie(services: &Services, headers: &HeaderMap) -> bool {
    let referer = headers.get(header::REFERER).and_then(|referer| Url::parse(referer.to_str().ok()?).ok());
    let is_entrance =
        |page: Url| page.origin().ascii_serialization() == services.issuer && ENTRANCES.contains(&page.path());
    !services.cookies.has_session(headers) && referer.is_some_and(is_entrance)
}
