//! The page where a session gets a name.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::confirm_page::NotFound;
use crate::AppError;
use crate::account::AccountPage;
use crate::language::t;
use crate::live_list::ConnectedFrom;
use crate::made_for::{MadeFor, UserName};
use crate::page_data::page_data;
use crate::ui::PasswordField;

/// `/account/sessions/name?session=…`, with `&name=…` after an attempt.
#[component]
pub(crate) fn NamePage() -> impl IntoView {
    let Some(session) = page_data().sessions.into_iter().next().filter(|session| session.is_active) else {
        return view! { <NotFound title=t!("name-title") text=AppError::NotFound.explanation() /> }.into_any();
    };
    let typed = use_query_map().read_untracked().get("name");
    let name = typed.or(session.name.clone()).unwrap_or_default();
    let question = t!("name-question", device = &session.device);
    view! {
        <Title text=question.clone() />
        <AccountPage path="/account/sessions">
            <h1>{question}</h1>
            <form class="card form" method="post" action="/api/sessions/name">
                <MadeFor />
                <input type="hidden" name="session" value=session.id />
                <ConnectedFrom address=session.connected_from />
                <label class="field">
                    {t!("name-label")}
                    <input name="name" value=name maxlength="40" autocomplete="off" aria-describedby="name-hint" />
                </label>
                <p class="hint" id="name-hint">{t!("name-hint")}</p>
                {session
                    .password_due
                    .then(|| {
                        view! {
                            <p>{t!("name-password-due")}</p>
                            <UserName />
                            <PasswordField label=t!("live-password") name="password" autocomplete="current-password" />
                        }
                    })}
                <div class="buttons">
                    <button class="main">{t!("name-save")}</button>
                    <a class="button" href="/account/sessions">
                        {t!("live-cancel")}
                    </a>
                </div>
            </form>
        </AccountPage>
    }
    .into_any()
}
