//! The page to make the first account at.

use leptos::either::Either;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::language::{marked, t};
use crate::narrow_page::NarrowPage;
use crate::notice::EntranceMessage;
use crate::page_data::page_data;
use crate::sign_in::LoginNameField;
use crate::ui::{Message, PasswordField, Tone};

/// `/setup?token=…`.
#[component]
pub(crate) fn SetUpPage() -> impl IntoView {
    let data = page_data();
    let login_name = data.notice.as_ref().map(crate::Notice::login_name).unwrap_or_default();
    let token = use_query_map().read_untracked().get("token").unwrap_or_default();
    let bad_link = data.bad_link;
    view! {
        <Title text=t!("set-up-title") />
        <NarrowPage>
            <h1>{t!("set-up-heading")}</h1>
            <EntranceMessage notice=data.notice.filter(|_| !bad_link) />
            {if bad_link {
                Either::Left(view! { <BadLink /> })
            } else {
                Either::Right(view! { <Form token login_name /> })
            }}
        </NarrowPage>
    }
}

#[component]
fn BadLink() -> impl IntoView {
    let (before, program, after) = marked(&t!("set-up-bad-link"));
    view! {
        <Message tone=Tone::Problem>
            {before}
            <code>{program}</code>
            {after}
        </Message>
    }
}

#[component]
fn Form(token: String, login_name: String) -> impl IntoView {
    view! {
        <p>{t!("set-up-intro")}</p>
        <form class="card form" method="post" action="/api/setup">
            <input type="hidden" name="token" value=token />
            <LoginNameField value=login_name hint=t!("set-up-login-name-hint") />
            <PasswordField
                label=t!("live-password")
                name="password"
                autocomplete="new-password"
                hint=t!("field-new-password-hint")
            />
            <button class="main">{t!("set-up-create")}</button>
        </form>
    }
}
