//! The rules' websites as the pages show them.

use domain::{AuthorizedClient, RevokedClient, Scope, Scopes};

use super::reply::to_u32;
use crate::websites::{RevokedWebsites, WebsiteList, WebsiteRow};

/// The websites that the account lets use it.
pub(crate) fn website_list(list: domain::ClientList) -> WebsiteList {
    WebsiteList {
        websites: list.clients.into_iter().map(website_row).collect(),
        password_due: list.password_due,
        version: list.version.to_string(),
        as_of: list.as_of.as_millis(),
    }
}

fn website_row(AuthorizedClient { client: website, grant }: AuthorizedClient) -> WebsiteRow {
    WebsiteRow {
        id: website.id.to_string(),
        name: website.name,
        site: website.site,
        has_logo: website.has_logo,
        may: in_words(&grant.scopes),
        keeps_access: grant.scopes.contains(Scope::OfflineAccess),
        authorized_at: grant.authorized_at.as_millis(),
        last_used_at: grant.last_used_at.as_millis(),
        last_used_from: grant.last_used_from.to_string(),
        will_be_told: website.backchannel_logout_uri.is_some(),
    }
}

/// Of websites that were revoked so many are named.
const NAMED_AT_MOST: usize = 5;

/// The websites that were revoked beside something else.
pub(crate) fn revoked_websites(revoked: &[RevokedClient]) -> RevokedWebsites {
    let names = revoked.iter().take(NAMED_AT_MOST).map(|website| website.name.clone()).collect();
    RevokedWebsites { names, more: to_u32(revoked.len().saturating_sub(NAMED_AT_MOST) as u64) }
}

/// What scopes let a website do, each in plain words.
pub(crate) fn in_words(scopes: &Scopes) -> Vec<String> {
    let words = |scope| match scope {
        Scope::OpenId => "Sign you in",
        Scope::Profile => "See your login name",
        Scope::OfflineAccess => "Stay connected while you are signed out",
        Scope::Sessions => "See where you are signed in, and close sessions",
    };
    scopes.iter().map(|scope| words(scope).to_owned()).collect()
}
