//! Asks for the password in place, then goes on with what was clicked.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

/// Why the password is asked for, or asked for again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prompt {
    /// For closing this session, or all others when there is none.
    pub(crate) session: Option<String>,
    /// What was wrong with the last one, in words.
    pub(crate) problem: Option<String>,
}

/// A small form for the password. `on_password` gets what was entered.
#[component]
pub(crate) fn PasswordPrompt(
    /// What the button says.
    action: String,
    problem: Option<String>,
    on_password: impl Fn(String) + 'static,
    on_cancel: impl Fn() + 'static,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Focusing an element that has just been shown cannot fail.
            let _ = field.focus();
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            on_password(field.value());
            field.set_value("");
        }
    };
    let explanation = problem.is_none();
    view! {
        <form class="prompt" on:submit=submit>
            {problem.map(|problem| view! { <p class="problem" role="alert">{problem}</p> })}
            {explanation
                .then(|| {
                    view! {
                        <p>"It has been a while since you entered your password. Enter it to go on: nothing is closed yet."</p>
                    }
                })}
            <label class="field">
                <span>"Password"</span>
                <input type="password" name="password" autocomplete="current-password" required node_ref=field />
            </label>
            <div class="buttons">
                <button class="close" type="submit">{action}</button>
                <button type="button" on:click=move |_| on_cancel()>"Cancel"</button>
            </div>
        </form>
    }
}
