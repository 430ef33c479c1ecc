//! What such a list knows and does, whatever it lists: which rows stand where, what is being removed, and what has been
//! said about it.

mod over;
mod removing;
mod settling;
mod unsettled;

use std::collections::HashSet;
use std::future::Future;
use std::pin::Pin;

use gloo_timers::future::TimeoutFuture;
use js_sys::Date;
use leptos::html::{Div, H1};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::rows::{Row, RowState, changes_in_words, contains, count_of_new, first_rows, focus_after, lay_out};
use super::{ListWords, Shown};
use crate::AppError;
use crate::brand::title_like;
use crate::live_updates::{LiveUpdates, PollFuture, ShowAnswer};
use crate::page_script;
pub(crate) use over::Over;
use unsettled::Unsettled;

/// So many milliseconds a new token of the session may need to reach the browser.
const TOKEN_ARRIVES: u32 = 1_000;

/// Everything that the parts of the page share.
#[derive(Clone, Copy)]
pub(crate) struct LiveList {
    /// What the page says of it.
    pub(crate) words: &'static ListWords,
    pub(crate) rows: RwSignal<Vec<Row>>,
    /// Whether removing would ask for the password first.
    pub(crate) password_due: RwSignal<bool>,
    /// Ids of the rows that are being removed.
    pub(crate) removing: RwSignal<HashSet<String>>,
    pub(crate) removing_all: RwSignal<bool>,
    /// How often all rows were removed on this page.
    pub(crate) times_removed_all: RwSignal<u32>,
    pub(crate) prompt: RwSignal<Option<Prompt>>,
    /// What has just happened, read out politely.
    pub(crate) status: RwSignal<String>,
    /// What could not be done. It is seen instead of what has happened.
    pub(crate) problem: RwSignal<String>,
    /// The row that the problem is about.
    problem_row: StoredValue<Option<String>>,
    /// Whose removal was asked for and not answered.
    unsettled: StoredValue<Vec<Unsettled>>,
    /// Why nothing is shown any more, once that is so.
    pub(crate) over: RwSignal<Option<Over>>,
    pub(crate) live: LiveUpdates,
    /// Whether the person's own zone may be used; set again when a day has passed.
    pub(crate) localised: RwSignal<bool>,
    pub(crate) heading: NodeRef<H1>,
    /// The id of the form by which several rows are removed, where there is one.
    pub(crate) selection: StoredValue<Option<&'static str>>,
    /// Whether the pointer is over the table, so that no row may move.
    held: RwSignal<bool>,
    latest: RwSignal<Vec<Shown>>,
    pub(crate) version: RwSignal<String>,
    /// Whether the problem is that the last answer could not be read, which the next one may put right.
    is_unreadable: StoredValue<bool>,
}

/// A question in place, before something is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prompt {
    /// The row that it is about, or all of them when there is none.
    pub(crate) row: Option<String>,
    /// Whether the password has to be entered.
    pub(crate) asks_password: bool,
    /// What was wrong with the last answer, in words.
    pub(crate) problem: Option<String>,
}

/// A list as it has just come.
pub(crate) struct News {
    pub(crate) latest: Vec<Shown>,
    pub(crate) password_due: bool,
    /// Names this state of the list.
    pub(crate) version: String,
    /// The moment that it is true of, in milliseconds since the Unix epoch.
    pub(crate) as_of: i64,
}

/// Removing something is under way: answers what is said of it, which nobody reads where one row is removed.
pub(crate) type Removing = Pin<Box<dyn Future<Output = Result<String, AppError>>>>;

impl LiveList {
    /// The list that has come with the page.
    pub(crate) fn new(words: &'static ListWords, first: News) -> Self {
        Self {
            words,
            rows: RwSignal::new(first_rows(&first.latest)),
            latest: RwSignal::new(first.latest),
            password_due: RwSignal::new(first.password_due),
            version: RwSignal::new(first.version),
            live: LiveUpdates::new(first.as_of),
            removing: RwSignal::new(HashSet::new()),
            removing_all: RwSignal::new(false),
            times_removed_all: RwSignal::new(0),
            prompt: RwSignal::new(None),
            status: RwSignal::new(String::new()),
            problem: RwSignal::new(String::new()),
            problem_row: StoredValue::new(None),
            unsettled: StoredValue::new(Vec::new()),
            over: RwSignal::new(None),
            localised: RwSignal::new(false),
            heading: NodeRef::new(),
            selection: StoredValue::new(None),
            held: RwSignal::new(false),
            is_unreadable: StoredValue::new(false),
        }
    }

    /// Keeps the list up to date by `ask`, in the browser only, as long as `root` is in the page.
    pub(crate) fn start(self, interval: u32, root: NodeRef<Div>, ask: Box<dyn Fn() -> PollFuture>) {
        // What is "Today" is not tomorrow.
        Effect::new(move |known: Option<u32>| {
            self.live.now.track();
            let day = Date::new_0().get_date();
            if known != Some(day) {
                self.localised.set(true);
            }
            day
        });
        self.live.start(interval, move || root.get_untracked().is_some_and(|root| root.is_connected()), ask);
    }

