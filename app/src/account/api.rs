//! What the page asks of the service.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::AppError;
use crate::PageClient;
use crate::json::Json;

/// What an account has. Moments are milliseconds since the Unix epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// When it was created.
    pub created_at: i64,
    /// When its password was set, if that is known.
    pub password_set_at: Option<i64>,
    /// How many active sessions it has.
    pub sessions: u32,
    /// When the newest of them was started.
    pub newest_session_at: Option<i64>,
    /// How many websites may use it.
    pub websites: u32,
}

/// What the account has.
#[server(prefix = "/api", endpoint = "account/overview", client = PageClient, output = Json)]
pub async fn account_overview() -> Result<AccountView, AppError> {
    use crate::request;
    let current = request::watching_session().await?;
    let overview = request::services()?.accounts.overview(&current).await;
    Ok(request::account_view(&overview.map_err(|error| request::failure(error.into()))?))
}
