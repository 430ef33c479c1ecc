//! The sessions of the account that asks: listed, and closed.

use std::sync::Arc;

use app::AppError;
use app::request::Services;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::{
    Accounts, Clients, CurrentSession, ListVersion, OthersClosed, SeenList, SessionId, SessionList, Timestamp,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::input::{Body, NoParameters, PageParameters, Parameters};
use super::person::{Acting, Looking, reauthenticated};
use super::problem::{ChangingProblems, ChangingWithBodyProblems, Problem, ReadingProblems};
use super::problem_kind::ProblemKind;
use super::session_shape::{EndedShape, SessionShape, active, ended};

/// A page of the account's sessions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SessionList)]
pub(super) struct SessionsShape {
    /// The session that asks.
    current: SessionShape,
    /// Other active sessions, the newest start first.
    others: Vec<SessionShape>,
    /// How many other active sessions there are in all.
    others_total: u64,
    /// Where the next page begins, if there is one.
    next: Option<String>,
    /// Sessions that ended in the last 7 days, the latest 50 at most, the latest end first.
    ended: Vec<EndedShape>,
    /// The moment that this is true of, in milliseconds since the Unix epoch.
    as_of: i64,
}

/// How to close all others.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CloseOthers {
    /// The `ETag` of the list that the person was looking at.
    etag: Option<String>,
    /// The moment of that list, in milliseconds since the Unix epoch. It counts where there is no `etag`, and is less exact:
    /// a session that was being opened just then counts as seen.
    as_of: Option<i64>,
    /// Whether the websites are revoked as well that were used in them.
    #[serde(default)]
    revoke_websites: bool,
}

/// Which sessions were closed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OthersClosed)]
pub(super) struct OthersClosedShape {
    /// How many.
    count: usize,
    /// Their ids, the newest start first.
    ids: Vec<String>,
    /// Those among them that the list did not show yet that the person was looking at, 20 at most.
    unseen: Vec<String>,
    /// The ids of the websites that were revoked with them, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<Vec<String>>,
}

/// The account's active sessions. Asking is not activity. With `If-None-Match` the answer is 304 as long as nothing has
/// changed, which costs no list.
#[utoipa::path(
    get, path = "/api/v1/sessions", tag = "person", security(("session" = [])),
    params(PageParameters, ("If-None-Match" = Option<String>, Header, description = "The ETag of the list that is known")),
    responses(
        (status = 200, description = "The list", body = SessionsShape, headers(("ETag" = String, description = "Names this state of the list"))),
        (status = 304, description = "The list that is known is still true"),
        ReadingProblems,
    ),
)]
pub(super) async fn list_sessions(
    Looking(current): Looking,
    State(accounts): State<Accounts>,
    head: Parts,
    Parameters(parameters): Parameters<PageParameters>,
) -> Result<Response, Problem> {
    let (before, limit) = parameters.read()?;
    let known = known_version(&head, &current);
    let list = accounts.session_page(&current, before, limit, known).await?;
    Ok(match (list, known) {
        (Some(list), _) => (etag(&current, list.version), Json(page(&list))).into_response(),
        (None, Some(known)) => (StatusCode::NOT_MODIFIED, etag(&current, known)).into_response(),
        (None, None) => StatusCode::NOT_MODIFIED.into_response(),
    })
}

/// Names the state of a list in this session: another account's count of changes may be the same. It is a weak one,
/// because the moment of asking is in the answer.
pub(super) fn etag(current: &CurrentSession, version: ListVersion) -> [(header::HeaderName, HeaderValue); 1] {
    let value = HeaderValue::try_from(format!("W/\"{}.{version}\"", current.session.id));
    [(header::ETAG, value.expect("ids and numbers are header characters"))]
}

/// The version of the list that is known, if it is one of this session's (RFC 9110, 13.1.2).
pub(super) fn known_version(head: &Parts, current: &CurrentSession) -> Option<ListVersion> {
    let lines = head.headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    let mut tags = lines.flat_map(|line| line.split(',')).map(str::trim);
    tags.find_map(|tag| named_version(tag, current))
}

/// The version that an `ETag` names, if it is one of this session's.
fn named_version(tag: &str, current: &CurrentSession) -> Option<ListVersion> {
    let text = tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"')?;
    ListVersion::parse(text.strip_prefix(&current.session.id.to_string())?.strip_prefix('.')?)
}

/// A page as everybody is shown it who is in one of the account's sessions.
pub(super) fn page(list: &SessionList) -> SessionsShape {
    let oldest = list.others.last().filter(|_| list.has_older);
    SessionsShape {
        current: active(std::slice::from_ref(&list.current), &list.reached, list.as_of).remove(0),
        others: active(&list.others, &list.reached, list.as_of),
        others_total: list.others_total,
        next: oldest.map(|session| session.id.to_string()),
        ended: ended(&list.ended),
        as_of: list.as_of.as_millis(),
    }
}

/// Closes one session of the account. One that has ended already answers the same. Closing the current one is signing out.
#[utoipa::path(
    delete, path = "/api/v1/sessions/{id}", tag = "person", security(("session" = [])),
    params(("id" = String, Path, description = "The session's public id")),
    responses((status = 204, description = "It is closed, for good"), ChangingProblems),
)]
pub(super) async fn close_session(
    Acting(current): Acting,
    State(accounts): State<Accounts>,
    State(services): State<Arc<Services>>,
    Path(id): Path<String>,
    _: Parameters<NoParameters>,
) -> Result<Response, Problem> {
    let id = SessionId::parse(&id).ok_or_else(|| Problem::of(ProblemKind::NotFound))?;
    if id == current.session.id {
        accounts.sign_out(&current).await.map_err(AppError::from)?;
        return Ok((StatusCode::NO_CONTENT, services.cookies.without_session()).into_response());
    }
    let reauthenticated = reauthenticated(&accounts, current).await?;
    accounts.close_session(&reauthenticated, id, Clients::Keep).await.map_err(AppError::from)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Closes every session of the account but the current one.
#[utoipa::path(
    post, path = "/api/v1/sessions/close-others", tag = "person", security(("session" = [])),
    request_body = CloseOthers,
    responses((status = 200, description = "They are closed, for good", body = OthersClosedShape), ChangingWithBodyProblems),
)]
pub(super) async fn close_other_sessions(
    Acting(current): Acting,
    State(accounts): State<Accounts>,
    _: Parameters<NoParameters>,
    Body(close): Body<CloseOthers>,
) -> Result<Json<OthersClosedShape>, Problem> {
    let version = close.etag.and_then(|tag| named_version(&tag, &current));
    let moment = close.as_of.map(Timestamp::from_millis);
    let seen = version.map(SeenList::Version).or(moment.map(SeenList::Moment));
    let reauthenticated = reauthenticated(&accounts, current).await?;
    let websites = if close.revoke_websites { Clients::Revoke } else { Clients::Keep };
    let closed = accounts.close_other_sessions(&reauthenticated, seen, websites).await;
    let closed = closed.map_err(AppError::from)?;
    Ok(Json(OthersClosedShape::of(&closed, close.revoke_websites)))
}

impl OthersClosedShape {
    /// Those that were closed, and the websites if they were to be revoked.
    pub(super) fn of(closed: &OthersClosed, names_revoked: bool) -> Self {
        Self {
            count: closed.closed.len(),
            ids: closed.closed.iter().map(SessionId::to_string).collect(),
            unseen: closed.unseen.iter().map(|session| session.id.to_string()).collect(),
            revoked: names_revoked.then(|| closed.revoked.iter().map(|website| website.id.to_string()).collect()),
        }
    }
}
