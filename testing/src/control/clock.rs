//! `POST /clock`.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use domain::HISTORY;
use serde::{Deserialize, Serialize};

use super::input::Body;
use super::problem::Problem;
use super::spans::Span;
use super::state::Control;

/// How far to go.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    by: Span,
}

/// Where the clock is now.
#[derive(Serialize)]
pub(super) struct Moved {
    now: i64,
}

/// The longest step. After each the sweep is done: a service that had run all the while would have swept too, and erased
/// nothing in the sweep that ended it.
const STEP: Duration = Duration::from_secs(HISTORY.as_secs() - 24 * 60 * 60);

/// Lets so much time pass, for the service and everything in it. It answers when the sweep is done: what has expired by
/// then is ended in writing, and what is old is erased.
pub(super) async fn advance(
    State(control): State<Arc<Control>>,
    Body(wanted): Body<Wanted>,
) -> Result<Json<Moved>, Problem> {
    let _turn = control.moving.lock().await;
    let Span(mut rest) = wanted.by;
    loop {
        let step = rest.min(STEP);
        control.clock.advance(step);
        let pass = control.served_storage.pass().await;
        control.accounts.sweep().await?;
        drop(pass);
        control.ends.catch_up(&*control.storage).await?;
        rest -= step;
        if rest.is_zero() {
            return Ok(Json(Moved { now: control.now().as_millis() }));
        }
    }
}
