//! What is known of a row beside what its cells say.

use leptos::prelude::*;

use super::{Details, LiveList, Shown};
use crate::moment::in_words;
use crate::ui::Changing;

/// Shown on demand, so that rows stay short. It is one text, because a page has many rows that nobody opens.
#[component]
pub(super) fn RowDetails(row: Signal<Shown>, list: LiveList) -> impl IntoView {
    let label = move || row.with(|row| format!("Details: {}", row.name));
    row.with_untracked(|row| row.details.clone()).map(|Details { page, .. }| {
        let text = Signal::derive(move || {
            let details = row.with(|row| row.details.clone());
            details.map_or_else(String::new, |Details { text, expires_at, .. }| {
                format!("{text}\nExpires: {}", in_words(expires_at, list.localised.get()))
            })
        });
        view! {
            <details class="details">
                <summary aria-label=label>"Details"</summary>
                <small>
                    <Changing text />
                </small>
                <a href=page>"Name this session"</a>
            </details>
        }
    })
}
