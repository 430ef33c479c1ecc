//! The bar with the account's pages and the menu under the login name.

use leptos::prelude::*;

use crate::made_for::MadeFor;
use crate::notice::NoticeMessage;
use crate::page_data::page_data;

const PAGES: [(&str, &str); 3] = [
    ("/account/sessions", "User Sessions"),
    ("/account/websites", "Authorized Websites"),
    ("/account/security", "Security"),
];

/// A page of the account: the bar, what the last form had to say, and the page itself. `path` is its place in the navigation.
#[component]
pub(crate) fn AccountPage(path: &'static str, children: Children) -> impl IntoView {
    let data = page_data();
    let links = PAGES.map(|(href, title)| {
        let current = (href == path).then_some("page");
        view! { <a href=href aria-current=current>{title}</a> }
    });
    view! {
        <a class="skip" href="#main">"Skip to the content"</a>
        <header class="bar">
            <div>
                <strong>"My Account"</strong>
                <nav aria-label="My Account">{links.into_iter().collect::<Vec<_>>()}</nav>
                {(!data.login_name.is_empty()).then(|| view! { <Menu login_name=data.login_name /> })}
            </div>
        </header>
        <main id="main">
            <NoticeMessage notice=data.notice />
            {children()}
        </main>
    }
}

#[component]
fn Menu(login_name: String) -> impl IntoView {
    view! {
        <details class="menu">
            <summary><bdi>{login_name}</bdi></summary>
            <div>
                <a href="/account">"My Account"</a>
                <form method="post" action="/api/sign-out">
                    <MadeFor />
                    <button>"Sign out"</button>
                </form>
            </div>
        </details>
    }
}
