//! Removing rows, one or all: what is asked first, what is said of it, and where the focus goes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::settling::in_time;
use super::unsettled::Unsettled;
use super::{LiveList, Over, Prompt, Removing};
use crate::AppError;
use crate::language::say;
use crate::live_list::Removal;
use crate::live_list::rows::focus_after;

impl LiveList {
    /// Removes one row; asks for the password in its place where one is due.
    pub(crate) fn remove(self, removal: Removal, removing: Removing) {
        let Removal { id, .. } = removal;
        if self.removing.with_untracked(|removing| removing.contains(&id)) {
            return;
        }
        self.begin();
        self.removing.update(|removing| _ = removing.insert(id.clone()));
        // A poll may take the row off before the answer comes.
        let (name, said) = untrack(|| self.find(&id)).map(|row| (row.name, row.removed)).unwrap_or_default();
        self.wait_for(removing, Some(id), name, said);
    }

    /// Removes all rows; asks for the password in the dialog where one is due. What `removing` gives is said.
    pub(crate) fn remove_all(self, removing: Removing) {
        if self.removing_all.get_untracked() {
            return;
        }
        self.begin();
        self.removing_all.set(true);
        let words = &self.words.remove_all;
        self.wait_for(removing, None, String::new(), say(words.done, &[]));
    }

    /// `done` is said where the answer says nothing.
    fn wait_for(self, removing: Removing, row: Option<String>, name: String, done: String) {
        spawn_local(async move {
            let error = match in_time(removing).await {
                Ok(said) => return self.finish(row.as_deref(), if said.is_empty() { done } else { said }),
                // Somebody else was faster, which is as good.
                Err(AppError::NotFound) => return self.finish(row.as_deref(), done),
                Err(error) => error,
            };
            if let Some(unsettled) = Unsettled::after(&error, row.clone(), name.clone(), done) {
                self.look_up(unsettled);
            } else {
                self.release(row.as_deref());
                self.explain(row, &name, error);
                self.live.ask_now();
            }
        });
    }

    fn finish(self, row: Option<&str>, said: String) {
        self.take_off_any(row, said);
        self.live.ask_now();
    }

    /// The row has gone, or all have.
    pub(super) fn take_off_any(self, row: Option<&str>, said: String) {
        self.prompt.set(None);
        self.dismiss();
        self.status.set(said);
        if let Some(id) = row {
            let next = (!self.is_gone(id)).then(|| self.rows.with_untracked(|rows| focus_after(rows, id)));
            self.latest.update(|latest| latest.retain(|row| row.id != id));
            self.lay_out();
            if let Some(next) = next {
                self.focus(next);
            }
        } else {
            self.times_removed_all.update(|times| *times += 1);
            self.latest.set(Vec::new());
            self.lay_out();
            self.focus(None);
            self.release(None);
        }
    }

    /// The buttons may be pressed again.
    pub(super) fn release(self, row: Option<&str>) {
        match row {
            Some(id) => self.removing.update(|removing| _ = removing.remove(id)),
            None => self.removing_all.set(false),
        }
    }

    /// Asks about the row `id` before it is removed.
    pub(crate) fn ask_about(self, id: String) {
        self.begin();
        let asks_password = self.password_due.get_untracked();
        self.prompt.set(Some(Prompt { row: Some(id), asks_password, problem: None }));
    }

    /// The question in the row `id` was answered with no.
    pub(crate) fn decline(self, id: String) {
        self.prompt.set(None);
        self.focus(Some(id));
    }

    pub(super) fn begin(self) {
        self.is_unreadable.set_value(false);
        self.dismiss();
        // Whoever asks anew was told of what was asked before.
        self.unsettled.update_value(|all| all.retain(|one| !one.told));
        // The same problem twice is to be read out twice.
        self.prompt.update(|prompt| {
            if let Some(prompt) = prompt {
                prompt.problem = None;
            }
        });
    }

    fn explain(self, row: Option<String>, name: &str, error: AppError) {
        match Over::of(&error) {
            // How the session ended, the next question tells.
            Some(Over::Ended(None)) => return,
            Some(over) => return self.empty(over),
            None => {}
        }
        let in_place =
            row.is_none() || self.prompt.with_untracked(|prompt| prompt.as_ref().is_some_and(|it| it.row == row));
        match error {
            AppError::PasswordNeeded => self.prompt.set(Some(Prompt { row, asks_password: true, problem: None })),
            error if in_place => self.put(row, error.explanation()),
            error => {
                let arguments = [("names", name.into()), ("reason", error.as_reason().into())];
                let text = say(self.words.remove.not_removed[0], &arguments);
                self.put(row, text);
            }
        }
    }
}
