//! What the living page knows and does: the list, what is being closed, and what has been said about it.

use std::collections::HashSet;

use leptos::html::H1;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::api::{ListAnswer, close_other_sessions, close_session, list_sessions};
use super::password_prompt::Prompt;
use super::rows::{Row, changes_in_words, first_rows, focus_after, lay_out};
use super::{EndedRow, SessionEnd, SessionList, SessionRow};
use crate::AppError;
use crate::live_updates::{LiveUpdates, Question, ShowAnswer};
use crate::notice::others_closed;

/// Everything that the parts of the page share.
#[derive(Clone, Copy)]
pub(crate) struct View {
    pub(crate) current: RwSignal<SessionRow>,
    pub(crate) rows: RwSignal<Vec<Row>>,
    pub(crate) others_total: RwSignal<u32>,
    pub(crate) has_older: RwSignal<bool>,
    pub(crate) ended: RwSignal<Vec<EndedRow>>,
    /// Ids of the rows that are being closed.
    pub(crate) closing: RwSignal<HashSet<String>>,
    pub(crate) closing_others: RwSignal<bool>,
    /// How often all others were closed on this page.
    pub(crate) times_closed_others: RwSignal<u32>,
    pub(crate) prompt: RwSignal<Option<Prompt>>,
    /// What has just happened, read out politely.
    pub(crate) status: RwSignal<String>,
    /// What could not be done.
    pub(crate) problem: RwSignal<String>,
    /// Whether this session has ended.
    pub(crate) is_over: RwSignal<bool>,
    /// How it ended, if that is known.
    pub(crate) end: RwSignal<Option<SessionEnd>>,
    pub(crate) live: LiveUpdates,
    pub(crate) localised: RwSignal<bool>,
    pub(crate) heading: NodeRef<H1>,
    /// Whether the pointer is over the table, so that no row may move.
    held: RwSignal<bool>,
    latest: RwSignal<Vec<SessionRow>>,
    version: RwSignal<String>,
    before: StoredValue<String>,
    /// Whether the problem is that the last answer could not be read, which the next one may put right.
    is_unreadable: StoredValue<bool>,
}

impl View {
    pub(crate) fn new(list: SessionList, before: String) -> Self {
        Self {
            rows: RwSignal::new(first_rows(&list.others)),
            latest: RwSignal::new(list.others),
            current: RwSignal::new(list.current),
            others_total: RwSignal::new(list.others_total),
            has_older: RwSignal::new(list.has_older),
            ended: RwSignal::new(list.ended),
            version: RwSignal::new(list.version),
            live: LiveUpdates::new(list.as_of),
            before: StoredValue::new(before),
            is_unreadable: StoredValue::new(false),
            closing: RwSignal::new(HashSet::new()),
            closing_others: RwSignal::new(false),
            times_closed_others: RwSignal::new(0),
            prompt: RwSignal::new(None),
            status: RwSignal::new(String::new()),
            problem: RwSignal::new(String::new()),
            is_over: RwSignal::new(false),
            end: RwSignal::new(None),
            localised: RwSignal::new(false),
            heading: NodeRef::new(),
            held: RwSignal::new(false),
        }
    }

    pub(crate) fn is_first_page(self) -> bool {
        self.before.with_value(String::is_empty)
    }

    /// Asks what has changed; the answer shows itself.
    pub(crate) fn ask(self) -> Question {
        let (before, known) = (self.before.get_value(), self.version.get_untracked());
        Box::pin(async move {
            let mut answer = list_sessions(before.clone(), known.clone()).await;
            // The question may have been under way while the session got a new token, so a refusal counts from the second on.
            if matches!(answer, Err(AppError::SignedOut(_))) {
                answer = list_sessions(before, known).await;
            }
            if answer.is_ok() && self.is_unreadable.get_value() {
                self.begin();
            }
            let show: ShowAnswer = match answer {
                Ok(ListAnswer::Unchanged(as_of)) => Box::new(move || as_of),
                Ok(ListAnswer::Changed(list)) => Box::new(move || {
                    let as_of = list.as_of;
                    self.show(*list);
                    as_of
                }),
                Err(AppError::SignedOut(end)) => Box::new(move || {
                    self.empty(end.map(|end| *end));
                    self.live.as_of.get_untracked()
                }),
                Err(error) => {
                    if error == AppError::VersionSkew {
                        self.problem.set(error.explanation());
                        self.is_unreadable.set_value(true);
                    }
                    return Err(error);
                }
            };
            Ok(show)
        })
    }

