//! The living part of the page.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::SessionList;
use super::ended_table::EndedTable;
use super::view::View;
use crate::live_list::{ListFrame, LiveState, LiveTable, Messages, RemoveAllButton};
use crate::living::{enliven, living_part};
use crate::ui::Changing;

/// What the living part knows from the beginning.
#[derive(Serialize, Deserialize)]
struct Properties {
    list: SessionList,
    before: String,
    poll_interval: u32,
}

/// The list of the account's sessions, kept up to date.
#[component]
pub(crate) fn SessionsView(list: SessionList, before: String, poll_interval: u32) -> impl IntoView {
    living_part("enliven_sessions", Properties { list, before, poll_interval }, part)
}

/// Brings the list of the account's sessions to life.
#[wasm_bindgen]
pub fn enliven_sessions(element: &HtmlElement) {
    enliven(element, part);
}

fn part(properties: Properties) -> impl IntoView {
    let Properties { list, before, poll_interval } = properties;
    let view = View::new(list, before);
    view! {
        <ListFrame list=view.list poll_interval ask=Box::new(move || view.ask())>
            <Sessions view />
        </ListFrame>
    }
}

#[component]
fn Sessions(view: View) -> impl IntoView {
    let list = view.list;
    view! {
        <div class="head">
            <div>
                <h1 node_ref=list.heading tabindex="-1">
                    "User Sessions"
                </h1>
                <p>
                    "Everywhere your account is signed in. If you do not recognise a session, close it and "
                    <a href="/account/security">"change your password"</a> "."
                </p>
            </div>
            <RemoveAllButton
                list
                count=view.others_total
                on_confirm=Callback::new(move |confirmed| view.close_others(confirmed))
            />
        </div>
        <Messages list />
        <section class="card" aria-labelledby="active-title">
            <div class="title">
                <h2 id="active-title">"Active sessions"</h2>
                <LiveState list />
            </div>
            <LiveTable
                list
                current=view.current.into()
                on_remove=Callback::new(move |removal| view.close(removal))
            />
            <Pages view />
        </section>
        <div class="card help">
            <p>
                <strong>"Is something here not you?"</strong>
                " One step closes every other session, revokes what they authorized, and sets a new password."
            </p>
            <a class="button" href="/account/secure">
                "Secure my account"
            </a>
        </div>
        <EndedTable ended=view.ended localised=list.localised.read_only() />
    }
}

#[component]
fn Pages(view: View) -> impl IntoView {
    let older = move || {
        let last = view.list.last_id().filter(|_| view.has_older.get());
        last.map(|last| view! { <a href=format!("/account/sessions?before={last}")>"Older sessions"</a> })
    };
    let newest = (!view.is_first_page()).then(|| view! { <a href="/account/sessions">"Back to the newest"</a> });
    let shown = Signal::derive(move || {
        let (shown, total) = (view.list.count(), view.others_total.get());
        if view.has_older.get() || !view.is_first_page() {
            format!("{shown} of {total} other sessions are on this page.")
        } else {
            String::new()
        }
    });
    let whole = move || view.is_first_page() && !view.has_older.get();
    view! { <p class="pages" hidden=whole><Changing text=shown /> " " {newest} " " {older}</p> }
}
