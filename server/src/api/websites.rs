//! The websites that the account lets use it: listed, and revoked.

use app::AppError;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use domain::{Accounts, AuthorizedClient, ClientId, Scope};
use serde::Serialize;
use utoipa::ToSchema;

use super::input::{NoParameters, Parameters};
use super::person::{Acting, Looking, reauthenticated};
use super::problem::{ChangingProblems, Problem, ReadingProblems};
use super::problem_kind::ProblemKind;
use super::sessions::{etag, known_version};

/// The account's authorized websites.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebsiteList)]
pub(super) struct WebsitesShape {
    /// The websites, the latest used first.
    websites: Vec<WebsiteShape>,
    /// The moment that this is true of, in milliseconds since the Unix epoch.
    as_of: i64,
}

/// An authorized website. Times are milliseconds since the Unix epoch.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Client)]
pub(super) struct WebsiteShape {
    /// The public id, its `client_id`.
    id: String,
    /// The name.
    name: String,
    /// The front page.
    site: Option<String>,
    /// What it may do.
    scopes: Vec<&'static str>,
    /// When it was first allowed.
    authorized_at: i64,
    /// When it last used its access, to the minute.
    last_used_at: i64,
    /// The client address of who last signed in to it, or "unknown".
    last_used_from: String,
}

/// The account's authorized websites. Asking is not activity; `If-None-Match` is as for sessions.
#[utoipa::path(
    get, path = "/api/v1/websites", tag = "person", security(("session" = [])),
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the list that is known")),
    responses(
        (status = 200, description = "The list", body = WebsitesShape, headers(("ETag" = String, description = "Names this state of the list"))),
        (status = 304, description = "The list that is known is still true"),
        ReadingProblems,
    ),
)]
pub(super) async fn list_websites(
    Looking(current): Looking,
    State(accounts): State<Accounts>,
    head: Parts,
    _: Parameters<NoParameters>,
) -> Result<Response, Problem> {
    let known = known_version(&head, &current);
    let list = accounts.clients(&current, known).await?;
    Ok(match (list, known) {
        (Some(list), _) => {
            let websites = list.clients.iter().map(shape).collect();
            let shape = WebsitesShape { websites, as_of: list.as_of.as_millis() };
            (etag(&current, list.version), Json(shape)).into_response()
        }
        (None, Some(known)) => (StatusCode::NOT_MODIFIED, etag(&current, known)).into_response(),
        (None, None) => StatusCode::NOT_MODIFIED.into_response(),
    })
}

fn shape(AuthorizedClient { client: website, grant }: &AuthorizedClient) -> WebsiteShape {
    WebsiteShape {
        id: website.id.to_string(),
        name: website.name.clone(),
        site: website.site.clone(),
        scopes: grant.scopes.iter().map(Scope::as_str).collect(),
        authorized_at: grant.authorized_at.as_millis(),
        last_used_at: grant.last_used_at.as_millis(),
        last_used_from: grant.last_used_from.to_string(),
    }
}

/// Revokes what the account lets a website do, and ends all that it got.
#[utoipa::path(
    delete, path = "/api/v1/websites/{id}", tag = "person", security(("session" = [])),
    params(("id" = String, Path, description = "The website's public id")),
    responses((status = 204, description = "It is revoked, for good"), ChangingProblems),
)]
pub(super) async fn revoke_website(
    Acting(current): Acting,
    State(accounts): State<Accounts>,
    Path(id): Path<String>,
    _: Parameters<NoParameters>,
) -> Result<StatusCode, Problem> {
    let id = ClientId::parse(&id).ok_or_else(|| Problem::of(ProblemKind::NotFound))?;
    let reauthenticated = reauthenticated(&accounts, current).await?;
    accounts.revoke_client(&reauthenticated, id).await.map_err(AppError::from)?;
    Ok(StatusCode::NO_CONTENT)
}
