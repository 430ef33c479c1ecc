//! What is asked of the service by the pages to which a product's dashboard led. A form goes on at its own page, which says
//! that the tab can be shut, and never at the dashboard's.

use leptos::prelude::*;

use super::shapes::OthersClosed;
use crate::json::Json;
use crate::{AppError, PageClient};

/// Closes one session of the account; `from` is the dashboard's origin. `password` is only looked at when the last
/// authentication is too old.
#[server(prefix = "/api", endpoint = "sessions/close-for-dashboard", client = PageClient, output = Json)]
pub async fn close_session_for_dashboard(
    session: String,
    #[server(default)] from: String,
    #[server(default)] password: String,
) -> Result<(), AppError> {
    use crate::request;
    let page = format!("/account/sessions/close?{}", request::query(&[("session", &session), ("from", &from)]));
    let current = request::current_session_or_back_at(&page).await?;
    let id = domain::SessionId::parse(&session).ok_or_else(|| request::failure(AppError::NotFound))?;
    let reauthenticated = request::reauthenticate(current, password, &page).await?;
    request::close_session(&reauthenticated, id, domain::Clients::Keep).await?;
    if id != reauthenticated.current.session.id {
        request::continue_at(&page, None);
    }
    Ok(())
}

/// Closes all other sessions of the account; `from` is the dashboard's origin, and the rest is as in
/// [`close_other_sessions`](super::api::close_other_sessions).
#[server(prefix = "/api", endpoint = "sessions/close-others-for-dashboard", client = PageClient, output = Json)]
pub async fn close_other_sessions_for_dashboard(
    #[server(default)] seen: String,
    #[server(default)] from: String,
    #[server(default)] password: String,
    #[server(default)] revoke_websites: String,
) -> Result<OthersClosed, AppError> {
    use crate::request;
    let page = format!("/account/sessions/close-others?{}", request::query(&[("from", &from)]));
    let websites = request::websites(&revoke_websites);
    let ask_at = request::still_ticked(&page, websites);
    let current = request::current_session_or_back_at(&ask_at).await?;
    let reauthenticated = request::reauthenticate(current, password, &ask_at).await?;
    let closed = request::close_other_sessions(&reauthenticated, &seen, websites).await?;
    request::continue_at(&page, Some(&closed.notice()));
    Ok(closed)
}
