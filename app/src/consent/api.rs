//! What the pages ask of the service. Both forms are plain ones: the browser leaves for the website.

use leptos::prelude::*;

use crate::AppError;

/// Answers a website's request: `decision` is "allow", or anything else to deny. `request` is the query that the website
/// sent.
#[server(prefix = "/api", endpoint = "websites/authorize")]
pub async fn authorize_website(
    request: String,
    decision: String,
    #[server(default)] password: String,
) -> Result<(), AppError> {
    use crate::request::{self, continue_at, fail_at, failure};
    let who = request::current_session().await;
    let unusable = || failure(fail_at("/account/websites", "", AppError::RequestUnusable));
    let back = request::authorize_address(&request).ok_or_else(unusable)?;
    let fail = |error: AppError| failure(fail_at(&back, "", error));
    let current = who.map_err(|error| match error {
        AppError::SignedOut(_) => {
            // Whoever signs in comes back to the question.
            continue_at(&back, None);
            error
        }
        error => fail(error),
    })?;
    let services = request::services()?;
    let parameters: Vec<_> = url::form_urlencoded::parse(request.as_bytes()).into_owned().collect();
    let read = services.accounts.read_authorization_request(&parameters).await.map_err(|error| fail(error.into()))?;
    let (_, asked) = read.map_err(|_| unusable())?;
    if decision != "allow" {
        let refusal = asked.refused(domain::AuthorizationError::AccessDenied);
        request::continue_at_client(&request::ClientAnswer::refusal(&refusal, &services.issuer));
        return Ok(());
    }
    let password = Some(password).filter(|password| !password.is_empty()).map(domain::Password::attempt);
    let password = password.transpose().map_err(|error| fail(error.into()))?;
    let allowed = services.accounts.allow(current, &asked, password.as_ref()).await;
    let allowed = allowed.map_err(|error| fail(error.into()))?;
    if let Some(token) = &allowed.new_token {
        request::remember_session(&services, token);
    }
    request::continue_at_client(&request::ClientAnswer::code(&asked, &allowed.code, &services.issuer));
    Ok(())
}

/// Closes the session that asks, because a website asked for it and the person said yes; goes on where the website wants.
/// `request` is the query that the website sent, with its `client_id`.
#[server(prefix = "/api", endpoint = "websites/sign-out")]
pub async fn sign_out_for_website(request: String) -> Result<(), AppError> {
    use crate::Notice;
    use crate::request::{self, continue_at, failure};
    let services = request::services()?;
    let current = request::current_session().await?;
    let parameters: Vec<_> = url::form_urlencoded::parse(request.as_bytes()).into_owned().collect();
    let location = request::sign_out_location(&services, &parameters).await?;
    services.accounts.sign_out(&current).await.map_err(|error| failure(error.into()))?;
    request::forget_session(&services);
    match location {
        Some(location) => continue_at(&location, None),
        None => continue_at("/sign-in", Some(&Notice::SignedOut)),
    }
    Ok(())
}