    /// Asks what has changed since the version that `question` gets; the answer shows itself.
    pub(crate) fn ask(self, question: Box<dyn Fn(String) -> PollFuture>) -> PollFuture {
        let known = self.version.get_untracked();
        Box::pin(async move {
            let mut answer = question(known.clone()).await;
            // The session may have a new token that the browser does not have yet. A session that ended is known by its old one.
            if matches!(answer, Err(AppError::SignedOut(None))) {
                TimeoutFuture::new(TOKEN_ARRIVES).await;
                answer = question(known).await;
            }
            let error = match answer {
                Ok(show) => {
                    if self.is_unreadable.get_value() {
                        self.begin();
                    }
                    let show: ShowAnswer = Box::new(move || {
                        let as_of = show();
                        self.settle(true);
                        as_of
                    });
                    return Ok(show);
                }
                Err(error) => error,
            };
            if let Some(over) = Over::of(&error) {
                let show: ShowAnswer = Box::new(move || {
                    self.empty(over);
                    self.live.as_of.get_untracked()
                });
                return Ok(show);
            }
            if error == AppError::VersionSkew {
                self.problem.set(error.explanation());
                self.is_unreadable.set_value(true);
            }
            Err(error)
        })
    }

    /// Shows the list, and says what has changed unless the page is to be `quiet` about it. Gives its moment.
    pub(crate) fn show(self, news: News, quiet: bool) -> i64 {
        let said = self.removing.with_untracked(|own| {
            self.latest.with_untracked(|before| changes_in_words(before, &news.latest, own, self.words))
        });
        if let Some(said) = said.filter(|_| !quiet) {
            self.status.set(said);
            let came = self.latest.with_untracked(|before| count_of_new(before, &news.latest));
            if came > 0 {
                page_script::arrived(came);
            }
        }
        // What was removed and comes again later is not ours any more.
        self.removing.update(|own| own.retain(|id| contains(&news.latest, id)));
        self.version.set(news.version);
        self.password_due.set(news.password_due);
        self.latest.set(news.latest);
        self.lay_out();
        if self.problem_row.with_value(|row| row.as_ref().is_some_and(|row| self.is_gone(row))) {
            self.dismiss();
        }
        news.as_of
    }

    /// The pointer came over the table, or left it.
    pub(crate) fn hold(self, held: bool) {
        self.held.set(held);
        if !held {
            self.lay_out();
        }
    }

    fn lay_out(self) {
        let focused = focused_row();
        let shown = self.rows.get_untracked();
        let rows = self.latest.with_untracked(|latest| lay_out(&shown, latest, self.held.get_untracked()));
        if rows != shown {
            self.rows.set(rows);
            if let Some(focused) = focused.filter(|id| self.is_gone(id)) {
                self.focus(focus_after(&shown, &focused).filter(|id| !self.is_gone(id)));
            }
        }
    }

    /// Nothing is said any more.
    pub(crate) fn dismiss(self) {
        self.problem_row.set_value(None);
        self.problem.set(String::new());
        self.status.set(String::new());
    }

    fn is_gone(self, id: &str) -> bool {
        self.latest.with_untracked(|latest| !contains(latest, id))
    }

    /// What the row `id` shows.
    pub(crate) fn find(self, id: &str) -> Option<Shown> {
        self.latest.with(|latest| latest.iter().find(|row| row.id == id).cloned())
    }

    /// How many rows there are that have not gone.
    pub(crate) fn count(self) -> u32 {
        self.latest.with(|latest| u32::try_from(latest.len()).unwrap_or(u32::MAX))
    }

    /// What has become of the row `id`; nothing when it has no place any more.
    pub(crate) fn state(self, id: &str) -> Option<RowState> {
        self.rows.with(|rows| rows.iter().find(|row| row.id == id).map(|row| row.state))
    }

    /// Whether the row `id` is being removed.
    pub(crate) fn is_removing(self, id: &str) -> bool {
        self.removing.with(|removing| removing.contains(id))
    }

    /// Moves the keyboard focus to a row's button, or to the heading when there is none.
    pub(super) fn focus(self, id: Option<String>) {
        request_animation_frame(move || {
            let button = id.and_then(|id| document().query_selector(&format!("tr[data-row='{id}'] button")).ok()?);
            let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
            // Focusing an element that has just left the page does nothing, which is as good.
            let _ = match button {
                Some(button) => button.focus(),
                None => self.heading.get_untracked().map_or(Ok(()), |heading| heading.focus()),
            };
        });
    }

    /// Nothing of the account stays on the page. For somebody else it loads anew.
    fn empty(self, over: Over) {
        self.live.end();
        self.latest.set(Vec::new());
        self.rows.set(Vec::new());
        self.begin();
        let of_somebody_else = matches!(over, Over::SignedInAs(_));
        document().set_title(&title_like(&document().title(), &over.heading()));
        self.over.set(Some(over));
        while let Ok(Some(rest)) = document().query_selector("main > :not(leptos-island)") {
            rest.remove();
        }
        if let Some(page) = document().document_element() {
            // The frame around this part, with the login name, is hidden by the stylesheet.
            let _ = page.set_attribute("data-session", "ended");
        }
        self.focus(None);
        if of_somebody_else {
            let location = window().location();
            // The rest of the address may name a thing of the other account. What cannot be loaded now, a link offers.
            let _ = location.pathname().and_then(|page| location.replace(&page));
        }
    }
}

fn focused_row() -> Option<String> {
    document().active_element()?.closest("tr[data-row]").ok()??.get_attribute("data-row")
}
