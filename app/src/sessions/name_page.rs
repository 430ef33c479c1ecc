//! The page where a session gets a name.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::confirm_page::NotFound;
use crate::AppError;
use crate::account::AccountPage;
use crate::made_for::{MadeFor, UserName};
use crate::page_data::page_data;
use crate::ui::{Address, PasswordField};

/// `/account/sessions/name?session=…`, with `&name=…` after an attempt.
#[component]
pub(crate) fn NamePage() -> impl IntoView {
    let Some(session) = page_data().sessions.into_iter().next().filter(|session| session.is_active) else {
        return view! { <NotFound title="Name a session" text=AppError::NotFound.explanation() /> }.into_any();
    };
    let typed = use_query_map().read_untracked().get("name");
    let name = typed.or(session.name.clone()).unwrap_or_default();
    let question = format!("Name {}", session.device);
    view! {
        <Title text=question.clone() />
        <AccountPage path="/account/sessions">
            <h1>{question}</h1>
            <form class="card form" method="post" action="/api/sessions/name">
                <MadeFor />
                <input type="hidden" name="session" value=session.id />
                <p>"Connected from " <Address address=Signal::stored(session.connected_from) /></p>
                <label class="field">
                    "Name"
                    <input name="name" value=name maxlength="40" autocomplete="off" aria-describedby="name-hint" />
                </label>
                <p class="hint" id="name-hint">"For example: Laptop in the kitchen. Leave it empty to show the device again."</p>
                {session
                    .password_due
                    .then(|| {
                        view! {
                            <p>"Enter your password to continue: you last entered it a while ago."</p>
                            <UserName />
                            <PasswordField label="Password" name="password" autocomplete="current-password" />
                        }
                    })}
                <div class="buttons">
                    <button class="main">"Save name"</button>
                    <a class="button" href="/account/sessions">
                        "Cancel"
                    </a>
                </div>
            </form>
        </AccountPage>
    }
    .into_any()
}
