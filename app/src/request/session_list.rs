//! The rules' list of sessions as the page shows it.

use std::collections::HashMap;

use domain::{NoticeState, Place, Policy, ReachedClient, Session, SessionId, Timestamp};

use super::device_words::device_in_words;
use super::places::place_name;
use super::reply::{end_in_list, to_u32};
use crate::sessions::ended_page::PAGE_SIZE as ENDED_PAGE_SIZE;
use crate::sessions::shapes::{
    EndedFacts, EndedRow, PlaceNames, Receipt, ReceiptState, SessionFacts, SessionList, SessionRow,
};
use crate::sessions::view::PAGE_SIZE;

/// The sessions of the account.
pub(crate) fn session_list(list: domain::SessionList, policy: &Policy, last_visit: Option<Timestamp>) -> SessionList {
    let rows = Rows { reached: Reached::by_session(&list.reached), now: list.as_of, policy, last_visit };
    SessionList {
        current: rows.row(&list.current),
        others: rows.by_browser(&list.others),
        others_total: to_u32(list.others_total),
        matching: to_u32(list.matching),
        page: list.page + 1,
        has_older: list.has_older,
        ended: list
            .ended
            .iter()
            .filter_map(|session| ended_row(session, &rows.reached, list.ended_together.get(&session.id).copied()))
            .collect(),
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

const _: () = assert!(ENDED_PAGE_SIZE == domain::LARGEST_PAGE as usize, "a full page is followed by another one");

const _: () = assert!(PAGE_SIZE == domain::PAGE_SIZE, "what a page says of its range is of pages of this size");

/// What the rows of a list have in common.
struct Rows<'a> {
    reached: Reached<'a>,
    now: Timestamp,
    policy: &'a Policy,
    last_visit: Option<Timestamp>,
}

impl Rows<'_> {
    /// The rows in the order of the list, but that those of one browser follow the first of them, which names them all.
    fn by_browser(&self, sessions: &[Session]) -> Vec<SessionRow> {
        let mut rows = Vec::with_capacity(sessions.len());
        for (place, session) in sessions.iter().enumerate() {
            let is_of_browser = |other: &&Session| other.browser.is_some() && other.browser == session.browser;
            if sessions[..place].iter().any(|other| is_of_browser(&other)) {
                continue;
            }
            let others: Vec<_> = sessions[place + 1..].iter().filter(is_of_browser).collect();
            let mut first = self.facts(session);
            if !others.is_empty() {
                first.of_browser = std::iter::once(&session).chain(&others).map(|one| one.id.to_string()).collect();
            }
            rows.push(shown(first));
            rows.extend(others.into_iter().map(|other| self.row(other)));
        }
        rows
    }

    fn row(&self, session: &Session) -> SessionRow {
        shown(self.facts(session))
    }

    fn facts(&self, session: &Session) -> SessionFacts {
        let moved = session.started_from != session.connected_from;
        let (websites, total) = self.reached.through(session);
        let is_untold = |website: &&ReachedClient| website.notice == NoticeState::Open { will_be_notified: false };
        let (untold, told): (Vec<_>, Vec<_>) = websites.iter().partition(is_untold);
        SessionFacts {
            id: session.id.to_string(),
            name: session.name.as_ref().map(ToString::to_string),
            device: device_in_words(&session.device),
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
            is_new_browser: session.is_with_new_browser(self.now),
            is_since_last_visit: self.last_visit.is_some_and(|visit| session.started_at > visit),
            expires_at: session.expiry(self.policy).0.as_millis(),
            of_browser: Vec::new(),
            websites: told.iter().chain(&untold).map(|website| website.name.clone()).collect(),
            untold: to_u32(untold.len() as u64),
            websites_total: total,
        }
    }
}

fn shown(facts: SessionFacts) -> SessionRow {
    SessionRow { shown: facts.shown(), facts }
}

fn place_names(place: &Place) -> PlaceNames {
    PlaceNames { name: place_name(place), network: place.network().map(str::to_owned) }
}

/// Ended sessions, of which nothing is said but how they ended.
pub(crate) fn ended_rows(sessions: &[Session]) -> Vec<EndedRow> {
    let reached = Reached::by_session(&[]);
    sessions.iter().filter_map(|session| ended_row(session, &reached, None)).collect()
}

fn ended_row(session: &Session, reached: &Reached<'_>, together: Option<u64>) -> Option<EndedRow> {
    let (websites, total) = reached.through(session);
    let facts = EndedFacts {
        id: session.id.to_string(),
        together: together.map(to_u32),
        name: session.name.as_ref().map(ToString::to_string),
        device: device_in_words(&session.device),
        kind: session.device.kind.as_str().to_owned(),
        connected_from: session.connected_from.to_string(),
        end: Some(end_in_list(session.end.as_ref()?)),
        receipts: websites.iter().filter_map(receipt).collect(),
        receipts_total: total,
        can_revoke: websites.iter().any(|website| website.can_revoke),
    };
    Some(EndedRow { shown: facts.shown(), facts })
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
