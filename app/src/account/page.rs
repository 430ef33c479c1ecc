//! The page that sums an account up.

use leptos::prelude::*;
use leptos_meta::Title;

use super::AccountPage;
use super::api::{AccountView, account_overview};
use crate::language::{marked, t};
use crate::moment::Moment;
use crate::page_data::page_data;
use crate::reading_failed::ReadingFailed;
use crate::sessions::SessionWatch;

/// `/account`.
#[component]
pub(crate) fn MyAccountPage() -> impl IntoView {
    let data = page_data();
    let (login_name, poll_interval) = (data.login_name, data.poll_interval);
    let body = Suspend::new(async move {
        match account_overview().await {
            Ok(view) => view! { <Overview view /> }.into_any(),
            Err(error) => view! { <ReadingFailed error /> }.into_any(),
        }
    });
    let (before, name, after) = marked(&t!("account-signed-in-as", name = &login_name));
    view! {
        <Title text=t!("account-title") />
        <AccountPage path="/account">
            <div class="head">
                <div>
                    <h1>{t!("account-title")}</h1>
                    <p>{before} <strong><bdi>{name}</bdi></strong> {after}</p>
                </div>
            </div>
            {body}
            <SessionWatch poll_interval />
        </AccountPage>
    }
}

#[component]
fn Overview(view: AccountView) -> impl IntoView {
    let newest = view.newest_session_at.filter(|_| view.sessions > 1);
    let newest = newest.map(|at| view! { <small><SentenceAt text=t!("account-newest-started") at /></small> });
    let password = match view.password_set_at {
        Some(at) => view! { <SentenceAt text=t!("account-password-set") at /> }.into_any(),
        None => t!("account-password-set-before").into_any(),
    };
    view! {
        <section class="card overview" aria-label=t!("account-overview")>
            <a href="/account/sessions">
                <h2>{t!("account-sessions")}</h2>
                <strong>{t!("account-open-sessions", count = view.sessions)}</strong>
                {newest}
            </a>
            <a href="/account/websites">
                <h2>{t!("account-websites")}</h2>
                <strong>{t!("account-authorized-websites", count = view.websites)}</strong>
                <small>{t!("account-websites-can", count = view.websites)}</small>
            </a>
            <a href="/account/security">
                <h2>{t!("account-password")}</h2>
                <small>{password}</small>
            </a>
            <div>
                <h2>{t!("account-member-since")}</h2>
                <small><At at=view.created_at /></small>
            </div>
        </section>
    }
}

/// A moment that the page's script puts into the person's zone.
#[component]
fn At(at: i64) -> impl IntoView {
    view! { <Moment at=Signal::stored(at) localised=RwSignal::new(false).read_only() /> }
}

/// A sentence with a moment where its marks are.
#[component]
fn SentenceAt(text: String, at: i64) -> impl IntoView {
    let (before, _, after) = marked(&text);
    view! {
        {before}
        <At at />
        {after}
    }
}
