//! Where the address of a client is read.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderName, HeaderValue};
use domain::{ClientAddress, TrustedProxies};

/// Whose word counts, and where it stands.
#[derive(Debug)]
pub(crate) struct ClientAddressSource {
    /// The peers that are believed.
    pub(crate) trusted_proxies: TrustedProxies,
    /// The one header in which they say it.
    pub(crate) header: HeaderName,
}

impl ClientAddressSource {
    /// Where this request connects from.
    pub(crate) fn address_of(&self, request: &Request) -> ClientAddress {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip());
        let forwarded = request.headers().get_all(&self.header).iter().map(HeaderValue::as_bytes);
        ClientAddress::resolve(peer, forwarded, &self.trusted_proxies)
    }
}
