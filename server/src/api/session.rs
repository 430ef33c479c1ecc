//! The session that asks.

use axum::Json;
use axum::extract::State;
use domain::Accounts;
use serde::Serialize;
use utoipa::ToSchema;

use super::input::{NoParameters, Parameters};
use super::person::Looking;
use super::problem::{Problem, ReadingProblems};
use super::session_shape::AccountShape;

/// The session that asks, and whose it is. Times are milliseconds since the Unix epoch.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CurrentSession)]
pub(super) struct CurrentShape {
    /// The account.
    account: AccountShape,
    /// The session's public id.
    #[schema(format = "uuid")]
    session_id: String,
    /// When its person signed in.
    started_at: i64,
    /// When its person last did something, to the minute.
    last_active_at: i64,
    /// When its person last authenticated.
    proved_at: i64,
    /// When it ends if nothing else happens in it.
    good_until: i64,
    /// Whether closing sessions would ask for the password first.
    password_due: bool,
}

/// The session of the cookie. Asking is not activity.
#[utoipa::path(
    get, path = "/api/v1/session", tag = "person", security(("session" = [])),
    responses((status = 200, description = "The session", body = CurrentShape), ReadingProblems),
)]
pub(super) async fn show_session(
    Looking(current): Looking,
    State(accounts): State<Accounts>,
    _: Parameters<NoParameters>,
) -> Result<Json<CurrentShape>, Problem> {
    let session = &current.session;
    Ok(Json(CurrentShape {
        account: AccountShape::of(&current.account),
        session_id: session.id.to_string(),
        started_at: session.started_at.as_millis(),
        last_active_at: session.last_active_at.as_millis(),
        proved_at: session.authenticated_at.as_millis(),
        good_until: session.expiry(accounts.policy()).0.as_millis(),
        password_due: !session.is_recently_authenticated(accounts.policy(), accounts.now()),
    }))
}
