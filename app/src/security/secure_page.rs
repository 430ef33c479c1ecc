//! The page of somebody who found a session that is not theirs.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::account::AccountPage;
use crate::made_for::MadeFor;
use crate::page_data::page_data;
use crate::sessions::SessionWatch;
use crate::ui::PasswordField;

/// `/account/secure`. Its form is a plain one: a new password is worth a whole new page, and password managers see it.
#[component]
pub(crate) fn SecurePage() -> impl IntoView {
    let data = page_data();
    let login_name = data.login_name;
    let notice = data.notice;
    let problem_of = |field: &str| notice.as_ref().and_then(|notice| notice.problem_of(field));
    let [old_problem, new_problem] = ["current_password", "new_password"].map(problem_of);
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
                    <MadeFor />
                    <input class="visually-hidden" name="login_name" autocomplete="username" value=login_name readonly tabindex="-1" aria-hidden="true" />
                    <PasswordField
                        label="Current password"
                        name="current_password"
                        autocomplete="current-password"
                        problem=old_problem
                    />
                    <PasswordField
                        label="New password"
                        name="new_password"
                        autocomplete="new-password"
                        problem=new_problem
                        hint="At least 8 characters. Four unrelated words are stronger than one word with symbols."
                    />
                    <button class="main">"Secure my account"</button>
                </form>
            </section>
            <SessionWatch poll_interval=data.poll_interval />
        </AccountPage>
    }
}
