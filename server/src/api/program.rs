//! The program that asks, by a key (RFC 6750, 2.1).

use app::AppError;
use app::request::{Services, client_address};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::{ApiCaller, AuthorizeError, NeededScope, SecurityEvent, SecurityEventKind};
use tokio::time::timeout;

use super::problem::Problem;
use super::problem_kind::ProblemKind;
use crate::authorization_header::{authorization, given_by};
use crate::state::AppState;

impl<S: NeededScope> FromRequestParts<AppState> for ApiCaller<S> {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        authorize(&state.services, head).await
    }
}

/// Who asks, if its key has the scope. Nobody learns whether a key was unknown, revoked or none at all.
pub(super) async fn authorize<S: NeededScope>(services: &Services, head: &Parts) -> Result<ApiCaller<S>, Problem> {
    let caller = in_time(services, head, services.accounts.authorize(secret(services, head)?)).await?;
    services.accounts.record_api_key_use(&caller).await;
    Ok(caller)
}

fn secret<'a>(services: &Services, head: &'a Parts) -> Result<&'a str, Problem> {
    let secret = bearer(head).ok_or_else(|| Problem::of(ProblemKind::KeyRefused))?;
    if services.cookies.session(&head.headers).is_some() {
        return Err(Problem::of(ProblemKind::TwoProofs));
    }
    Ok(secret)
}

/// What came of looking at the key. If its state cannot be read in this time, nothing is done.
async fn in_time<T>(
    services: &Services,
    head: &Parts,
    asked: impl Future<Output = Result<T, AuthorizeError>>,
) -> Result<T, Problem> {
    match timeout(services.accounts.policy().read_deadline, asked).await {
        Err(late) => Err(AppError::from(late).into()),
        Ok(Ok(good)) => Ok(good),
        Ok(Err(AuthorizeError::Unknown)) => Err(refused(services, head, ProblemKind::KeyRefused)),
        Ok(Err(AuthorizeError::MissingScope(_))) => Err(refused(services, head, ProblemKind::ScopeMissing)),
        Ok(Err(AuthorizeError::Storage(error))) => Err(error.into()),
    }
}

fn refused(services: &Services, head: &Parts, kind: ProblemKind) -> Problem {
    let address = Some(client_address(&head.extensions));
    let event = SecurityEvent { address, ..SecurityEvent::of(SecurityEventKind::ApiKeyRefused) };
    services.accounts.report(&event);
    Problem::of(kind)
}

/// The key that the request names, if it names one.
pub(super) fn bearer(head: &Parts) -> Option<&str> {
    given_by("bearer", authorization(&head.headers).ok()??)
}
