//! The sessions of any account, for an administrator's programs.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::{Account, Accounts, ApiCaller, CloseByKeyError, ClosingSessions, ReadingSessions, SessionId};
use serde::Serialize;
use utoipa::ToSchema;

use super::input::{NoParameters, PageParameters, Parameters};
use super::problem::{AccountProblems, Problem};
use super::problem_kind::ProblemKind;
use super::session_shape::{AccountShape, EndedShape, SessionShape, active, ended};

/// A page of an account's sessions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AccountSessionList)]
pub(super) struct AccountSessionsShape {
    /// The account.
    account: AccountShape,
    /// Active sessions, the newest start first.
    sessions: Vec<SessionShape>,
    /// How many active sessions there are in all.
    total: u64,
    /// Where the next page begins, if there is one.
    next: Option<String>,
    /// Sessions that ended in the last 7 days, the latest 50 at most, the latest end first.
    ended: Vec<EndedShape>,
    /// The moment that this is true of, in milliseconds since the Unix epoch.
    as_of: i64,
}

/// How many sessions were closed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AllClosed)]
pub(super) struct AllClosedShape {
    /// How many.
    count: u64,
}

/// The active sessions of an account.
#[utoipa::path(
    get, path = "/api/v1/accounts/{login_name}/sessions", tag = "program", security(("key" = [])),
    params(("login_name" = String, Path), PageParameters),
    responses((status = 200, description = "The list", body = AccountSessionsShape), AccountProblems),
)]
pub(super) async fn list_account_sessions(
    caller: ApiCaller<ReadingSessions>,
    State(accounts): State<Accounts>,
    Path(login_name): Path<String>,
    Parameters(parameters): Parameters<PageParameters>,
) -> Result<Json<AccountSessionsShape>, Problem> {
    let (before, limit) = parameters.read()?;
    let account = find(&accounts, &login_name).await?;
    let list = accounts.sessions_of(&caller, &account, before, limit).await?;
    let oldest = list.sessions.last().filter(|_| list.has_older);
    Ok(Json(AccountSessionsShape {
        account: AccountShape::of(&account),
        next: oldest.map(|session| session.id.to_string()),
        sessions: active(&list.sessions, &list.reached, list.as_of),
        total: list.total,
        ended: ended(&list.ended),
        as_of: list.as_of.as_millis(),
    }))
}

/// Closes one session of an account; its person is shown that an administrator closed it. One that has ended already
/// answers the same.
#[utoipa::path(
    delete, path = "/api/v1/accounts/{login_name}/sessions/{id}", tag = "program", security(("key" = [])),
    params(("login_name" = String, Path), ("id" = String, Path, description = "The session's public id")),
    responses((status = 204, description = "It is closed, for good"), AccountProblems),
)]
pub(super) async fn close_account_session(
    caller: ApiCaller<ClosingSessions>,
    State(accounts): State<Accounts>,
    Path((login_name, id)): Path<(String, String)>,
    _: Parameters<NoParameters>,
) -> Result<StatusCode, Problem> {
    let account = find(&accounts, &login_name).await?;
    let id = SessionId::parse(&id).ok_or_else(|| Problem::of(ProblemKind::NotFound))?;
    accounts.close_session_by_key(&caller, &account, id).await?;
    tracing::info!(key = %caller.key.id, account = %account.id, session = %id, "a session was closed by a key");
    Ok(StatusCode::NO_CONTENT)
}

/// Closes every session of an account and ends all that websites have of it; its person is shown that an administrator
/// closed them.
#[utoipa::path(
    post, path = "/api/v1/accounts/{login_name}/sessions/close-all", tag = "program", security(("key" = [])),
    params(("login_name" = String, Path)),
    responses((status = 200, description = "They are closed, for good", body = AllClosedShape), AccountProblems),
)]
pub(super) async fn close_account_sessions(
    caller: ApiCaller<ClosingSessions>,
    State(accounts): State<Accounts>,
    Path(login_name): Path<String>,
    _: Parameters<NoParameters>,
) -> Result<Json<AllClosedShape>, Problem> {
    let account = find(&accounts, &login_name).await?;
    let count = accounts.close_sessions_by_key(&caller, &account).await?;
    tracing::info!(key = %caller.key.id, account = %account.id, count, "all sessions were closed by a key");
    Ok(Json(AllClosedShape { count }))
}

async fn find(accounts: &Accounts, login_name: &str) -> Result<Account, Problem> {
    let found = accounts.find_account(login_name).await?;
    found.map_err(|_| Problem::of(ProblemKind::NotFound))
}

impl From<CloseByKeyError> for Problem {
    fn from(error: CloseByKeyError) -> Self {
        match error {
            CloseByKeyError::NotFound => Self::of(ProblemKind::NotFound),
            CloseByKeyError::KeyRevoked => Self::of(ProblemKind::KeyRefused),
            CloseByKeyError::Storage(error) => error.into(),
        }
    }
}
