//! All that the browser may learn about a failure.

use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::json::JsonText;
use crate::language::{duration, t};
use crate::sessions::SessionEnd;

/// Why something asked for was not done: a code, never an internal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// Nobody is signed in; with the end of the session that the browser held, if it is known.
    SignedOut(Option<Box<SessionEnd>>),
    /// This needs the password first.
    PasswordNeeded,
    /// The password is wrong.
    WrongPassword,
    /// The login name or the password is wrong.
    InvalidCredentials,
    /// Too many attempts; the next may be after this many seconds.
    TooManyAttempts(u32),
    /// Too many wrong passwords in the session that asks; the next may be after this many seconds.
    TooManyAttemptsInSession(u32),
    /// There is no such thing, or it is somebody else's.
    NotFound,
    /// A website's request cannot be put before anybody.
    RequestUnusable,
    /// The page that asks was made for another session; with the login name of who is signed in now.
    SignedInAs(String),
    /// The login name cannot be used.
    InvalidLoginName,
    /// A session cannot have this name.
    InvalidSessionName,
    /// The password has fewer than 8 characters.
    PasswordTooShort,
    /// The password has more than 1,000 bytes.
    PasswordTooLong,
    /// The password is one of those that are tried first.
    PasswordTooCommon,
    /// The one-time link is not, or no longer, good.
    LinkUsed,
    /// The service cannot answer now; whether a change was made is unknown.
    Unavailable,
    /// The request did not reach the service.
    Unreachable,
    /// The page and the service are of different versions.
    VersionSkew,
    /// Anything else.
    Internal,
}

impl AppError {
    /// What happened, what was kept and what to do, in plain words.
    pub(crate) fn explanation(&self) -> String {
        match self {
            Self::SignedOut(_) => t!("live-error-signed-out"),
            Self::PasswordNeeded => t!("live-error-password-needed"),
            Self::WrongPassword => t!("live-error-wrong-password"),
            Self::InvalidCredentials => t!("live-error-invalid-credentials"),
            Self::TooManyAttempts(seconds) => t!("live-error-too-many-attempts", when = in_words(*seconds)),
            Self::TooManyAttemptsInSession(seconds) => {
                t!("live-error-too-many-attempts-in-session", when = in_words(*seconds))
            }
            Self::NotFound => t!("live-error-not-found"),
            Self::RequestUnusable => t!("live-error-request-unusable"),
            Self::SignedInAs(login_name) => t!("live-error-signed-in-as", name = login_name),
            Self::InvalidLoginName => t!("live-error-invalid-login-name"),
            Self::InvalidSessionName => t!("live-error-invalid-session-name"),
            Self::PasswordTooShort => t!("live-error-password-too-short"),
            Self::PasswordTooLong => t!("live-error-password-too-long"),
            Self::PasswordTooCommon => t!("live-error-password-too-common"),
            Self::LinkUsed => t!("live-error-link-used"),
            Self::Unavailable => t!("live-error-unavailable"),
            Self::Unreachable => t!("live-error-unreachable"),
            Self::VersionSkew => t!("live-error-version-skew"),
            Self::Internal => t!("live-error-internal"),
        }
    }

    /// The same behind "…was not closed: ", of what may be the reason there.
    pub(crate) fn as_reason(&self) -> String {
        match self {
            Self::SignedOut(_) => t!("live-reason-signed-out"),
            Self::PasswordNeeded => t!("live-reason-password-needed"),
            Self::WrongPassword => t!("live-reason-wrong-password"),
            Self::TooManyAttemptsInSession(seconds) => {
                t!("live-reason-too-many-attempts-in-session", when = in_words(*seconds))
            }
            Self::NotFound => t!("live-reason-not-found"),
            Self::SignedInAs(login_name) => t!("live-reason-signed-in-as", name = login_name),
            Self::InvalidSessionName => t!("live-reason-invalid-session-name"),
            Self::Unavailable => t!("live-reason-unavailable"),
            Self::Unreachable => t!("live-reason-unreachable"),
            Self::VersionSkew => t!("live-reason-version-skew"),
            Self::Internal => t!("live-reason-internal"),
            _ => self.explanation(),
        }
    }

    /// The same of something that was only asked for, so that nothing can have been changed.
    pub(crate) fn explanation_of_reading(&self) -> String {
        match self {
            Self::Unavailable => t!("live-error-unavailable-for-reading"),
            Self::Internal => t!("live-error-internal-for-reading"),
            _ => self.explanation(),
        }
    }
}

fn in_words(seconds: u32) -> String {
    match seconds {
        0..=90 => duration(seconds.max(1), "second"),
        _ => duration(seconds.div_ceil(60), "minute"),
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.explanation())
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            // An answer that is not ours, such as a proxy's page or another version's, reads as garbage.
            ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::Registration(_) => Self::VersionSkew,
            _ => Self::Internal,
        }
    }
}
