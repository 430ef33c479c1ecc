//! The program that asks, by a key (RFC 6750, 2.1).

use std::marker::PhantomData;

use app::AppError;
use app::request::{Services, client_address};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::{ApiCaller, ApiKey, ApiScope, AuthorizeError, SecurityEvent, SecurityEventKind};
use tokio::time::timeout;

use super::problem::Problem;
use super::problem_kind::ProblemKind;
use crate::authorization_header::{authorization, given_by};
use crate::state::AppState;

/// The program that asks, whose key has the scope.
pub(super) struct Program<S> {
    /// What its key has proved.
    pub(super) caller: ApiCaller,
    needed: PhantomData<S>,
}

/// A scope as a type, so that a handler's signature says what it needs.
pub(super) trait NeededScope {
    /// The scope.
    const SCOPE: ApiScope;
}

/// Needs [`ApiScope::Verify`].
pub(super) struct Verifying;

/// Needs [`ApiScope::ReadSessions`].
pub(super) struct ReadingSessions;

/// Needs [`ApiScope::CloseSessions`].
pub(super) struct ClosingSessions;

/// Needs [`ApiScope::Revocations`].
pub(super) struct FollowingRevocations;

/// The key of the program that asks, which may have sessions shown in pages.
pub(super) struct EmbeddingKey(pub(super) ApiKey);

impl NeededScope for Verifying {
    const SCOPE: ApiScope = ApiScope::Verify;
}

impl NeededScope for ReadingSessions {
    const SCOPE: ApiScope = ApiScope::ReadSessions;
}

impl NeededScope for ClosingSessions {
    const SCOPE: ApiScope = ApiScope::CloseSessions;
}

impl NeededScope for FollowingRevocations {
    const SCOPE: ApiScope = ApiScope::Revocations;
}

impl<S: NeededScope> FromRequestParts<AppState> for Program<S> {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        Ok(Self { caller: authorize(&state.services, head, S::SCOPE).await?, needed: PhantomData })
    }
}

impl FromRequestParts<AppState> for EmbeddingKey {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        authorize_embedding(&state.services, head).await.map(Self)
    }
}

/// Who asks, if its key has the scope. Nobody learns whether a key was unknown, revoked or none at all.
pub(super) async fn authorize(services: &Services, head: &Parts, scope: ApiScope) -> Result<ApiCaller, Problem> {
    let caller = in_time(services, head, services.accounts.authorize(secret(services, head)?, scope)).await?;
    services.accounts.record_api_key_use(&caller).await;
    Ok(caller)
}

async fn authorize_embedding(services: &Services, head: &Parts) -> Result<ApiKey, Problem> {
    let asked = services.accounts.authorize_embedding(secret(services, head)?);
    let (caller, key) = in_time(services, head, asked).await?;
    services.accounts.record_api_key_use(&caller).await;
    Ok(key)
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
