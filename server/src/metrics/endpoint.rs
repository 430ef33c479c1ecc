//! `GET /metrics` at a listener of its own, so that it is never where browsers come.

use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use domain::Accounts;
use prometheus_client::encoding::text::encode;
use tokio::net::TcpListener;

use super::Metrics;
use crate::connections::{self, ConnectionLimits};

/// `OpenMetrics` 1.0, which Prometheus reads.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

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

async fn answer(State((metrics, accounts)): State<(Arc<Metrics>, Accounts)>) -> Response {
    metrics.measure(&accounts).await;
    let mut text = String::new();
    match encode(&mut text, &metrics.registry) {
        Ok(()) => ([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
