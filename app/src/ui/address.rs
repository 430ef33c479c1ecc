//! A client address.

use leptos::prelude::*;

/// A client address, which may go on in the next line behind a colon and nowhere else.
#[component]
pub(crate) fn Address(#[prop(into)] address: Signal<String>) -> impl IntoView {
    let groups = move || {
        let groups = address.with(|address| address.split_inclusive(':').map(str::to_owned).collect::<Vec<_>>());
        groups.into_iter().map(|group| view! { <span>{group}</span> }).collect::<Vec<_>>()
    };
    // No translation puts its own elements in here, so what the page knows of these stays true.
    view! { <bdi translate="no">{groups}</bdi> }
}
