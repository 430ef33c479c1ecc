//! Every cookie of the service: its name, its attributes, how it is read, set and cleared.

use std::sync::Arc;
use std::time::Duration;

use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{BROWSER_LIFETIME, SecretToken};

use crate::{Language, Notice};

const NOTICE_LIFETIME: Duration = Duration::from_mins(1);

pub(super) const SESSION: &str = "session";
pub(super) const BROWSER: &str = "browser";
pub(super) const VISIT: &str = "visit";
const LANGUAGE: &str = "language";
const NOTICE: &str = "notice";

/// The names and attributes of the cookies (ASVS 3.3.1 to 3.3.4, RFC 6265bis).
#[derive(Clone, Debug)]
pub struct BrowserCookies {
    secure: bool,
    domain: Option<Arc<str>>,
}

impl BrowserCookies {
    /// `__Host-` cookies with `Secure`, as everywhere but in development.
    pub const fn secure() -> Self {
        Self { secure: true, domain: None }
    }

    /// The same, but every host of `domain` gets the session cookie, which is `__Secure-` then. The other cookies stay with
    /// the service's own host.
    pub fn shared(domain: &str) -> Self {
        Self { secure: true, domain: Some(domain.into()) }
    }

    /// Plain cookies, for a browser that refuses `Secure` ones over http during development.
    pub const fn insecure() -> Self {
        Self { secure: false, domain: None }
    }

    fn name(&self, short: &str) -> String {
        match (self.secure, self.domain_of(short)) {
            (true, None) => format!("__Host-{short}"),
            (true, Some(_)) => format!("__Secure-{short}"),
            (false, _) => short.to_owned(),
        }
    }

    fn domain_of(&self, short: &str) -> Option<&str> {
        self.domain.as_deref().filter(|_| short == SESSION)
    }

    /// What the session cookie is called.
    pub fn session_name(&self) -> String {
        self.name(SESSION)
    }

    /// The session token. Two cookies of that name mean that somebody meddled, so neither counts.
    pub fn session(&self, headers: &HeaderMap) -> Option<SecretToken> {
        self.read(headers, SESSION).and_then(|value| SecretToken::parse(&value))
    }

    /// Whether the browser holds anything under the session cookie's name.
    pub fn has_session(&self, headers: &HeaderMap) -> bool {
        values(headers, &self.name(SESSION)).next().is_some()
    }

    /// The token by which a browser that signed in before is known.
    pub fn browser(&self, headers: &HeaderMap) -> Option<SecretToken> {
        self.read(headers, BROWSER).and_then(|value| SecretToken::parse(&value))
    }

    /// The language that was chosen in this browser.
    pub(super) fn language(&self, headers: &HeaderMap) -> Option<String> {
        self.read(headers, LANGUAGE)
    }

    /// The `Set-Cookie` value that remembers the language that was chosen.
    pub fn set_language(&self, language: Language) -> HeaderValue {
        self.set(LANGUAGE, language.tag(), BROWSER_LIFETIME)
    }

    /// When the browser looked at whose list.
    pub(super) fn visit(&self, headers: &HeaderMap) -> Option<String> {
        self.read(headers, VISIT)
    }

    /// What a form sent without JavaScript has to say; whoever shows it clears it.
    pub fn notice(&self, headers: &HeaderMap) -> Option<Notice> {
        let json = URL_SAFE_NO_PAD.decode(self.read(headers, NOTICE)?).ok()?;
        serde_json::from_slice(&json).ok()
    }

    fn read(&self, headers: &HeaderMap, short: &str) -> Option<String> {
        let name = self.name(short);
        let mut values = values(headers, &name);
        let value = values.next();
        if values.next().is_some() { None } else { String::from_utf8(value?.to_vec()).ok() }
    }

    /// The `Set-Cookie` value that carries a notice to the next page; a missing one clears it.
    pub fn set_notice(&self, notice: Option<&str>) -> HeaderValue {
        match notice {
            Some(encoded) => self.set(NOTICE, encoded, NOTICE_LIFETIME),
            None => self.set(NOTICE, "", Duration::ZERO),
        }
    }

    /// The headers that take the session token from the browser, with the pages that it may have kept (ASVS 14.3.1). The pages
    /// store nothing by themselves, so that what is stored at the origin is a product's.
    pub fn without_session(&self) -> [(header::HeaderName, HeaderValue); 2] {
        let clear = HeaderValue::from_static("\"cache\"");
        [(SET_COOKIE, self.clear_session()), (header::HeaderName::from_static("clear-site-data"), clear)]
    }

    /// The `Set-Cookie` value that takes the session cookie from the browser.
    pub fn clear_session(&self) -> HeaderValue {
        self.set(SESSION, "", Duration::ZERO)
    }

