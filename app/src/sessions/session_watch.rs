//! The living part of a page of the account that has no list: it notices that the page's session is over.

use leptos::html::Div;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::api::list_sessions;
use super::words::WORDS;
use crate::live_list::{Emptied, LiveList, News};
use crate::living::{enliven, living_part};

/// What the living part knows from the beginning.
#[derive(Serialize, Deserialize)]
struct Properties {
    poll_interval: u32,
}

/// Shows nothing, until the session of the page is over; then nothing else is left of the page.
#[component]
pub(crate) fn SessionWatch(poll_interval: u32) -> impl IntoView {
    living_part("enliven_session_watch", Properties { poll_interval }, part)
}

/// Brings the watch over the page's session to life.
#[wasm_bindgen]
pub fn enliven_session_watch(element: &HtmlElement) {
    enliven(element, part);
}

fn part(properties: Properties) -> impl IntoView {
    let Properties { poll_interval } = properties;
    let nothing = News { latest: Vec::new(), password_due: false, version: String::new(), as_of: 0 };
    let list = LiveList::new(&WORDS, nothing);
    let root = NodeRef::<Div>::new();
    let ask = move |known| {
        let answer = list_sessions(String::new(), String::new(), String::new(), known);
        let show = move |news: super::SessionList| {
            list.version.set(news.version);
            news.as_of
        };
        Box::pin(async move { Ok(answer.await?.shown_by(show)) }) as _
    };
    list.start(poll_interval, root, Box::new(move || list.ask(Box::new(ask))));
    view! { <div node_ref=root>{move || list.over.get().map(|over| view! { <Emptied list over /> })}</div> }
}
