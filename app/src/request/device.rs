//! What a request is made with: the head of the request, read by the domain's rules.

use axum::http::{HeaderMap, header};
use domain::{Device, DeviceHints};

/// What the browser or program says of itself; reading it takes a moment.
pub(super) fn device(headers: &HeaderMap) -> Device {
    let header = |name: &str| headers.get(name).map(header::HeaderValue::as_bytes);
    Device::describe(&DeviceHints {
        user_agent: header("user-agent"),
        brands: header("sec-ch-ua"),
        platform: header("sec-ch-ua-platform"),
        platform_version: header("sec-ch-ua-platform-version"),
        mobile: header("sec-ch-ua-mobile"),
    })
}
