//! The bar with the account's pages and the menu under the login name.

use leptos::prelude::*;

use crate::Notice;
use crate::language::t;
use crate::language_choice::LanguageChoice;
use crate::made_for::MadeFor;
use crate::narrow_page::{BrandName, Help};
use crate::notice::NoticeMessage;
use crate::page_data::page_data;

/// The fields of Security that say themselves what was wrong with them.
const FIELDS: [&str; 2] = ["current_password", "new_password"];

/// A page of the account: the bar, what the last form had to say, and the page itself. `path` is its place in the navigation.
#[component]
pub(crate) fn AccountPage(path: &'static str, children: Children) -> impl IntoView {
    let data = page_data();
    let is_overview = (path == "/account").then_some("page");
    let links = pages().map(|(href, title)| {
        let current = (href == path).then_some("page");
        view! { <a href=href aria-current=current>{title}</a> }
    });
    // A field of the page says itself what was wrong with it.
    let has_field =
        |notice: &Notice| path == "/account/security" && FIELDS.iter().any(|field| notice.problem_of(field).is_some());
    let said = data.notice.filter(|notice| !has_field(notice));
    view! {
        <a class="skip" href="#main">{t!("frame-skip")}</a>
        <header class="bar">
            <div>
                <BrandName />
                <nav aria-label=t!("frame-navigation")>{links.into_iter().collect::<Vec<_>>()}</nav>
                {(!data.login_name.is_empty()).then(|| view! { <Menu login_name=data.login_name is_overview /> })}
            </div>
        </header>
        <main id="main">
            <NoticeMessage notice=said />
            {children()}
        </main>
    }
}

fn pages() -> [(&'static str, String); 3] {
    [
        ("/account/sessions", t!("frame-sessions")),
        ("/account/websites", t!("frame-websites")),
        ("/account/security", t!("frame-security")),
    ]
}

/// `is_overview` is "page" on the page that *My Account* leads to.
#[component]
fn Menu(login_name: String, is_overview: Option<&'static str>) -> impl IntoView {
    let help = page_data().brand.help;
    // Drawn by the stylesheet: to who hears the page it would be a letter before the name.
    let letter: String = login_name.chars().take(1).flat_map(char::to_uppercase).collect();
    view! {
        <details class="menu">
            <summary aria-label=t!("frame-menu", name = &login_name)>
                <span class="avatar" data-letter=letter></span>
                <bdi>{login_name.clone()}</bdi>
            </summary>
            // The whole of a name that the summary may have cut; who hears the page has heard it there.
            <div data-name=login_name>
                <a href="/account" aria-current=is_overview>{t!("frame-my-account")}</a>
                <a href="/account/security">{t!("frame-change-password")}</a>
                {help.map(|href| view! { <Help href /> })}
                <LanguageChoice />
                <form method="post" action="/api/sign-out">
                    <MadeFor />
                    <button>{t!("frame-sign-out")}</button>
                </form>
            </div>
        </details>
    }
}
