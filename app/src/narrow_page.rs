//! What stands outside of the account's frame, and what both frames say of whose service it is.

use leptos::prelude::*;

use crate::brand::{Brand, my_account};
use crate::language::t;
use crate::language_choice::LanguageChoice;
use crate::page_data::{PageData, page_data};

/// The name of the service with its picture; *My Account* where it has none.
#[component]
pub(crate) fn BrandName() -> impl IntoView {
    let Brand { name, logo, .. } = page_data().brand;
    view! {
        <strong class="brand">
            {logo.map(|src| view! { <img src=src alt="" /> })} <bdi>{name.unwrap_or_else(my_account)}</bdi>
        </strong>
    }
}

/// A page outside of the account's frame: whose service it is, what it says, and where there is help.
#[component]
pub(crate) fn NarrowPage(children: Children) -> impl IntoView {
    let PageData { brand, missing, .. } = page_data();
    view! {
        {brand
            .is_shown()
            .then(|| {
                view! {
                    <header class="narrow">
                        <BrandName />
                    </header>
                }
            })}
        <main class="narrow" id="main">
            {children()}
            {brand.help.map(|help| view! { <p class="quiet"><Help href=help /></p> })}
        </main>
        {(!missing)
            .then(|| {
                view! {
                    <footer class="narrow">
                        <LanguageChoice />
                    </footer>
                }
            })}
    }
}

/// Leads to the operator's help.
#[component]
pub(crate) fn Help(href: String) -> impl IntoView {
    view! { <a href=href rel="external">{t!("frame-help")}</a> }
}