    /// Whether an answer sets the session cookie, or clears it.
    pub fn sets_session(&self, headers: &HeaderMap) -> bool {
        let name = self.name(SESSION);
        let sets = |line: &HeaderValue| {
            line.as_bytes().strip_prefix(name.as_bytes()).is_some_and(|rest| rest.starts_with(b"="))
        };
        headers.get_all(SET_COOKIE).iter().any(sets)
    }

    pub(super) fn set(&self, short: &str, value: &str, lifetime: Duration) -> HeaderValue {
        let secure = if self.secure { "; Secure" } else { "" };
        let domain = self.domain_of(short).map_or_else(String::new, |domain| format!("; Domain={domain}"));
        let (name, seconds) = (self.name(short), lifetime.as_secs());
        let text = format!("{name}={value}; Path=/{domain}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::try_from(text).expect("names, domains and base64url values are header characters")
    }
}

/// The values of the cookies of that name, byte by byte, because a product on the same host may have set cookies that are no
/// ASCII.
fn values<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
    let lines = headers.get_all(header::COOKIE).iter().map(HeaderValue::as_bytes);
    lines
        .flat_map(|line| line.split(|byte| *byte == b';'))
        .filter_map(|pair| pair.trim_ascii().strip_prefix(name.as_bytes())?.strip_prefix(b"="))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(header::COOKIE, HeaderValue::from_str(line).unwrap());
        }
        headers
    }

    #[test]
    fn the_session_cookie_has_every_attribute() {
        let cookie = BrowserCookies::secure().set("session", "x", Duration::from_mins(1));
        assert_eq!(cookie, "__Host-session=x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure");
    }

    #[test]
    fn a_shared_domain_gets_the_session_cookie_and_no_other() {
        let cookies = BrowserCookies::shared("example.com");
        let cookie = cookies.set(SESSION, "x", Duration::from_mins(1));
        let shared = "__Secure-session=x; Path=/; Domain=example.com; Max-Age=60; HttpOnly; SameSite=Lax; Secure";
        assert_eq!(cookie, shared);
        for (short, name) in [(BROWSER, "__Host-browser"), (NOTICE, "__Host-notice")] {
            let cookie = cookies.set(short, "x", Duration::from_mins(1));
            assert_eq!(cookie, format!("{name}=x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"));
        }
        let token = SecretToken::generate().unwrap().reveal();
        assert!(cookies.session(&headers(&[&format!("__Secure-session={token}")])).is_some());
        assert!(cookies.session(&headers(&[&format!("__Host-session={token}")])).is_none());
        assert!(BrowserCookies::secure().session(&headers(&[&format!("__Secure-session={token}")])).is_none());
    }

    #[test]
    fn a_token_is_read_among_other_cookies() {
        let token = SecretToken::generate().unwrap();
        let line = format!("a=1; __Host-session={}; b=2", token.reveal());
        let read = BrowserCookies::secure().session(&headers(&[&line])).unwrap();
        assert_eq!(read.hash(), token.hash());
    }

    #[test]
    fn a_token_is_read_beside_a_cookie_that_is_no_ascii() {
        let token = SecretToken::generate().unwrap().reveal();
        let mut headers = HeaderMap::new();
        let line = format!("name=Zo\u{eb}; __Host-session={token}");
        headers.append(header::COOKIE, HeaderValue::from_bytes(line.as_bytes()).unwrap());
        assert!(BrowserCookies::secure().session(&headers).is_some());
        let second = format!("name=Zo\u{eb}; __Host-session={token}");
        headers.append(header::COOKIE, HeaderValue::from_bytes(second.as_bytes()).unwrap());
        assert!(BrowserCookies::secure().session(&headers).is_none());
    }

    #[test]
    fn two_session_cookies_count_as_none_in_either_order() {
        let [one, two] = [SecretToken::generate().unwrap().reveal(), SecretToken::generate().unwrap().reveal()];
        for (first, second) in [(&one, &two), (&two, &one)] {
            let joined = format!("__Host-session={first}; __Host-session={second}");
            assert!(BrowserCookies::secure().session(&headers(&[&joined])).is_none());
            let lines = [format!("__Host-session={first}"), format!("__Host-session={second}")];
            let lines: Vec<_> = lines.iter().map(String::as_str).collect();
            assert!(BrowserCookies::secure().session(&headers(&lines)).is_none());
        }
    }

    #[test]
    fn the_plain_name_is_not_read_where_cookies_are_secure() {
        let line = format!("session={}", SecretToken::generate().unwrap().reveal());
        assert!(BrowserCookies::secure().session(&headers(&[&line])).is_none());
        assert!(BrowserCookies::insecure().session(&headers(&[&line])).is_some());
    }
}
