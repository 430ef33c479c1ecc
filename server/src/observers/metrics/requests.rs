//! Requests, by the route that answered and not by their address.

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    route: String,
    status: &'static str,
}

/// The classes of statuses.
const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/// How many there were of each route and class of status.
#[derive(Clone, Debug, Default)]
pub(crate) struct Requests(Family<RequestLabels, Counter>);

impl Requests {
    /// The route's series are there before its first request.
    pub(super) fn begin_route(&self, route: &str) {
        for status in CLASSES {
            let _ = self.0.get_or_create(&RequestLabels { route: route.to_owned(), status });
        }
    }

    pub(super) fn register(&self, registry: &mut Registry) {
        registry.register("http_requests", "Requests by route and class of status", self.0.clone());
    }
}

/// Counts the request when it has been answered.
pub(crate) async fn count_request(State(requests): State<Requests>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let answer = next.run(request).await;
    let status = match answer.status().as_u16() {
        ..200 => CLASSES[0],
        200..300 => CLASSES[1],
        300..400 => CLASSES[2],
        400..500 => CLASSES[3],
        500.. => CLASSES[4],
    };
    let known = requests.0.get(&RequestLabels { route: route.clone(), status }).is_some();
    if !known {
        requests.begin_route(&route);
    }
    requests.0.get_or_create(&RequestLabels { route, status }).inc();
    answer
}
