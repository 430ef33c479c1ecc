//! The document around every page, and which page stands at which address.

use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::account::{AccountPage, MyAccountPage};
use crate::brand::my_account;
use crate::consent::{AuthorizePage, SignOutPage};
use crate::language::{language, marked, t};
use crate::narrow_page::NarrowPage;
use crate::page_data::{PageData, page_data};
use crate::reading_failed::ReadingFailed;
use crate::security::{SecurePage, SecurityPage};
use crate::sessions::{
    ConfirmCloseOthersPage, ConfirmClosePage, ConfirmCloseSelectedPage, ConfirmRevokeSessionWebsitesPage,
    EndedTogetherPage, NamePage, SessionsPage,
};
use crate::set_up::SetUpPage;
use crate::sign_in::SignInPage;
use crate::websites::{ConfirmRevokeAllPage, ConfirmRevokePage, WebsitesPage};

/// The document: complete without any script; the loader brings the living parts to life.
#[must_use]
pub fn shell() -> impl IntoView {
    let data = page_data();
    let assets = data.assets;
    let made_for = Some(data.made_for).filter(|session| !session.is_empty());
    let login_name = Some(data.login_name).filter(|name| !name.is_empty());
    let (before_reload, reload, after_reload) = marked(&t!("error-crashed"));
    view! {
        <!DOCTYPE html>
        <html lang=language().tag() dir=language().direction() data-made-for=made_for data-login-name=login_name>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="format-detection" content="telephone=no, date=no, email=no, address=no, url=no" />
                <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
                <meta name="theme-color" content="#10171e" media="(prefers-color-scheme: dark)" />
                <meta name="description" content=t!("frame-description") />
                <link rel="stylesheet" href=assets.css />
                {data.brand.stylesheet.map(|href| view! { <link rel="stylesheet" href=href /> })}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
                <script
                    type="module"
                    id="start"
                    src=assets.start
                    nonce=data.nonce
                    data-js=assets.js
                    data-wasm=assets.wasm
                    data-words=data.words
                ></script>
                <MetaTags />
            </head>
            <body>
                <App />
                <p class="crashed" role="alert">
                    {before_reload} <a href="">{reload}</a> {after_reload}
                </p>
            </body>
        </html>
    }
}

/// All pages.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let (brand, my_account) = (page_data().brand, my_account());
    view! {
        <Title formatter=move |title: String| as_html(&brand.title(&title, &my_account)) />
        {match page_data() {
            PageData { missing: true, offers_pages: true, .. } => {
                view! {
                    <Title text=t!("error-not-found-title") />
                    <AccountPage path="">
                        <NothingHere />
                    </AccountPage>
                }
                    .into_any()
            }
            PageData { missing: true, .. } => view! { <NotFound /> }.into_any(),
            PageData { problem: Some(error), .. } => {
                view! {
                    <Title text=t!("error-not-available-title") />
                    <NarrowPage>
                        <ReadingFailed error />
                    </NarrowPage>
                }
                    .into_any()
            },
            _ => view! { <Pages /> }.into_any(),
        }}
    }
}

/// The text as HTML, because `leptos_meta` writes a title between its tags as it comes.
fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[component]
fn Pages() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/sign-in") view=SignInPage />
                <Route path=path!("/setup") view=SetUpPage />
                <Route path=path!("/account") view=MyAccountPage />
                <Route path=path!("/account/sessions") view=SessionsPage />
                <Route path=path!("/account/sessions/close-selected") view=ConfirmCloseSelectedPage />
                <Route path=path!("/account/sessions/ended") view=EndedTogetherPage />
                <Route path=path!("/account/sessions/name") view=NamePage />
                <Route path=path!("/account/sessions/close") view=ConfirmClosePage />
                <Route path=path!("/account/sessions/close-others") view=ConfirmCloseOthersPage />
                <Route path=path!("/account/sessions/revoke-websites") view=ConfirmRevokeSessionWebsitesPage />
                <Route path=path!("/account/websites") view=WebsitesPage />
                <Route path=path!("/account/websites/revoke") view=ConfirmRevokePage />
                <Route path=path!("/account/websites/revoke-all") view=ConfirmRevokeAllPage />
                <Route path=path!("/account/security") view=SecurityPage />
                <Route path=path!("/account/secure") view=SecurePage />
                <Route path=path!("/oauth2/authorize") view=AuthorizePage />
                <Route path=path!("/oauth2/logout") view=SignOutPage />
            </Routes>
        </Router>
    }
}

#[component]
fn NotFound() -> impl IntoView {
    view! {
        <Title text=t!("error-not-found-title") />
        <NarrowPage>
            <NothingHere />
        </NarrowPage>
    }
}

#[component]
fn NothingHere() -> impl IntoView {
    view! {
        <h1>{t!("error-not-found-title")}</h1>
        <p>{t!("error-not-found")} " " <a href="/account/sessions">{t!("error-go-to-sessions")}</a></p>
    }
}
