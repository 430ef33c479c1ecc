//! The page of Security.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::account::AccountPage;
use crate::made_for::MadeFor;
use crate::page_data::page_data;
use crate::sessions::SessionWatch;
use crate::ui::PasswordField;

/// `/account/security`, or with `?close_others=no` the same after an attempt to keep the other sessions. Its form is a plain
/// one: a new password is worth a whole new page, and password managers see it.
#[component]
pub(crate) fn SecurityPage() -> impl IntoView {
    let data = page_data();
    let login_name = data.login_name;
    let notice = data.notice;
    let problem_of = |field: &str| notice.as_ref().and_then(|notice| notice.problem_of(field));
    let [old_problem, new_problem] = ["current_password", "new_password"].map(problem_of);
    let closes_others = use_query_map().read_untracked().get("close_others").as_deref() != Some("no");
    view! {
        <Title text="Security" />
        <AccountPage path="/account/security">
            <div class="head">
                <div>
                    <h1>"Security"</h1>
                    <p>"A new password keeps you signed in on this device. Websites lose their access to your account, and you sign in to them again."</p>
                </div>
            </div>
            <section class="card form" aria-labelledby="password-title">
                <h2 id="password-title">"Change your password"</h2>
                <form method="post" action="/api/password/change">
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
                    <label class="choice">
                        <input type="checkbox" name="close_others" value="yes" checked=closes_others />
                        <span>"Close all other sessions"</span>
                    </label>
                    <button class="main">"Change password"</button>
                </form>
            </section>
            <SessionWatch poll_interval=data.poll_interval />
        </AccountPage>
    }
}
