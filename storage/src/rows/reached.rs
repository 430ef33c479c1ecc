//! The websites that the row of a session names.

use domain::{Notice, ReachedWebsite, SessionId};
use serde::Deserialize;

use super::read_website_id;
use crate::error::impossible;

/// As the triggers write it beside an open session.
#[derive(Deserialize)]
struct Reached {
    of: u32,
    first: Vec<(String, String, u8, u8)>,
}

/// The websites that `json` names as those that are signed in through the open `session`.
pub(crate) fn read_reached(session: SessionId, json: &str) -> sqlx::Result<Vec<ReachedWebsite>> {
    let reached: Reached = serde_json::from_str(json)
        .map_err(|error| impossible(format!("what a session reaches is unclear: {error}")))?;
    let named = reached.first.into_iter().map(|(website, name, keeps_access, will_be_told)| {
        Ok(ReachedWebsite {
            session,
            website: read_website_id(&website)?,
            name,
            keeps_access: keeps_access != 0,
            notice: Notice::Open { will_be_told: will_be_told != 0 },
            of: reached.of,
            can_revoke: true,
        })
    });
    named.collect()
}
