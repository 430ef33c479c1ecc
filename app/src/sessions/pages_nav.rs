//! Finding a session among many: looking for it, the order of the list, and its pages.

use leptos::prelude::*;

use super::view::View;
use crate::language::{number, say, t};
use crate::ui::Changing;

/// The longest text that can be looked for.
const LONGEST_SEARCH: &str = "100";

/// What is looked for, and what comes first.
#[component]
pub(crate) fn Find(view: View) -> impl IntoView {
    let place = view.place.get_value();
    let is_shown = view.is_long() || !place.is_whole();
    let is_active = place.order == "active";
    is_shown.then(|| {
        view! {
            <form class="find" role="search" action="/account/sessions">
                <input
                    type="search"
                    name="search"
                    aria-label=t!("live-search-name")
                    placeholder=t!("live-search-hint")
                    maxlength=LONGEST_SEARCH
                    value=place.search
                />
                <select name="order" aria-label=t!("live-order")>
                    <option value="">{t!("live-newest-first")}</option>
                    <option value="active" selected=is_active>
                        {t!("live-last-active-first")}
                    </option>
                </select>
                <button>{t!("live-search")}</button>
            </form>
        }
    })
}

/// "26–50 of 9,999", and the way to the pages before and after. There is one above the list and one below.
#[component]
pub(crate) fn Pages(view: View, name: &'static str) -> impl IntoView {
    let place = view.place.get_value();
    let is_whole = place.is_whole();
    let address = move |page: u32| view.place.with_value(|place| format!("{}{page}", place.pages));
    let range = Signal::derive(move || {
        let total = number(view.matching.get());
        match view.range() {
            Some((first, last)) => t!("live-range", first = number(first), last = number(last), names = total),
            None if is_whole => String::new(),
            None => t!("live-no-match"),
        }
    });
    let hidden = move || is_whole && view.page.get() == 1 && !view.has_older.get();
    view! {
        <nav class="pages" aria-label=say(name, &[]) hidden=hidden>
            <span>
                <Changing text=range />
            </span>
            <a href=move || address(view.page.get().saturating_sub(1)) hidden=move || view.page.get() <= 1>
                {t!("live-newer")}
            </a>
            <a href=move || address(view.page.get() + 1) hidden=move || !view.has_older.get()>
                {t!("live-older")}
            </a>
            <a href="/account/sessions" hidden=place.search.is_empty()>
                {t!("live-show-all")}
            </a>
        </nav>
    }
}
