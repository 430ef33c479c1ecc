//! Text that changes while the page is open.

use leptos::html::Span;
use leptos::prelude::*;

/// Text that is true whatever was done to it in the page. A translation by the browser puts elements of its own in the
/// place of text, so each change replaces all that stands here, and no piece of text is remembered.
#[component]
pub(crate) fn Changing(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let place = NodeRef::<Span>::new();
    Effect::new(move |shown: Option<Option<String>>| {
        let text = text.get();
        let place = place.get()?;
        if shown.flatten().as_ref() != Some(&text) {
            place.set_text_content(Some(&text));
        }
        Some(text)
    });
    let first = untrack(|| text.get());
    view! { <span node_ref=place>{first}</span> }
}
