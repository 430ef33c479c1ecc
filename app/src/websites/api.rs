//! What the page asks of the service, and the shapes of its answers.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::json::Json;
use crate::live_list::{ListAnswer, Shown};
use crate::{AppError, PageClient};

/// An authorized website: what is known of it, and what its row shows, which is all that the page reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebsiteRow {
    /// What is known of it.
    #[serde(flatten, skip_deserializing)]
    pub facts: WebsiteFacts,
    /// What its row shows.
    pub shown: Shown,
}

/// What is known of an authorized website. Times are milliseconds since the Unix epoch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WebsiteFacts {
    /// The public id, its `client_id`.
    pub id: String,
    /// The name.
    pub name: String,
    /// The front page.
    pub site: Option<String>,
    /// Whether it has a logo.
    pub has_logo: bool,
    /// What it may do, in plain words.
    pub may: Vec<String>,
    /// Whether it keeps access while the person is signed out.
    pub keeps_access: bool,
    /// When it was first allowed.
    pub authorized_at: i64,
    /// When it last used its access.
    pub last_used_at: i64,
    /// The client address of who last signed in to it, or "unknown".
    pub last_used_from: String,
    /// Whether it is told when it is revoked.
    pub will_be_told: bool,
}

/// The account's authorized websites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebsiteList {
    /// The websites, the latest used first.
    pub websites: Vec<WebsiteRow>,
    /// Whether revoking would ask for the password first.
    pub password_due: bool,
    /// Names this state of the list, to ask for changes since.
    pub version: String,
    /// The moment that it is true of, in milliseconds since the Unix epoch.
    pub as_of: i64,
}

/// The authorized websites. `known` is the version that the page shows, or empty.
#[server(prefix = "/api", endpoint = "websites/list", client = PageClient, output = Json)]
pub async fn list_websites(#[server(default)] known: String) -> Result<ListAnswer<WebsiteList>, AppError> {
    use crate::request;
    let current = request::watching_session().await?;
    let accounts = request::services()?.accounts.clone();
    let known = domain::ListVersion::parse(&known);
    let list = accounts.clients(&current, known).await.map_err(|error| request::failure(error.into()))?;
    Ok(match list {
        Some(list) => ListAnswer::Changed(Box::new(request::website_list(list))),
        None => ListAnswer::Unchanged(accounts.now().as_millis()),
    })
}

/// Revokes what one website may do. `password` is only looked at when the last authentication is too old.
#[server(prefix = "/api", endpoint = "websites/revoke", client = PageClient, output = Json)]
pub async fn revoke_website(website: String, #[server(default)] password: String) -> Result<(), AppError> {
    use crate::Notice;
    use crate::request;
    let current = request::current_session().await?;
    let id = domain::ClientId::parse(&website).ok_or_else(|| request::failure(AppError::NotFound))?;
    let reauthenticated =
        request::reauthenticate(current, password, &format!("/account/websites/revoke?website={id}")).await?;
    let accounts = request::services()?.accounts.clone();
    accounts.revoke_client(&reauthenticated, id).await.map_err(|error| request::failure(error.into()))?;
    request::continue_at("/account/websites", Some(&Notice::WebsiteRevoked));
    Ok(())
}

/// Revokes what all websites may do; answers how many there were.
#[server(prefix = "/api", endpoint = "websites/revoke-all", client = PageClient, output = Json)]
pub async fn revoke_all_websites(#[server(default)] password: String) -> Result<u32, AppError> {
    use crate::Notice;
    use crate::request;
    let current = request::current_session().await?;
    let reauthenticated = request::reauthenticate(current, password, "/account/websites/revoke-all").await?;
    let accounts = request::services()?.accounts.clone();
    let revoked =
        accounts.revoke_all_clients(&reauthenticated).await.map_err(|error| request::failure(error.into()))?;
    let count = u32::try_from(revoked.len()).unwrap_or(u32::MAX);
    request::continue_at("/account/websites", Some(&Notice::WebsitesRevoked { count }));
    Ok(count)
}