    fn show(self, list: SessionList) {
        let own = self.closing.get_untracked();
        let said = self.latest.with_untracked(|before| changes_in_words(before, &list.others, &own));
        if let Some(said) = said.filter(|_| self.is_first_page()) {
            self.status.set(said);
        }
        self.current.set(list.current);
        self.others_total.set(list.others_total);
        self.has_older.set(list.has_older);
        self.ended.set(list.ended);
        self.version.set(list.version);
        self.latest.set(list.others);
        self.lay_out();
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

    fn is_gone(self, id: &str) -> bool {
        self.latest.with_untracked(|latest| latest.iter().all(|session| session.id != id))
    }

    /// Moves the keyboard focus to a row's button, or to the heading when there is none.
    fn focus(self, id: Option<String>) {
        request_animation_frame(move || {
            let button =
                id.and_then(|id| document().query_selector(&format!("tr[data-session='{id}'] button")).ok()?);
            let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
            // Focusing an element that has just left the page does nothing, which is as good.
            let _ = match button {
                Some(button) => button.focus(),
                None => self.heading.get_untracked().map_or(Ok(()), |heading| heading.focus()),
            };
        });
    }

    /// Closes one session; asks for the password in its row where one is due.
    pub(crate) fn close(self, id: String, password: String) {
        if self.closing.with_untracked(|closing| closing.contains(&id)) {
            return;
        }
        self.begin();
        self.closing.update(|closing| _ = closing.insert(id.clone()));
        spawn_local(async move {
            let asked_for_password = !password.is_empty();
            let answer = close_session(id.clone(), password).await;
            match answer {
                Ok(()) | Err(AppError::NotFound) => self.remove(&id),
                Err(error) => {
                    self.closing.update(|closing| _ = closing.remove(&id));
                    self.explain(Some(id), error, asked_for_password);
                }
            }
            self.live.ask_now();
        });
    }

    /// The password for closing a session was not given.
    pub(crate) fn decline(self, id: String) {
        self.prompt.set(None);
        self.focus(Some(id));
    }

    fn remove(self, id: &str) {
        let next = self.rows.with_untracked(|rows| focus_after(rows, id));
        let device = self.latest.with_untracked(|latest| {
            latest.iter().find(|session| session.id == id).map(|session| session.device.clone())
        });
        self.prompt.set(None);
        self.status.set(device.map_or("The session was closed.".into(), |device| format!("Closed: {device}.")));
        self.latest.update(|latest| latest.retain(|session| session.id != id));
        self.others_total.update(|total| *total = total.saturating_sub(1));
        self.lay_out();
        self.focus(next);
    }

    /// Closes all others; asks for the password in the dialog where one is due.
    pub(crate) fn close_others(self, password: String) {
        if self.closing_others.get_untracked() {
            return;
        }
        self.begin();
        self.closing_others.set(true);
        spawn_local(async move {
            let asked_for_password = !password.is_empty();
            let seen = self.live.as_of.get_untracked().to_string();
            match close_other_sessions(seen, password).await {
                Ok(closed) => {
                    self.prompt.set(None);
                    self.times_closed_others.update(|times| *times += 1);
                    self.status.set(say_closed(closed.count, &closed.unseen));
                    self.latest.set(Vec::new());
                    self.others_total.set(0);
                    self.lay_out();
                    self.focus(None);
                }
                Err(error) => self.explain(None, error, asked_for_password),
            }
            self.closing_others.set(false);
            self.live.ask_now();
        });
    }

    fn begin(self) {
        self.is_unreadable.set_value(false);
        self.problem.set(String::new());
        self.status.set(String::new());
    }

    fn explain(self, session: Option<String>, error: AppError, asked_for_password: bool) {
        match error {
            AppError::SignedOut(end) => self.empty(end.map(|end| *end)),
            AppError::PasswordNeeded => self.prompt.set(Some(Prompt { session, problem: None })),
            error if asked_for_password => {
                self.prompt.set(Some(Prompt { session, problem: Some(error.explanation()) }));
            }
            error => {
                self.prompt.set(None);
                self.problem.set(error.explanation());
            }
        }
    }

    /// The session has ended: nothing of the account stays on the page.
    fn empty(self, end: Option<SessionEnd>) {
        self.live.end();
        self.latest.set(Vec::new());
        self.rows.set(Vec::new());
        self.ended.set(Vec::new());
        self.begin();
        self.end.set(end);
        self.is_over.set(true);
        if let Some(page) = document().document_element() {
            // The frame around this part, with the login name, is hidden by the stylesheet.
            let _ = page.set_attribute("data-session", "ended");
        }
        self.focus(None);
    }
}

fn say_closed(count: u32, unseen: &[String]) -> String {
    let said = others_closed(count);
    match unseen {
        [] => said,
        unseen => format!("{said} Started after the list that you were looking at: {}.", unseen.join(", ")),
    }
}

fn focused_row() -> Option<String> {
    document().active_element()?.closest("tr[data-session]").ok()??.get_attribute("data-session")
}
