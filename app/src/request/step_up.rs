//! Asking for the password before something that needs a recent proof.

use domain::{CurrentSession, Password, Proof, StepUpError};

use super::{continue_at, fail_at, failure, remember_session, services};
use crate::AppError;

/// The session with a recent proof. A form that was sent without JavaScript goes on at `ask_at`, where the password can
/// be entered; a new token goes to the browser whatever becomes of the rest.
pub(crate) async fn prove(current: CurrentSession, password: String, ask_at: &str) -> Result<Proof, AppError> {
    let services = services()?;
    let password = if password.is_empty() {
        None
    } else {
        Some(Password::attempt(password).map_err(|error| failure(fail_at(ask_at, "", error.into())))?)
    };
    match services.accounts.prove(current, password.as_ref()).await {
        Ok(proof) => {
            if let Some(token) = &proof.new_token {
                remember_session(&services, token);
            }
            Ok(proof)
        }
        Err(StepUpError::PasswordNeeded) => {
            continue_at(ask_at, None);
            Err(failure(AppError::PasswordNeeded))
        }
        Err(error) => Err(failure(fail_at(ask_at, "", error.into()))),
    }
}
