//! The sessions that have ended since the service began.

use anyhow::Context as _;
use domain::storage::{FoundRevocations, Storage};
use domain::{Accounts, REVOCATIONS_AT_ONCE, Revocation, RevocationCursor, RevocationReason};
use serde::Serialize;
use tokio::sync::Mutex;

use super::problem::Problem;

/// A session that has ended.
#[derive(Clone, Serialize)]
pub(super) struct EndOfSession {
    session: String,
    account: String,
    pub(super) at: i64,
    pub(super) reason: &'static str,
}

/// Every end since the service began. The service's own feed forgets what is old, and a test moves the clock by months.
pub(super) struct KnownEnds(Mutex<Known>);

struct Known {
    ends: Vec<EndOfSession>,
    cursor: RevocationCursor,
}

impl KnownEnds {
    /// What ends from now on.
    pub(super) async fn from_now(accounts: &Accounts) -> anyhow::Result<Self> {
        let cursor = accounts.revocation_cursor().await?.context("the feed of ended sessions has no cursor")?;
        Ok(Self(Mutex::new(Known { ends: Vec::new(), cursor })))
    }

    /// Takes from the service's feed what it has not taken yet.
    pub(super) async fn catch_up(&self, storage: &dyn Storage) -> Result<(), Problem> {
        self.0.lock().await.catch_up(storage).await
    }

    /// The end of this session, as far as it was taken from the feed.
    pub(super) async fn of(&self, session: &str) -> Option<EndOfSession> {
        self.0.lock().await.ends.iter().find(|end| end.session == session).cloned()
    }

    /// Those behind the first `after`, and how many there are.
    pub(super) async fn after(
        &self,
        after: usize,
        storage: &dyn Storage,
    ) -> Result<(Vec<EndOfSession>, usize), Problem> {
        let mut known = self.0.lock().await;
        known.catch_up(storage).await?;
        let next = known.ends.len();
        let ends = known
            .ends
            .get(after..)
            .ok_or_else(|| Problem::unusable(format!("after is at most {next}, as `next` of an answer before says")))?;
        Ok((ends.to_vec(), next))
    }
}

impl Known {
    async fn catch_up(&mut self, storage: &dyn Storage) -> Result<(), Problem> {
        loop {
            let found = storage.find_revocations(Some(&self.cursor), REVOCATIONS_AT_ONCE).await?;
            let FoundRevocations::After(page) = found else {
                return Err(Problem::conflict("the feed does not reach back to the ends that are known"));
            };
            if page.revocations.is_empty() {
                return Ok(());
            }
            self.cursor = page.next;
            self.ends.extend(page.revocations.iter().filter_map(end));
        }
    }
}

/// A session with another token has not ended.
fn end(revocation: &Revocation) -> Option<EndOfSession> {
    let RevocationReason::Ended(reason) = revocation.reason else { return None };
    Some(EndOfSession {
        session: revocation.session.to_string(),
        account: revocation.account.to_string(),
        at: revocation.ended_at.as_millis(),
        reason: reason.as_str(),
    })
}
