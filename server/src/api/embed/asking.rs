//! The page that asks, by an embed token.

use app::AppError;
use app::request::{Services, client_address, end_view_for};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::{EmbedAuthentication, EmbedClosing, EmbeddedSession, Reauthenticated, SessionId};
use tokio::time::timeout;
use url::form_urlencoded;

use super::cross_origin::{FromItsOrigin, origin};
use crate::api::problem::Problem;
use crate::api::problem_kind::ProblemKind;
use crate::api::program::bearer;
use crate::state::AppState;

/// The session that the page shows. Looking is not activity.
pub(super) struct Embedded(pub(super) EmbeddedSession);

impl FromRequestParts<AppState> for Embedded {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        looking(&state.services, head).await.map(Self)
    }
}

/// The session of the token, if it is good at the origin of the page.
pub(super) async fn looking(services: &Services, head: &Parts) -> Result<EmbeddedSession, Problem> {
    let refused = || Problem::of(ProblemKind::TokenRefused);
    let token = bearer(head).ok_or_else(refused)?;
    let (origin, address) = (origin(&head.headers), client_address(&head.extensions));
    let asked = services.accounts.authenticate_embed(token, origin.as_ref(), address);
    // If the token's state cannot be read in this time, nothing is shown.
    let answer = timeout(services.accounts.policy().read_deadline, asked).await.map_err(AppError::from)??;
    if let (Some(seen), false) =
        (head.extensions.get::<FromItsOrigin>(), matches!(answer, EmbedAuthentication::Unknown))
    {
        seen.settle(!matches!(answer, EmbedAuthentication::OtherOrigin));
    }
    match answer {
        EmbedAuthentication::Open(session) => Ok(*session),
        EmbedAuthentication::Ended(end) => Err(AppError::SignedOut(Some(Box::new(end_view_for(address, &end)))).into()),
        EmbedAuthentication::Refused | EmbedAuthentication::Unknown => Err(refused()),
        EmbedAuthentication::OtherOrigin => Err(Problem::of(ProblemKind::OtherOrigin)),
    }
}

/// The page of the service where what was not done here can be done.
#[derive(Clone, Copy, Debug)]
pub(super) enum ConfirmAt {
    /// One session is closed.
    Session(SessionId),
    /// All others are closed.
    Others,
}

impl ConfirmAt {
    /// The address, with the origin that the person comes from.
    fn address(self, services: &Services, embedded: &EmbeddedSession) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let page = match self {
            Self::Session(id) => {
                query.append_pair("session", &id.to_string());
                "close"
            }
            Self::Others => "close-others",
        };
        query.append_pair("from", embedded.origin.as_str());
        format!("{}/account/sessions/{page}?{}", services.issuer, query.finish())
    }
}

/// The session of who closes something, if it may be closed from the page and its person authenticated recently. A
/// password is entered only at the service's own pages, to which the refusal leads.
pub(super) async fn closing(
    services: &Services,
    embedded: EmbeddedSession,
    at: ConfirmAt,
) -> Result<Reauthenticated, Problem> {
    let confirm = at.address(services, &embedded);
    let refused = |kind| Err(Problem::of(kind).done_at(confirm.clone()));
    match embedded.closing {
        EmbedClosing::Never => return Err(Problem::of(ProblemKind::ReadOnly)),
        EmbedClosing::Confirm => return refused(ProblemKind::ConfirmRequired),
        EmbedClosing::Direct => {}
    }
    match services.accounts.reauthenticate(embedded.current, None).await {
        Ok(reauthenticated) => Ok(reauthenticated),
        Err(domain::ReauthenticationError::PasswordNeeded) => refused(ProblemKind::PasswordRequired),
        Err(error) => Err(AppError::from(error).into()),
    }
}
