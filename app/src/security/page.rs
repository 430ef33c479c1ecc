//! The page of Security.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::password_fields::PasswordFields;
use crate::account::AccountPage;
use crate::language::t;
use crate::page_data::page_data;
use crate::sessions::SessionWatch;

/// `/account/security`, or with `?close_others=no` the same after an attempt to keep the other sessions. Its form is a plain
/// one: a new password is worth a whole new page, and password managers see it.
#[component]
pub(crate) fn SecurityPage() -> impl IntoView {
    let poll_interval = page_data().poll_interval;
    let closes_others = use_query_map().read_untracked().get("close_others").as_deref() != Some("no");
    view! {
        <Title text=t!("security-title") />
        <AccountPage path="/account/security">
            <div class="head">
                <div>
                    <h1>{t!("security-title")}</h1>
                    <p>{t!("security-intro")}</p>
                </div>
            </div>
            <section class="card form" aria-labelledby="password-title">
                <h2 id="password-title">{t!("security-form")}</h2>
                <form method="post" action="/api/password/change">
                    <PasswordFields />
                    <label class="choice">
                        <input type="checkbox" name="close_others" value="yes" checked=closes_others />
                        <span>{t!("security-close-others")}</span>
                    </label>
                    <button class="main">{t!("security-change")}</button>
                </form>
            </section>
            <SessionWatch poll_interval />
        </AccountPage>
    }
}
