//! What the page asks of the service.

use leptos::prelude::*;

use crate::AppError;

/// Opens a session for the right name and password; the browser gets its token in a cookie. A form goes on at `next`.
/// With `switch` "yes", its page is also for who is signed in, on the way to another account.
#[server(prefix = "/api", endpoint = "sign-in")]
pub async fn sign_in(
    login_name: String,
    password: String,
    #[server(default)] next: String,
    #[server(default)] switch: String,
) -> Result<(), AppError> {
    use crate::request::{self, continue_at, fail_at, failure};
    let services = request::services()?;
    let next = super::safe_next(&next);
    let back: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    let switch = if switch == "yes" { "switch=yes&" } else { "" };
    let back = format!("/sign-in?{switch}next={back}");
    let fail = |error: AppError| failure(fail_at(&back, &login_name, error));
    let password = domain::Password::attempt(password).map_err(|error| fail(error.into()))?;
    let visitor = request::visitor(&services)?;
    let attempt = domain::SignIn { login_name: login_name.clone(), password, visitor };
    let signed_in = services.accounts.sign_in(attempt).await.map_err(|error| fail(error.into()))?;
    request::remember_session(&services, &signed_in.token);
    request::remember_browser(&services, &signed_in.browser);
    continue_at(next, None);
    Ok(())
}

/// Closes the session that asks.
#[server(prefix = "/api", endpoint = "sign-out")]
pub async fn sign_out() -> Result<(), AppError> {
    use crate::Notice;
    use crate::request::{self, continue_at, failure};
    let services = request::services()?;
    let current = request::current_session().await?;
    services.accounts.sign_out(&current).await.map_err(|error| failure(error.into()))?;
    request::forget_session(&services);
    continue_at("/sign-in", Some(&Notice::SignedOut));
    Ok(())
}
