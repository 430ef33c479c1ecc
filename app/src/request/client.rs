//! From the head of a request to the client at the other end, by the domain's rules.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use domain::{Client, ClientAddress, Device, DeviceHints};

use super::ClientAddressSource;

/// Who is at the other end of this request; reading what the device says of itself takes a moment.
pub fn client(head: &Parts, source: &ClientAddressSource) -> Client {
    Client { address: client_address(head, source), device: device(&head.headers) }
}

/// Where this request connects from.
pub fn client_address(head: &Parts, source: &ClientAddressSource) -> ClientAddress {
    let peer = head.extensions.get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip());
    let forwarded = head.headers.get_all(&source.header).iter().map(header::HeaderValue::as_bytes);
    ClientAddress::resolve(peer, forwarded, &source.trusted_proxies)
}

fn device(headers: &HeaderMap) -> Device {
    let header = |name: &str| headers.get(name).map(header::HeaderValue::as_bytes);
    Device::describe(&DeviceHints {
        user_agent: header("user-agent"),
        brands: header("sec-ch-ua"),
        platform: header("sec-ch-ua-platform"),
        platform_version: header("sec-ch-ua-platform-version"),
        mobile: header("sec-ch-ua-mobile"),
    })
}
