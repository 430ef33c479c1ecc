//! What the process gives to every request.

use std::sync::Arc;
use std::time::Duration;

use domain::{Accounts, SecretToken, TokenHash};
use leptos::prelude::use_context;

use super::BrowserCookies;
use crate::{AppError, Assets, Brand};

/// What the process gives to every request.
#[derive(Debug)]
pub struct Services {
    /// The use cases.
    pub accounts: Accounts,
    /// The cookies and their attributes.
    pub cookies: BrowserCookies,
    /// How often an open page asks for changes.
    pub poll_interval: Duration,
    /// Where the page's files are.
    pub assets: Assets,
    /// Whose service it is.
    pub brand: Brand,
    /// The link by which the first account is made.
    pub set_up: SetUp,
    /// The service's name towards websites: its public address without a slash at the end (`OpenID` Connect Discovery 1.0, 3).
    pub issuer: String,
}

/// The one-time link by which the first account is made. It works while there is no account and in this process only.
#[derive(Clone, Copy, Debug)]
pub struct SetUp(TokenHash);

impl SetUp {
    /// A link that `token` opens.
    pub fn with(token: &SecretToken) -> Self {
        Self(token.hash())
    }

    /// Whether the token is that of the link.
    pub fn admits(self, token: &str) -> bool {
        SecretToken::parse(token).is_some_and(|token| token.hash() == self.0)
    }
}

/// The services; there are none only while the routes are being listed.
pub fn services() -> Result<Arc<Services>, AppError> {
    use_context().ok_or(AppError::Internal)
}
