//! For whoever watches over the process: whether it lives, and whether it may be sent requests. Both are asked by address,
//! so they answer under every name, and say nothing of accounts.

use std::time::Duration;

use app::request::STATE_DEADLINE;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use domain::{Accounts, MOST_SKEW};
use tokio::time::{interval, timeout};

use crate::serve::Service;

/// Why the process is not to be sent requests.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
enum NotReady {
    #[error("the service is stopping")]
    Stopping,
    #[error("the database does not answer in {} ms", STATE_DEADLINE.as_millis())]
    Silent,
    #[error("the database cannot be read")]
    Unreadable,
    #[error("this machine's clock and the database's are {0} s apart, and {most} s is the most", most = MOST_SKEW.as_secs())]
    Skew(u128),
}

/// `/healthz` and `/readyz`.
pub(crate) fn routes() -> Router<Service> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready))
}

/// Asks nobody: whoever restarts what does not live must not do so because a database is away.
async fn alive() -> &'static str {
    "alive\n"
}

async fn ready(State(service): State<Service>) -> Response {
    let readiness =
        if service.stopping.has_begun() { Err(NotReady::Stopping) } else { check(&service.services.accounts).await };
    match readiness {
        Ok(()) => "ready\n".into_response(),
        Err(reason) => (StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {reason}\n")).into_response(),
    }
}

async fn check(accounts: &Accounts) -> Result<(), NotReady> {
    match timeout(STATE_DEADLINE, accounts.follow_database_clock()).await {
        Err(_) => Err(NotReady::Silent),
        Ok(Err(_)) => Err(NotReady::Unreadable),
        Ok(Ok(skew)) if skew > MOST_SKEW => Err(NotReady::Skew(skew.as_millis().div_ceil(1000))),
        Ok(Ok(_)) => Ok(()),
    }
}

/// How often the database's clock is followed.
const EVERY: Duration = Duration::from_secs(5);

/// Follows the database's clock for as long as the process lives, and logs when it stops and begins to be ready.
pub(crate) async fn watch(accounts: Accounts) {
    let mut ticks = interval(EVERY);
    let mut last = Ok(());
    loop {
        ticks.tick().await;
        let readiness = check(&accounts).await;
        match &readiness {
            Ok(()) if last.is_err() => tracing::info!("ready again"),
            Err(reason) if last.is_ok() => tracing::error!(%reason, "not ready"),
            _ => {}
        }
        last = readiness;
    }
}
