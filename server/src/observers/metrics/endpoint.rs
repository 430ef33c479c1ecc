//! `GET /metrics` at a listener of its own, so that it is never where browsers come.

use std::collections::HashSet;
use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use domain::Accounts;
use prometheus_client::encoding::text::encode;
use tokio::net::TcpListener;

use super::Metrics;
use crate::connections::{self, ConnectionLimits};

/// `OpenMetrics` 1.0, which Prometheus asks for.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Prometheus's own older format, which everything reads.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// More than all who could want to read the metrics at once.
const MOST_CONNECTIONS: usize = 64;

/// Listens at the address, and logs which it is.
pub(crate) async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(address).await;
    let listener = listener.with_context(|| format!("cannot listen on {address} for metrics"))?;
    tracing::info!("metrics: http://{}/metrics", listener.local_addr()?);
    Ok(listener)
}

/// Answers for as long as the process lives.
pub(crate) async fn expose(listener: TcpListener, metrics: Arc<Metrics>, accounts: Accounts) {
    let router = Router::new().route("/metrics", get(answer)).with_state((metrics, accounts));
    let limits =
        ConnectionLimits::of(MOST_CONNECTIONS, |peer| tracing::debug!(%peer, "no place for a reader of metrics"));
    connections::accept(listener, router, limits, pending(), Duration::ZERO).await;
}

async fn answer(State((metrics, accounts)): State<(Arc<Metrics>, Accounts)>, headers: HeaderMap) -> Response {
    metrics.measure(&accounts).await;
    let mut text = String::new();
    match encode(&mut text, &metrics.registry) {
        Ok(()) if takes_open_metrics(&headers) => ([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response(),
        Ok(()) => ([(header::CONTENT_TYPE, TEXT)], older(&text)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn takes_open_metrics(headers: &HeaderMap) -> bool {
    let mut lines = headers.get_all(header::ACCEPT).iter().filter_map(|line| line.to_str().ok());
    lines.any(|line| line.contains("application/openmetrics-text"))
}

/// The older format gives a counter's help and type to the name with `_total`, and knows no end.
fn older(text: &str) -> String {
    let counters: HashSet<&str> =
        text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.strip_suffix(" counter")).collect();
    let rewritten = |line: &str| {
        let described = ["# HELP ", "# TYPE "].into_iter().find_map(|kind| Some((kind, line.strip_prefix(kind)?)));
        match described.and_then(|(kind, rest)| Some((kind, rest.split_once(' ')?))) {
            Some((kind, (name, rest))) if counters.contains(name) => format!("{kind}{name}_total {rest}\n"),
            _ => format!("{line}\n"),
        }
    };
    text.lines().filter(|line| *line != "# EOF").map(rewritten).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_older_format_a_counter_is_described_by_the_name_that_it_has() {
        let open = "# HELP a A.\n# TYPE a counter\na_total 1\n# HELP b B.\n# TYPE b gauge\nb 2\n# EOF\n";
        let text = "# HELP a_total A.\n# TYPE a_total counter\na_total 1\n# HELP b B.\n# TYPE b gauge\nb 2\n";
        assert_eq!(older(open), text);
    }
}
