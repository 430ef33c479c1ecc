//! What the page asks of the service, and the shapes of its answers.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::session_end::SessionEnd;
use crate::json::Json;
use crate::live_list::ListAnswer;
use crate::websites::RevokedWebsites;
use crate::{AppError, PageClient};

/// An active session, as its row shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// The public id, as in the API.
    pub id: String,
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
    /// Names of websites that were signed in to through it; those that cannot be told when it is closed come last.
    pub websites: Vec<String>,
    /// How many there are in all, named or not.
    pub websites_total: u32,
    /// How many of the named cannot be told when it is closed.
    pub untold: u32,
}

/// Where an address is, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceNames {
    /// City and country, such as "Vienna, Austria".
    pub name: Option<String>,
    /// Who runs the network.
    pub network: Option<String>,
}

/// An ended session, as its row shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedRow {
    /// The public id, as in the API.
    pub id: String,
    /// The device, in words.
    pub device: String,
    /// The device's kind.
    pub kind: String,
    /// The client address, or "unknown".
    pub connected_from: String,
    /// How it ended.
    pub end: SessionEnd,
    /// What became of telling the websites that were signed in to through it.
    pub receipts: Vec<Receipt>,
    /// How many websites there are in all, named or not.
    pub receipts_total: u32,
    /// Whether any of them is still authorized by what it was signed in with then.
    pub can_revoke: bool,
}

/// What became of telling a website that a session has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The website's name.
    pub website: String,
    /// Whether it keeps access while the person is signed out.
    pub keeps_access: bool,
    /// How far it is.
    pub state: ReceiptState,
}

/// How far telling a website is. Times are milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Active other sessions, the newest start first.
    pub others: Vec<SessionRow>,
    /// How many other active sessions there are in all.
    pub others_total: u32,
    /// Whether there are older ones than those of the page.
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
    pub count: u32,
    /// The devices of those that the list did not show yet that the person was looking at.
    pub unseen: Vec<String>,
    /// The websites that were revoked with them, if that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<RevokedWebsites>,
}

/// The sessions on the page that starts before the session `before` (empty: the first page). `known` is the version that
/// the page shows, or empty.
#[server(prefix = "/api", endpoint = "sessions/list", client = PageClient, output = Json)]
pub async fn list_sessions(
    #[server(default)] before: String,
    #[server(default)] known: String,
) -> Result<ListAnswer<SessionList>, AppError> {
    use crate::request;
    let current = request::watching_session().await?;
    let accounts = request::services()?.accounts.clone();
    let (before, known) = (domain::SessionId::parse(&before), domain::ListVersion::parse(&known));
    let list = accounts.sessions(&current, before, known).await.map_err(|error| request::failure(error.into()))?;
    Ok(match list {
        Some(list) => ListAnswer::Changed(Box::new(request::session_list(list))),
        None => ListAnswer::Unchanged(accounts.now().as_millis()),
    })
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
