//! From the head of a request to the client at the other end, by the domain's rules.

use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, header};
use domain::{Client, ClientAddress, Device, DeviceHints};

/// Who is at the other end of this request; reading what the device says of itself takes a moment.
pub fn client(head: &Parts) -> Client {
    Client { address: client_address(&head.extensions), device: device(&head.headers) }
}

/// Where this request connects from, as the server found once before anything looked at it.
pub fn client_address(extensions: &Extensions) -> ClientAddress {
    extensions.get().copied().unwrap_or(ClientAddress::Unknown)
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
