//! What becomes of a removal that was asked for and not answered: the list is read again, and says it.

use futures_util::future::{Either, select};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::unsettled::Unsettled;
use super::{LiveList, Prompt, Removing};
use crate::AppError;
use crate::language::{say, t};
use crate::live_updates::{ANSWER_DEADLINE, is_online};
use crate::words::names_in_words;

/// A list that has not come after this many milliseconds settles nothing.
const LIST_DEADLINE: u32 = 1_500;

/// The answer, or that none has come in time.
pub(super) async fn in_time(removing: Removing) -> Result<String, AppError> {
    match select(removing, TimeoutFuture::new(ANSWER_DEADLINE)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => Err(AppError::Unreachable),
    }
}

impl LiveList {
    /// Reads the list, which settles what has become of it; soon it is said that nothing is known.
    pub(super) fn look_up(self, unsettled: Unsettled) {
        self.unsettled.update_value(|all| all.push(unsettled));
        if is_online() {
            self.live.ask_now();
            Timeout::new(LIST_DEADLINE, move || self.settle(false)).forget();
        } else {
            self.settle(false);
        }
    }

    /// Says what has become of every removal that was not answered. `is_read` says that the list has just been read.
    pub(super) fn settle(self, is_read: bool) {
        let Some(all) = self.unsettled.try_update_value(std::mem::take) else { return };
        let mut still: Vec<Unsettled> = Vec::new();
        for one in all {
            let gone = is_read && self.has_gone(one.row.as_deref());
            match (gone, one.told) {
                (true, _) => self.take_off_any(one.row.as_deref(), one.said),
                // Its row is there with its button, which says enough.
                (false, true) if is_read => self.dismiss(),
                (false, true) => self.unsettled.update_value(|all| all.push(one)),
                (false, false) => still.push(one),
            }
        }
        let Some(first) = still.first().cloned() else { return };
        let names: Vec<_> = still.iter().map(|one| one.name.clone()).collect();
        let text = self.words_for(&names_in_words(&names, 0), &first, still.len() > 1, is_read);
        for one in still {
            self.release(one.row.as_deref());
            if !is_read {
                self.unsettled.update_value(|all| all.push(Unsettled { told: true, ..one }));
            }
        }
        self.put(first.row, text);
    }

    fn words_for(self, names: &str, first: &Unsettled, several: bool, is_read: bool) -> String {
        let words = &self.words.remove;
        let which = if first.row.is_none() { 2 } else { usize::from(several) };
        let not_removed =
            |reason: String| say(words.not_removed[which], &[("names", names.into()), ("reason", reason.into())]);
        match (is_read, first.refused) {
            (true, true) => not_removed(t!("live-reason-no-answer")),
            (true, false) => say(words.still[which], &[("names", names.into())]),
            _ if !is_online() => not_removed(t!("live-reason-offline")),
            _ => say(words.maybe[which], &[("names", names.into())]),
        }
    }

    /// What is asked in place is explained there: behind an open dialog nobody would read it.
    pub(super) fn put(self, row: Option<String>, text: String) {
        let prompt = self.prompt.get_untracked().filter(|prompt| prompt.row == row);
        if prompt.is_some() || row.is_none() {
            let asks_password = prompt.is_some_and(|prompt| prompt.asks_password);
            self.prompt.set(Some(Prompt { row, asks_password, problem: Some(text) }));
        } else {
            self.problem_row.set_value(row);
            self.problem.set(text);
        }
    }

    fn has_gone(self, row: Option<&str>) -> bool {
        row.map_or_else(|| self.latest.with_untracked(Vec::is_empty), |row| self.is_gone(row))
    }
}
