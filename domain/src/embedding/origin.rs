//! The web origins in whose pages a person's sessions may be shown and closed (RFC 6454).

use std::fmt;

use url::{Host, Url};

/// An origin, written as browsers write it into the header `Origin`: https, or http at the device itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmbedOrigin(String);

/// Why an address is no such origin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidOrigin {
    /// It is something else.
    #[error(
        "is not an origin such as https://app.example.com: a scheme, a host, and a port only where it is not the usual one"
    )]
    NotAnOrigin,
    /// It leads to an origin, and is written in another way than browsers do.
    #[error("is not written as browsers write an origin; write {0}")]
    Written(String),
    /// Plain http can be read and changed on the way.
    #[error("must be https; http is only for 127.0.0.1, [::1], localhost and names below it")]
    NotSecure,
}

const LONGEST: usize = 300;

impl EmbedOrigin {
    /// Reads an origin, letter by letter as browsers write it.
    pub fn parse(text: &str) -> Result<Self, InvalidOrigin> {
        // Anybody can send a header as long as a head may be, and reading a name of that length takes long.
        if text.len() > LONGEST {
            return Err(InvalidOrigin::NotAnOrigin);
        }
        let url = Url::parse(text).map_err(|_| InvalidOrigin::NotAnOrigin)?;
        let is_secure = match url.scheme() {
            "https" => true,
            "http" => is_at_the_device(&url),
            _ => return Err(InvalidOrigin::NotAnOrigin),
        };
        if !has_plain_host(&url) {
            return Err(InvalidOrigin::NotAnOrigin);
        }
        if !is_secure {
            return Err(InvalidOrigin::NotSecure);
        }
        let written = url.origin().ascii_serialization();
        if written == text { Ok(Self(written)) } else { Err(InvalidOrigin::Written(written)) }
    }

    /// The origin as browsers write it, and as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its host, with the port where there is one: what people know the place by.
    pub fn host(&self) -> &str {
        self.0.split_once("://").map_or(&self.0, |(_, host)| host)
    }
}

impl fmt::Display for EmbedOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The URL Standard lets hosts have characters that mean something else in a policy or a list, such as `;` and `*`.
fn has_plain_host(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            !name.ends_with('.') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
        }
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => true,
        None => false,
    }
}

/// Browsers take these for as trustworthy as https (W3C, Secure Contexts, 3.1).
fn is_at_the_device(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_letter_by_letter_as_browsers_write_it() {
        for text in [
            "https://app.example.com",
            "https://app.example.com:8443",
            "https://xn--bcher-kva.example",
            "https://192.0.2.7",
            "https://[2001:db8::1]:8443",
            "http://localhost",
            "http://dash.other.localhost:4000",
            "http://127.0.0.1:4000",
            "http://[::1]:4000",
        ] {
            assert_eq!(EmbedOrigin::parse(text).unwrap().as_str(), text);
        }
        assert_eq!(EmbedOrigin::parse("http://dash.localhost:4000").unwrap().host(), "dash.localhost:4000");
    }

    #[test]
    fn whatever_else_leads_to_an_origin_is_refused_with_how_it_is_written() {
        for (text, written) in [
            ("https://app.example.com/", "https://app.example.com"),
            ("https://app.example.com/settings?tab=1#x", "https://app.example.com"),
            ("https://APP.example.com", "https://app.example.com"),
            ("https://app.example.com:443", "https://app.example.com"),
            ("https://ada:secret@app.example.com", "https://app.example.com"),
            ("https://bücher.example", "https://xn--bcher-kva.example"),
            ("https:app.example.com", "https://app.example.com"),
            ("https://app.example.com\\evil.example", "https://app.example.com"),
            (" https://app.example.com", "https://app.example.com"),
            ("https://app.exa\tmple.com", "https://app.example.com"),
        ] {
            assert_eq!(EmbedOrigin::parse(text), Err(InvalidOrigin::Written(written.to_owned())), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_origin_or_can_be_read_on_the_way_is_refused() {
        for text in [
            "",
            "null",
            "*",
            "app.example.com",
            "https://",
            "https://*.example.com",
            "https://a;b.example.com",
            "https://a'b.example.com",
            "https://a,b.example.com",
            "https://app.example.com.",
            "ftp://app.example.com",
            "javascript:alert(1)",
            "file:///etc",
            "data:text/html,x",
            "https://app.example.com https://b.example.com",
        ] {
            assert_eq!(EmbedOrigin::parse(text), Err(InvalidOrigin::NotAnOrigin), "{text:?}");
        }
        assert!(EmbedOrigin::parse(&format!("https://{}.example.com", "a.".repeat(200))).is_err());
        for text in ["http://app.example.com", "http://192.0.2.7", "http://localhost.example.com", "http://mylocalhost"]
        {
            assert_eq!(EmbedOrigin::parse(text), Err(InvalidOrigin::NotSecure), "{text:?}");
        }
    }
}
