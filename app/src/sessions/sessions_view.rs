//! The living part of the page.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::SessionList;
use super::ended_table::EndedTable;
use super::list_place::ListPlace;
use super::pages_nav::{Find, Pages};
use super::selection::Selection;
use super::view::View;
use crate::live_list::{ListFrame, LiveState, LiveTable, Messages, RemoveAllButton, RowState};
use crate::living::{enliven, living_part};
use crate::ui::Changing;
use crate::words::number;

/// What the living part knows from the beginning.
#[derive(Serialize, Deserialize)]
struct Properties {
    list: SessionList,
    place: ListPlace,
    poll_interval: u32,
}

/// The list of the account's sessions, kept up to date.
#[component]
pub(crate) fn SessionsView(list: SessionList, place: ListPlace, poll_interval: u32) -> impl IntoView {
    living_part("enliven_sessions", Properties { list, place, poll_interval }, part)
}

/// Brings the list of the account's sessions to life.
#[wasm_bindgen]
pub fn enliven_sessions(element: &HtmlElement) {
    enliven(element, part);
}

fn part(properties: Properties) -> impl IntoView {
    let Properties { list, place, poll_interval } = properties;
    let view = View::new(list, place);
    view! {
        <ListFrame list=view.list poll_interval ask=Box::new(move || view.ask())>
            <Sessions view />
        </ListFrame>
    }
}

#[component]
fn Sessions(view: View) -> impl IntoView {
    let list = view.list;
    // The session that asks is one of them.
    let count = Signal::derive(move || number(view.others_total.get() + 1));
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
        <SinceLastVisit view />
        <section class="card" aria-labelledby="active-title">
            <div class="title">
                <h2 id="active-title">
                    "Active sessions "
                    <span class="count">
                        <Changing text=count />
                    </span>
                </h2>
                <LiveState list />
                <button type="button" class="plain needs-script" data-switch="sound" aria-pressed="false">
                    "Sound"
                </button>
            </div>
            <Find view />
            <Pages view name="Pages" />
            <LiveTable
                list
                current=view.current.into()
                on_remove=Callback::new(move |removal| view.close(removal))
            />
            <Selection view />
            <Pages view name="Pages, below the list" />
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

/// What is new to the person who comes back.
#[component]
fn SinceLastVisit(view: View) -> impl IntoView {
    let count = view.list.rows.with_untracked(|rows| rows.iter().filter(|row| row.state == RowState::New).count());
    let words = match count {
        1 => "1 new session since your last visit.".to_owned(),
        count => format!("{count} new sessions since your last visit."),
    };
    (count > 0).then(|| {
        view! {
            <div class="card help away">
                <p>
                    <strong>{words}</strong>
                    " Each is marked in the list. Not you? "
                    <a href="/account/secure">"Secure my account"</a>
                </p>
            </div>
        }
    })
}
