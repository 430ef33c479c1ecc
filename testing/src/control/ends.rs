//! `GET /ends`: which sessions have ended, so that a test waits for an end instead of sleeping.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use domain::{Accounts, Revocation, RevocationCursor, RevocationReason};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use tokio::time::{Instant, interval};

use super::Control;
use super::input::Parameters;
use super::problem::Problem;

/// Where to go on, and how patiently.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// As `next` of the answer before says; from the beginning when it is left out.
    after: Option<usize>,
    /// For how many seconds to wait for the next end; not at all when it is left out.
    wait: Option<u64>,
}

/// What has ended since.
#[derive(Serialize)]
pub(super) struct Page {
    ends: Vec<EndOfSession>,
    next: usize,
}

/// A session that has ended.
#[derive(Clone, Serialize)]
pub(super) struct EndOfSession {
    session: String,
    account: String,
    pub(super) at: i64,
    pub(super) reason: &'static str,
}

/// Every end since the service began. The service's own feed forgets what is old, and a test moves the clock by months.
pub(super) struct Ends(Mutex<Known>);

struct Known {
    ends: Vec<EndOfSession>,
    place: RevocationCursor,
}

const LONGEST_WAIT: u64 = 60;

/// How often the feed is looked at while somebody waits.
const TICK: Duration = Duration::from_millis(50);

/// Answers as soon as there is an end behind `after`, or when the wait is over.
pub(super) async fn follow(
    State(control): State<Arc<Control>>,
    Parameters(wanted): Parameters<Wanted>,
) -> Result<Json<Page>, Problem> {
    let wait = wanted.wait.unwrap_or(0);
    if wait > LONGEST_WAIT {
        return Err(Problem::unusable(format!("wait is at most {LONGEST_WAIT} seconds; ask again after that")));
    }
    let until = Instant::now() + Duration::from_secs(wait);
    let after = wanted.after.unwrap_or(0);
    let mut ticks = interval(TICK);
    loop {
        ticks.tick().await;
        let page = control.ends.after(after, &control.accounts).await?;
        if !page.ends.is_empty() || Instant::now() >= until {
            return Ok(Json(page));
        }
    }
}

impl Ends {
    /// What ends from now on.
    pub(super) async fn from_now(accounts: &Accounts) -> anyhow::Result<Self> {
        let place = accounts.revocations(None).await??.next;
        Ok(Self(Mutex::new(Known { ends: Vec::new(), place })))
    }

    /// Takes from the service's feed what it has not taken yet.
    pub(super) async fn catch_up(&self, accounts: &Accounts) -> Result<(), Problem> {
        self.0.lock().await.catch_up(accounts).await
    }

    /// The end of this session, as far as it was taken from the feed.
    pub(super) async fn of(&self, session: &str) -> Option<EndOfSession> {
        self.0.lock().await.ends.iter().find(|end| end.session == session).cloned()
    }

    async fn after(&self, after: usize, accounts: &Accounts) -> Result<Page, Problem> {
        let mut known = self.0.lock().await;
        known.catch_up(accounts).await?;
        let next = known.ends.len();
        let ends = known
            .ends
            .get(after..)
            .ok_or_else(|| Problem::unusable(format!("after is at most {next}, as `next` of an answer before says")))?;
        Ok(Page { ends: ends.to_vec(), next })
    }
}

impl Known {
    async fn catch_up(&mut self, accounts: &Accounts) -> Result<(), Problem> {
        loop {
            let page = accounts.revocations(Some(&self.place)).await?;
            let page = page.map_err(|error| Problem::conflict(error.to_string()))?;
            if page.revocations.is_empty() {
                return Ok(());
            }
            self.place = page.next;
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
