//! What a program is told instead of an answer (RFC 6749, 5.2; RFC 6750, 3.1).

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::storage::StorageError;
use domain::{EmbedExchangeError, NoRandomness, TokenError};
use serde_json::json;

/// Why a program gets no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    status: StatusCode,
    error: &'static str,
    description: &'static str,
    /// How to prove who one is, for `WWW-Authenticate`.
    challenge: Option<&'static str>,
}

impl Refusal {
    pub(super) const fn invalid_request(description: &'static str) -> Self {
        Self::bad("invalid_request", description)
    }

    pub(super) const fn invalid_grant() -> Self {
        Self::bad("invalid_grant", "the code or refresh token is not good, or not for this website")
    }

    pub(super) const fn invalid_scope() -> Self {
        Self::bad("invalid_scope", "a scope was not allowed, or all are unknown")
    }

    pub(super) const fn unsupported_grant_type() -> Self {
        Self::bad(
            "unsupported_grant_type",
            "grant_type is authorization_code, refresh_token or that of a token exchange",
        )
    }

    /// RFC 8693, 2.2.2.
    pub(super) const fn invalid_target() -> Self {
        let how = "resource is one origin that the website is registered with, letter by letter: an operator registers it by \
                   user-sessions website change ID --embed-origin ORIGIN; there is no audience but the service";
        Self::bad("invalid_target", how)
    }

    /// The same whether the id or the secret is wrong.
    pub(super) const fn invalid_client() -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            error: "invalid_client",
            description: "the website is unknown or did not prove who it is",
            challenge: Some("Basic realm=\"oauth2\""),
        }
    }

    /// No token at all: then nothing is said about it (RFC 6750, 3.1).
    pub(super) const fn token_needed() -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            error: "",
            description: "an access token is needed",
            challenge: Some("Bearer"),
        }
    }

    pub(super) const fn invalid_token() -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            error: "invalid_token",
            description: "the access token is not good",
            challenge: Some("Bearer error=\"invalid_token\""),
        }
    }

    pub(super) const fn insufficient_scope() -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            error: "insufficient_scope",
            description: "the access token is not for this",
            challenge: Some("Bearer error=\"insufficient_scope\", scope=\"openid\""),
        }
    }

    const fn unavailable() -> Self {
        Self {
            status: StatusCode::SERVICE_UNAVAILABLE,
            error: "temporarily_unavailable",
            description: "the service cannot answer now; whether anything was changed is unknown",
            challenge: None,
        }
    }

    pub(super) const fn server_error() -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            error: "server_error",
            description: "something went wrong at the service",
            challenge: None,
        }
    }

    const fn bad(error: &'static str, description: &'static str) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error, description, challenge: None }
    }
}

impl From<StorageError> for Refusal {
    fn from(error: StorageError) -> Self {
        let cause = std::error::Error::source(&error);
        tracing::error!(%error, cause, "storage failed");
        match error {
            StorageError::Unavailable(_) => Self::unavailable(),
            StorageError::Inconsistent(_) => Self::server_error(),
        }
    }
}

impl From<TokenError> for Refusal {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::InvalidGrant => Self::invalid_grant(),
            TokenError::InvalidScope => Self::invalid_scope(),
            TokenError::Storage(error) => error.into(),
            TokenError::NoRandomness(error) => error.into(),
        }
    }
}

impl From<EmbedExchangeError> for Refusal {
    fn from(error: EmbedExchangeError) -> Self {
        match error {
            EmbedExchangeError::Unauthorized => Self::bad(
                "unauthorized_client",
                "the exchange is for a website with a secret that is registered with an embed origin, and so for the scope sessions",
            ),
            EmbedExchangeError::SubjectToken => {
                Self::invalid_request("subject_token is not good, or not for this website")
            }
            EmbedExchangeError::SessionEnded => {
                Self::invalid_request("the person is signed out: there is no session that a page could show")
            }
            EmbedExchangeError::InvalidScope => {
                Self::bad("invalid_scope", "the scope is sessions, and the person has to have allowed it")
            }
            EmbedExchangeError::InvalidTarget => Self::invalid_target(),
            EmbedExchangeError::NoRandomness(error) => error.into(),
            EmbedExchangeError::Storage(error) => error.into(),
        }
    }
}

impl From<NoRandomness> for Refusal {
    fn from(error: NoRandomness) -> Self {
        tracing::error!(%error, "no tokens could be made");
        Self::server_error()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = match self.error {
            "" => json!({ "error_description": self.description }),
            error => json!({ "error": error, "error_description": self.description }),
        };
        let mut answer = (self.status, Json(body)).into_response();
        if let Some(challenge) = self.challenge {
            answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        answer
    }
}
