//! The pages that ask before something is closed, for browsers without JavaScript.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::{ListAnswer, list_sessions};
use super::close_dialog::{answer, question};
use crate::account::AccountPage;
use crate::ui::PasswordField;

const PATH: &str = "/account/sessions";

/// `/account/sessions/close?session=…`: one session, when the password is due.
#[component]
pub(crate) fn ConfirmClosePage() -> impl IntoView {
    let session = use_query_map().read_untracked().get("session").unwrap_or_default();
    view! {
        <Title text="Close a session" />
        <AccountPage path=PATH>
            <h1>"Close this session?"</h1>
            <form class="card form" method="post" action="/api/sessions/close">
                <p>"It has been a while since you entered your password. Enter it to go on: nothing is closed yet."</p>
                <input type="hidden" name="session" value=session />
                <PasswordField label="Password" name="password" autocomplete="current-password" />
                <div class="buttons">
                    <button class="close">"Close session"</button>
                    <a class="button" href=PATH>
                        "Cancel"
                    </a>
                </div>
            </form>
        </AccountPage>
    }
}

/// `/account/sessions/close-others`: all others.
#[component]
pub(crate) fn ConfirmCloseOthersPage() -> impl IntoView {
    let body = Suspend::new(async move {
        let Ok(ListAnswer::Changed(list)) = list_sessions(String::new(), String::new()).await else {
            return view! { <p>"The list could not be read. Nothing was closed. Try again."</p> }.into_any();
        };
        let count = list.others_total;
        view! {
                <h1>{question(count)}</h1>
                <form class="card form" method="post" action="/api/sessions/close-others">
                    <p>
                        "Those browsers and programs are signed out at once and have to sign in again. The session that you are using now stays."
                    </p>
                    <input type="hidden" name="seen" value=list.as_of.to_string() />
                    {list
                        .password_due
                        .then(|| {
                            view! { <PasswordField label="Password" name="password" autocomplete="current-password" /> }
                        })}
                    <div class="buttons">
                        <button class="close">{answer(count)}</button>
                        <a class="button" href=PATH>
                            "Cancel"
                        </a>
                    </div>
                </form>
            }
                .into_any()
    });
    view! {
        <Title text="Close all other sessions" />
        <AccountPage path=PATH>{body}</AccountPage>
    }
}
