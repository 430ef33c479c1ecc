//! The page of somebody who found a session that is not theirs.

use leptos::prelude::*;
use leptos_meta::Title;

use super::password_fields::PasswordFields;
use crate::account::AccountPage;
use crate::page_data::page_data;
use crate::sessions::SessionWatch;

/// `/account/secure`. Its form is a plain one: a new password is worth a whole new page, and password managers see it.
#[component]
pub(crate) fn SecurePage() -> impl IntoView {
    let poll_interval = page_data().poll_interval;
    view! {
        <Title text="Secure my account" />
        <AccountPage path="/account/security">
            <div class="head">
                <div>
                    <h1>"Secure my account"</h1>
                    <p>"Do this if you found a session that is not yours. All of it happens at once:"</p>
                    <ul class="may">
                        <li>"Every other session is closed. You stay signed in on this device."</li>
                        <li>"Websites that were used in those sessions are revoked, and all others lose their access."</li>
                        <li>"Your password is replaced by a new one."</li>
                    </ul>
                </div>
            </div>
            <section class="card form" aria-labelledby="secure-title">
                <h2 id="secure-title">"All in one step"</h2>
                <form method="post" action="/api/account/secure">
                    <PasswordFields />
                    <button class="main">"Secure my account"</button>
                </form>
            </section>
            <SessionWatch poll_interval />
        </AccountPage>
    }
}
