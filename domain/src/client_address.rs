//! From where a request comes: the peer, or what trusted proxies say about it. It is shown and counted by, and
//! never proves who someone is.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddrV4, SocketAddrV6};
use std::str::FromStr;

use ipnet::{IpNet, Ipv6Net};

/// The address of the peer, or of the last hop before the trusted proxies.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum ClientAddress {
    /// An address; an IPv4 address that was mapped into IPv6 (RFC 4291, 2.5.5.2) is kept as IPv4.
    Known(IpAddr),
    /// A trusted proxy forwarded something that is no address.
    Unknown,
}

/// More proxies than this in a row are a loop or an attack, and are not worth the walk.
const MOST_HOPS: usize = 32;

/// The longest text of an IPv6 address with a zone, brackets and port is 65 bytes or so; the rest is no address.
const LONGEST_HOP: usize = 80;

const UNKNOWN: &str = "unknown";

/// The lengths of the prefixes that a subscriber may be given, with how many subscribers' attempts each gets: anybody can
/// have a /48 with 65,536 networks of their own.
const IPV6_NETWORKS: [(u8, u32); 3] = [(64, 1), (56, 2), (48, 4)];

impl ClientAddress {
    /// Finds the client from the peer and the lines of the one configured header, in the order of their arrival.
    ///
    /// A peer that is not trusted is the client, whatever it sent. Behind a trusted one, the hops of all lines are
    /// walked from the right: the first that is not trusted is the client, and nothing left of it is believed. When
    /// all are trusted, the leftmost is the client, or the peer when there are none, as in a line that is empty. A hop may
    /// stand in quotes, and have brackets and a port.
    pub fn resolve<'a>(
        peer: IpAddr,
        forwarded: impl DoubleEndedIterator<Item = &'a [u8]>,
        trusted: &TrustedProxies,
    ) -> Self {
        walk(peer, forwarded, trusted).last().unwrap_or(Self::Unknown)
    }

    /// The networks that attempts to sign in are counted by, the narrowest first: an IPv4 address alone, and of an IPv6
    /// address the /64 that one subscriber has, and the /56 and /48 that one may have as well (RFC 6177).
    pub fn networks(&self) -> Vec<Network> {
        match self {
            Self::Known(IpAddr::V4(address)) => vec![Network { name: address.to_string(), subscribers: 1 }],
            Self::Known(IpAddr::V6(address)) => IPV6_NETWORKS
                .iter()
                .map(|(prefix, subscribers)| Network::around(*address, *prefix, *subscribers))
                .collect(),
            Self::Unknown => vec![Network { name: UNKNOWN.to_owned(), subscribers: 1 }],
        }
    }

    /// The narrowest of [`Self::networks`].
    pub(crate) fn network(&self) -> Network {
        self.networks().swap_remove(0)
    }

    /// Whether both are in the narrowest of [`Self::networks`], which one subscriber has.
    pub fn is_near(&self, other: &Self) -> bool {
        *self != Self::Unknown && self.network() == other.network()
    }

    /// Whether no public network has the address: it is the machine's own, or one for private use or for a single link.
    pub fn is_local(&self) -> bool {
        let Self::Known(address) = self else {
            return false;
        };
        let is_within = |network: &str| parse_network(network).is_some_and(|network| network.contains(address));
        PRIVATE_NETWORKS.into_iter().chain(LINK_LOCAL_NETWORKS).any(is_within)
    }

    /// Reads what [`Display`](fmt::Display) wrote; anything else is no client address.
    pub fn parse(text: &str) -> Option<Self> {
        if text == UNKNOWN {
            return Some(Self::Unknown);
        }
        text.parse().ok().map(|address: IpAddr| Self::Known(address.to_canonical()))
    }
}

/// A network that attempts are counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    name: String,
    subscribers: u32,
}

impl Network {
    fn around(address: Ipv6Addr, prefix: u8, subscribers: u32) -> Self {
        let network = Ipv6Net::new_assert(address, prefix).trunc();
        Self { name: network.to_string(), subscribers }
    }

    /// How many subscribers' attempts it is given.
    pub(crate) fn subscribers(&self) -> u32 {
        self.subscribers
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The hops that are believed, from the peer on: each but the last is trusted, and the last is the client.
pub(crate) fn walk<'a>(
    peer: IpAddr,
    forwarded: impl DoubleEndedIterator<Item = &'a [u8]>,
    trusted: &TrustedProxies,
) -> impl Iterator<Item = ClientAddress> {
    let mut hops = hops(forwarded).enumerate();
    let peer = ClientAddress::Known(peer.to_canonical());
    std::iter::successors(Some(peer), move |last| match last {
        ClientAddress::Known(address) if trusted.contains(*address) => {
            let (position, hop) = hops.next()?;
            // A proxy that has nothing to say of a client is the client itself.
            if is_empty(hop) && hops.all(|(_, hop)| is_empty(hop)) {
                return None;
            }
            let address = parse_hop(hop).filter(|_| position < MOST_HOPS);
            Some(address.map_or(ClientAddress::Unknown, ClientAddress::Known))
        }
        _ => None,
    })
}

/// What the lines of the header say, the last word first. A comma at the end of a line has nothing behind it.
pub(crate) fn hops<'a>(lines: impl DoubleEndedIterator<Item = &'a [u8]>) -> impl Iterator<Item = &'a [u8]> {
    lines.rev().flat_map(|line| {
        let line = line.trim_ascii_end();
        line.strip_suffix(b",").unwrap_or(line).rsplit(|byte| *byte == b',')
    })
}

