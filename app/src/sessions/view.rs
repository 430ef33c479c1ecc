//! What the living page knows and does, beside what every such list does.

use leptos::prelude::*;

use super::api::{close_other_sessions, close_session, list_sessions};
use super::words::{WORDS, others_closed_in_words};
use super::{EndedRow, SessionList, SessionRow};
use crate::live_list::{Confirmed, LiveList, News, Removal, Shown};
use crate::live_updates::PollFuture;

/// Everything that the parts of the page share.
#[derive(Clone, Copy)]
pub(crate) struct View {
    pub(crate) list: LiveList,
    pub(crate) current: RwSignal<Shown>,
    pub(crate) others_total: RwSignal<u32>,
    pub(crate) has_older: RwSignal<bool>,
    pub(crate) ended: RwSignal<Vec<EndedRow>>,
    before: StoredValue<String>,
}

impl View {
    pub(crate) fn new(list: SessionList, before: String) -> Self {
        let news = news(list.others, list.password_due, list.version, list.as_of);
        Self {
            list: LiveList::new(&WORDS, news),
            current: RwSignal::new(list.current.shown()),
            others_total: RwSignal::new(list.others_total),
            has_older: RwSignal::new(list.has_older),
            ended: RwSignal::new(list.ended),
            before: StoredValue::new(before),
        }
    }

    pub(crate) fn is_first_page(self) -> bool {
        self.before.with_value(String::is_empty)
    }

    /// Asks what has changed; the answer shows itself.
    pub(crate) fn ask(self) -> PollFuture {
        let before = self.before.get_value();
        self.list.ask(Box::new(move |known| {
            let answer = list_sessions(before.clone(), known);
            Box::pin(async move { Ok(answer.await?.shown_by(move |list| self.show(list))) })
        }))
    }

    fn show(self, list: SessionList) -> i64 {
        self.current.set(list.current.shown());
        self.others_total.set(list.others_total);
        self.has_older.set(list.has_older);
        self.ended.set(list.ended);
        let news = news(list.others, list.password_due, list.version, list.as_of);
        self.list.show(news, !self.is_first_page())
    }

    /// Closes one session.
    pub(crate) fn close(self, removal: Removal) {
        let closing = close_session(removal.id.clone(), removal.password.clone(), String::new());
        let closing = async move {
            closing.await?;
            self.others_total.update(|total| *total = total.saturating_sub(1));
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
            Ok(others_closed_in_words(&closed))
        };
        self.list.remove_all(Box::pin(closing));
    }
}

fn news(others: Vec<SessionRow>, password_due: bool, version: String, as_of: i64) -> News {
    News { latest: others.into_iter().map(SessionRow::shown).collect(), password_due, version, as_of }
}
