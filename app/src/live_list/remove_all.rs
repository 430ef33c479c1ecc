//! Removing all rows: the button, and the dialog that says what follows.

use leptos::ev::SubmitEvent;
use leptos::html::{Dialog, Input};
use leptos::prelude::*;

use super::confirm_form::ConfirmForm;
use super::list::Prompt;
use super::{LiveList, with_count};
use crate::language::say;
use crate::ui::Changing;

/// What is answered in the dialog.
#[derive(Clone, Debug)]
pub(crate) struct Confirmed {
    /// The password, if it was asked for.
    pub(crate) password: String,
    /// Whether the choice is ticked.
    pub(crate) choice: bool,
}

/// The button with the number of rows that it would remove; absent when there is none.
#[component]
pub(crate) fn RemoveAllButton(
    list: LiveList,
    #[prop(into)] count: Signal<u32>,
    on_confirm: Callback<Confirmed>,
) -> impl IntoView {
    let words = &list.words.remove_all;
    let dialog = NodeRef::<Dialog>::new();
    let choice = NodeRef::<Input>::new();
    let open = move |event: SubmitEvent| {
        let due = list.password_due.get_untracked();
        list.prompt.set(due.then_some(Prompt { row: None, asks_password: true, problem: None }));
        if let Some(choice) = choice.get_untracked() {
            choice.set_checked(false);
        }
        // A browser that knows no dialogs goes on to the page that asks.
        if dialog.get_untracked().is_none_or(|dialog| dialog.show_modal().is_err()) {
            return;
        }
        event.prevent_default();
        // The question states how many there are now, also while the updates are paused.
        list.live.ask_now();
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    Effect::new(move |_| {
        if list.times_removed_all.get() > 0 {
            close();
        }
    });
    let prompt = Memo::new(move |_| list.prompt.get().filter(|prompt| prompt.row.is_none()));
    let busy = list.removing_all.read_only();
    let action = Signal::derive(move || {
        if busy.get() { say(list.words.remove.busy[0], &[]) } else { with_count(words.answer, count.get()) }
    });
    let opener = Signal::derive(move || with_count(words.opener, count.get()));
    let question = Signal::derive(move || with_count(words.question, count.get()));
    let confirm = Callback::new(move |password| {
        let choice = choice.get_untracked().is_some_and(|choice| choice.checked());
        on_confirm.run(Confirmed { password, choice });
    });
    view! {
        <Show when=move || count.get() != 0>
            <form method="get" action=words.page on:submit=open>
                <button class="close">
                    <Changing text=opener />
                </button>
            </form>
        </Show>
        <dialog node_ref=dialog aria-labelledby="remove-all-title">
            <h2 id="remove-all-title">
                <Changing text=question />
            </h2>
            <p>{say(words.consequence, &[])}</p>
            {words
                .choice
                .map(|offer| {
                    view! {
                        <label class="choice">
                            <input type="checkbox" node_ref=choice />
                            <span>{say(offer, &[])}</span>
                        </label>
                    }
                })}
            {move || {
                let prompt = prompt.get().unwrap_or(Prompt { row: None, asks_password: false, problem: None });
                let text = if prompt.asks_password && prompt.problem.is_none() { list.words.password_due } else { "" };
                view! { <ConfirmForm prompt text action busy on_confirm=confirm on_cancel=Callback::new(move |()| close()) /> }
            }}
        </dialog>
    }
}
