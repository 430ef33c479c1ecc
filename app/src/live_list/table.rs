//! The table of such a list.

use leptos::prelude::*;

use super::table_row::{CurrentRow, Removal, TableRow};
use super::{LiveList, Shown};
use crate::language::say;

/// The table. `current` is a row that stands first and cannot be removed.
#[component]
pub(crate) fn LiveTable(
    list: LiveList,
    #[prop(optional)] current: Option<Signal<Shown>>,
    on_remove: Callback<Removal>,
) -> impl IntoView {
    let columns = list.words.columns.map(|title| view! { <th scope="col" role="columnheader">{say(title, &[])}</th> });
    view! {
        <table role="table" hidden=move || current.is_none() && list.rows.with(Vec::is_empty)>
            <caption class="visually-hidden">{say(list.words.caption, &[])}</caption>
            <thead role="rowgroup">
                <tr role="row">{columns}</tr>
            </thead>
            <tbody
                role="rowgroup"
                on:pointerenter=move |_| list.hold(true)
                on:pointerleave=move |_| list.hold(false)
            >
                {current.map(|row| view! { <CurrentRow row list /> })}
                <For each=move || list.rows.get() key=|row| row.id.clone() let:row>
                    <TableRow id=row.id list on_remove />
                </For>
            </tbody>
        </table>
    }
}
