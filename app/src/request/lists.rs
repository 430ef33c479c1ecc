//! The rules' lists as the pages show them.

use std::collections::HashMap;

use domain::{
    AuthorizedClient, NoticeState, Place, ReachedClient, RevokedClient, Scope, Scopes, Session, SessionId, Timestamp,
};

use super::places::place_name;
use super::reply::{end_in_list, to_u32};
use crate::sessions::{EndedRow, PlaceNames, Receipt, ReceiptState, SessionList, SessionRow};
use crate::websites::{RevokedWebsites, WebsiteList, WebsiteRow};

/// The sessions of the account.
pub(crate) fn session_list(list: domain::SessionList) -> SessionList {
    let reached = Reached::by_session(&list.reached);
    let reached = &reached;
    SessionList {
        current: session_row(&list.current, reached, list.as_of),
        others: list.others.iter().map(|session| session_row(session, reached, list.as_of)).collect(),
        others_total: to_u32(list.others_total),
        has_older: list.has_older,
        ended: list.ended.iter().filter_map(|session| ended_row(session, reached)).collect(),
        password_due: list.password_due,
        version: list.version.to_string(),
        as_of: list.as_of.as_millis(),
    }
}

/// The websites that were reached, by the session that led to them.
struct Reached<'a>(HashMap<SessionId, &'a [ReachedClient]>);

impl<'a> Reached<'a> {
    /// `websites` stand together session by session.
    fn by_session(websites: &'a [ReachedClient]) -> Self {
        let groups = websites.chunk_by(|one, next| one.session == next.session);
        Self(groups.filter_map(|group| Some((group.first()?.session, group))).collect())
    }

    /// Those that are named of one session, and how many there are in all.
    fn through(&self, session: &Session) -> (&'a [ReachedClient], u32) {
        let websites = self.0.get(&session.id).copied().unwrap_or_default();
        (websites, websites.first().map_or(0, |website| website.of))
    }
}

fn session_row(session: &Session, reached: &Reached<'_>, now: Timestamp) -> SessionRow {
    let moved = session.started_from != session.connected_from;
    let (websites, total) = reached.through(session);
    let is_untold = |website: &&ReachedClient| website.notice == NoticeState::Open { will_be_notified: false };
    let (untold, told): (Vec<_>, Vec<_>) = websites.iter().partition(is_untold);
    SessionRow {
        id: session.id.to_string(),
        device: session.device.to_string(),
        kind: session.device.kind.as_str().to_owned(),
        browser: session.device.browser_and_version(),
        started_at: session.started_at.as_millis(),
        method: session.authentication_method.as_str().to_owned(),
        last_active_at: session.last_active_at.as_millis(),
        connected_from: session.connected_from.to_string(),
        connected_in: session.connected_in.as_ref().map(place_names),
        started_from: moved.then(|| session.started_from.to_string()),
        started_in: session.started_in.as_ref().filter(|_| moved).and_then(place_name),
        is_new_place: session.is_new_place,
        is_new_browser: session.is_with_new_browser(now),
        websites: told.iter().chain(&untold).map(|website| website.name.clone()).collect(),
        untold: to_u32(untold.len() as u64),
        websites_total: total,
    }
}

fn place_names(place: &Place) -> PlaceNames {
    PlaceNames { name: place_name(place), network: place.network().map(str::to_owned) }
}

fn ended_row(session: &Session, reached: &Reached<'_>) -> Option<EndedRow> {
    let (websites, total) = reached.through(session);
    Some(EndedRow {
        id: session.id.to_string(),
        device: session.device.to_string(),
        kind: session.device.kind.as_str().to_owned(),
        connected_from: session.connected_from.to_string(),
        end: end_in_list(session.end.as_ref()?),
        receipts: websites.iter().filter_map(receipt).collect(),
        receipts_total: total,
        can_revoke: websites.iter().any(|website| website.can_revoke),
    })
}

fn receipt(website: &ReachedClient) -> Option<Receipt> {
    let state = match website.notice {
        NoticeState::Open { .. } => return None,
        NoticeState::CannotBeNotified { ends_by } => ReceiptState::CannotBeTold { ends_by: ends_by.as_millis() },
        NoticeState::Pending { attempts, next_at } => ReceiptState::Pending { attempts, next_at: next_at.as_millis() },
        NoticeState::NoSuchSession { at } => ReceiptState::NoSuchSession { at: at.as_millis() },
        NoticeState::Delivered { at } => ReceiptState::Confirmed { at: at.as_millis() },
    };
    Some(Receipt { website: website.name.clone(), keeps_access: website.keeps_access, state })
}

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
