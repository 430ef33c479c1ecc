//! The client address of a request, found once: handlers, limits, records and log lines see the same.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::client_address::ClientAddressSource;

/// Leaves the address with the request, for [`app::request::client_address`].
pub(crate) async fn found_address(
    State(source): State<Arc<ClientAddressSource>>,
    mut request: Request,
    next: Next,
) -> Response {
    let address = source.address_of(&request);
    request.extensions_mut().insert(address);
    next.run(request).await
}
