//! `POST /faults`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use super::input::Body;
use super::problem::Problem;
use super::state::Control;
use crate::test_storage::Condition;

/// What goes wrong from now on, and what is in order again.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Faults {
    storage: Condition,
}

/// Brings the service's storage into this condition. The control's own way to it stays as it is.
pub(super) async fn set(
    State(control): State<Arc<Control>>,
    Body(faults): Body<Faults>,
) -> Result<Json<Faults>, Problem> {
    control.served_storage.set_condition(faults.storage);
    Ok(Json(faults))
}
