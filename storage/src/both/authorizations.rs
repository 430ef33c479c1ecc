//! A code and everything that follows from it, as it is at the moment of using a part of it.

use domain::{Horizon, Timestamp};
use sqlx::query::Query;

use super::{Arguments, Database};

/// The first three parameters of a statement that selects an authorization.
pub(super) fn bind_moment(sql: &'static str, at: Timestamp, horizon: &Horizon) -> Query<'static, Database, Arguments> {
    sqlx::query(sql).bind(at.as_millis()).bind(horizon.active_after.as_millis()).bind(horizon.started_after.as_millis())
}
