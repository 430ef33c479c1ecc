//! Recently ended: what became of sessions of the last 7 days, and of telling the websites that they led to.

use leptos::prelude::*;

use super::EndedRow;
use super::receipt::{ReceiptWords, receipts_in_words};
use crate::made_for::MadeFor;
use crate::moment::Moment;
use crate::ui::{Address, Changing, DeviceIcon};

/// The table of ended sessions.
#[component]
pub(crate) fn EndedTable(ended: RwSignal<Vec<EndedRow>>, localised: ReadSignal<bool>) -> impl IntoView {
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
                <tbody role="rowgroup">
                    <For each=move || ended.get() key=|row| row.id.clone() let:row>
                        <Ended row ended localised />
                    </For>
                </tbody>
            </table>
        </section>
    }
}

#[component]
fn Ended(row: EndedRow, ended: RwSignal<Vec<EndedRow>>, localised: ReadSignal<bool>) -> impl IntoView {
    let (id, ended_at) = (row.id.clone(), row.end.at);
    let of_websites = |row: &EndedRow| (receipts_in_words(row), row.can_revoke);
    let first = of_websites(&row);
    // What is known of the websites changes while the row, which may hold the focus, stays.
    let websites = Memo::new(move |last: Option<&(Vec<ReceiptWords>, bool)>| {
        let now = ended.with(|rows| rows.iter().find(|row| row.id == id).map(of_websites));
        now.or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
    });
    let lines = move || {
        let lines = websites.get().0.into_iter().map(|words| view! { <Line words localised /> });
        lines.collect::<Vec<_>>()
    };
    let name = format!("Revoke its websites: {}", row.title());
    let all = row.together.map(|_| {
        let address = format!("/account/sessions/ended?session={}", row.id);
        view! { <small><a href=address>"Show"</a></small> }
    });
    let title = row.title();
    let address = row.together.is_none().then(|| view! { <Address address=Signal::stored(row.connected_from) /> });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <div class="device">
                    <DeviceIcon kind=row.kind />
                    <span>
                        <bdi>{title}</bdi>
                        <small>
                            <bdi>{row.end.in_words()}</bdi>
                        </small>
                        {all}
                        {lines}
                        <form
                            method="post"
                            action="/api/sessions/revoke-websites"
                            hidden=move || websites.with(|(_, can_revoke)| !can_revoke)
                        >
                            <MadeFor />
                            <input type="hidden" name="session" value=row.id />
                            <button class="plain" aria-label=name>
                                "Revoke its websites"
                            </button>
                        </form>
                    </span>
                </div>
            </th>
            <td role="cell" class="address" data-label="From">
                {address}
            </td>
            <td role="cell" data-label="Ended">
                <Moment at=Signal::stored(ended_at) localised />
            </td>
        </tr>
    }
}

#[component]
fn Line(words: ReceiptWords, localised: ReadSignal<bool>) -> impl IntoView {
    let class = if words.is_confirmed { "told" } else { "" };
    view! {
        <small class=class>
            <bdi>
                <Changing text=Signal::stored(words.website) />
            </bdi>
            <Changing text=Signal::stored(words.before) />
            {words.at.map(|at| view! { <Moment at=Signal::stored(at) localised /> })}
            <Changing text=Signal::stored(words.after.to_owned()) />
        </small>
    }
}
