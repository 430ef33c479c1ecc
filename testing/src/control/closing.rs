//! `POST /sessions/{id}/close`.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use domain::storage::{Caller, CloseSession};
use domain::{ClosedBy, EndReason, Session};
use serde::Deserialize;

use super::input::Body;
use super::problem::Problem;
use super::sessions::Fate;
use super::state::Control;

/// How to close it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    reason: Option<String>,
    /// The session that closes it; only with the reason "closed", and by default the account's newest other one.
    by: Option<String>,
}

/// Closes a session as somebody would who may. Closing what has ended changes nothing.
pub(super) async fn close(
    State(control): State<Arc<Control>>,
    Path(id): Path<String>,
    Body(wanted): Body<Wanted>,
) -> Result<Json<Fate>, Problem> {
    let session = control.session(&id).await?;
    let default = if wanted.by.is_some() { EndReason::Closed } else { EndReason::ClosedByAdministrator };
    let reason = wanted.reason.as_deref().map_or(Some(default), known).ok_or_else(unknown_reason)?;
    if wanted.by.is_some() && reason != EndReason::Closed {
        return Err(Problem::unusable(format!("a session is {} by no other session", reason.as_str())));
    }
    match reason {
        EndReason::Closed => {
            let by = match &wanted.by {
                Some(by) => control.session(by).await?,
                None => control.newest_session(session.account, Some(session.id)).await?.ok_or_else(alone)?,
            };
            if by.account != session.account || by.id == session.id || by.end.is_some() {
                return Err(Problem::unusable("a session is closed by another open one of the same account"));
            }
            control.close_by(&by, &session, reason).await?;
        }
        EndReason::SignedOut => control.close_by(&session, &session, reason).await?,
        _ => control.close_as_operator(&session).await?,
    }
    Ok(Json(Fate::of(&control.session(&id).await?)))
}

const REASONS: [EndReason; 3] = [EndReason::ClosedByAdministrator, EndReason::Closed, EndReason::SignedOut];

fn known(name: &str) -> Option<EndReason> {
    REASONS.into_iter().find(|reason| reason.as_str() == name)
}

fn unknown_reason() -> Problem {
    let names = REASONS.map(EndReason::as_str).join(", ");
    Problem::unusable(format!("a session is closed for one of these reasons: {names}; for others, move the clock"))
}

fn alone() -> Problem {
    Problem::unusable("the account has no other open session that could close this one")
}

impl Control {
    async fn close_by(&self, closer: &Session, session: &Session, reason: EndReason) -> Result<(), Problem> {
        let at = self.now();
        let caller = Caller {
            account: closer.account,
            by: ClosedBy {
                session: closer.id,
                device: closer.device.clone(),
                address: closer.connected_from,
                place: None,
            },
            embed: None,
            cutoff: self.policy.cutoff(at),
            at,
        };
        let close = CloseSession { caller, session: session.id, reason, revoke_clients: false };
        self.storage.close_session(&close).await?;
        Ok(())
    }

    async fn close_as_operator(&self, session: &Session) -> Result<(), Problem> {
        let account = self.account(&session.account.to_string()).await?;
        let operator = self.operator().await?;
        let closed = self.accounts.close_session_by_key(&operator, &account, session.id).await;
        closed.map_err(|error| Problem::conflict(error.to_string()))
    }
}
