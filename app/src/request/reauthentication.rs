//! Asking for the password before something that needs a recent authentication.

use domain::{CurrentSession, Password, Reauthenticated, ReauthenticationError};

use super::{continue_at, fail_at, failure, remember_session, services};
use crate::AppError;

/// The session with a recent authentication. A form that was sent without JavaScript goes on at `ask_at`, where the
/// password can be entered; a new token goes to the browser whatever becomes of the rest.
pub(crate) async fn reauthenticate(
    current: CurrentSession,
    password: String,
    ask_at: &str,
) -> Result<Reauthenticated, AppError> {
    let services = services()?;
    let password = if password.is_empty() {
        None
    } else {
        Some(Password::attempt(password).map_err(|error| failure(fail_at(ask_at, "", error.into())))?)
    };
    match services.accounts.reauthenticate(current, password.as_ref()).await {
        Ok(reauthenticated) => {
            if let Some(token) = &reauthenticated.new_token {
                remember_session(&services, token);
            }
            Ok(reauthenticated)
        }
        Err(ReauthenticationError::PasswordNeeded) => {
            continue_at(ask_at, None);
            Err(failure(AppError::PasswordNeeded))
        }
        Err(error) => Err(failure(fail_at(ask_at, "", error.into()))),
    }
}
