//! What the living page knows and does, beside what every such list does.

use leptos::prelude::*;

use super::api::{close_other_sessions, close_session, list_sessions};
use super::list_place::ListPlace;
use super::shapes::SessionRow;
use super::words::WORDS;
use super::{EndedRow, SessionList};
use crate::live_list::{Confirmed, LiveList, News, Removal, Shown};
use crate::live_updates::PollFuture;

/// How many other sessions a page has.
pub(crate) const PAGE_SIZE: u32 = 25;

/// The id of the form that the boxes in the rows belong to.
pub(crate) const SELECTION: &str = "selection";

/// From so many other sessions on they are searched and selected.
const LONG: u32 = 10;

/// Everything that the parts of the page share.
#[derive(Clone, Copy)]
pub(crate) struct View {
    pub(crate) list: LiveList,
    pub(crate) current: RwSignal<Shown>,
    pub(crate) others_total: RwSignal<u32>,
    /// How many of them are looked for.
    pub(crate) matching: RwSignal<u32>,
    /// The page, of which the first is 1.
    pub(crate) page: RwSignal<u32>,
    pub(crate) has_older: RwSignal<bool>,
    pub(crate) ended: RwSignal<Vec<EndedRow>>,
    /// The part of the list that the page was asked for.
    pub(crate) place: StoredValue<ListPlace>,
}

impl View {
    pub(crate) fn new(list: SessionList, place: ListPlace) -> Self {
        let is_long = list.others_total >= LONG;
        let news = news(list.others, list.password_due, list.version, list.as_of);
        let live_list = LiveList::new(&WORDS, news);
        live_list.selection.set_value(is_long.then_some(SELECTION));
        Self {
            list: live_list,
            current: RwSignal::new(list.current.shown),
            others_total: RwSignal::new(list.others_total),
            matching: RwSignal::new(list.matching),
            page: RwSignal::new(list.page),
            has_older: RwSignal::new(list.has_older),
            ended: RwSignal::new(list.ended),
            place: StoredValue::new(place),
        }
    }

    /// Whether there are many sessions, which are searched and selected.
    pub(crate) fn is_long(self) -> bool {
        self.list.selection.get_value().is_some()
    }

    /// The numbers of the first and the last row of the page; nothing when it has none.
    pub(crate) fn range(self) -> Option<(u32, u32)> {
        let first = (self.page.get() - 1) * PAGE_SIZE + 1;
        Some(self.list.count()).filter(|count| *count > 0).map(|count| (first, first + count - 1))
    }

    /// Asks what has changed; the answer shows itself.
    pub(crate) fn ask(self) -> PollFuture {
        let ListPlace { page, order, search, .. } = self.place.get_value();
        self.list.ask(Box::new(move |known| {
            let answer = list_sessions(page.clone(), order.clone(), search.clone(), known);
            Box::pin(async move { Ok(answer.await?.shown_by(move |list| self.show(list))) })
        }))
    }

    fn show(self, list: SessionList) -> i64 {
        self.current.set(list.current.shown);
        self.others_total.set(list.others_total);
        self.matching.set(list.matching);
        self.page.set(list.page);
        self.has_older.set(list.has_older);
        self.ended.set(list.ended);
        let news = news(list.others, list.password_due, list.version, list.as_of);
        self.list.show(news, !self.place.with_value(ListPlace::is_beginning))
    }

    /// Closes one session.
    pub(crate) fn close(self, removal: Removal) {
        let closing = close_session(removal.id.clone(), removal.password.clone(), String::new());
        let closing = async move {
            closing.await?;
            for total in [self.others_total, self.matching] {
                total.update(|total| *total = total.saturating_sub(1));
            }
            Ok(String::new())
        };
        self.list.remove(removal, Box::pin(closing));
    }

    /// Closes all others.
    pub(crate) fn close_others(self, confirmed: Confirmed) {
        let seen = self.list.version.get_untracked();
        let revoke = if confirmed.choice { "yes" } else { "" };
        let closing = async move {
            let closed = close_other_sessions(seen, confirmed.password, revoke.to_owned()).await?;
            self.others_total.set(0);
            self.matching.set(0);
            Ok(closed.said)
        };
        self.list.remove_all(Box::pin(closing));
    }
}

fn news(others: Vec<SessionRow>, password_due: bool, version: String, as_of: i64) -> News {
    News { latest: others.into_iter().map(|row| row.shown).collect(), password_due, version, as_of }
}
