//! The sessions of an account in a page of another origin: listed, and closed.

use std::sync::Arc;

use app::AppError;
use app::request::{Services, note_activity};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use domain::{Clients, CloseSessionError, EmbeddedSession, ListVersion, SeenList, SessionId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asking::{ConfirmAt, Embedded, closing, looking};
use crate::api::input::{Body, NoParameters, PageParameters, Parameters};
use crate::api::problem::{EmbedChangingProblems, EmbedChangingWithBodyProblems, EmbedReadingProblems, Problem};
use crate::api::problem_kind::ProblemKind;
use crate::api::sessions::{OthersClosedShape, SessionsShape, page};

/// Which page of the list, and which list is known.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct EmbedListParameters {
    /// The `version` of the list that is known.
    known: Option<String>,
    /// The page after this cursor, as `next` of the page before says; without it the first page.
    #[param(format = "uuid")]
    before: Option<String>,
    /// How many sessions at most, the current one besides.
    #[param(minimum = 1, maximum = 100, default = 100)]
    limit: Option<u32>,
}

/// A page of the account's sessions, and how to go on.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EmbeddedSessionList)]
pub(super) struct EmbeddedListShape {
    #[serde(flatten)]
    list: SessionsShape,
    /// Names this state of the list.
    version: String,
    /// Whether closing would lead to the service's own page for the password first.
    password_due: bool,
    /// How sessions are closed from here: "direct", "confirm", which always leads to the service's own page, or "never".
    closing: &'static str,
    /// After how many milliseconds to ask again.
    poll_after: u64,
}

/// How to close all others.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CloseOthersEmbedded)]
pub(super) struct CloseOthers {
    /// The `version` of the list that the person was looking at.
    version: Option<String>,
    /// The moment of that list, in milliseconds since the Unix epoch. It counts where there is no `version`, and is less
    /// exact: a session that was being opened just then counts as seen.
    as_of: Option<i64>,
}

/// The account's active sessions, as the session of the token sees them. Asking is not activity. The answer is 204 as long as
/// the known list is still true, which costs no list.
#[utoipa::path(
    get, path = "/api/v1/embed/sessions", tag = "page", security(("embed" = [])),
    params(EmbedListParameters),
    responses(
        (status = 200, description = "The list", body = EmbeddedListShape),
        (status = 204, description = "The list that is known is still true"),
        EmbedReadingProblems,
    ),
)]
pub(super) async fn list_embedded_sessions(
    Embedded(embedded): Embedded,
    State(services): State<Arc<Services>>,
    Parameters(EmbedListParameters { known, before, limit }): Parameters<EmbedListParameters>,
) -> Result<Response, Problem> {
    let (before, limit) = PageParameters::of(before, limit).read()?;
    let known = known.and_then(|text| named_version(&text, &embedded));
    let list = services.accounts.session_page(&embedded.current, before, limit, known).await?;
    let Some(list) = list else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    let poll_after = u64::try_from(services.poll_interval.as_millis()).unwrap_or(u64::MAX);
    Ok(Json(EmbeddedListShape {
        list: page(&list),
        version: format!("{}{}", own_versions(&embedded), list.version),
        password_due: list.password_due,
        closing: embedded.closing.as_str(),
        poll_after,
    })
    .into_response())
}

/// What begins the names of all states of the list in this session, shown as this token may: another account's count of
/// changes may be the same.
fn own_versions(embedded: &EmbeddedSession) -> String {
    format!("{}.{}.", embedded.current.session.id, embedded.closing.as_str())
}

/// The version that a name names, if it is one of this session's.
fn named_version(text: &str, embedded: &EmbeddedSession) -> Option<ListVersion> {
    ListVersion::parse(text.strip_prefix(&own_versions(embedded))?)
}

/// Closes one session of the account. One that has ended already answers the same. The session that asks is not closed: signing
/// out is the product's.
#[utoipa::path(
    delete, path = "/api/v1/embed/sessions/{id}", tag = "page", security(("embed" = [])),
    params(("id" = String, Path, description = "The session's public id")),
    responses((status = 204, description = "It is closed, for good"), EmbedChangingProblems),
)]
pub(super) async fn close_embedded_session(
    Embedded(embedded): Embedded,
    State(services): State<Arc<Services>>,
    head: Parts,
    Path(id): Path<String>,
    _: Parameters<NoParameters>,
) -> Result<StatusCode, Problem> {
    let id = SessionId::parse(&id).ok_or_else(|| Problem::of(ProblemKind::NotFound))?;
    if id == embedded.current.session.id {
        return Err(Problem::of(ProblemKind::OwnSession));
    }
    let reauthenticated = closing(&services, embedded, ConfirmAt::Session(id)).await?;
    match services.accounts.close_session(&reauthenticated, id, Clients::Keep).await {
        Ok(_) => {
            note_activity(&services, &head, &reauthenticated.current).await;
            Ok(StatusCode::NO_CONTENT)
        }
        Err(error) => Err(not_closed(&services, &head, error).await),
    }
}

/// Closes every session of the account but the one that asks.
#[utoipa::path(
    post, path = "/api/v1/embed/sessions/close-others", tag = "page", security(("embed" = [])),
    request_body = CloseOthers,
    responses(
        (status = 200, description = "They are closed, for good", body = OthersClosedShape),
        EmbedChangingWithBodyProblems,
    ),
)]
pub(super) async fn close_other_embedded_sessions(
    Embedded(embedded): Embedded,
    State(services): State<Arc<Services>>,
    head: Parts,
    _: Parameters<NoParameters>,
    Body(close): Body<CloseOthers>,
) -> Result<Json<OthersClosedShape>, Problem> {
    let version = close.version.and_then(|text| named_version(&text, &embedded));
    let moment = close.as_of.map(Timestamp::from_millis);
    let seen = version.map(SeenList::Version).or(moment.map(SeenList::Moment));
    let reauthenticated = closing(&services, embedded, ConfirmAt::Others).await?;
    match services.accounts.close_other_sessions(&reauthenticated, seen, Clients::Keep).await {
        Ok(closed) => {
            note_activity(&services, &head, &reauthenticated.current).await;
            Ok(Json(OthersClosedShape::of(&closed, false)))
        }
        Err(error) => Err(not_closed(&services, &head, error).await),
    }
}

/// Why nothing was closed. Whoever has ended meanwhile is told how, as with the next request.
async fn not_closed(services: &Services, head: &Parts, error: CloseSessionError) -> Problem {
    match error {
        CloseSessionError::SessionEnded => match looking(services, head).await {
            Ok(_) => Problem::of(ProblemKind::TokenRefused),
            Err(problem) => problem,
        },
        error => AppError::from(error).into(),
    }
}
