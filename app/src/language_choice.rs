//! The form by which a person chooses the language of the pages.

use leptos::prelude::*;

use crate::language::{Language, language, t};

/// Every language under its own name, and a button, so that it works without JavaScript and nothing happens by the mere choice.
#[component]
pub(crate) fn LanguageChoice() -> impl IntoView {
    let current = language();
    let options: Vec<_> = Language::ALL
        .into_iter()
        .map(|one| {
            view! {
                <option value=one.tag() lang=one.tag() selected=one == current>
                    {one.own_name()}
                </option>
            }
        })
        .collect();
    view! {
        <form class="language" method="post" action="/language">
            <select name="language" aria-label=t!("language-label")>
                {options}
            </select>
            <button>{t!("language-change")}</button>
        </form>
    }
}
