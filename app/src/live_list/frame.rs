//! What stands around such a list: what has been said, and what stays of the page when its session has ended.

use leptos::either::Either;
use leptos::html::Div;
use leptos::prelude::*;

use super::LiveList;
use crate::live_updates::Question;

/// The page's living part: keeps itself up to date by `ask`, and empties itself when the session has ended.
#[component]
pub(crate) fn ListFrame<C: IntoView + 'static>(
    list: LiveList,
    poll_interval: u32,
    ask: Box<dyn Fn() -> Question>,
    children: TypedChildrenFn<C>,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    list.start(poll_interval, root, ask);
    let children = children.into_inner();
    view! {
        <div class="stack" node_ref=root>
            {move || {
                if list.is_over.get() {
                    Either::Left(view! { <SessionEnded list /> })
                } else {
                    Either::Right(children())
                }
            }}
        </div>
    }
}

/// What has just happened, and what could not be done.
#[component]
pub(crate) fn Messages(list: LiveList) -> impl IntoView {
    view! {
        <div class="messages">
            <p class=move || shown_if("message", list.status) role="status">
                {move || list.status.get()}
            </p>
            <p class=move || shown_if("message problem", list.problem) role="alert">
                {move || list.problem.get()}
            </p>
        </div>
    }
}

/// A live region is read out when its text changes, so it is in the page all the time, and seen when it says something.
fn shown_if(class: &'static str, text: RwSignal<String>) -> &'static str {
    if text.with(String::is_empty) { "visually-hidden" } else { class }
}

/// What stays of the page when its session has ended.
#[component]
fn SessionEnded(list: LiveList) -> impl IntoView {
    view! {
        <div class="ended-notice">
            <h1 node_ref=list.heading tabindex="-1">
                "This session was closed"
            </h1>
            <p>{move || list.end.get().map(|end| end.to_its_holder())}</p>
            <p>
                <a href="/sign-in" rel="external">
                    "Sign in"
                </a>
            </p>
        </div>
    }
}
