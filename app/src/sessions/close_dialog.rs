//! Close All Other Sessions: the button, and the dialog that says what follows.

use leptos::either::Either;
use leptos::ev::SubmitEvent;
use leptos::html::{Button, Dialog};
use leptos::prelude::*;

use super::password_prompt::PasswordPrompt;
use super::view::View;

/// The button with the number that it would close; absent when there is none.
#[component]
pub(crate) fn CloseOthersButton(view: View) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let keep = NodeRef::<Button>::new();
    let open = move |event: SubmitEvent| {
        event.prevent_default();
        view.prompt.set(None);
        if let Some(dialog) = dialog.get_untracked() {
            // The dialog is in the page and closed: the button behind it cannot be reached while it is open.
            let _ = dialog.show_modal();
        }
        if let Some(keep) = keep.get_untracked() {
            let _ = keep.focus();
        }
    };
    Effect::new(move |_| {
        if view.times_closed_others.get() > 0
            && let Some(dialog) = dialog.get_untracked()
        {
            dialog.close();
        }
    });
    view! {
        <Show when=move || view.others_total.get() != 0>
            <form method="get" action="/account/sessions/close-others" on:submit=open>
                <button class="close">
                    "Close All Other Sessions (" {move || view.others_total.get()} ")"
                </button>
            </form>
        </Show>
        <dialog node_ref=dialog aria-labelledby="close-others-title">
            <h2 id="close-others-title">{move || question(view.others_total.get())}</h2>
            <p>
                "Those browsers and programs are signed out at once and have to sign in again. The session that you are using now stays."
            </p>
            {move || {
                let close = move || if let Some(dialog) = dialog.get_untracked() { dialog.close() };
                let prompt = view.prompt.get().filter(|prompt| prompt.session.is_none());
                if let Some(prompt) = prompt {
                    Either::Left(view! {
                        <PasswordPrompt
                            action=answer(view.others_total.get_untracked())
                            problem=prompt.problem
                            on_password=move |password| view.close_others(password)
                            on_cancel=close
                        />
                    })
                } else {
                    Either::Right(view! {
                        <div class="buttons">
                            <button
                                class="close"
                                aria-disabled=move || view.closing_others.get().then_some("true")
                                on:click=move |_| view.close_others(String::new())
                            >
                                {move || {
                                    if view.closing_others.get() {
                                        "Closing…".to_owned()
                                    } else {
                                        answer(view.others_total.get())
                                    }
                                }}
                            </button>
                            <button node_ref=keep on:click=move |_| close()>
                                "Cancel"
                            </button>
                        </div>
                    })
                }
            }}
        </dialog>
    }
}

/// What the dialog asks.
pub(crate) fn question(count: u32) -> String {
    format!("Close {count} other session{}?", if count == 1 { "" } else { "s" })
}

/// What the button in the dialog says.
pub(crate) fn answer(count: u32) -> String {
    format!("Close {count} session{}", if count == 1 { "" } else { "s" })
}
