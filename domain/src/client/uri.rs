//! Which addresses a client may be registered with, and which the service itself may call.

use std::net::IpAddr;

use ipnet::IpNet;
use url::{Host, Url};

#[cfg(test)]
mod tests;

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
    /// A browser would make something else of it, which then matches no request.
    #[error("must name its host as browsers write it: in lower case, and a number as four or in brackets")]
    Host,
    /// A browser would leave them out, which then matches no request.
    #[error("must have no . or .. in its path")]
    DotSegments,
    /// The client could not tell its own parameter from that of the answer.
    #[error("must have no parameter of its own that answers have: code, state, iss, error")]
    OwnAnswer,
    /// Plain http can be read on the way.
    #[error("must be https; http is only for 127.0.0.1, [::1] and localhost")]
    NotSecure,
    /// The scheme runs code, or leads nowhere.
    #[error("has a scheme that is not https, nor one of a program's own such as com.example.app (RFC 8252, 7.1)")]
    Scheme,
    /// A client's server must not make the service call into its own network.
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
    check_is_exact(uri, &url)?;
    if url.query_pairs().any(|(name, _)| ANSWERED.contains(&name.as_ref())) {
        return Err(UriProblem::OwnAnswer);
    }
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(&url) => Ok(()),
        "http" => Err(UriProblem::NotSecure),
        // A reversed domain name belongs to somebody; `javascript:` and its kind have no dot.
        scheme if scheme.contains('.') => Ok(()),
        _ => Err(UriProblem::Scheme),
    }
}

/// What is registered must be what it seems to be: addresses are compared letter by letter, and read by whoever allows them.
fn check_is_exact(uri: &str, url: &Url) -> Result<(), UriProblem> {
    let path = uri.split('?').next().unwrap_or_default();
    let is_dots = |segment: &str| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    if path.split('/').any(is_dots) {
        return Err(UriProblem::DotSegments);
    }
    let authority = path.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or_default());
    let Some((authority, host)) = authority.zip(url.host_str()) else {
        return Ok(());
    };
    match authority.strip_prefix(host) {
        Some(rest) if rest.is_empty() || rest.starts_with(':') => Ok(()),
        _ => Err(UriProblem::Host),
    }
}

/// The parameters of answers (RFC 6749, 4.1.2 and 4.1.2.1; RFC 9207).
const ANSWERED: [&str; 6] = ["code", "state", "iss", "error", "error_description", "error_uri"];

/// Whether both are addresses of a program at the device itself, by number, and differ in nothing but the port.
pub(crate) fn is_same_but_for_the_port(registered: &str, uri: &str) -> bool {
    without_port(registered).is_some_and(|registered| without_port(uri) == Some(registered))
}

/// The scheme and host of an address at the device itself, and what follows the port. Names are none, because they may lead
/// elsewhere (RFC 8252, 8.3).
fn without_port(uri: &str) -> Option<(&'static str, &str)> {
    let places = ["http://127.0.0.1", "http://[::1]"];
    let (place, rest) = places.into_iter().find_map(|place| Some((place, uri.strip_prefix(place)?)))?;
    let rest = match rest.strip_prefix(':') {
        Some(port) => {
            let end = port.find(|character: char| !character.is_ascii_digit()).unwrap_or(port.len());
            port[..end].parse::<u16>().ok()?;
            &port[end..]
        }
        None => rest,
    };
    (rest.is_empty() || rest.starts_with(['/', '?'])).then_some((place, rest))
}

/// An address at which a client wants to be told that a session ended. Others that were registered before are still called.
pub(crate) fn check_notice_uri(uri: &str, allow_private: bool) -> Result<(), UriProblem> {
    check_called_uri(uri, allow_private)?;
    check_is_exact(uri, &parse(uri)?)
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
    // It mends missing and superfluous slashes too.
    let behind_scheme = uri.strip_prefix("https:").or(uri.strip_prefix("http:"));
    if behind_scheme.is_some_and(|rest| !rest.starts_with("//") || rest[2..].starts_with('/')) {
        return Err(UriProblem::NotAbsolute);
    }
    let url = Url::parse(uri).map_err(|_| UriProblem::NotAbsolute)?;
    if !uri.starts_with(url.scheme()) {
        return Err(UriProblem::NotAbsolute);
    }
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
