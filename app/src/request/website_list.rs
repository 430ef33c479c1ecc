//! The rules' websites as the pages show them.

use domain::{AuthorizedClient, RevokedClient, Scope, Scopes, Timestamp};

use super::reply::to_u32;
use crate::Language;
use crate::language::{language, text_in};
use crate::websites::api::WebsiteRow;
use crate::websites::{RevokedWebsites, WebsiteFacts, WebsiteList};

/// The websites that the account lets use it.
pub(crate) fn website_list(list: domain::ClientList) -> WebsiteList {
    WebsiteList {
        websites: list.clients.into_iter().map(|client| website_row(client, list.as_of)).collect(),
        password_due: list.password_due,
        version: list.version.to_string(),
        as_of: list.as_of.as_millis(),
    }
}

fn website_row(AuthorizedClient { client: website, grant }: AuthorizedClient, as_of: Timestamp) -> WebsiteRow {
    let facts = WebsiteFacts {
        id: website.id.to_string(),
        name: website.name,
        site: website.site,
        has_logo: website.has_logo,
        may: in_words(&grant.scopes, language()),
        keeps_access: grant.scopes.contains(Scope::OfflineAccess),
        authorized_at: grant.authorized_at.as_millis(),
        last_used_at: grant.last_used_at.as_millis(),
        last_used_from: grant.last_used_from.to_string(),
        will_be_told: website.backchannel_logout_uri.is_some(),
    };
    WebsiteRow { shown: facts.shown(as_of.as_millis()), facts }
}

/// Of websites that were revoked so many are named.
const NAMED_AT_MOST: usize = 5;

/// The websites that were revoked beside something else.
pub(crate) fn revoked_websites(revoked: &[RevokedClient]) -> RevokedWebsites {
    let names = revoked.iter().take(NAMED_AT_MOST).map(|website| website.name.clone()).collect();
    RevokedWebsites { names, more: to_u32(revoked.len().saturating_sub(NAMED_AT_MOST) as u64) }
}

/// What scopes let a website do, each in plain words.
pub(crate) fn in_words(scopes: &Scopes, language: Language) -> Vec<String> {
    let key = |scope| match scope {
        Scope::OpenId => "scope-openid",
        Scope::Profile => "scope-profile",
        Scope::OfflineAccess => "scope-offline-access",
        Scope::Sessions => "scope-sessions",
    };
    scopes.iter().map(|scope| text_in(language, key(scope), &[])).collect()
}
