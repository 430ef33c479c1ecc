//! `POST /embed/token`: a page of a product asks its own server for an embed token, and the proxy in front of the product
//! passes that on to here, with the session's cookie. docs/proxies.md is for those who set the proxy up.
//!
//! It answers under any `Host`, as verify does. The page of another origin gets nothing: browsers say where a request comes
//! from, and of a page that is there they say that it is of the same origin.

use std::sync::Arc;

use app::AppError;
use app::request::{Services, client_address};
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::from_fn;
use axum::routing::post;
use axum::{Json, Router};
use domain::{EmbedOrigin, EmbedSource, MintEmbedToken, MintEmbedTokenError, SecurityEvent, SecurityEventKind};
use tokio::time::timeout;

use super::embed_tokens::EmbedTokenShape;
use super::person;
use super::problem::Problem;
use super::problem_kind::ProblemKind;
use crate::site::compression::holds_secret;
use crate::state::AppState;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The route, for `POST` and no other method.
pub(crate) fn routes_of_products() -> Router<AppState> {
    Router::new().route("/embed/token", post(mint_by_cookie).layer(from_fn(holds_secret)))
}

/// 201 with the token, 401 when nobody is signed in, 403 when the page is of another origin, 422 when its origin is not
/// registered. Asking is no activity, because the page does so by itself.
async fn mint_by_cookie(
    State(services): State<Arc<Services>>,
    head: Parts,
) -> Result<(StatusCode, Json<EmbedTokenShape>), Problem> {
    let origin = origin_of_page(&head.headers).ok_or_else(|| foreign(&services, &head))?;
    let accounts = &services.accounts;
    // First, so that pages that nobody has registered learn nothing about anybody.
    let asked = accounts.embedding_by_cookie(&origin);
    let embedding = timeout(accounts.policy().read_deadline, asked).await.map_err(AppError::from)??;
    let embedding = embedding.ok_or(Problem::of(ProblemKind::OriginNotRegistered))?;
    let current = person::looking(&services, &head).await?;
    let mint = MintEmbedToken {
        account: current.account.id,
        session: current.session.id,
        origin,
        place: embedding.place,
        source: EmbedSource::Cookie,
        closing: embedding.closing,
    };
    match accounts.mint_embed_token(mint).await {
        Ok(minted) => Ok((StatusCode::CREATED, Json(minted.into()))),
        Err(MintEmbedTokenError::NoSession) => Err(Problem::of(ProblemKind::SignedOut)),
        Err(error) => Err(error.into()),
    }
}

/// The origin of the page that asks, if its browser says that it asks its own server.
fn origin_of_page(headers: &HeaderMap) -> Option<EmbedOrigin> {
    let only = |name| {
        let mut values = headers.get_all(name).iter();
        values.next().filter(|_| values.next().is_none())?.to_str().ok()
    };
    let origin = EmbedOrigin::parse(only(header::ORIGIN)?).ok()?;
    (only(SEC_FETCH_SITE)? == "same-origin").then_some(origin)
}

fn foreign(services: &Services, head: &Parts) -> Problem {
    let address = Some(client_address(&head.extensions));
    let event = SecurityEvent { address, ..SecurityEvent::of(SecurityEventKind::OriginRefused) };
    services.accounts.report(&event);
    Problem::of(ProblemKind::ForeignOrigin)
}
