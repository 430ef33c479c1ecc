//! All that the browser may learn about a failure.

use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::json::JsonText;
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
            Self::SignedOut(_) => "You are signed out, so nothing was changed. Sign in to continue.".into(),
            Self::PasswordNeeded => "Enter your password to continue. Nothing has been changed yet.".into(),
            Self::WrongPassword => "That is not your password.".into(),
            Self::InvalidCredentials => "The login name or the password is wrong.".into(),
            Self::TooManyAttempts(seconds) => {
                format!("Too many tries. Try again in {}.", in_words(*seconds))
            }
            Self::TooManyAttemptsInSession(seconds) => {
                let wait = in_words(*seconds);
                format!(
                    "Too many wrong passwords in this session. Nothing was changed. Try again in {wait}, or sign out and \
                     sign in again."
                )
            }
            Self::NotFound => "This item no longer exists. Nothing was changed.".into(),
            Self::RequestUnusable => {
                "This sign-in request cannot be used. Nothing was sent anywhere. Go back to the website and try again."
                    .into()
            }
            Self::SignedInAs(login_name) => {
                format!("You are signed in as {login_name} now. The page was reloaded, and nothing was changed.")
            }
            Self::InvalidLoginName => "A login name has 1 to 64 characters: letters, digits and . _ - @ +".into(),
            Self::InvalidSessionName => {
                "A name has up to 40 characters, without line breaks and invisible ones. Nothing was changed.".into()
            }
            Self::PasswordTooShort => "A password needs at least 8 characters. Choose a longer one.".into(),
            Self::PasswordTooLong => "A password can have up to 1,000 bytes. Choose a shorter one.".into(),
            Self::PasswordTooCommon => {
                "That password is easy to guess. Choose another one, for example four unrelated words.".into()
            }
            Self::LinkUsed => {
                "This link is no longer valid. The first account exists, or the service was restarted and printed a new link."
                    .into()
            }
            Self::Unavailable => {
                "The service timed out. Your change may or may not have been saved. Check the refreshed list, then try again."
                    .into()
            }
            Self::Unreachable => "The service could not be reached. Check the connection, then try again.".into(),
            Self::VersionSkew => "This page is older than the service. Reload it, then try again.".into(),
            Self::Internal => "Something went wrong at the service. Try again later.".into(),
        }
    }

    /// The same behind "…was not closed: ".
    pub(crate) fn as_reason(&self) -> String {
        let text = self.explanation();
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    }
}

impl AppError {
    /// The same of something that was only asked for, so that nothing can have been changed.
    pub(crate) fn explanation_of_reading(&self) -> String {
        match self {
            Self::Unavailable => "The service could not answer in time. Nothing was changed.".into(),
            Self::Internal => "Something went wrong at the service. Nothing was changed.".into(),
            _ => self.explanation(),
        }
    }
}

fn in_words(seconds: u32) -> String {
    match seconds {
        0..=1 => "1 second".into(),
        2..=90 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
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
