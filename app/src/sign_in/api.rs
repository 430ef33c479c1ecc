//! What the page asks of the service.

use leptos::prelude::*;

use crate::AppError;

/// Opens a session for the right name and password; the browser gets its token in a cookie. A form goes on at `next`,
/// or at the page of a product that `return_to` brings, if that is known. With `switch` "yes", its page is also for who is
/// signed in, on the way to another account.
#[server(prefix = "/api", endpoint = "sign-in")]
pub async fn sign_in(
    login_name: String,
    password: String,
    #[server(default)] next: String,
    #[server(default)] switch: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    use crate::request::{self, continue_at, fail_at, failure};
    let services = request::services()?;
    let next = super::safe_next(&next);
    let encoded = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let (switch, onward) = (if switch == "yes" { "switch=yes&" } else { "" }, encoded(next));
    // The page to sign in at knows whether the address may be gone back to, and leads a browser there that is signed in.
    let returning = (!return_to.is_empty()).then(|| format!("return={}", encoded(&return_to)));
    let back = format!("/sign-in?{switch}{}", returning.clone().unwrap_or_else(|| format!("next={onward}")));
    let fail = |error: AppError| failure(fail_at(&back, &login_name, error));
    let password = domain::Password::attempt(password).map_err(|error| fail(error.into()))?;
    let visitor = request::visitor(&services)?;
    let attempt = domain::SignIn { login_name: login_name.clone(), password, visitor };
    let signed_in = services.accounts.sign_in(attempt).await.map_err(|error| fail(error.into()))?;
    request::remember_session(&services, &signed_in.token);
    request::remember_browser(&services, &signed_in.browser);
    match returning {
        // There it is seen, too, whether the browser has kept the cookie.
        Some(returning) => continue_at(&format!("/sign-in?cookie=expected&{returning}"), None),
        None => continue_at(next, None),
    }
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
