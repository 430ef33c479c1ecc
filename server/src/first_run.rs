//! Whether there is no account yet. Once there is one, there always is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::Accounts;
use tokio::time::timeout;

/// What is known of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct FirstRun(Arc<AtomicBool>);

impl FirstRun {
    /// Whether nobody can sign in yet; not when that cannot be read in time.
    pub(crate) async fn is_on(&self, accounts: &Accounts) -> bool {
        if self.0.load(Ordering::Relaxed) {
            return false;
        }
        match timeout(accounts.policy().read_deadline, accounts.is_empty()).await {
            Ok(Ok(true)) => true,
            Ok(Ok(false)) => {
                self.0.store(true, Ordering::Relaxed);
                false
            }
            _ => false,
        }
    }
}
