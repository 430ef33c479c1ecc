//! Whether the process may be sent requests.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::{Accounts, MOST_SKEW};
use tokio::sync::Mutex;
use tokio::time::{interval, timeout};

/// Why the process is not to be sent requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotReady {
    #[error("the service is stopping")]
    Stopping,
    #[error("the database does not answer in {} ms", .0.as_millis())]
    Silent(Duration),
    #[error("the database cannot be read")]
    Unreadable,
    #[error("this machine's clock and the database's are {0} s apart, and {most} s is the most", most = MOST_SKEW.as_secs())]
    Skew(u128),
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
    pub(crate) async fn ask(&self, accounts: &Accounts) -> Result<(), NotReady> {
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
    let deadline = accounts.policy().read_deadline;
    match timeout(deadline, accounts.follow_database_clock()).await {
        Err(_) => Err(NotReady::Silent(deadline)),
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
