//! A product asks whether the session token that a browser sent it is good.

use std::sync::Arc;

use app::AppError;
use app::Language;
use app::request::{Services, authenticate_token};
use axum::Json;
use axum::extract::State;
use domain::{ApiCaller, ClientAddress, CurrentSession, SecretToken, Verifying};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::input::{Body, NoParameters, Parameters};
use super::problem::{Problem, QuestionProblems};
use super::problem_kind::ProblemKind;
use super::session_shape::AccountShape;

/// A session token to ask about.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Question)]
pub(super) struct VerifyRequest {
    /// The value of the session cookie.
    session_token: String,
    /// Whether the person did something just now, which keeps the session from being idle. A page that refreshes itself is
    /// not activity, nor is what a browser fetches beforehand.
    #[serde(default)]
    activity: bool,
    /// Where the person connects from, as the product sees it; with activity it becomes the address that the list shows.
    client_address: Option<String>,
}

/// Whether it is good. Times are milliseconds since the Unix epoch.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(super) struct Verdict {
    /// Whether it opens a session at this moment. The rest is there only if it does.
    active: bool,
    /// Whose session it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<AccountShape>,
    /// The session's public id, by which the feed names it when it ends or its token is replaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uuid")]
    session_id: Option<String>,
    /// When its person signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    started_at: Option<i64>,
    /// When its person last authenticated.
    #[serde(skip_serializing_if = "Option::is_none")]
    proved_at: Option<i64>,
    /// When it ends if nothing else happens in it: nobody may take it for good any longer without asking again.
    #[serde(skip_serializing_if = "Option::is_none")]
    good_until: Option<i64>,
}

/// Whether a session token is good at this moment. Whatever is no token of an open session answers the same.
#[utoipa::path(
    post, path = "/api/v1/verify", tag = "program", security(("key" = [])),
    request_body = VerifyRequest,
    responses((status = 200, description = "The verdict", body = Verdict), QuestionProblems),
)]
pub(super) async fn verify_session(
    _: ApiCaller<Verifying>,
    State(services): State<Arc<Services>>,
    _: Parameters<NoParameters>,
    Body(question): Body<VerifyRequest>,
) -> Result<Json<Verdict>, Problem> {
    let address = question.client_address.as_deref().map_or(Some(ClientAddress::Unknown), ClientAddress::parse);
    let address = address.ok_or_else(|| Problem::of(ProblemKind::InvalidBody))?;
    let Some(token) = SecretToken::parse(&question.session_token) else {
        return Ok(Json(Verdict::default()));
    };
    match authenticate_token(&services, &token, address, Language::default()).await {
        Ok(current) => {
            if question.activity {
                services.accounts.record_activity(&current).await;
            }
            Ok(Json(good(&services, &current)))
        }
        Err(AppError::SignedOut(_)) => Ok(Json(Verdict::default())),
        Err(error) => Err(error.into()),
    }
}

fn good(services: &Services, current: &CurrentSession) -> Verdict {
    let session = &current.session;
    Verdict {
        active: true,
        account: Some(AccountShape::of(&current.account)),
        session_id: Some(session.id.to_string()),
        started_at: Some(session.started_at.as_millis()),
        proved_at: Some(session.authenticated_at.as_millis()),
        good_until: Some(session.expiry(services.accounts.policy()).0.as_millis()),
    }
}
