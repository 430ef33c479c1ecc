//! Which addresses a website may be registered with, and which the service itself may call.

use std::net::IpAddr;

use ipnet::IpNet;
use url::{Host, Url};

/// Why an address cannot be registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UriProblem {
    /// It is no absolute address, or has characters that do not belong into one.
    #[error("is not an absolute address such as https://wiki.example.com/callback")]
    NotAbsolute,
    /// What follows `#` never reaches a server and would be lost or worse (RFC 6749, 3.1.2).
    #[error("must not have a part behind #")]
    Fragment,
    /// What stands before `@` looks like a host and is none.
    #[error("must not name a user before the host")]
    UserInfo,
    /// An address is matched letter by letter (RFC 9700, 2.1).
    #[error("must be exact: there are no wildcards")]
    Wildcard,
    /// Plain http can be read on the way.
    #[error("must be https; http is only for 127.0.0.1, [::1] and localhost")]
    NotSecure,
    /// The scheme runs code, or leads nowhere.
    #[error("has a scheme that is not https, nor one of a program's own such as com.example.app (RFC 8252, 7.1)")]
    Scheme,
    /// A website's server must not make the service call into its own network.
    #[error("leads into a private network; ALLOW_PRIVATE_WEBSITES permits that")]
    Private,
    /// Addresses are kept short.
    #[error("is longer than 2,000 characters")]
    TooLong,
}

const LONGEST_URI: usize = 2_000;

/// An address that a browser is sent back to with a code (RFC 9700, 4.1).
pub(crate) fn check_redirect_uri(uri: &str) -> Result<(), UriProblem> {
    let url = parse(uri)?;
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(&url) => Ok(()),
        "http" => Err(UriProblem::NotSecure),
        // A reversed domain name belongs to somebody; `javascript:` and its kind have no dot.
        scheme if scheme.contains('.') => Ok(()),
        _ => Err(UriProblem::Scheme),
    }
}

/// An address that the service itself calls. `allow_private` lets it be one of a private network.
pub fn check_called_uri(uri: &str, allow_private: bool) -> Result<(), UriProblem> {
    let url = parse(uri)?;
    match url.scheme() {
        "https" => {}
        "http" if allow_private => {}
        "http" => return Err(UriProblem::NotSecure),
        _ => return Err(UriProblem::Scheme),
    }
    let private = match url.host() {
        Some(Host::Ipv4(address)) => !is_public_address(address.into()),
        Some(Host::Ipv6(address)) => !is_public_address(address.into()),
        // Other names are looked at when they have become addresses, at each call.
        Some(Host::Domain(name)) => is_local_name(name),
        None => true,
    };
    if private && !allow_private { Err(UriProblem::Private) } else { Ok(()) }
}

/// An address that a person may follow.
pub(crate) fn check_link(uri: &str) -> Result<(), UriProblem> {
    let url = parse(uri)?;
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(&url) => Ok(()),
        "http" => Err(UriProblem::NotSecure),
        _ => Err(UriProblem::Scheme),
    }
}

fn parse(uri: &str) -> Result<Url, UriProblem> {
    if uri.len() > LONGEST_URI {
        return Err(UriProblem::TooLong);
    }
    // The parser mends backslashes, tabs and more; what has to be mended is not exact.
    if !uri.bytes().all(|byte| byte.is_ascii_graphic() && !b"\\<>\"^`{|}".contains(&byte)) {
        return Err(UriProblem::NotAbsolute);
    }
    if uri.contains('*') {
        return Err(UriProblem::Wildcard);
    }
    let url = Url::parse(uri).map_err(|_| UriProblem::NotAbsolute)?;
    if url.fragment().is_some() {
        return Err(UriProblem::Fragment);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(UriProblem::UserInfo);
    }
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn is_local_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost") || !name.contains('.')
}

/// All of IPv6 that is given to anybody as global unicast (IANA's registry of the address space, RFC 4291, 2.4). Whatever is
/// outside is special, carries another address inside, or is not used yet.
const GLOBAL_UNICAST: &str = "2000::/3";

/// Networks within the rest that do not lead to the public internet (IANA's special-purpose registries, RFC 6890), and those
/// that carry another address inside.
const SPECIAL_NETWORKS: [&str; 19] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
    "3fff::/20",
];

