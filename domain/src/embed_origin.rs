//! The origins whose pages may hold the list: those of products, as an operator registered them.

use std::fmt;
use std::str::FromStr;

use url::{Host, Url};

/// A web origin, serialised as browsers send it (RFC 6454, 6.2): https, or http at the machine itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmbedOrigin(String);

/// A text that is no origin of a product.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidEmbedOrigin {
    /// It is no origin, or is not written as browsers write it.
    #[error(
        "{0:?} is no origin: write it as browsers do, such as https://app.example.com, without a path or a slash at the end"
    )]
    Form(String),
    /// Plain http can be read on the way.
    #[error("{0} must be https; http is only for 127.0.0.1, [::1], localhost and names below it")]
    NotSecure(String),
}

/// A host has at most 253 characters.
const LONGEST: usize = 300;

impl EmbedOrigin {
    /// Reads an origin letter by letter: what a browser would write in another way is none.
    pub fn parse(text: &str) -> Result<Self, InvalidEmbedOrigin> {
        let form = || InvalidEmbedOrigin::Form(text.chars().take(LONGEST).collect());
        let url = Some(text).filter(|text| text.len() <= LONGEST).and_then(|text| Url::parse(text).ok());
        let url = url.filter(|url| url.origin().ascii_serialization() == text).ok_or_else(form)?;
        match (url.scheme(), url.host()) {
            (_, Some(Host::Domain(name))) if !is_plain(name) => Err(form()),
            ("https", Some(_)) => Ok(Self(text.to_owned())),
            ("http", Some(host)) if is_this_machine(&host) => Ok(Self(text.to_owned())),
            ("http", Some(_)) => Err(InvalidEmbedOrigin::NotSecure(text.to_owned())),
            _ => Err(form()),
        }
    }

    /// The origin as browsers send it, and as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What stands in headers beside other words, such as `frame-ancestors`, is nothing but the name of a host.
fn is_plain(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    name.split('.').all(|label| !label.is_empty() && label.bytes().all(allowed))
}

fn is_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
    }
}

impl fmt::Display for EmbedOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for EmbedOrigin {
    type Err = InvalidEmbedOrigin;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// Origins as a setting names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmbedOrigins(Vec<EmbedOrigin>);

impl EmbedOrigins {
    /// Whether `origin` is one of them.
    pub fn contain(&self, origin: &EmbedOrigin) -> bool {
        self.0.contains(origin)
    }
}

impl FromStr for EmbedOrigins {
    type Err = InvalidEmbedOrigin;

    /// Reads origins with commas or spaces between them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let entries = text.split(|end: char| end == ',' || end.is_whitespace()).filter(|entry| !entry.is_empty());
        entries.map(EmbedOrigin::parse).collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_taken_as_browsers_send_it() {
        for text in [
            "https://app.example.com",
            "https://app.example.com:8443",
            "https://xn--bcher-kva.example",
            "https://under_score.example.com",
            "https://192.0.2.1",
            "https://[2001:db8::1]:8443",
            "http://localhost",
            "http://dash.other.localhost:4000",
            "http://127.0.0.1:4000",
            "http://[::1]:4000",
        ] {
            assert_eq!(EmbedOrigin::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn what_is_written_in_another_way_is_no_origin() {
        for text in [
            "",
            "null",
            "*",
            "app.example.com",
            "https://",
            "https:app.example.com",
            "https://app.example.com/",
            "https://app.example.com/path",
            "https://app.example.com?a",
            "https://app.example.com#a",
            "https://app.example.com:443",
            "https://app.example.com:0443",
            "https://app.example.com.",
            "https://app..example.com",
            "https://APP.example.com",
            "HTTPS://app.example.com",
            "https://bücher.example",
            "https://*.example.com",
            "https://ada@app.example.com",
            "https://app.example.com;script-src",
            "https://app.example.com,https://b.example.com",
            "https://app.example.com https://b.example.com",
            "https:\\\\app.example.com",
            "https://app.example.com\n",
            " https://app.example.com",
            "https://3221225985",
            "https://192.0.2.01",
            "https://[2001:DB8::1]",
            "wss://app.example.com",
            "file:///",
            "javascript:alert(1)",
            "data:text/html,a",
            "com.example.app:/",
            &format!("https://{}.example", "a".repeat(300)),
        ] {
            assert!(matches!(EmbedOrigin::parse(text), Err(InvalidEmbedOrigin::Form(_))), "{text}");
        }
    }

    #[test]
    fn plain_http_is_for_the_machine_itself() {
        for text in
            ["http://app.example.com", "http://192.0.2.1:4000", "http://notlocalhost", "http://localhost.example"]
        {
            let refusal = EmbedOrigin::parse(text).unwrap_err();
            assert_eq!(refusal, InvalidEmbedOrigin::NotSecure(text.into()));
            assert!(refusal.to_string().contains("must be https"));
        }
    }

    #[test]
    fn a_setting_names_several() {
        let origins: EmbedOrigins = "https://a.example.com, https://b.example.com\n".parse().unwrap();
        let origin = |text| EmbedOrigin::parse(text).unwrap();
        assert!(origins.contain(&origin("https://a.example.com")) && origins.contain(&origin("https://b.example.com")));
        assert!(!origins.contain(&origin("https://c.example.com")));
        assert_eq!("".parse(), Ok(EmbedOrigins::default()));
        assert!("https://a.example.com https://*.example.com".parse::<EmbedOrigins>().is_err());
    }
}
