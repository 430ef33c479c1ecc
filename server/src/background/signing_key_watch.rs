//! Watches whether the signing keys of this node are those of the installation.

use std::sync::Arc;
use std::time::Duration;

use domain::Accounts;
use tokio::time::{MissedTickBehavior, interval};

use crate::signing_keys::SigningKeys;

/// A key that was withdrawn is out of use within this time.
const EVERY: Duration = Duration::from_secs(1);

/// Compares the keys again and again, and logs when they stop and begin to be the right ones.
pub(crate) async fn watch(accounts: Accounts, keys: Arc<SigningKeys>) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut last = None;
    loop {
        ticks.tick().await;
        let problem = match keys.compare(&accounts).await {
            Ok(()) => keys.agreement().err().map(|other| other.to_string()),
            Err(error) => Some(format!("{error:#}")),
        };
        match &problem {
            None if last.is_some() => tracing::info!("the signing keys are those of this installation again"),
            Some(problem) if last.as_ref() != Some(problem) => {
                tracing::error!(problem, "the signing keys are not, or not known to be, those of this installation");
            }
            _ => {}
        }
        last = problem;
    }
}
