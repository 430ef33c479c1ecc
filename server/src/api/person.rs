//! The person who asks, by the session cookie of their browser.

use app::request::{authenticate, note_activity};
use axum::http::request::Parts;
use domain::{CurrentSession, Proof};

use super::problem::Problem;
use super::problem_kind::ProblemKind;
use super::program::bearer;
use crate::serve::Service;

/// The session of who looks at something: that is not activity.
pub(super) async fn looking(service: &Service, head: &Parts) -> Result<CurrentSession, Problem> {
    if service.services.cookies.session(&head.headers).is_some() && bearer(head).is_some() {
        return Err(Problem::of(ProblemKind::TwoProofs));
    }
    Ok(authenticate(&service.services, head).await?)
}

/// The session of who does something.
pub(super) async fn acting(service: &Service, head: &Parts) -> Result<CurrentSession, Problem> {
    let current = looking(service, head).await?;
    note_activity(&service.services, head, &current).await;
    Ok(current)
}

/// The session of who changes something, if its person proved recently who they are. A password is entered only at the
/// service's own pages.
pub(super) async fn proved(service: &Service, current: CurrentSession) -> Result<Proof, Problem> {
    let proof = service.services.accounts.prove(current, None).await;
    proof.map_err(|error| app::AppError::from(error).into())
}
