//! The program that asks, by a key (RFC 6750, 2.1).

use app::AppError;
use app::request::{STATE_DEADLINE, client_address};
use axum::http::request::Parts;
use domain::{ApiCaller, ApiKey, ApiRight, AuthorizeError, SecurityEvent, SecurityEventKind};
use tokio::time::timeout;

use super::problem::Problem;
use super::problem_kind::ProblemKind;
use crate::authorization_header::{authorization, given_by};
use crate::serve::Service;

/// Who asks, if its key has the right. Nobody learns whether a key was unknown, revoked or none at all.
pub(super) async fn authorize(service: &Service, head: &Parts, right: ApiRight) -> Result<ApiCaller, Problem> {
    let caller = in_time(service, head, service.services.accounts.authorize(secret(service, head)?, right)).await?;
    service.services.accounts.record_api_key_use(&caller).await;
    Ok(caller)
}

/// The key of who asks, if it may have sessions shown in pages.
pub(super) async fn authorize_embedding(service: &Service, head: &Parts) -> Result<ApiKey, Problem> {
    let asked = service.services.accounts.authorize_embedding(secret(service, head)?);
    let (caller, key) = in_time(service, head, asked).await?;
    service.services.accounts.record_api_key_use(&caller).await;
    Ok(key)
}

fn secret<'a>(service: &Service, head: &'a Parts) -> Result<&'a str, Problem> {
    let secret = bearer(head).ok_or_else(|| Problem::of(ProblemKind::KeyRefused))?;
    if service.services.cookies.session(&head.headers).is_some() {
        return Err(Problem::of(ProblemKind::TwoProofs));
    }
    Ok(secret)
}

/// What came of looking at the key. If its state cannot be read in this time, nothing is done.
async fn in_time<T>(
    service: &Service,
    head: &Parts,
    asked: impl Future<Output = Result<T, AuthorizeError>>,
) -> Result<T, Problem> {
    match timeout(STATE_DEADLINE, asked).await {
        Err(late) => Err(AppError::from(late).into()),
        Ok(Ok(good)) => Ok(good),
        Ok(Err(AuthorizeError::Unknown)) => Err(refused(service, head, ProblemKind::KeyRefused)),
        Ok(Err(AuthorizeError::MissingRight(_))) => Err(refused(service, head, ProblemKind::RightMissing)),
        Ok(Err(AuthorizeError::Storage(error))) => Err(error.into()),
    }
}

fn refused(service: &Service, head: &Parts, kind: ProblemKind) -> Problem {
    let address = Some(client_address(head, &service.services.client_address));
    let event = SecurityEvent { address, ..SecurityEvent::of(SecurityEventKind::ApiKeyRefused) };
    service.services.accounts.report(&event);
    Problem::of(kind)
}

/// The key that the request names, if it names one.
pub(super) fn bearer(head: &Parts) -> Option<&str> {
    given_by("bearer", authorization(&head.headers).ok()??)
}
