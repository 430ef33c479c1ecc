//! `GET /ends`: which sessions have ended, so that a test waits for an end instead of sleeping.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, interval};

use super::input::Parameters;
use super::known_ends::EndOfSession;
use super::problem::Problem;
use super::state::Control;

/// Where to go on, and how long to wait.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// As `next` of the answer before says; from the beginning when it is left out.
    after: Option<usize>,
    /// For how many seconds to wait for the next end; not at all when it is left out.
    wait: Option<u64>,
}

/// What has ended since.
#[derive(Serialize)]
pub(super) struct Page {
    ends: Vec<EndOfSession>,
    next: usize,
}

const LONGEST_WAIT: u64 = 60;

/// How often the feed is looked at while somebody waits.
const TICK: Duration = Duration::from_millis(50);

/// Answers as soon as there is an end behind `after`, or when the wait is over.
pub(super) async fn follow(
    State(control): State<Arc<Control>>,
    Parameters(wanted): Parameters<Wanted>,
) -> Result<Json<Page>, Problem> {
    let wait = wanted.wait.unwrap_or(0);
    if wait > LONGEST_WAIT {
        return Err(Problem::unusable(format!("wait is at most {LONGEST_WAIT} seconds; ask again after that")));
    }
    let until = Instant::now() + Duration::from_secs(wait);
    let after = wanted.after.unwrap_or(0);
    let mut ticks = interval(TICK);
    loop {
        ticks.tick().await;
        let (ends, next) = control.ends.after(after, &*control.storage).await?;
        if !ends.is_empty() || Instant::now() >= until {
            return Ok(Json(Page { ends, next }));
        }
    }
}
