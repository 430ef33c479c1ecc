//! The page to make the first account at.

use leptos::either::Either;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

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
        <Title text="Set up" />
        <NarrowPage>
            <h1>"Create the first account"</h1>
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
    view! {
        <Message tone=Tone::Problem>
            "This link is not valid. Open the link that the terminal printed last: "
            <code>"user-sessions"</code>
            " prints a new link at each start, which replaces the previous one."
        </Message>
    }
}

#[component]
fn Form(token: String, login_name: String) -> impl IntoView {
    view! {
        <p>"You will be signed in. This link works only once."</p>
        <form class="card form" method="post" action="/api/setup">
            <input type="hidden" name="token" value=token />
            <LoginNameField value=login_name hint="Letters, digits and . _ - @ +" />
            <PasswordField
                label="Password"
                name="password"
                autocomplete="new-password"
                hint="At least 8 characters. Four unrelated words are stronger than one word with symbols."
            />
            <button class="main">"Create account"</button>
        </form>
    }
}
