//! Removing rows, one or all: what is asked first, what is said of it, and where the focus goes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{LiveList, Over, Prompt, Removing};
use crate::AppError;
use crate::live_list::Removal;
use crate::live_list::rows::focus_after;

impl LiveList {
    /// Removes one row; asks for the password in its place where one is due.
    pub(crate) fn remove(self, removal: Removal, removing: Removing<()>) {
        let Removal { id, password } = removal;
        if self.removing.with_untracked(|removing| removing.contains(&id)) {
            return;
        }
        self.begin();
        self.removing.update(|removing| _ = removing.insert(id.clone()));
        // A poll may take the row off before the answer comes.
        let said = untrack(|| self.find(&id)).map(|row| row.removed).unwrap_or_default();
        spawn_local(async move {
            match removing.await {
                // Somebody else was faster, which is as good.
                Ok(()) | Err(AppError::NotFound) => self.take_off(&id, said),
                Err(error) => {
                    self.removing.update(|removing| _ = removing.remove(&id));
                    self.explain(Some(id), error, !password.is_empty());
                }
            }
            self.live.ask_now();
        });
    }

    fn take_off(self, id: &str, said: String) {
        let next = (!self.is_gone(id)).then(|| self.rows.with_untracked(|rows| focus_after(rows, id)));
        self.prompt.set(None);
        self.status.set(said);
        self.latest.update(|latest| latest.retain(|row| row.id != id));
        self.lay_out();
        if let Some(next) = next {
            self.focus(next);
        }
    }

    /// Removes all rows; asks for the password in the dialog where one is due. What `removing` gives is said.
    pub(crate) fn remove_all(self, with_password: bool, removing: Removing<String>) {
        if self.removing_all.get_untracked() {
            return;
        }
        self.begin();
        self.removing_all.set(true);
        spawn_local(async move {
            match removing.await {
                Ok(said) => {
                    self.prompt.set(None);
                    self.times_removed_all.update(|times| *times += 1);
                    self.status.set(said);
                    self.latest.set(Vec::new());
                    self.lay_out();
                    self.focus(None);
                }
                Err(error) => self.explain(None, error, with_password),
            }
            self.removing_all.set(false);
            self.live.ask_now();
        });
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
        self.problem.set(String::new());
        self.status.set(String::new());
        // The same problem twice is to be read out twice.
        self.prompt.update(|prompt| {
            if let Some(prompt) = prompt {
                prompt.problem = None;
            }
        });
    }

    fn explain(self, row: Option<String>, error: AppError, asks_password: bool) {
        // What was asked in place is explained there: behind an open dialog nobody would read it.
        let in_place = self.prompt.with_untracked(|prompt| prompt.as_ref().is_some_and(|prompt| prompt.row == row));
        if let Some(over) = Over::of(&error) {
            return self.empty(over);
        }
        match error {
            AppError::PasswordNeeded => self.prompt.set(Some(Prompt { row, asks_password: true, problem: None })),
            error if in_place || row.is_none() => {
                self.prompt.set(Some(Prompt { row, asks_password, problem: Some(error.explanation()) }));
            }
            error => self.problem.set(error.explanation()),
        }
    }
}
