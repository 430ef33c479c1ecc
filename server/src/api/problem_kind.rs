//! Every kind of problem: a stable address, and what to do.

use axum::http::StatusCode;

/// Where the kinds are explained, each under its name.
pub(super) const PROBLEMS: &str = "/api/v1/problems/";

/// Why a request was not answered as it was asked. The names are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    InvalidRequest,
    TwoProofs,
    SignedOut,
    KeyRefused,
    TokenRefused,
    PasswordRequired,
    ConfirmRequired,
    ForeignOrigin,
    OtherOrigin,
    ReadOnly,
    OwnSession,
    ScopeMissing,
    NotFound,
    MethodNotAllowed,
    OtherSession,
    StartOver,
    TooLarge,
    NotJson,
    OtherHost,
    InvalidBody,
    OriginNotRegistered,
    Internal,
    Unavailable,
}

/// Kind, name, status, title, and what it means and what to do.
pub(super) const KINDS: [(ProblemKind, &str, StatusCode, &str, &str); 23] = [
    (
        ProblemKind::InvalidRequest,
        "invalid-request",
        StatusCode::BAD_REQUEST,
        "The request cannot be read",
        "A parameter is unknown, repeated or out of range, or the body is not JSON. Nothing was changed. The description at \
         /api/v1/openapi.json says what to send.",
    ),
    (
        ProblemKind::TwoProofs,
        "two-proofs",
        StatusCode::BAD_REQUEST,
        "The request has both a session and a key",
        "A person's request has the session cookie, a program's has a key. Nothing was changed. Send only one of the two.",
    ),
    (
        ProblemKind::SignedOut,
        "signed-out",
        StatusCode::UNAUTHORIZED,
        "Nobody is signed in",
        "The request has no session cookie, or its session has ended; the member ended says how, if it is known. Have the \
         person sign in at /sign-in.",
    ),
    (
        ProblemKind::KeyRefused,
        "key-refused",
        StatusCode::UNAUTHORIZED,
        "The key is invalid",
        "The request has no key, an unknown one or one that was revoked. Send one as Authorization: Bearer us_key_…; an \
         operator makes one with user-sessions api-key add.",
    ),
    (
        ProblemKind::TokenRefused,
        "token-refused",
        StatusCode::UNAUTHORIZED,
        "The embed token is invalid",
        "The request has no embed token, an unknown one, or one that has expired or was revoked. Nothing was changed. Have \
         the page's own server ask for another one, once.",
    ),
    (
        ProblemKind::PasswordRequired,
        "password-required",
        StatusCode::FORBIDDEN,
        "The person has to enter the password first",
        "The person last entered the password too long ago. Nothing was changed. Send the person to /account/sessions, or to \
         the address in the member confirm, where the same can be done with the password.",
    ),
    (
        ProblemKind::ConfirmRequired,
        "confirm-required",
        StatusCode::FORBIDDEN,
        "The person has to confirm this at the service",
        "The operator does not let this page close sessions by itself. Nothing was changed. Send the person to the address \
         in the member confirm.",
    ),
    (
        ProblemKind::ForeignOrigin,
        "foreign-origin",
        StatusCode::FORBIDDEN,
        "The request comes from another origin",
        "A change by the session cookie needs an Origin or Sec-Fetch-Site header that proves that one of the service's own \
         pages sent it; and below /api/v1/embed the origin has to be registered, by user-sessions api-key add --right embed \
         --origin ORIGIN. Nothing was changed.",
    ),
    (
        ProblemKind::OtherOrigin,
        "other-origin",
        StatusCode::FORBIDDEN,
        "The embed token is for another origin",
        "The header Origin does not name the origin that the token was given out for. Nothing was changed. Have the page's own \
         server ask for a token for its origin.",
    ),
    (
        ProblemKind::ReadOnly,
        "read-only",
        StatusCode::FORBIDDEN,
        "The embed token is read-only",
        "This token closes no sessions, because it was requested so or because the operator set it so. Nothing was changed.",
    ),
    (
        ProblemKind::OwnSession,
        "own-session",
        StatusCode::FORBIDDEN,
        "A page cannot close its own session",
        "Nothing was changed. The product signs people out itself.",
    ),
    (
        ProblemKind::ScopeMissing,
        "right-missing",
        StatusCode::FORBIDDEN,
        "The key lacks the required right",
        "The key is valid but does not have the right for this. Nothing was changed. The rights of a key never change: an \
         operator creates another key.",
    ),
    (
        ProblemKind::NotFound,
        "not-found",
        StatusCode::NOT_FOUND,
        "Not found",
        "This does not exist, or it belongs to another account. Nothing was changed.",
    ),
    (
        ProblemKind::MethodNotAllowed,
        "method-not-allowed",
        StatusCode::METHOD_NOT_ALLOWED,
        "This address does not support the method",
        "The header Allow lists the supported methods. Nothing was changed.",
    ),
    (
        ProblemKind::OtherSession,
        "other-session",
        StatusCode::CONFLICT,
        "The page was made for another session",
        "The header X-Made-For does not name the session of the request, because somebody has signed in in this browser \
         since. Nothing was changed. Load the page again.",
    ),
    (
        ProblemKind::StartOver,
        "start-over",
        StatusCode::GONE,
        "The feed does not reach back that far",
        "The entries after it have been erased, which happens after 7 days, or the database was restored from a copy. Forget \
         every session that you know of, and ask without after for the present cursor.",
    ),
    (
        ProblemKind::TooLarge,
        "too-large",
        StatusCode::PAYLOAD_TOO_LARGE,
        "The body is too long",
        "The limit for a body is 64 KiB. Nothing was changed.",
    ),
    (
        ProblemKind::NotJson,
        "not-json",
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "The content type is not JSON",
        "Send the header Content-Type: application/json. Nothing was changed.",
    ),
    (
        ProblemKind::OtherHost,
        "other-host",
        StatusCode::MISDIRECTED_REQUEST,
        "The service does not answer under this name",
        "Use the public address. A proxy has to pass the header Host on unchanged.",
    ),
    (
        ProblemKind::InvalidBody,
        "invalid-body",
        StatusCode::UNPROCESSABLE_ENTITY,
        "The body does not have the expected members",
        "The body is JSON, but a member is missing, unknown or of the wrong type. Nothing was changed.",
    ),
    (
        ProblemKind::OriginNotRegistered,
        "origin-not-registered",
        StatusCode::UNPROCESSABLE_ENTITY,
        "The origin is not registered",
        "The origin of the page is not registered for this key, website or proxy, or the request names no origin and the key \
         has several. No token was issued. An operator registers it: for a key with user-sessions api-key add --name NAME \
         --right embed --origin ORIGIN, because the origins of a key never change; for a product behind a proxy with the \
         setting EMBED_ORIGINS; for a website with user-sessions website change ID --embed-origin ORIGIN.",
    ),
    (
        ProblemKind::Internal,
        "internal",
        StatusCode::INTERNAL_SERVER_ERROR,
        "Something went wrong at the service",
        "Try again later. The service's log has the details.",
    ),
    (
        ProblemKind::Unavailable,
        "unavailable",
        StatusCode::SERVICE_UNAVAILABLE,
        "The service cannot answer now",
        "A change may or may not have been saved: read the list again, then try again. Meanwhile no session counts as valid.",
    ),
];

impl ProblemKind {
    /// The kind of a refusal of which only the status is known.
    pub(super) fn of_status(status: StatusCode) -> Self {
        match status {
            // Only the layer that looks at origins refuses so.
            StatusCode::FORBIDDEN => Self::ForeignOrigin,
            status => {
                let other = if status.is_client_error() { Self::InvalidRequest } else { Self::Internal };
                KINDS.iter().find(|(_, _, known, ..)| *known == status).map_or(other, |(kind, ..)| *kind)
            }
        }
    }

    pub(super) fn name(self) -> &'static str {
        self.row().1
    }

    pub(super) fn status(self) -> StatusCode {
        self.row().2
    }

    pub(super) fn title(self) -> &'static str {
        self.row().3
    }

    pub(super) fn meaning(self) -> &'static str {
        self.row().4
    }

    fn row(self) -> (Self, &'static str, StatusCode, &'static str, &'static str) {
        *KINDS.iter().find(|(kind, ..)| *kind == self).expect("every kind is in the table")
    }
}
