//! What the page asks of the service, and the shapes of its answers.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::session_end::SessionEnd;
use crate::json::Json;
use crate::live_list::{ListAnswer, Shown};
use crate::websites::RevokedWebsites;
use crate::{AppError, PageClient};

/// An active session: what is known of it, and what its row shows, which is all that the page reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// What is known of it.
    #[serde(flatten, skip_deserializing)]
    pub facts: SessionFacts,
    /// What its row shows.
    pub shown: Shown,
}

/// What is known of an active session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SessionFacts {
    /// The public id, as in the API.
    pub id: String,
    /// What its person calls it.
    pub name: Option<String>,
    /// The device, in words.
    pub device: String,
    /// The device's kind: "computer", "phone", "tablet", "program" or "unknown".
    pub kind: String,
    /// The browser or program with its major version, such as "Firefox 144", if that is known.
    pub browser: Option<String>,
    /// Milliseconds since the Unix epoch.
    pub started_at: i64,
    /// How its person signed in: "pwd", or "other".
    pub method: String,
    /// Milliseconds since the Unix epoch.
    pub last_active_at: i64,
    /// The client address, or "unknown".
    pub connected_from: String,
    /// Where that is, if it is known.
    pub connected_in: Option<PlaceNames>,
    /// Where it was started from, if that was elsewhere.
    pub started_from: Option<String>,
    /// The name of the place where that is, if it is known.
    pub started_in: Option<String>,
    /// Whether its account had not been in one of its places lately.
    pub is_new_place: bool,
    /// Whether its account had not been used with its browser lately.
    pub is_new_browser: bool,
    /// Whether it was started since this browser looked at the list last.
    pub is_since_last_visit: bool,
    /// When it expires if nothing else happens to it, in milliseconds since the Unix epoch.
    pub expires_at: i64,
    /// The ids of all sessions of its browser on the page, in the first row of several.
    pub of_browser: Vec<String>,
    /// Names of websites that were signed in to through it; those that cannot be told when it is closed come last.
    pub websites: Vec<String>,
    /// How many there are in all, named or not.
    pub websites_total: u32,
    /// How many of the named cannot be told when it is closed.
    pub untold: u32,
}

/// Where an address is, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PlaceNames {
    /// City and country, such as "Vienna, Austria".
    pub name: Option<String>,
    /// Who runs the network.
    pub network: Option<String>,
}

/// An ended session: what is known of it, and what its row shows, which is all that the page reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedRow {
    /// What is known of it.
    #[serde(flatten, skip_deserializing)]
    pub facts: EndedFacts,
    /// What its row shows.
    pub shown: EndedShown,
}

/// What the row of an ended session shows, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedShown {
    /// The public id, as in the API.
    pub id: String,
    /// The device's kind.
    pub kind: String,
    /// Its name or its device, or how many sessions it stands for.
    pub name: String,
    /// How it ended.
    pub end: String,
    /// When it ended, in milliseconds since the Unix epoch.
    pub ended_at: i64,
    /// The client address, if it stands for no other session.
    pub address: Option<String>,
    /// The page that shows the sessions that it stands for.
    pub page: Option<String>,
    /// What became of telling the websites that were signed in to through it, a line each.
    pub receipts: Vec<ReceiptLine>,
    /// Whether any of them is still authorized by what it was signed in with then.
    pub can_revoke: bool,
}

/// What became of telling one website, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptLine {
    /// What stands before the website's name.
    pub before: String,
    /// The website's name.
    pub website: String,
    /// What stands behind it.
    pub after: String,
    /// A moment that follows, in milliseconds since the Unix epoch.
    pub at: Option<i64>,
    /// What stands behind the moment.
    pub rest: String,
    /// Whether the website has confirmed.
    pub is_confirmed: bool,
}

/// What is known of an ended session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EndedFacts {
    /// The public id, as in the API.
    pub id: String,
    /// How many ended together with it, itself included, if it stands for all of them.
    pub together: Option<u32>,
    /// What its person called it.
    pub name: Option<String>,
    /// The device, in words.
    pub device: String,
    /// The device's kind.
    pub kind: String,
    /// The client address, or "unknown".
    pub connected_from: String,
    /// How it ended, which is known of every one.
    pub end: Option<SessionEnd>,
    /// What became of telling the websites that were signed in to through it.
    pub receipts: Vec<Receipt>,
    /// How many websites there are in all, named or not.
    pub receipts_total: u32,
    /// Whether any of them is still authorized by what it was signed in with then.
    pub can_revoke: bool,
}

/// What became of telling a website that a session has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The website's name.
    pub website: String,
    /// Whether it keeps access while the person is signed out.
    pub keeps_access: bool,
    /// How far it is.
    pub state: ReceiptState,
}

/// How far telling a website is. Times are milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ReceiptState {
    /// It has confirmed.
    Confirmed {
        /// When it confirmed.
        at: i64,
    },
    /// It is being told, or was not reached yet.
    Pending {
        /// How often it was tried in vain.
        attempts: u32,
        /// When it is tried again.
        next_at: i64,
    },
    /// It has said that it has no such session.
    NoSuchSession {
        /// When it said so.
        at: i64,
    },
    /// It has named no place to be told at.
    CannotBeTold {
        /// When the last of its access has ended.
        ends_by: i64,
    },
}

/// One page of the account's sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionList {
    /// The session that asked.
    pub current: SessionRow,
    /// Active other sessions, in the order that was asked for; those of one browser follow each other.
    pub others: Vec<SessionRow>,
    /// How many other active sessions there are in all.
    pub others_total: u32,
    /// How many of them are looked for.
    pub matching: u32,
    /// The page, of which the first is 1.
    pub page: u32,
    /// Whether there are more of them after those of the page.
    pub has_older: bool,
    /// Sessions that ended lately, the latest end first.
    pub ended: Vec<EndedRow>,
    /// Whether closing would ask for the password first.
    pub password_due: bool,
    /// Names this state of the list, to ask for changes since.
    pub version: String,
    /// The moment that it is true of, in milliseconds since the Unix epoch.
    pub as_of: i64,
}

/// What became of closing all others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OthersClosed {
    /// How many were closed.
    #[serde(skip_deserializing)]
    pub count: u32,
    /// The devices of those that the list did not show yet that the person was looking at.
    #[serde(skip_deserializing)]
    pub unseen: Vec<String>,
    /// The websites that were revoked with them, if that was asked for.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<RevokedWebsites>,
    /// All of that in words.
    pub said: String,
}

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
