//! The person who asks, by the session cookie of their browser.

use app::MADE_FOR_HEADER;
use app::request::{Services, authenticate, note_activity, refuse_other_pages};
use axum::http::request::Parts;
use domain::{CurrentSession, Reauthenticated};

use super::problem::Problem;
use super::problem_kind::ProblemKind;
use super::program::bearer;

/// The session of who looks at something: that is not activity. A page that names the session it was made for is answered
/// in that one alone, as somebody else may have signed in since in the same browser.
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

/// The session of who does something.
pub(super) async fn acting(services: &Services, head: &Parts) -> Result<CurrentSession, Problem> {
    let current = looking(services, head).await?;
    note_activity(services, head, &current).await;
    Ok(current)
}

/// The session of who changes something, if its person authenticated recently. A password is entered only at the
/// service's own pages.
pub(super) async fn reauthenticated(services: &Services, current: CurrentSession) -> Result<Reauthenticated, Problem> {
    let reauthenticated = services.accounts.reauthenticate(current, None).await;
    reauthenticated.map_err(|error| app::AppError::from(error).into())
}
