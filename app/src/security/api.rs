//! What the pages ask of the service.

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
    let current = request::current_session_or_no_change().await?;
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

/// Closes all other sessions, revokes the websites that were used in them, and changes the password of the account.
#[server(prefix = "/api", endpoint = "account/secure")]
pub async fn secure_account(current_password: String, new_password: String) -> Result<(), AppError> {
    use crate::Notice;
    use crate::request::{self, continue_at, fail_at, failure};
    let current = request::current_session_or_no_change().await?;
    let services = request::services()?;
    let refuse = |error| failure(fail_at("/account/secure", "", error));
    let old = domain::Password::attempt(current_password).map_err(|error| refuse(error.into()))?;
    let secure = domain::SecureAccount { old, new: new_password };
    let secured = services.accounts.secure_account(&current, secure).await.map_err(|error| refuse(error.into()))?;
    request::remember_session(&services, &secured.new_token);
    let notice = Notice::AccountSecured {
        closed: u32::try_from(secured.closed).unwrap_or(u32::MAX),
        devices: secured.named.iter().take(5).map(|session| request::device_in_words(&session.device)).collect(),
        revoked: request::revoked_websites(&secured.revoked),
    };
    continue_at("/account/sessions", Some(&notice));
    Ok(())
}
