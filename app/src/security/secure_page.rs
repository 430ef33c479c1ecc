//! The page of somebody who found a session that is not theirs.

use leptos::prelude::*;
use leptos_meta::Title;

use super::password_fields::PasswordFields;
use crate::account::AccountPage;
use crate::language::t;
use crate::page_data::page_data;
use crate::sessions::SessionWatch;

/// `/account/secure`. Its form is a plain one: a new password is worth a whole new page, and password managers see it.
#[component]
pub(crate) fn SecurePage() -> impl IntoView {
    let poll_interval = page_data().poll_interval;
    view! {
        <Title text=t!("secure-title") />
        <AccountPage path="/account/security">
            <div class="head">
                <div>
                    <h1>{t!("secure-title")}</h1>
                    <p>{t!("secure-intro")}</p>
                    <ul class="may">
                        <li>{t!("secure-sessions")}</li>
                        <li>{t!("secure-websites")}</li>
                        <li>{t!("secure-password")}</li>
                    </ul>
                </div>
            </div>
            <section class="card form" aria-labelledby="secure-title">
                <h2 id="secure-title">{t!("secure-form")}</h2>
                <form method="post" action="/api/account/secure">
                    <PasswordFields />
                    <button class="main">{t!("secure-answer")}</button>
                </form>
            </section>
            <SessionWatch poll_interval />
        </AccountPage>
    }
}
