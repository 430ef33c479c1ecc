//! Where a request connects from.

use axum::http::Extensions;
use domain::ClientAddress;

/// The client address, as the server found it once before anything looked at the request.
pub fn client_address(extensions: &Extensions) -> ClientAddress {
    extensions.get().copied().unwrap_or(ClientAddress::Unknown)
}
