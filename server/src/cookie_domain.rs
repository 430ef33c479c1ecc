//! The domain whose every host gets the session cookie, for products on hosts beside the service's.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// A registered domain, such as `example.com`, or a host of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CookieDomain(String);

/// A text that no cookie can be shared by.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a cookie domain looks like example.com, with neither scheme, port nor dot in front: {0}")]
pub struct InvalidCookieDomain(&'static str);

/// Second labels under which registries of countries sell names, as in `co.uk`. Browsers go by the whole list of public
/// suffixes (publicsuffix.org) and refuse the cookie for all of them, so what is missing here lets nobody in.
const SOLD_BELOW: [&str; 14] =
    ["ac", "co", "com", "edu", "gob", "gouv", "gov", "ltd", "mil", "ne", "net", "nom", "or", "org"];

impl CookieDomain {
    /// The domain in small letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a host of this name gets the cookie (RFC 6265, 5.1.3).
    pub fn covers(&self, host: &str) -> bool {
        host == self.0 || host.strip_suffix(&self.0).is_some_and(|rest| rest.ends_with('.'))
    }
}

impl fmt::Display for CookieDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for CookieDomain {
    type Err = InvalidCookieDomain;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let domain = text.to_ascii_lowercase();
        if domain.parse::<IpAddr>().is_ok() {
            return Err(InvalidCookieDomain("an address has no hosts below it"));
        }
        let labels: Vec<_> = domain.split('.').collect();
        if !labels.iter().all(|label| is_label(label)) {
            return Err(InvalidCookieDomain("it is no name of a host"));
        }
        match labels.as_slice() {
            [_] => Err(InvalidCookieDomain("browsers refuse a cookie for a single label")),
            [second, country] if country.len() == 2 && SOLD_BELOW.contains(second) => {
                Err(InvalidCookieDomain("names below it are sold to anybody"))
            }
            _ => Ok(Self(domain)),
        }
    }
}

/// RFC 1123, 2.1.
fn is_label(label: &str) -> bool {
    let inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&label.len()) && label.bytes().all(inside) && !label.starts_with('-') && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_covers_itself_and_every_host_below() {
        let domain: CookieDomain = "Example.com".parse().unwrap();
        for (host, covered) in [
            ("example.com", true),
            ("account.example.com", true),
            ("a.b.example.com", true),
            ("badexample.com", false),
            ("example.com.evil.example", false),
            ("com", false),
            ("", false),
        ] {
            assert_eq!(domain.covers(host), covered, "{host}");
        }
    }

    #[test]
    fn what_no_cookie_can_be_shared_by_is_refused() {
        for text in [
            "",
            "com",
            "localhost",
            ".example.com",
            "example.com.",
            "https://example.com",
            "example.com:443",
            "*.example.com",
            "-a.example.com",
            "192.0.2.1",
            "2001:db8::1",
            "[2001:db8::1]",
            "co.uk",
            "com.au",
            "ex ample.com",
            "example.com; Path=/x",
        ] {
            assert!(text.parse::<CookieDomain>().is_err(), "{text:?}");
        }
        for text in ["example.com", "example.co.uk", "co.example", "intra.example.com"] {
            assert!(text.parse::<CookieDomain>().is_ok(), "{text:?}");
        }
    }
}
