//! The feed of ended sessions and replaced tokens, for products that keep what they know of sessions for a while.

use std::sync::Arc;
use std::time::Duration;

use app::request::Services;
use axum::Json;
use axum::extract::State;
use axum::http::request::Parts;
use domain::{ApiCaller, FollowingRevocations, Revocation, RevocationCursor, RevocationPage};
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, timeout_at};
use utoipa::{IntoParams, ToSchema};

use super::input::Parameters;
use super::problem::{FeedProblems, Problem};
use super::problem_kind::ProblemKind;
use super::program::authorize;
use crate::background::revocation_watch::RevocationWatch;

const WAIT: u64 = 25;
const LONGEST_WAIT: u64 = 60;

/// Where to go on, and how long to wait.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct FeedParameters {
    /// The cursor behind what is known, as `next` of the answer before says. Without it the answer is the present cursor.
    after: Option<String>,
    /// How many seconds to wait for the next session that ends or gets another token.
    #[param(minimum = 0, maximum = 60, default = 25)]
    wait: Option<u64>,
}

/// What has ended or was replaced since.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RevocationList)]
pub(super) struct RevocationsShape {
    /// Sessions whose verdicts are to be forgotten, in this order, 1,000 at most.
    revocations: Vec<RevocationShape>,
    /// Where to go on.
    next: String,
}

/// A session that has ended, or whose token was replaced.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Revocation)]
pub(super) struct RevocationShape {
    /// The session's public id.
    #[schema(format = "uuid")]
    session_id: String,
    /// Whose it was.
    #[schema(format = "uuid")]
    account_id: String,
    /// When it ended or its token was replaced, in milliseconds since the Unix epoch; an expiry is noticed after its
    /// moment.
    ended_at: i64,
    /// The reason's stable name, such as "closed". With "token-replaced" the session goes on with another token.
    reason: &'static str,
}

/// Which sessions have ended, and which had their token replaced. The answer comes when there is one, or when the wait is over.
#[utoipa::path(
    get, path = "/api/v1/revocations", tag = "program", security(("key" = [])),
    params(FeedParameters), responses((status = 200, description = "What has ended or was replaced, or nothing when the wait was in vain", body = RevocationsShape), FeedProblems),
)]
pub(super) async fn follow_revocations(
    mut caller: ApiCaller<FollowingRevocations>,
    State(services): State<Arc<Services>>,
    State(watch): State<RevocationWatch>,
    head: Parts,
    Parameters(parameters): Parameters<FeedParameters>,
) -> Result<Json<RevocationsShape>, Problem> {
    let after = parameters.after.map(RevocationCursor::from_text);
    let wait = if after.is_some() { parameters.wait.unwrap_or(WAIT) } else { 0 };
    if wait > LONGEST_WAIT {
        return Err(Problem::of(ProblemKind::InvalidRequest));
    }
    let until = Instant::now() + Duration::from_secs(wait);
    // Before the first look, so that nothing can come in between.
    let mut follower = watch.follow();
    loop {
        let page = services.accounts.revocations(&caller, after.as_ref()).await?;
        let page = page.map_err(|_| Problem::of(ProblemKind::StartOver))?;
        if !page.revocations.is_empty() || timeout_at(until, follower.moved()).await.is_err() || follower.is_over() {
            return Ok(Json(shape(&page)));
        }
        // Again each time, because the key may have been revoked while its program waited.
        caller = authorize(&services, &head).await?;
    }
}

fn shape(page: &RevocationPage) -> RevocationsShape {
    let one = |revocation: &Revocation| RevocationShape {
        session_id: revocation.session.to_string(),
        account_id: revocation.account.to_string(),
        ended_at: revocation.ended_at.as_millis(),
        reason: revocation.reason.as_str(),
    };
    RevocationsShape { revocations: page.revocations.iter().map(one).collect(), next: page.next.as_str().to_owned() }
}