/// Whether an address leads to the public internet.
pub fn is_public_address(address: IpAddr) -> bool {
    let address = address.to_canonical();
    let is_in = |network: &&str| network.parse::<IpNet>().is_ok_and(|network| network.contains(&address));
    (address.is_ipv4() || is_in(&GLOBAL_UNICAST)) && !SPECIAL_NETWORKS.iter().any(is_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_uri_is_exact_secure_and_leads_to_a_place() {
        for (uri, verdict) in [
            ("https://wiki.example.com/callback", Ok(())),
            ("https://wiki.example.com:8443/callback?from=us", Ok(())),
            ("http://127.0.0.1:8080/callback", Ok(())),
            ("http://[::1]/callback", Ok(())),
            ("http://localhost:8080/callback", Ok(())),
            ("com.example.app:/callback", Ok(())),
            ("http://wiki.example.com/callback", Err(UriProblem::NotSecure)),
            ("http://localhost.example.com/callback", Err(UriProblem::NotSecure)),
            ("https://wiki.example.com/callback#part", Err(UriProblem::Fragment)),
            ("https://wiki.example.com#", Err(UriProblem::Fragment)),
            ("https://good.example.com@evil.example/", Err(UriProblem::UserInfo)),
            ("http://localhost:80@evil.example/", Err(UriProblem::UserInfo)),
            ("https://*.example.com/callback", Err(UriProblem::Wildcard)),
            ("javascript:alert(1)", Err(UriProblem::Scheme)),
            ("data:text/html,x", Err(UriProblem::Scheme)),
            ("file:///etc/passwd", Err(UriProblem::Scheme)),
            ("urn:ietf:wg:oauth:2.0:oob", Err(UriProblem::Scheme)),
            ("/callback", Err(UriProblem::NotAbsolute)),
            ("//wiki.example.com/callback", Err(UriProblem::NotAbsolute)),
            ("https:\\\\wiki.example.com\\callback", Err(UriProblem::NotAbsolute)),
            ("https://wiki.example.com/a b", Err(UriProblem::NotAbsolute)),
            ("https://wiki.example.com/\r\nX: y", Err(UriProblem::NotAbsolute)),
            ("https://wiki.éxample.com/", Err(UriProblem::NotAbsolute)),
            ("", Err(UriProblem::NotAbsolute)),
        ] {
            assert_eq!(check_redirect_uri(uri), verdict, "{uri}");
        }
        let long = format!("https://wiki.example.com/{}", "a".repeat(LONGEST_URI));
        assert_eq!(check_redirect_uri(&long), Err(UriProblem::TooLong));
    }

    #[test]
    fn g16_the_service_is_not_made_to_call_into_a_private_network() {
        for uri in [
            "https://127.0.0.1/logout",
            "https://10.1.2.3/logout",
            "https://169.254.169.254/latest/meta-data",
            "https://[::1]/logout",
            "https://[::ffff:10.0.0.1]/logout",
            "https://[fd00::1]/logout",
            "https://0x7f000001/logout",
            "https://2130706433/logout",
            "https://localhost/logout",
            "https://wiki/logout",
            "https://wiki.localhost./logout",
        ] {
            assert_eq!(check_called_uri(uri, false), Err(UriProblem::Private), "{uri}");
            assert_eq!(check_called_uri(uri, true), Ok(()), "{uri}");
        }
        assert_eq!(check_called_uri("https://wiki.example.com/logout", false), Ok(()));
        assert_eq!(check_called_uri("http://wiki.example.com/logout", false), Err(UriProblem::NotSecure));
        assert_eq!(check_called_uri("ftp://wiki.example.com/logout", true), Err(UriProblem::Scheme));
    }

    #[test]
    fn only_what_leads_to_the_public_internet_is_public() {
        for (address, public) in [
            ("1.1.1.1", true),
            ("2606:4700::1111", true),
            ("100.64.0.1", false),
            ("172.31.255.255", false),
            ("172.32.0.1", true),
            ("255.255.255.255", false),
            ("::ffff:192.168.0.1", false),
            ("::ffff:1.1.1.1", true),
            ("8.8.8.8", true),
            ("2001:200::1", true),
            ("2620:4f:8000::1", true),
            ("0.1.2.3", false),
            ("10.1.2.3", false),
            ("127.0.0.2", false),
            ("169.254.169.254", false),
            ("192.0.0.9", false),
            ("192.0.2.1", false),
            ("192.88.99.1", false),
            ("198.19.255.255", false),
            ("198.51.100.1", false),
            ("203.0.113.1", false),
            ("224.0.0.1", false),
            ("240.0.0.1", false),
            ("::", false),
            ("::1", false),
            ("::7f00:1", false),
            ("::ffff:0:7f00:1", false),
            ("::ffff:0:101:101", false),
            ("64:ff9b::7f00:1", false),
            ("64:ff9b:1::7f00:1", false),
            ("100::1", false),
            ("100:0:0:1::1", false),
            ("2001::1", false),
            ("2001:10::1", false),
            ("2001:db8::1", false),
            ("2002:7f00:1::", false),
            ("3fff::1", false),
            ("4000::1", false),
            ("5f00::1", false),
            ("fc00::1", false),
            ("fd00::1", false),
            ("fe80::1", false),
            ("fec0::1", false),
            ("feff:ffff::1", false),
            ("ff02::1", false),
        ] {
            assert_eq!(is_public_address(address.parse().unwrap()), public, "{address}");
        }
    }

    #[test]
    fn every_special_network_is_one() {
        let mut networks = SPECIAL_NETWORKS.iter().chain([&GLOBAL_UNICAST]);
        assert!(networks.all(|network| network.parse::<IpNet>().is_ok()));
    }

    #[test]
    fn a_link_leads_to_a_page_and_runs_nothing() {
        assert_eq!(check_link("https://wiki.example.com"), Ok(()));
        assert_eq!(check_link("javascript:alert(1)"), Err(UriProblem::Scheme));
        assert_eq!(check_link("com.example.app:/"), Err(UriProblem::Scheme));
    }
}
