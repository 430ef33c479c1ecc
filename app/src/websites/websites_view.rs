//! The living part of the page.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::WebsiteList;
use super::api::{list_websites, revoke_all_websites, revoke_website};
use super::words::WORDS;
use crate::language::t;
use crate::live_list::{
    Confirmed, ListFrame, LiveList, LiveState, LiveTable, Messages, News, Removal, RemoveAllButton,
};
use crate::live_updates::PollFuture;
use crate::living::{enliven, living_part};
use crate::notice::websites_revoked;

/// What the living part knows from the beginning.
#[derive(Serialize, Deserialize)]
struct Properties {
    list: WebsiteList,
    poll_interval: u32,
}

/// The list of the account's authorized websites, kept up to date.
#[component]
pub(crate) fn WebsitesView(list: WebsiteList, poll_interval: u32) -> impl IntoView {
    living_part("enliven_websites", Properties { list, poll_interval }, part)
}

/// Brings the list of the account's authorized websites to life.
#[wasm_bindgen]
pub fn enliven_websites(element: &HtmlElement) {
    enliven(element, part);
}

fn part(properties: Properties) -> impl IntoView {
    let Properties { list, poll_interval } = properties;
    let list = LiveList::new(&WORDS, news(list));
    view! {
        <ListFrame list poll_interval ask=Box::new(move || ask(list))>
            <Clients list />
        </ListFrame>
    }
}

fn news(list: WebsiteList) -> News {
    let WebsiteList { websites, password_due, version, as_of } = list;
    let latest = websites.into_iter().map(|website| website.shown).collect();
    News { latest, password_due, version, as_of }
}

fn ask(list: LiveList) -> PollFuture {
    list.ask(Box::new(move |known| {
        let answer = list_websites(known);
        Box::pin(async move { Ok(answer.await?.shown_by(move |latest| list.show(news(latest), false))) })
    }))
}

fn revoke(list: LiveList, removal: Removal) {
    let revoking = revoke_website(removal.id.clone(), removal.password.clone());
    list.remove(removal, Box::pin(async move { revoking.await.map(|()| String::new()) }));
}

fn revoke_all(list: LiveList, confirmed: Confirmed) {
    let revoking = async move { Ok(websites_revoked(revoke_all_websites(confirmed.password).await?)) };
    list.remove_all(Box::pin(revoking));
}

#[component]
fn Clients(list: LiveList) -> impl IntoView {
    view! {
        <div class="head">
            <div>
                <h1 node_ref=list.heading tabindex="-1">
                    {t!("live-websites-heading")}
                </h1>
                <p>{t!("live-websites-intro")}</p>
            </div>
            <RemoveAllButton
                list
                count=Signal::derive(move || list.count())
                on_confirm=Callback::new(move |confirmed| revoke_all(list, confirmed))
            />
        </div>
        <Messages list />
        <section class="card" aria-labelledby="websites-title">
            <div class="title">
                <h2 id="websites-title">{t!("live-websites-title")}</h2>
                <LiveState list />
            </div>
            <LiveTable list on_remove=Callback::new(move |removal| revoke(list, removal)) />
            <p class="nothing" hidden=move || !list.rows.with(Vec::is_empty)>
                {t!("live-websites-none")}
            </p>
        </section>
    }
}
