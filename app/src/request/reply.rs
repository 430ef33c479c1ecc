//! All that leaves the server: rules' values as the wire's shapes, and their errors as codes, logged here and nowhere else.

use axum::http::{HeaderValue, StatusCode, header};
use domain::storage::StorageError;
use domain::{
    AllowError, ChangePasswordError, ClientAddress, CloseSessionError, ClosedBy, CreateAccountError, End, HashingError,
    InvalidPassword, NameSessionError, ReauthenticationError, SignInError, Timestamp,
};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use tokio::time::error::Elapsed;

use super::device_words::device_in_words;
use super::services;
use crate::AppError;
use crate::language::t;
use crate::sessions::SessionEnd;
use crate::sessions::session_end::Closer;

/// Gives the answer the status of its error.
pub fn failure(error: AppError) -> AppError {
    if let Some(options) = use_context::<ResponseOptions>() {
        options.set_status(status_of(&error));
        if let AppError::TooManyAttempts(seconds) | AppError::TooManyAttemptsInSession(seconds) = error {
            options.insert_header(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if error == AppError::Unavailable {
            options.insert_header(header::RETRY_AFTER, HeaderValue::from(1));
        }
    }
    error
}

/// The HTTP status of an error.
pub fn status_of(error: &AppError) -> StatusCode {
    match error {
        AppError::SignedOut(_) | AppError::InvalidCredentials => StatusCode::UNAUTHORIZED,
        AppError::PasswordNeeded | AppError::WrongPassword | AppError::LinkUsed => StatusCode::FORBIDDEN,
        AppError::TooManyAttempts(_) | AppError::TooManyAttemptsInSession(_) => StatusCode::TOO_MANY_REQUESTS,
        AppError::NotFound => StatusCode::NOT_FOUND,
        AppError::InvalidLoginName
        | AppError::InvalidSessionName
        | AppError::PasswordTooShort
        | AppError::PasswordTooLong
        | AppError::PasswordTooCommon => StatusCode::UNPROCESSABLE_ENTITY,
        AppError::Unavailable | AppError::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
        AppError::SignedInAs(_) => StatusCode::CONFLICT,
        AppError::VersionSkew | AppError::RequestUnusable => StatusCode::BAD_REQUEST,
        AppError::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl From<StorageError> for AppError {
    fn from(error: StorageError) -> Self {
        let cause = std::error::Error::source(&error);
        tracing::error!(%error, cause, "storage failed");
        match error {
            StorageError::Unavailable(_) => Self::Unavailable,
            StorageError::Inconsistent(_) => Self::Internal,
        }
    }
}

/// What has to be answered by a deadline was not.
impl From<Elapsed> for AppError {
    fn from(_: Elapsed) -> Self {
        tracing::error!("storage did not answer in time");
        Self::Unavailable
    }
}

impl From<SignInError> for AppError {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::InvalidCredentials => Self::InvalidCredentials,
            SignInError::TooManyAttempts(next) => Self::TooManyAttempts(seconds_until(next)),
            SignInError::Busy => Self::Unavailable,
            SignInError::NoRandomness(error) => internal(&error),
            SignInError::Storage(error) => error.into(),
        }
    }
}

impl From<ReauthenticationError> for AppError {
    fn from(error: ReauthenticationError) -> Self {
        match error {
            ReauthenticationError::PasswordNeeded => Self::PasswordNeeded,
            ReauthenticationError::WrongPassword => Self::WrongPassword,
            ReauthenticationError::TooManyAttempts(next) => Self::TooManyAttemptsInSession(seconds_until(next)),
            ReauthenticationError::SessionEnded => Self::SignedOut(None),
            ReauthenticationError::Busy => Self::Unavailable,
            ReauthenticationError::NoRandomness(error) => internal(&error),
            ReauthenticationError::Storage(error) => error.into(),
        }
    }
}

impl From<CloseSessionError> for AppError {
    fn from(error: CloseSessionError) -> Self {
        match error {
            CloseSessionError::NotFound => Self::NotFound,
            CloseSessionError::SessionEnded => Self::SignedOut(None),
            CloseSessionError::Storage(error) => error.into(),
        }
    }
}

impl From<NameSessionError> for AppError {
    fn from(error: NameSessionError) -> Self {
        match error {
            NameSessionError::NotFound => Self::NotFound,
            NameSessionError::SessionEnded => Self::SignedOut(None),
            NameSessionError::Storage(error) => error.into(),
        }
    }
}

impl From<AllowError> for AppError {
    fn from(error: AllowError) -> Self {
        match error {
            AllowError::Reauthentication(error) => error.into(),
        }
    }
}

impl From<ChangePasswordError> for AppError {
    fn from(error: ChangePasswordError) -> Self {
        match error {
            ChangePasswordError::InvalidPassword(error) => error.into(),
            ChangePasswordError::Reauthentication(error) => error.into(),
        }
    }
}

impl From<CreateAccountError> for AppError {
    fn from(error: CreateAccountError) -> Self {
        match error {
            CreateAccountError::InvalidLoginName(_) => Self::InvalidLoginName,
            CreateAccountError::InvalidPassword(error) => error.into(),
            CreateAccountError::Taken => Self::LinkUsed,
            CreateAccountError::Hashing(HashingError::Busy) => Self::Unavailable,
            CreateAccountError::Hashing(error) => internal(&error),
            CreateAccountError::NoRandomness(error) => internal(&error),
            CreateAccountError::Storage(error) => error.into(),
        }
    }
}

impl From<InvalidPassword> for AppError {
    fn from(error: InvalidPassword) -> Self {
        match error {
            InvalidPassword::TooShort => Self::PasswordTooShort,
            InvalidPassword::TooLong => Self::PasswordTooLong,
            InvalidPassword::TooCommon => Self::PasswordTooCommon,
        }
    }
}

fn internal(error: &dyn std::error::Error) -> AppError {
    tracing::error!(%error, "a request failed");
    AppError::Internal
}

fn seconds_until(next: Timestamp) -> u32 {
    let wait = services().map_or(0, |services| next.since(services.accounts.now()).as_millis().div_ceil(1000));
    u32::try_from(wait).unwrap_or(u32::MAX).max(1)
}

/// The end of a session as its person may know it.
pub fn end_view(end: &End) -> SessionEnd {
    let closer = |by: &ClosedBy| Closer { device: device_in_words(&by.device), address: Some(by.address.to_string()) };
    SessionEnd { at: end.at.as_millis(), reason: end.reason.as_str().to_owned(), by: end.by.as_ref().map(closer) }
}

/// The end of a session as the person's list has it, which says in which place it was closed. It is one text with the device,
/// because a page that shows places needs no more code than one that does not.
pub(crate) fn end_in_list(end: &End) -> SessionEnd {
    let mut view = end_view(end);
    if let (Some(closer), Some(place)) = (&mut view.by, end.by.as_ref().and_then(|by| by.place.as_ref())) {
        closer.device = t!("device-in-place", device = &closer.device, place = place);
    }
    view
}

/// The end of a session as whoever still holds its token at `address` may know it: a thief does not learn where the person is
/// who has closed it.
pub fn end_view_for(address: ClientAddress, end: &End) -> SessionEnd {
    let mut view = end_view(end);
    if let (Some(view), Some(by)) = (&mut view.by, &end.by)
        && !address.is_near(&by.address)
    {
        view.address = None;
    }
    view
}

/// A count for the wire, which has no 64-bit one.
pub(crate) fn to_u32(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