fn is_empty(hop: &[u8]) -> bool {
    hop.trim_ascii().is_empty()
}

impl fmt::Display for ClientAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(address) => address.fmt(f),
            Self::Unknown => f.write_str(UNKNOWN),
        }
    }
}

/// The networks whose word about a client's address is taken; none by default.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(Vec<IpNet>);

/// A list of proxies that is not what an operator can have meant.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{entry:?} is neither an address nor a network such as 10.0.0.0/8, nor the word private_ranges")]
pub struct InvalidProxies {
    entry: String,
}

/// The shortest prefixes that one operator's proxies may plausibly fill; all of the private IPv6 addresses besides.
const WIDEST_IPV4: u8 = 8;
const WIDEST_IPV6: u8 = 16;
const PRIVATE_IPV6: (Ipv6Addr, u8) = (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7);

impl TrustedProxies {
    /// Whether none is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the word of this peer is taken.
    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    /// Whether nothing but this machine itself is named.
    pub fn are_on_loopback(&self) -> bool {
        let loopback = [(Ipv4Addr::LOCALHOST.into(), 8), (Ipv6Addr::LOCALHOST.into(), 128)];
        let loopback = loopback.map(|(address, prefix)| IpNet::new_assert(address, prefix));
        self.0.iter().all(|network| loopback.iter().any(|loopback| loopback.contains(network)))
    }

    /// The networks that are so wide that strangers are in them, who could then claim any address.
    pub fn too_wide(&self) -> impl Iterator<Item = &IpNet> {
        let (address, prefix) = PRIVATE_IPV6;
        let private = Ipv6Net::new_assert(address, prefix);
        self.0.iter().filter(move |network| match network {
            IpNet::V4(network) => network.prefix_len() < WIDEST_IPV4,
            IpNet::V6(network) => network.prefix_len() < WIDEST_IPV6 && !private.contains(network),
        })
    }
}

impl fmt::Display for TrustedProxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let networks: Vec<_> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(if networks.is_empty() { "none" } else { "" })?;
        f.write_str(&networks.join(", "))
    }
}

impl FromStr for TrustedProxies {
    type Err = InvalidProxies;

    /// Reads addresses and networks in CIDR notation (RFC 4632) with commas or spaces between them; the word
    /// `private_ranges` stands for all networks that no stranger is in.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut networks = Vec::new();
        let entries = text.split(|end: char| end == ',' || end.is_whitespace()).filter(|entry| !entry.is_empty());
        for entry in entries {
            if entry.eq_ignore_ascii_case(PRIVATE_RANGES) {
                networks.extend(PRIVATE_NETWORKS.iter().filter_map(|network| parse_network(network)));
            } else {
                networks.push(parse_network(entry).ok_or_else(|| InvalidProxies { entry: entry.to_owned() })?);
            }
        }
        Ok(Self(networks))
    }
}

/// What other proxies call the networks below.
const PRIVATE_RANGES: &str = "private_ranges";

/// The addresses for private use and those of the machine itself (RFC 1918, RFC 4193, RFC 6890).
const PRIVATE_NETWORKS: [&str; 6] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "fd00::/8", "::1"];

/// Addresses that one cable or radio cell uses (RFC 3927; RFC 4291, 2.5.6).
const LINK_LOCAL_NETWORKS: [&str; 2] = ["169.254.0.0/16", "fe80::/10"];

fn parse_network(entry: &str) -> Option<IpNet> {
    let address = entry.parse::<IpAddr>().map(|address| IpNet::from(address.to_canonical()));
    address.or_else(|_| entry.parse()).ok()
}

fn parse_hop(hop: &[u8]) -> Option<IpAddr> {
    let hop = hop.trim_ascii();
    if hop.len() > LONGEST_HOP {
        return None;
    }
    let text = std::str::from_utf8(hop).ok()?;
    let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let text = quoted.map_or(text, str::trim);
    let address = text
        .parse()
        .or_else(|_| text.parse().map(|socket: SocketAddrV4| IpAddr::V4(*socket.ip())))
        .or_else(|_| text.parse().map(|socket: SocketAddrV6| IpAddr::V6(*socket.ip())));
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok().map(IpAddr::V6);
    address.ok().or_else(bracketed).map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests;
