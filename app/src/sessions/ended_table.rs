//! Recently ended: what became of sessions of the last 7 days, and of telling the websites that they led to.

use leptos::prelude::*;

use super::{EndedRow, EndedShown, ReceiptLine};
use crate::language::t;
use crate::made_for::MadeFor;
use crate::moment::Moment;
use crate::ui::{Address, Changing, DeviceIcon};

/// The table of ended sessions.
#[component]
pub(crate) fn EndedTable(ended: RwSignal<Vec<EndedRow>>, localised: ReadSignal<bool>) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="ended-title" hidden=move || ended.with(Vec::is_empty)>
            <div class="title">
                <h2 id="ended-title">{t!("live-recently-ended")}</h2>
                <small>{t!("live-kept")}</small>
            </div>
            <table role="table">
                <caption class="visually-hidden">{t!("live-recently-ended")}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{t!("live-sessions-device")}</th>
                        <th scope="col" role="columnheader">{t!("live-sessions-from")}</th>
                        <th scope="col" role="columnheader">{t!("live-ended")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <For each=move || ended.get() key=|row| row.shown.id.clone() let:row>
                        <Ended row=row.shown ended localised />
                    </For>
                </tbody>
            </table>
        </section>
    }
}

#[component]
fn Ended(row: EndedShown, ended: RwSignal<Vec<EndedRow>>, localised: ReadSignal<bool>) -> impl IntoView {
    let id = row.id.clone();
    let of_websites = |row: &EndedShown| (row.receipts.clone(), row.can_revoke);
    let first = of_websites(&row);
    // What is known of the websites changes while the row, which may hold the focus, stays.
    let websites = Memo::new(move |last: Option<&(Vec<ReceiptLine>, bool)>| {
        let now = ended.with(|rows| rows.iter().find(|row| row.shown.id == id).map(|row| of_websites(&row.shown)));
        now.or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
    });
    let lines = move || {
        let lines = websites.get().0.into_iter().map(|line| view! { <Line line localised /> });
        lines.collect::<Vec<_>>()
    };
    let name = t!("live-revoke-of-session", name = &row.name);
    let hides_page = row.page.is_none();
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <div class="device">
                    <DeviceIcon kind=row.kind />
                    <span>
                        <bdi>{row.name}</bdi>
                        <small>
                            <bdi>{row.end}</bdi>
                        </small>
                        <small hidden=hides_page>
                            <a href=row.page>{t!("live-show")}</a>
                        </small>
                        {lines}
                        <form
                            method="post"
                            action="/api/sessions/revoke-websites"
                            hidden=move || websites.with(|(_, can_revoke)| !can_revoke)
                        >
                            <MadeFor />
                            <input type="hidden" name="session" value=row.id />
                            <button class="plain" aria-label=name>
                                {t!("live-revoke-websites")}
                            </button>
                        </form>
                    </span>
                </div>
            </th>
            <td role="cell" class="address" data-label=t!("live-session-from")>
                <Address address=Signal::stored(row.address.unwrap_or_default()) />
            </td>
            <td role="cell" data-label=t!("live-ended")>
                <Moment at=Signal::stored(row.ended_at) localised />
            </td>
        </tr>
    }
}

#[component]
fn Line(line: ReceiptLine, localised: ReadSignal<bool>) -> impl IntoView {
    let class = if line.is_confirmed { "receipt told" } else { "receipt" };
    view! {
        <small class=class>
            <Changing text=Signal::stored(line.before) />
            <bdi>
                <Changing text=Signal::stored(line.website) />
            </bdi>
            <Changing text=Signal::stored(line.after) />
            {line.at.map(|at| view! { <Moment at=Signal::stored(at) localised /> })}
            <Changing text=Signal::stored(line.rest) />
        </small>
    }
}
