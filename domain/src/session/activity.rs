//! What keeps a session from being idle, and other notes by which nothing is decided.

use tokio::time::timeout;

use crate::storage::{Activity, StorageError};
use crate::{ACTIVITY_REFRESH, Accounts, ApiCaller, ClientAddress, CurrentSession};

impl Accounts {
    /// Notes that the person did something in the session, which keeps it from being idle: once in [`ACTIVITY_REFRESH`] at
    /// the most, from however many addresses. An unknown address does not take the place of one that is known.
    ///
    /// What is not written within [`Policy::read_deadline`](crate::Policy::read_deadline) is left out with a line in the log,
    /// because nobody is refused for it.
    pub async fn record_activity(&self, current: &CurrentSession) {
        let now = self.now();
        let session = &current.session;
        if now.since(session.last_active_at) < ACTIVITY_REFRESH {
            return;
        }
        let from = match current.address {
            ClientAddress::Unknown => session.connected_from,
            known @ ClientAddress::Known(_) => known,
        };
        let activity = Activity {
            account: session.account,
            session: session.id,
            cutoff: self.policy.cutoff(now),
            from,
            place: self.place_of(from),
            at: now,
        };
        self.note("activity of a good session", self.storage.record_activity(&activity)).await;
    }

    /// Notes that the key was used, as seldom and as patiently as activity.
    pub async fn record_api_key_use<S>(&self, caller: &ApiCaller<S>) {
        let now = self.now();
        if caller.key.last_used_at.is_none_or(|last| now.since(last) >= ACTIVITY_REFRESH) {
            self.note("the use of a key", self.storage.record_api_key_use(caller.key.id, now)).await;
        }
    }

    async fn note<T>(&self, what: &'static str, writing: impl Future<Output = Result<T, StorageError>>) {
        match timeout(self.policy.read_deadline, writing).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::warn!(%error, "{what} could not be written down"),
            Err(_) => tracing::warn!("{what} could not be written down in time"),
        }
    }
}
