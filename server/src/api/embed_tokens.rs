//! A product's server asks for a token by which its page shows the sessions of whoever is in front of it.

use app::AppError;
use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use domain::{
    Accounts, ApiCaller, ApiKey, EmbedClosing, EmbedOrigin, EmbedSource, EmbeddingSessions, MintEmbedToken,
    MintEmbedTokenError, MintedEmbedToken, NamedSession, SecretToken, SessionId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::input::{Body, NoParameters, Parameters};
use super::problem::{MintProblems, Problem};
use super::problem_kind::ProblemKind;
use crate::site::compression::HoldsSecret;

/// What the token is to be for. The session is named in one of two ways.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EmbedTokenRequest {
    /// The session's public id, as a proxy passes it on in `X-Session-Id` and `POST /api/v1/verify` says it.
    #[schema(format = "uuid")]
    session_id: Option<String>,
    /// The value of the session cookie.
    session_token: Option<String>,
    /// The origin of the page, one of the key's; needed where the key has several.
    origin: Option<String>,
    /// What the page may do: only read, or read and close, as without this.
    may: Option<Vec<May>>,
}

/// One thing that a page may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum May {
    /// Show the sessions.
    Read,
    /// Close them.
    Close,
}

/// A token for a page. Nobody can ask for it again.
#[derive(Serialize, ToSchema)]
#[schema(as = EmbedToken)]
pub(crate) struct EmbedTokenShape {
    /// The token, for the page and nobody else.
    token: String,
    /// For how many seconds it is good at most; it ends with its session and with the key.
    expires_in: u64,
    /// The origin whose pages may use it.
    origin: String,
    /// The public id of the session that it is about.
    #[schema(format = "uuid")]
    session_id: String,
}

impl From<MintedEmbedToken> for EmbedTokenShape {
    fn from(minted: MintedEmbedToken) -> Self {
        Self {
            token: minted.token.reveal(),
            expires_in: minted.lifetime.as_secs(),
            origin: minted.origin.to_string(),
            session_id: minted.session.to_string(),
        }
    }
}

/// A token by which a page of one of the key's origins shows the sessions of an account and closes them, as one of its sessions
/// sees them. It is good for ten minutes, and ends with that session and with the key.
#[utoipa::path(
    post, path = "/api/v1/embed-tokens", tag = "program", security(("key" = [])),
    request_body = EmbedTokenRequest,
    responses((status = 201, description = "The token", body = EmbedTokenShape), MintProblems),
)]
pub(super) async fn mint_embed_token(
    caller: ApiCaller<EmbeddingSessions>,
    State(accounts): State<Accounts>,
    _: Parameters<NoParameters>,
    Body(request): Body<EmbedTokenRequest>,
) -> Result<(StatusCode, Extension<HoldsSecret>, Json<EmbedTokenShape>), Problem> {
    let closing = closing(&request, caller.key.embed_closing)?;
    let named = named_session(&request)?;
    let origin =
        registered(request.origin.as_deref(), &caller.key).ok_or(Problem::of(ProblemKind::OriginNotRegistered))?;
    let found = match &named {
        Some(named) => accounts.find_named_session(&caller, named).await?,
        None => None,
    };
    let (account, session) = found.ok_or_else(|| Problem::of(ProblemKind::NotFound))?;
    let source = EmbedSource::ApiKey(caller.key.id);
    let mint = MintEmbedToken { account, session, origin: origin.clone(), place: caller.key.name, source, closing };
    let minted = accounts.mint_embed_token(mint).await?;
    Ok((StatusCode::CREATED, Extension(HoldsSecret), Json(minted.into())))
}

/// How the page closes, which is what it may and what the operator has said.
fn closing(request: &EmbedTokenRequest, registered: EmbedClosing) -> Result<EmbedClosing, Problem> {
    match request.may.as_deref() {
        None | Some([May::Read, May::Close] | [May::Close, May::Read]) => Ok(registered),
        Some([May::Read]) => Ok(EmbedClosing::Never),
        Some(_) => Err(Problem::of(ProblemKind::InvalidBody)),
    }
}

/// The session that is named in one way; none when what names it can be the name of no session.
fn named_session(request: &EmbedTokenRequest) -> Result<Option<NamedSession>, Problem> {
    match (&request.session_id, &request.session_token) {
        (Some(id), None) => Ok(SessionId::parse(id).map(NamedSession::Id)),
        (None, Some(token)) => Ok(SecretToken::parse(token).map(NamedSession::Token)),
        _ => Err(Problem::of(ProblemKind::InvalidBody)),
    }
}

/// The key's origin that is named, or its only one.
fn registered<'a>(named: Option<&str>, key: &'a ApiKey) -> Option<&'a EmbedOrigin> {
    match (named, key.embed_origins.as_slice()) {
        (Some(named), origins) => origins.iter().find(|origin| origin.as_str() == named),
        (None, [only]) => Some(only),
        (None, _) => None,
    }
}

impl From<MintEmbedTokenError> for Problem {
    fn from(error: MintEmbedTokenError) -> Self {
        match error {
            MintEmbedTokenError::NoSession => Self::of(ProblemKind::NotFound),
            MintEmbedTokenError::SourceEnded => Self::of(ProblemKind::KeyRefused),
            MintEmbedTokenError::NoRandomness(error) => {
                tracing::error!(%error, "no embed token was given out");
                Self::of(ProblemKind::Internal)
            }
            MintEmbedTokenError::Storage(error) => AppError::from(error).into(),
        }
    }
}
