//! From where a request comes: the peer, or what trusted proxies say about it. It is shown and counted by, and
//! never proves who someone is.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddrV4, SocketAddrV6};
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
    /// all are trusted, the leftmost is the client, or the peer when there are none.
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
            let address = parse_hop(hop).filter(|_| position < MOST_HOPS);
            Some(address.map_or(ClientAddress::Unknown, ClientAddress::Known))
        }
        _ => None,
    })
}

/// What the lines of the header say, the last word first.
pub(crate) fn hops<'a>(lines: impl DoubleEndedIterator<Item = &'a [u8]>) -> impl Iterator<Item = &'a [u8]> {
    lines.rev().flat_map(|line| line.rsplit(|byte| *byte == b','))
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
#[error("{entry:?} is neither an address nor a network such as 10.0.0.0/8")]
pub struct InvalidProxies {
    entry: String,
}

/// The shortest prefixes that one operator's proxies may plausibly fill; all of the private IPv6 addresses besides.
const WIDEST_IPV4: u8 = 8;
const WIDEST_IPV6: u8 = 16;
const PRIVATE_IPV6: (Ipv6Addr, u8) = (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7);

impl TrustedProxies {
    /// Whether the word of this peer is taken.
    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
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

    /// Reads addresses and networks in CIDR notation (RFC 4632) with commas between them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let networks = text.split(',').map(|entry| {
            let entry = entry.trim();
            parse_network(entry).ok_or_else(|| InvalidProxies { entry: entry.to_owned() })
        });
        networks.collect::<Result<_, _>>().map(Self)
    }
}

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
    let address = text
        .parse()
        .or_else(|_| text.parse().map(|socket: SocketAddrV4| IpAddr::V4(*socket.ip())))
        .or_else(|_| text.parse().map(|socket: SocketAddrV6| IpAddr::V6(*socket.ip())));
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok().map(IpAddr::V6);
    address.ok().or_else(bracketed).map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "
