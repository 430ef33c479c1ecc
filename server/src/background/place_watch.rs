//! Watches whether the files of places have changed.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::{MissedTickBehavior, interval};

use crate::places::PlaceFiles;

/// A new file is in use within this time.
const EVERY: Duration = Duration::from_secs(5);

/// Reads again and again what has changed, beside the workers: a file may have more than a hundred megabytes.
pub(crate) async fn watch(places: Arc<PlaceFiles>) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let places = Arc::clone(&places);
        if let Err(error) = spawn_blocking(move || places.read_changed()).await {
            tracing::error!(%error, "it is not known whether the files of places have changed");
        }
    }
}
