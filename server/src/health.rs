//! For whoever watches over the process: whether it lives, and whether it may be sent requests. Both are asked by address,
//! so they answer under every name, and say nothing of accounts.

use std::sync::Arc;
use std::time::{Duration, Instant};

use app::request::STATE_DEADLINE;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use domain::{Accounts, MOST_SKEW};
use tokio::sync::Mutex;
use tokio::time::{interval, timeout};

use crate::signing_keys::SigningKeys;
use crate::state::AppState;
use crate::stopping::Stopping;

/// Why the process is not to be sent requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
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
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready))
}

/// Asks nobody: whoever restarts what does not live must not do so because a database is away.
async fn alive() -> &'static str {
    "alive\n"
}

async fn ready(
    State(stopping): State<Stopping>,
    State(readiness): State<Readiness>,
    State(accounts): State<Accounts>,
    State(signing_keys): State<Arc<SigningKeys>>,
) -> Response {
    let readiness = if stopping.has_begun() { Err(NotReady::Stopping) } else { readiness.ask(&accounts).await };
    let readiness = readiness.map_err(|reason| reason.to_string());
    match readiness.and_then(|()| signing_keys.agreement().map_err(|other| other.to_string())) {
        Ok(()) => "ready\n".into_response(),
        Err(reason) => (StatusCode::SERVICE_UNAVAILABLE, format!("not ready: {reason}\n")).into_response(),
    }
}

/// One question to the database at a time, whoever asks for it how often: anybody may.
#[derive(Clone, Debug, Default)]
pub(crate) struct Readiness(Arc<Mutex<Option<Latest>>>);

/// What became of the latest question.
#[derive(Clone, Copy, Debug)]
struct Latest {
    answered_at: Instant,
    readiness: Result<(), NotReady>,
}

impl Readiness {
    /// What became of a question that was over after this call: the one that was under way, or one of its own.
    async fn ask(&self, accounts: &Accounts) -> Result<(), NotReady> {
        let asked = Instant::now();
        let mut latest = self.0.lock().await;
        match *latest {
            Some(Latest { answered_at, readiness }) if answered_at >= asked => readiness,
            _ => {
                let readiness = check(accounts).await;
                *latest = Some(Latest { answered_at: Instant::now(), readiness });
                readiness
            }
        }
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
