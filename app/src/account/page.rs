//! The page that sums an account up.

use leptos::prelude::*;
use leptos_meta::Title;

use super::AccountPage;
use super::api::{AccountView, account_overview};
use crate::moment::Moment;
use crate::page_data::page_data;
use crate::reading_failed::ReadingFailed;
use crate::sessions::SessionWatch;
use crate::words::number;

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
    view! {
        <Title text="My Account" />
        <AccountPage path="/account">
            <div class="head">
                <div>
                    <h1>"My Account"</h1>
                    <p>"You are signed in as " <strong><bdi>{login_name}</bdi></strong> "."</p>
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
    let newest = newest.map(|at| view! { <small>"The newest was started " <At at /></small> });
    let password = match view.password_set_at {
        Some(at) => view! { "Set " <At at /> }.into_any(),
        None => "Set before this service kept the date".into_any(),
    };
    view! {
        <section class="card overview" aria-label="Your account">
            <a href="/account/sessions">
                <h2>"User Sessions"</h2>
                <strong>{count_of(view.sessions, "open session", "open sessions")}</strong>
                {newest}
            </a>
            <a href="/account/websites">
                <h2>"Authorized Websites"</h2>
                <strong>{count_of(view.websites, "website", "websites")}</strong>
                <small>"can use your account"</small>
            </a>
            <a href="/account/security">
                <h2>"Password"</h2>
                <small>{password}</small>
            </a>
            <div>
                <h2>"Member since"</h2>
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

fn count_of(count: u32, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {many}", number(count)) }
}
