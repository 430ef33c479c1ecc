//! Asks in place before something is removed, with the password where it is due.

use leptos::ev::SubmitEvent;
use leptos::html::{Button, Input};
use leptos::prelude::*;

use super::list::Prompt;
use crate::language::t;
use crate::made_for::UserName;
use crate::ui::Changing;

/// A small form with a question's two answers. `on_confirm` gets the password that was entered, or nothing.
#[component]
pub(crate) fn ConfirmForm(
    prompt: Prompt,
    /// What follows, or why the password is asked for; nothing when that is said elsewhere.
    #[prop(into)]
    text: String,
    /// What the button says.
    #[prop(into)]
    action: Signal<String>,
    /// Whether the answer is under way.
    #[prop(into)]
    busy: Signal<bool>,
    on_confirm: Callback<String>,
    on_cancel: Callback<()>,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let cancel = NodeRef::<Button>::new();
    Effect::new(move |_| {
        // Focusing an element that has just been shown cannot fail, and one that is not shown does not take the focus.
        let _ = match (field.get(), cancel.get()) {
            (Some(field), _) => field.focus(),
            (None, Some(cancel)) if !prompt.asks_password => cancel.focus(),
            _ => Ok(()),
        };
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let password = field.get_untracked().map(|field| {
            let password = field.value();
            field.set_value("");
            password
        });
        on_confirm.run(password.unwrap_or_default());
    };
    let is_wrong = prompt.problem.is_some();
    view! {
        <form class="prompt" on:submit=submit>
            {(!text.is_empty())
                .then(|| {
                    view! {
                        <p>
                            <Changing text=Signal::stored(text) />
                        </p>
                    }
                })}
            {prompt
                .asks_password
                .then(|| {
                    view! {
                        <UserName />
                        <label class="field">
                            <span>{t!("live-password")}</span>
                            <input
                                type="password"
                                name="password"
                                autocomplete="current-password"
                                required
                                autofocus
                                aria-invalid=is_wrong.then_some("true")
                                aria-describedby=is_wrong.then_some("prompt-problem")
                                node_ref=field
                            />
                        </label>
                    }
                })}
            {prompt
                .problem
                .map(|problem| {
                    view! {
                        <p class="problem" role="alert" id="prompt-problem">
                            <Changing text=Signal::stored(problem) />
                        </p>
                    }
                })}
            <div class="buttons">
                <button class="close" type="submit" aria-disabled=move || busy.get().then_some("true")>
                    <Changing text=action />
                </button>
                <button type="button" autofocus node_ref=cancel on:click=move |_| on_cancel.run(())>
                    {t!("live-cancel")}
                </button>
            </div>
        </form>
    }
}