E1                     | 203.0.113.9       | 6.6.6.6                      | 203.0.113.9
E1 in IPv6             | 2001:db8::9       | 10.0.0.1                     | 2001:db8::9
E2                     | 10.0.0.2          | 203.0.113.7                  | 203.0.113.7
E2 after a claim       | 10.0.0.2          | 6.6.6.6, 203.0.113.7         | 203.0.113.7
E2 after garbage       | 10.0.0.2          | garbage, 203.0.113.7         | 203.0.113.7
E2 without spaces      | 10.0.0.2          | 6.6.6.6,203.0.113.7          | 203.0.113.7
E2 with two proxies    | 10.0.0.2          | 203.0.113.7, 10.0.0.3        | 203.0.113.7
E2 with a port         | 10.0.0.2          | 203.0.113.7:4711             | 203.0.113.7
E2 in IPv6             | 2001:db8:ffff::1  | 2001:db8::7                  | 2001:db8::7
E2 in brackets         | 10.0.0.2          | [2001:db8::7]                | 2001:db8::7
E2 in brackets, a port | 10.0.0.2          | [2001:db8::7]:443            | 2001:db8::7
E4                     | 10.0.0.2          | 6.6.6.6 / 203.0.113.7        | 203.0.113.7
E4 with two proxies    | 10.0.0.2          | 203.0.113.7 / 10.0.0.3       | 203.0.113.7
E5 garbage             | 10.0.0.2          | 6.6.6.6, garbage             | unknown
E5 empty hop           | 10.0.0.2          | 6.6.6.6, ,                   | unknown
E5 empty line          | 10.0.0.2          | 6.6.6.6 /                    | unknown
E5 unknown             | 10.0.0.2          | 6.6.6.6, unknown             | unknown
E5 hidden              | 10.0.0.2          | 6.6.6.6, _hidden             | unknown
E5 before a proxy      | 10.0.0.2          | 6.6.6.6, -, 10.0.0.3         | unknown
E5 leading zero        | 10.0.0.2          | 203.0.113.07                 | unknown
E5 port out of range   | 10.0.0.2          | 203.0.113.7:65536            | unknown
E7                     | ::ffff:10.0.0.2   | ::ffff:10.0.0.1              | 10.0.0.1
E7 before a proxy      | ::ffff:10.0.0.2   | ::ffff:6.6.6.6, 10.0.0.1     | 6.6.6.6
E7 not trusted         | ::ffff:6.6.6.6    | 203.0.113.7                  | 6.6.6.6
E8                     | 10.0.0.2          | 10.0.0.4, 10.0.0.3           | 10.0.0.4";

    fn resolve(peer: &str, lines: &[&str]) -> String {
        let trusted = "10.0.0.0/8, 2001:db8:ffff::1".parse().unwrap();
        let lines = lines.iter().map(|line| line.as_bytes());
        ClientAddress::resolve(peer.parse().unwrap(), lines, &trusted).to_string()
    }

    #[test]
    fn the_client_is_the_last_hop_before_the_trusted_proxies() {
        for row in TABLE.trim().lines() {
            let cells: Vec<_> = row.split('|').map(str::trim).collect();
            let lines: Vec<_> = cells[2].split('/').collect();
            assert_eq!(resolve(cells[1], &lines), cells[3], "{row}");
        }
    }

    #[test]
    fn e1_and_e8_the_peer_is_the_client_when_there_is_no_header() {
        for peer in ["203.0.113.9", "10.0.0.2", "2001:db8::9"] {
            assert_eq!(resolve(peer, &[]), peer);
        }
    }

    #[test]
    fn e5_bytes_that_are_no_text_are_no_address() {
        let lines = [b"6.6.6.6, \xff\xfe".as_slice()];
        let trusted = "10.0.0.0/8".parse().unwrap();
        let client = ClientAddress::resolve(IpAddr::from([10, 0, 0, 2]), lines.into_iter(), &trusted);
        assert_eq!(client, ClientAddress::Unknown);
    }

    #[test]
    fn e10_a_header_of_ten_thousand_hops_is_not_walked_to_its_end() {
        let header = |hop: &str| vec![hop; 10_000].join(",");
        assert_eq!(resolve("10.0.0.2", &[&header("6.6.6.6")]), "6.6.6.6");
        assert_eq!(resolve("10.0.0.2", &[&header("10.0.0.3")]), "unknown");
        assert_eq!(resolve("10.0.0.2", &vec!["10.0.0.3"; 10_000]), "unknown");
        assert_eq!(resolve("10.0.0.2", &[&"6".repeat(100_000)]), "unknown");
        assert_eq!(resolve("10.0.0.2", &vec!["10.0.0.3"; MOST_HOPS]), "10.0.0.3");
    }

    #[test]
    fn nobody_is_trusted_by_default() {
        let client = ClientAddress::resolve(
            IpAddr::from([127, 0, 0, 1]),
            [b"6.6.6.6".as_slice()].into_iter(),
            &TrustedProxies::default(),
        );
        assert_eq!(client.to_string(), "127.0.0.1");
    }

    #[test]
    fn a_list_of_proxies_is_read_whole_or_refused_by_its_bad_entry() {
        for (text, networks) in [("", 0), (" ", 0), ("10.0.0.1", 1), ("10.0.0.0/8, ::1,fd00::/8", 3)] {
            assert_eq!(text.parse::<TrustedProxies>().unwrap().0.len(), networks, "{text:?}");
        }
        for (text, bad) in [("10.0.0.0/33", "10.0.0.0/33"), ("::1, proxy", "proxy"), ("::1,", "")] {
            let error = text.parse::<TrustedProxies>().unwrap_err();
            assert!(error.to_string().starts_with(&format!("{bad:?}")), "{error}");
        }
    }

    #[test]
    fn networks_with_strangers_in_them_are_told_from_those_of_ones_own() {
        for (text, wide) in [
            ("", ""),
            ("10.0.0.0/8, 172.16.0.0/12, 127.0.0.1, ::1, fd00::/8, fc00::/7, 2001:db8::/32", ""),
            ("0.0.0.0/0", "0.0.0.0/0"),
            ("10.0.0.1, ::/0, 128.0.0.0/1, 2000::/3, 10.0.0.0/7", "::/0 128.0.0.0/1 2000::/3 10.0.0.0/7"),
        ] {
            let proxies: TrustedProxies = text.parse().unwrap();
            let found: Vec<_> = proxies.too_wide().map(ToString::to_string).collect();
            assert_eq!(found.join(" "), wide, "{text}");
        }
    }

    #[test]
    fn one_network_is_a_subscribers_and_what_is_unknown_is_in_none() {
        let known = |text| ClientAddress::parse(text).unwrap();
        for (one, other, same) in [
            ("203.0.113.7", "203.0.113.7", true),
            ("203.0.113.7", "203.0.113.8", false),
            ("2001:db8::7", "2001:db8::8", true),
            ("2001:db8::7", "2001:db8:0:1::7", false),
            ("unknown", "unknown", false),
        ] {
            assert_eq!(known(one).is_near(&known(other)), same, "{one}, {other}");
        }
    }

    #[test]
    fn attempts_are_counted_by_what_one_subscriber_may_be_given() {
        for (address, networks) in [
            ("203.0.113.7", vec![("203.0.113.7", 1)]),
            (
                "2001:db8:1:2fe:4:5:6:7",
                vec![("2001:db8:1:2fe::/64", 1), ("2001:db8:1:200::/56", 2), ("2001:db8:1::/48", 4)],
            ),
            ("unknown", vec![("unknown", 1)]),
        ] {
            let counted = ClientAddress::parse(address).unwrap().networks();
            let counted: Vec<_> = counted.iter().map(|network| (network.name.as_str(), network.subscribers)).collect();
            assert_eq!(counted, networks);
        }
    }

    #[test]
    fn a_client_address_reads_back_from_its_text() {
        for text in ["203.0.113.7", "2001:db8::7", "unknown"] {
            assert_eq!(ClientAddress::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "Unknown", "203.0.113.7:80", "203.0.113.7 "] {
            assert_eq!(ClientAddress::parse(text), None, "{text:?}");
        }
    }
}
