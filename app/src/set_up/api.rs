//! What the page asks of the service.

use leptos::prelude::*;

use crate::AppError;

/// Makes the first account and signs it in. Works with the token of the printed link and while there is no account.
#[server(prefix = "/api", endpoint = "setup")]
pub async fn set_up(token: String, login_name: String, password: String) -> Result<(), AppError> {
    use crate::request::{self, continue_at, fail_at, failure};
    let services = request::services()?;
    if !services.set_up.admits(&token) {
        return Err(failure(fail_at("/setup", &login_name, AppError::LinkUsed)));
    }
    let visitor = request::visitor(&services)?;
    let back = format!("/setup?token={token}");
    let created = services.accounts.create_first_account(&login_name, password, &visitor).await;
    let signed_in = created.map_err(|error| failure(fail_at(&back, &login_name, error.into())))?;
    request::remember_session(&services, &signed_in.token);
    request::remember_browser(&services, &signed_in.browser);
    continue_at("/account/sessions", None);
    Ok(())
}
