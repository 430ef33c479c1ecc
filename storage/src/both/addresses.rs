//! Where sessions are connected from, all accounts together.

use domain::Horizon;
use domain::storage::SessionAddresses;

use super::Backend;
use crate::rows::read_addresses;

/// Reads every open session, so it has no deadline: an operator asks, and waits.
pub(super) async fn session_addresses(
    storage: &Backend,
    horizon: &Horizon,
    at_most: u32,
) -> sqlx::Result<SessionAddresses> {
    let select = sqlx::query_as(
        "SELECT connected_from, count(*) AS sessions, CAST(sum(count(*)) OVER () AS bigint) AS active FROM sessions \
         WHERE closed_at IS NULL AND last_active_at > $1 AND started_at > $2 \
         GROUP BY connected_from \
         ORDER BY sessions DESC, connected_from \
         LIMIT $3",
    );
    let mut snapshot = storage.begin_patient_snapshot().await?;
    let rows: Vec<(String, i64, i64)> = select
        .bind(horizon.active_after.as_millis())
        .bind(horizon.started_after.as_millis())
        .bind(i64::from(at_most))
        .fetch_all(&mut *snapshot)
        .await?;
    snapshot.finish().await?;
    read_addresses(&rows)
}
