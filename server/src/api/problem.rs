//! What is answered instead of what was asked for (RFC 9457).

use std::collections::BTreeMap;

use app::AppError;
use axum::Json;
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::storage::StorageError;
use serde::Serialize;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response as Described, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use super::problem_kind::{PROBLEMS, ProblemKind};
use super::session_shape::SessionEnd;

const PROBLEM_JSON: &str = "application/problem+json";

/// Why a request was not answered as it was asked.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// What kind of problem it is: an address that explains it.
    #[schema(format = "uri-reference")]
    r#type: String,
    /// What happened, in a few words.
    title: &'static str,
    /// The status of the answer.
    status: u16,
    /// What was kept, and what to do.
    detail: &'static str,
    /// How the session ended that the browser held, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Box<SessionEnd>>,
    /// The page of the service where the person can do it, to be opened in a tab of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    confirm: Option<String>,
    #[serde(skip)]
    #[schema(ignore)]
    kind: ProblemKind,
}

impl Problem {
    pub(super) fn of(kind: ProblemKind) -> Self {
        Self {
            r#type: format!("{PROBLEMS}{}", kind.name()),
            title: kind.title(),
            status: kind.status().as_u16(),
            detail: kind.meaning(),
            ended: None,
            confirm: None,
            kind,
        }
    }

    /// The same, with the page of the service where the person can do it.
    pub(super) fn done_at(self, address: String) -> Self {
        Self { confirm: Some(address), ..self }
    }
}

/// Errors are logged where they become codes of the pages.
impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        match error {
            AppError::SignedOut(end) => {
                Self { ended: end.map(|end| Box::new((*end).into())), ..Self::of(ProblemKind::SignedOut) }
            }
            AppError::SignedInAs(_) => Self::of(ProblemKind::OtherSession),
            AppError::PasswordNeeded => Self::of(ProblemKind::PasswordRequired),
            AppError::NotFound => Self::of(ProblemKind::NotFound),
            AppError::Unavailable => Self::of(ProblemKind::Unavailable),
            _ => Self::of(ProblemKind::Internal),
        }
    }
}

impl From<StorageError> for Problem {
    fn from(error: StorageError) -> Self {
        AppError::from(error).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let kind = self.kind;
        let mut answer = (kind.status(), Json(self)).into_response();
        let mut add = |name: HeaderName, value| answer.headers_mut().insert(name, HeaderValue::from_static(value));
        add(CONTENT_TYPE, PROBLEM_JSON);
        match kind {
            ProblemKind::TokenRefused => add(WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""),
            ProblemKind::KeyRefused => add(WWW_AUTHENTICATE, "Bearer"),
            ProblemKind::ScopeMissing => add(WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\""),
            ProblemKind::Unavailable => add(RETRY_AFTER, "1"),
            _ => None,
        };
        answer
    }
}

/// Turns what other layers, and axum itself, refuse below `/api/v1` into problems.
pub(crate) async fn refusals_are_problems(request: Request, next: Next) -> Response {
    let is_ours = request.uri().path().starts_with("/api/v1/");
    let answer = next.run(request).await;
    let is_problem = answer.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == PROBLEM_JSON);
    let status = answer.status();
    if !is_ours || is_problem || !(status.is_client_error() || status.is_server_error()) {
        return answer;
    }
    let (mut head, _) = answer.into_parts();
    let mut problem = Problem::of(ProblemKind::of_status(status)).into_response();
    for name in [CONTENT_LENGTH, CONTENT_TYPE] {
        head.headers.remove(name);
    }
    problem.headers_mut().extend(head.headers);
    problem
}

/// The problems that each of a group of operations may have.
macro_rules! problems {
    ($($(#[$doc:meta])* $group:ident: $($kind:ident)+;)+) => {
        $($(#[$doc])*
        pub(super) struct $group;

        impl IntoResponses for $group {
            fn responses() -> BTreeMap<String, RefOr<Described>> {
                describe(&[$(ProblemKind::$kind),+])
            }
        })+
    };
}

problems! {
    /// Whoever asks.
    PublicProblems: InvalidRequest NotFound OtherHost Internal Unavailable;
    /// A person asks to see something.
    ReadingProblems: InvalidRequest TwoProofs SignedOut OtherSession OtherHost Internal Unavailable;
    /// A person changes something.
    ChangingProblems:
        InvalidRequest TwoProofs SignedOut PasswordRequired ForeignOrigin NotFound OtherSession OtherHost Internal
        Unavailable;
    /// A person changes something, with a body that says how.
    ChangingWithBodyProblems:
        InvalidRequest TwoProofs SignedOut PasswordRequired ForeignOrigin OtherSession TooLarge NotJson OtherHost
        InvalidBody Internal Unavailable;
    /// A program asks about an account.
    AccountProblems: InvalidRequest TwoProofs KeyRefused ScopeMissing NotFound OtherHost Internal Unavailable;
    /// A program asks with a body.
    QuestionProblems:
        InvalidRequest TwoProofs KeyRefused ScopeMissing TooLarge NotJson OtherHost InvalidBody Internal Unavailable;
    /// A program asks for a token for a page.
    MintProblems:
        InvalidRequest TwoProofs KeyRefused ScopeMissing NotFound TooLarge NotJson OtherHost InvalidBody
        OriginNotRegistered Internal Unavailable;
    /// A page of another origin asks to see something.
    EmbedReadingProblems: InvalidRequest SignedOut TokenRefused OtherOrigin OtherHost Internal Unavailable;
    /// A page of another origin changes something.
    EmbedChangingProblems:
        InvalidRequest SignedOut TokenRefused PasswordRequired ConfirmRequired OtherOrigin ReadOnly OwnSession NotFound
        OtherHost Internal Unavailable;
    /// A page of another origin changes something, with a body that says how.
    EmbedChangingWithBodyProblems:
        InvalidRequest SignedOut TokenRefused PasswordRequired ConfirmRequired OtherOrigin ReadOnly TooLarge NotJson
        OtherHost InvalidBody Internal Unavailable;
    /// A program follows the feed.
    FeedProblems: InvalidRequest TwoProofs KeyRefused ScopeMissing StartOver OtherHost Internal Unavailable;
}

/// Kinds of one status are one answer.
fn describe(kinds: &[ProblemKind]) -> BTreeMap<String, RefOr<Described>> {
    let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for kind in kinds {
        names.entry(kind.status().as_u16().to_string()).or_default().push(kind.name());
    }
    let response = |names: &[&str]| {
        let schema = Ref::from_schema_name("Problem");
        let content = ContentBuilder::new().schema(Some(schema)).build();
        ResponseBuilder::new().description(names.join(" or ")).content(PROBLEM_JSON, content).build()
    };
    names.into_iter().map(|(status, names)| (status, RefOr::T(response(&names)))).collect()
}
