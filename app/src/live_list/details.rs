//! What is known of a row beside what its cells say.

use leptos::prelude::*;

use super::{Details, LiveList, Shown};
use crate::language::t;
use crate::moment::in_words;
use crate::ui::Changing;

/// Shown on demand, so that rows stay short. It is one text, because a page has many rows that nobody opens.
#[component]
pub(super) fn RowDetails(row: Signal<Shown>, list: LiveList) -> impl IntoView {
    let label = move || row.with(|row| t!("live-details-name", name = &row.name));
    row.with_untracked(|row| row.details.clone()).map(|Details { page, .. }| {
        let text = Signal::derive(move || {
            let details = row.with(|row| row.details.clone());
            details.map_or_else(String::new, |Details { text, expires_at, .. }| {
                text.replace("{when}", &in_words(expires_at, list.localised.get()))
            })
        });
        view! {
            <details class="details">
                <summary aria-label=label>{t!("live-details")}</summary>
                <small>
                    <Changing text />
                </small>
                <a href=page>{t!("live-name-session")}</a>
            </details>
        }
    })
}
