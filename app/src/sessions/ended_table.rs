//! Recently ended: what became of sessions of the last 7 days.

use leptos::prelude::*;

use super::EndedRow;
use crate::moment::Moment;
use crate::ui::DeviceIcon;

/// The table of ended sessions.
#[component]
pub(crate) fn EndedTable(ended: RwSignal<Vec<EndedRow>>, localised: ReadSignal<bool>) -> impl IntoView {
    let rows = move || {
        let rows = ended.get().into_iter().map(|row| view! { <Ended row localised /> });
        rows.collect::<Vec<_>>()
    };
    view! {
        <section class="card" aria-labelledby="ended-title" hidden=move || ended.with(Vec::is_empty)>
            <div class="title">
                <h2 id="ended-title">"Recently ended"</h2>
                <small>"Kept for 7 days, then erased with their addresses"</small>
            </div>
            <table role="table">
                <caption class="visually-hidden">"Recently ended"</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">"Device"</th>
                        <th scope="col" role="columnheader">"Connected from IP address"</th>
                        <th scope="col" role="columnheader">"Ended"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
}

#[component]
fn Ended(row: EndedRow, localised: ReadSignal<bool>) -> impl IntoView {
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <div class="device">
                    <DeviceIcon kind=row.kind />
                    <span>
                        <bdi>{row.device}</bdi>
                        <small>
                            <bdi>{row.end.in_words()}</bdi>
                        </small>
                    </span>
                </div>
            </th>
            <td role="cell" class="address" data-label="From">
                <bdi>{row.connected_from}</bdi>
            </td>
            <td role="cell" data-label="Ended">
                <Moment at=row.end.at localised />
            </td>
        </tr>
    }
}
