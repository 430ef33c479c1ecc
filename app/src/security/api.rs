//! What the page asks of the service.

use leptos::prelude::*;

use crate::AppError;

/// Changes the password of the account, and closes all other sessions when `close_others` is "yes".
#[server(prefix = "/api", endpoint = "password/change")]
pub async fn change_password(
    current_password: String,
    new_password: String,
    #[server(default)] close_others: String,
) -> Result<(), AppError> {
    use crate::Notice;
    use crate::request::{self, continue_at, fail_at, failure};
    // Whoever sends the form of a page whose session is over would believe that the password is another one now.
    let current = request::current_session().await.inspect_err(|error| {
        if matches!(error, AppError::SignedOut(_)) {
            continue_at("/sign-in", Some(&Notice::PasswordNotChanged));
        }
    })?;
    let services = request::services()?;
    let close_others = close_others == "yes";
    let ask_again_at = if close_others { "/account/security" } else { "/account/security?close_others=no" };
    let refuse = |error| failure(fail_at(ask_again_at, "", error));
    let old = domain::Password::attempt(current_password).map_err(|error| refuse(error.into()))?;
    let change = domain::PasswordChange { old, new: new_password, close_others };
    let changed = services.accounts.change_password(&current, change).await.map_err(|error| refuse(error.into()))?;
    request::remember_session(&services, &changed.new_token);
    let closed = close_others.then(|| u32::try_from(changed.closed.len()).unwrap_or(u32::MAX));
    continue_at("/account/security", Some(&Notice::PasswordChanged { closed }));
    Ok(())
}
