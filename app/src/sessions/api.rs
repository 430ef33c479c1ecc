//! What the page asks of the service.

use leptos::prelude::*;

use super::shapes::{EndedRow, OthersClosed, SessionList};
use crate::json::Json;
use crate::live_list::ListAnswer;
use crate::websites::RevokedWebsites;
use crate::{AppError, PageClient};

/// The sessions on a page, of which the first is 1 or nothing. The latest activity comes first in the `order` "active", and
/// else the newest start. Only those are listed that have every word of `search`. `known` is the version that the page shows,
/// or empty.
#[server(prefix = "/api", endpoint = "sessions/list", client = PageClient, output = Json)]
pub async fn list_sessions(
    #[server(default)] page: String,
    #[server(default)] order: String,
    #[server(default)] search: String,
    #[server(default)] known: String,
) -> Result<ListAnswer<SessionList>, AppError> {
    use domain::storage::SessionOrder;

    use crate::request;
    let current = request::watching_session().await?;
    let services = request::services()?;
    let known = domain::ListVersion::parse(&known);
    let filter = request::session_filter(&search);
    let part = domain::ListPart {
        page: page.parse().unwrap_or(1_u32).saturating_sub(1),
        order: if order == "active" { SessionOrder::LastActive } else { SessionOrder::Started },
        filter: filter.as_deref(),
    };
    let list =
        services.accounts.sessions(&current, part, known).await.map_err(|error| request::failure(error.into()))?;
    Ok(match list {
        Some(list) => {
            let last_visit = request::last_visit(&services, &current, known.is_some(), list.as_of);
            ListAnswer::Changed(Box::new(request::session_list(list, services.accounts.policy(), last_visit)))
        }
        None => ListAnswer::Unchanged(services.accounts.now().as_millis()),
    })
}

/// The first page of the whole list.
pub(crate) async fn whole_list() -> Result<ListAnswer<SessionList>, AppError> {
    list_sessions(String::new(), String::new(), String::new(), String::new()).await
}

/// The sessions that ended together with this one of the account, on a page, of which the first is 1 or nothing.
#[server(prefix = "/api", endpoint = "sessions/ended-together", client = PageClient, output = Json)]
pub async fn sessions_ended_together(
    session: String,
    #[server(default)] page: String,
) -> Result<Vec<EndedRow>, AppError> {
    use crate::request;
    let current = request::watching_session().await?;
    let id = domain::SessionId::parse(&session).ok_or_else(|| request::failure(AppError::NotFound))?;
    let page = page.parse().unwrap_or(1_u32).saturating_sub(1);
    let ended = request::services()?.accounts.sessions_ended_with(&current, id, page).await;
    Ok(request::ended_rows(&ended.map_err(|error| request::failure(error.into()))?))
}

/// Names a session of the account; an empty `name` takes its name away. `password` is only looked at when the last
/// authentication is too old.
#[server(prefix = "/api", endpoint = "sessions/name", client = PageClient, output = Json)]
pub async fn name_session(
    session: String,
    #[server(default)] name: String,
    #[server(default)] password: String,
) -> Result<(), AppError> {
    use crate::Notice;
    use crate::request;
    let current = request::current_session().await?;
    let id = domain::SessionId::parse(&session).ok_or_else(|| request::failure(AppError::NotFound))?;
    let query = request::query(&[("session", &session), ("name", &name)]);
    let ask_at = format!("/account/sessions/name?{query}");
    let refuse = |error| request::failure(request::fail_at(&ask_at, "", error));
    let name = domain::SessionName::parse(&name).map_err(|_| refuse(AppError::InvalidSessionName))?;
    let reauthenticated = request::reauthenticate(current, password, &ask_at).await?;
    let services = request::services()?;
    services.accounts.name_session(&reauthenticated, id, name).await.map_err(|error| refuse(error.into()))?;
    request::continue_at("/account/sessions", Some(&Notice::SessionNamed));
    Ok(())
}

