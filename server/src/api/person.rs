//! The person who asks, by the session cookie of their browser.

use app::MADE_FOR_HEADER;
use app::request::{Services, authenticate, note_activity, refuse_other_pages};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::{Accounts, CurrentSession, Reauthenticated};

use super::problem::Problem;
use super::problem_kind::ProblemKind;
use super::program::bearer;
use crate::state::AppState;

/// The session of who looks at something, which is not activity.
pub(super) struct Looking(pub(super) CurrentSession);

/// The session of who does something, which is activity.
pub(super) struct Acting(pub(super) CurrentSession);

impl FromRequestParts<AppState> for Looking {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        looking(&state.services, head).await.map(Self)
    }
}

impl FromRequestParts<AppState> for Acting {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let current = looking(&state.services, head).await?;
        note_activity(&state.services, head, &current).await;
        Ok(Self(current))
    }
}

/// The session of who looks at something. A page that names the session it was made for is answered in that one alone, as
/// somebody else may have signed in since in the same browser.
pub(super) async fn looking(services: &Services, head: &Parts) -> Result<CurrentSession, Problem> {
    if services.cookies.session(&head.headers).is_some() && bearer(head).is_some() {
        return Err(Problem::of(ProblemKind::TwoProofs));
    }
    let current = authenticate(services, head).await?;
    if let Some(session) = head.headers.get(MADE_FOR_HEADER) {
        refuse_other_pages(&current, session.as_bytes())?;
    }
    Ok(current)
}

/// The session of who changes something, if its person authenticated recently. A password is entered only at the
/// service's own pages.
pub(super) async fn reauthenticated(accounts: &Accounts, current: CurrentSession) -> Result<Reauthenticated, Problem> {
    let reauthenticated = accounts.reauthenticate(current, None).await;
    reauthenticated.map_err(|error| app::AppError::from(error).into())
}
