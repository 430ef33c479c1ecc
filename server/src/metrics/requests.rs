//! Requests, by the route that answered and not by their address.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use prometheus_client::encoding::EncodeLabelSet;

use super::Metrics;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct RequestLabels {
    route: String,
    status: &'static str,
}

/// The classes of statuses.
const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

impl Metrics {
    /// The route's series are there before its first request.
    pub(super) fn begin_route(&self, route: &str) {
        for status in CLASSES {
            let _ = self.requests.get_or_create(&RequestLabels { route: route.to_owned(), status });
        }
    }
}

/// Counts the request when it has been answered.
pub(crate) async fn count_request(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let answer = next.run(request).await;
    let status = match answer.status().as_u16() {
        ..200 => CLASSES[0],
        200..300 => CLASSES[1],
        300..400 => CLASSES[2],
        400..500 => CLASSES[3],
        500.. => CLASSES[4],
    };
    let known = metrics.requests.get(&RequestLabels { route: route.clone(), status }).is_some();
    if !known {
        metrics.begin_route(&route);
    }
    metrics.requests.get_or_create(&RequestLabels { route, status }).inc();
    answer
}