/// Closes several sessions of the account, whose ids `sessions` has with spaces between them. `password` is only looked at
/// when the last authentication is too old.
#[server(prefix = "/api", endpoint = "sessions/close-selected", client = PageClient, output = Json)]
pub async fn close_selected_sessions(
    #[server(default)] sessions: String,
    #[server(default)] password: String,
) -> Result<u32, AppError> {
    use crate::Notice;
    use crate::request;
    let current = request::current_session().await?;
    let ids: Vec<_> =
        sessions.split_whitespace().take(domain::LARGEST_PAGE as usize).filter_map(domain::SessionId::parse).collect();
    let query: Vec<_> = ids.iter().map(|id| format!("session={id}")).collect();
    let ask_at = format!("/account/sessions/close-selected?{}", query.join("&"));
    let reauthenticated = request::reauthenticate(current, password, &ask_at).await?;
    let closed = request::services()?.accounts.close_sessions(&reauthenticated, ids).await;
    let count = closed.map_err(|error| request::failure(error.into()))?.len();
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    request::continue_at("/account/sessions", Some(&Notice::SelectedClosed { count }));
    Ok(count)
}

/// Closes one session of the account. `password` is only looked at when the last authentication is too old. With
/// `revoke_websites` "yes", the websites that were used in it are revoked as well, also when it has ended before; the
/// answer names them.
#[server(prefix = "/api", endpoint = "sessions/close", client = PageClient, output = Json)]
pub async fn close_session(
    session: String,
    #[server(default)] password: String,
    #[server(default)] revoke_websites: String,
) -> Result<Option<RevokedWebsites>, AppError> {
    use crate::Notice;
    use crate::request;
    let current = request::current_session().await?;
    let id = domain::SessionId::parse(&session).ok_or_else(|| request::failure(AppError::NotFound))?;
    let websites = request::websites(&revoke_websites);
    let ask_at = request::still_ticked(&format!("/account/sessions/close?session={id}"), websites);
    let reauthenticated = request::reauthenticate(current, password, &ask_at).await?;
    let revoked = request::close_session(&reauthenticated, id, websites).await?;
    if id != reauthenticated.current.session.id {
        let notice = Notice::SessionClosed { revoked: revoked.clone() };
        request::continue_at("/account/sessions", Some(&notice));
    }
    Ok(revoked)
}

/// Revokes the websites that were used in a session of the account, open or ended. `password` is only looked at when the
/// last authentication is too old.
#[server(prefix = "/api", endpoint = "sessions/revoke-websites", client = PageClient, output = Json)]
pub async fn revoke_session_websites(
    session: String,
    #[server(default)] password: String,
) -> Result<RevokedWebsites, AppError> {
    use crate::Notice;
    use crate::request;
    let current = request::current_session().await?;
    let id = domain::SessionId::parse(&session).ok_or_else(|| request::failure(AppError::NotFound))?;
    let ask_at = format!("/account/sessions/revoke-websites?session={id}");
    let reauthenticated = request::reauthenticate(current, password, &ask_at).await?;
    let revoked = request::services()?.accounts.revoke_clients_used_in(&reauthenticated, id).await;
    let revoked = request::revoked_websites(&revoked.map_err(|error| request::failure(error.into()))?);
    request::continue_at("/account/sessions", Some(&Notice::WebsitesOfSessionRevoked { revoked: revoked.clone() }));
    Ok(revoked)
}

/// Closes all other sessions of the account. `seen` is the version of the list that the person was looking at, or empty.
/// With `revoke_websites` "yes", the websites that were used in them are revoked as well.
#[server(prefix = "/api", endpoint = "sessions/close-others", client = PageClient, output = Json)]
pub async fn close_other_sessions(
    #[server(default)] seen: String,
    #[server(default)] password: String,
    #[server(default)] revoke_websites: String,
) -> Result<OthersClosed, AppError> {
    use crate::request;
    let current = request::current_session().await?;
    let websites = request::websites(&revoke_websites);
    let ask_at = request::still_ticked("/account/sessions/close-others", websites);
    let reauthenticated = request::reauthenticate(current, password, &ask_at).await?;
    let closed = request::close_other_sessions(&reauthenticated, &seen, websites).await?;
    request::continue_at("/account/sessions", Some(&closed.notice()));
    Ok(closed)
}
