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
use crate::language::{marked, number, t};
use crate::live_list::{ListFrame, LiveState, LiveTable, Messages, RemoveAllButton, RowState, with_count};
use crate::living::{enliven, living_part};
use crate::ui::Changing;

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
    let (before, link, after) = marked(&t!("live-sessions-intro"));
    // The session that asks is one of them.
    let count = Signal::derive(move || number(view.others_total.get() + 1));
    view! {
        <div class="head">
            <div>
                <h1 node_ref=list.heading tabindex="-1">
                    {t!("live-sessions-heading")}
                </h1>
                <p>{before} <a href="/account/security">{link}</a> {after}</p>
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
                    {t!("live-sessions-caption")}
                    " "
                    <span class="count">
                        <Changing text=count />
                    </span>
                </h2>
                <LiveState list />
                <button type="button" class="plain needs-script" data-switch="sound" aria-pressed="false">
                    {t!("live-sound")}
                </button>
            </div>
            <Find view />
            <Pages view name="live-pages" />
            <LiveTable
                list
                current=view.current.into()
                on_remove=Callback::new(move |removal| view.close(removal))
            />
            <Selection view />
            <Pages view name="live-pages-below" />
        </section>
        <div class="card help">
            <p>
                <strong>{t!("live-secure-question")}</strong>
                " "
                {t!("live-secure-text")}
            </p>
            <a class="button" href="/account/secure">
                {t!("live-secure")}
            </a>
        </div>
        <EndedTable ended=view.ended localised=list.localised.read_only() />
    }
}

/// What is new to the person who comes back.
#[component]
fn SinceLastVisit(view: View) -> impl IntoView {
    let count = view.list.rows.with_untracked(|rows| rows.iter().filter(|row| row.state == RowState::New).count());
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (count > 0).then(|| {
        view! {
            <div class="card help away">
                <p>
                    <strong>{with_count("live-since-last-visit", count)}</strong>
                    " "
                    {t!("live-since-last-visit-text")}
                    " "
                    <a href="/account/secure">{t!("live-secure")}</a>
                </p>
            </div>
        }
    })
}
