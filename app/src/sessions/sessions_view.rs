//! The living part of the page.

use leptos::either::Either;
use leptos::html::Div;
use leptos::prelude::*;

use super::SessionList;
use super::close_dialog::CloseOthersButton;
use super::ended_table::EndedTable;
use super::session_row::{CurrentRow, OtherRow};
use super::view::View;
use crate::live_updates::Freshness;
use crate::moment::clock_time;

/// The list of the account's sessions, kept up to date.
#[island]
pub(crate) fn SessionsView(list: SessionList, before: String, poll_interval: u32) -> impl IntoView {
    let view = View::new(list, before);
    let root = NodeRef::<Div>::new();
    Effect::new(move |_| view.localised.set(true));
    view.live.start(
        poll_interval,
        move || root.get_untracked().is_some_and(|root| root.is_connected()),
        move || view.ask(),
    );
    view! {
        <div class="stack" node_ref=root>
            {move || {
                if view.is_over.get() {
                    Either::Left(view! { <SessionEnded view /> })
                } else {
                    Either::Right(view! { <Sessions view /> })
                }
            }}
        </div>
    }
}

#[component]
fn Sessions(view: View) -> impl IntoView {
    view! {
        <div class="head">
            <div>
                <h1 node_ref=view.heading tabindex="-1">
                    "User Sessions"
                </h1>
                <p>
                    "Where your account was active in the past 7 days. Close any session that you do not recognise, then "
                    <a href="/account/security">"change your password"</a> "."
                </p>
            </div>
            <CloseOthersButton view />
        </div>
        <div class="messages">
            <p class=move || shown_if("message", view.status) role="status">
                {move || view.status.get()}
            </p>
            <p class=move || shown_if("message problem", view.problem) role="alert">
                {move || view.problem.get()}
            </p>
        </div>
        <section class="card" aria-labelledby="active-title">
            <div class="title">
                <h2 id="active-title">"Active sessions"</h2>
                <LiveState view />
            </div>
            <ActiveTable view />
            <Pages view />
        </section>
        <EndedTable ended=view.ended localised=view.localised.read_only() />
    }
}

/// A live region is read out when its text changes, so it is in the page all the time, and seen when it says something.
fn shown_if(class: &'static str, text: RwSignal<String>) -> &'static str {
    if text.with(String::is_empty) { "visually-hidden" } else { class }
}

#[component]
fn ActiveTable(view: View) -> impl IntoView {
    view! {
        <table role="table">
            <caption class="visually-hidden">"Active sessions"</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">"Device"</th>
                    <th scope="col" role="columnheader">"Started time"</th>
                    <th scope="col" role="columnheader">"Connected from IP address"</th>
                    <th scope="col" role="columnheader">"Last active"</th>
                    <th scope="col" role="columnheader">"Action"</th>
                </tr>
            </thead>
            <tbody
                role="rowgroup"
                on:pointerenter=move |_| view.hold(true)
                on:pointerleave=move |_| view.hold(false)
            >
                <CurrentRow view />
                <For each=move || view.rows.get() key=|row| row.session.id.clone() let:row>
                    <OtherRow row view />
                </For>
            </tbody>
        </table>
    }
}

/// How fresh the list is, and the switch for its updates.
#[component]
fn LiveState(view: View) -> impl IntoView {
    let live = view.live;
    let as_of = move || clock_time(live.as_of.get(), view.localised.get());
    // The server's page and one without JavaScript are true of one moment.
    let alive = view.localised;
    let class = move || match live.freshness.get() {
        Freshness::Live if alive.get() => "live",
        Freshness::Live | Freshness::Paused => "live paused",
        Freshness::Offline | Freshness::Stale | Freshness::Ended => "live stale",
    };
    let words = move || match live.freshness.get() {
        Freshness::Live if alive.get() => "Live, as of",
        Freshness::Live => "As of",
        Freshness::Paused => "Paused, as of",
        Freshness::Offline => "You are offline. Not live since",
        Freshness::Stale | Freshness::Ended => "Not live since",
    };
    let paused = move || live.freshness.get() == Freshness::Paused;
    view! {
        <span class=class>
            <span>{words} " " <time>{as_of}</time></span>
            <button
                class="plain needs-script"
                aria-label=move || if paused() { "Go on with live updates" } else { "Pause live updates" }
                on:click=move |_| live.toggle()
            >
                {move || if paused() { "Go on" } else { "Pause" }}
            </button>
        </span>
    }
}

#[component]
fn Pages(view: View) -> impl IntoView {
    let older = move || {
        let last = view.rows.with(|rows| rows.last().map(|row| row.session.id.clone()));
        last.filter(|_| view.has_older.get()).map(|last| {
            view! { <a href=format!("/account/sessions?before={last}")>"Older sessions"</a> }
        })
    };
    let newest = (!view.is_first_page()).then(|| view! { <a href="/account/sessions">"Back to the newest"</a> });
    let shown = move || {
        let (shown, total) = (view.rows.with(Vec::len), view.others_total.get());
        let some = view.has_older.get() || !view.is_first_page();
        some.then(|| view! { <span>{format!("{shown} of {total} other sessions are on this page.")}</span> })
    };
    view! { <p class="pages">{shown} {newest} {older}</p> }
}

/// What stays of the page when its session has ended.
#[component]
fn SessionEnded(view: View) -> impl IntoView {
    view! {
        <div class="ended-notice">
            <h1 node_ref=view.heading tabindex="-1">
                "This session was closed"
            </h1>
            <p>{move || view.end.get().map(|end| end.to_its_holder())}</p>
            <p>
                <a href="/sign-in" rel="external">
                    "Sign in"
                </a>
            </p>
        </div>
    }
}
