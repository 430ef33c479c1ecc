//! The page to sign in at.

use leptos::prelude::*;
use leptos_meta::Title;

use super::next::login_hint;
use super::{LoginNameField, safe_next};
use crate::language::{marked, t};
use crate::narrow_page::NarrowPage;
use crate::notice::EntranceMessage;
use crate::page_data::page_data;
use crate::sessions::EndInWords;
use crate::ui::{Message, PasswordField, Tone};

/// `/sign-in`. Its form is a plain one: signing in is worth a whole new page, and password managers see it.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    let data = page_data();
    // The router's own reading of a query decodes it twice, which an address in it does not survive.
    let next = safe_next(&data.sign_in.next).to_owned();
    let switch = if data.sign_in.switch { "yes" } else { "" };
    let problem = data.notice.as_ref().and_then(|notice| notice.problem_of("password"));
    let said = data.notice.clone().filter(|_| problem.is_none());
    let typed = data.notice.as_ref().map(crate::Notice::login_name).filter(|name| !name.is_empty());
    let login_name = typed.or_else(|| login_hint(&next)).unwrap_or_default();
    view! {
        <Title text=t!("sign-in-title") />
        <NarrowPage>
            <h1>{t!("sign-in-title")}</h1>
            {data
                .sign_in
                .website
                .map(|website| view! { <Naming text=t!("sign-in-onward", website = website) /> })}
            {data
                .sign_in
                .returns_to
                .map(|place| view! { <Naming text=t!("sign-in-return", place = place) /> })}
            {data
                .ended
                .filter(|_| data.notice.as_ref().is_none_or(crate::Notice::goes_with_an_end))
                .map(|end| {
                    view! {
                        <Message tone=Tone::Good>
                            <EndInWords end names_session=true localised=RwSignal::new(false).read_only() />
                        </Message>
                    }
                })}
            {data
                .sign_in
                .refused_cookie
                .filter(|_| data.notice.is_none())
                .map(|refused| view! { <Message tone=Tone::Problem>{refused.explanation()}</Message> })}
            {data
                .sign_in
                .first_run
                .then(|| {
                    let (before, program, after) = marked(&t!("sign-in-first-run"));
                    view! {
                        <Message tone=Tone::Problem>
                            {before}
                            <code>{program}</code>
                            {after}
                        </Message>
                    }
                })}
            <EntranceMessage notice=said />
            <form class="card form" method="post" action="/api/sign-in">
                <input type="hidden" name="next" value=next />
                <input type="hidden" name="switch" value=switch />
                {(!data.sign_in.return_to.is_empty())
                    .then(|| view! { <input type="hidden" name="return_to" value=data.sign_in.return_to /> })}
                <LoginNameField value=login_name />
                <PasswordField label=t!("live-password") name="password" autocomplete="current-password" problem />
                <button class="main">{t!("sign-in-answer")}</button>
            </form>
        </NarrowPage>
    }
}

/// A sentence with a name between its marks.
#[component]
fn Naming(text: String) -> impl IntoView {
    let (before, name, after) = marked(&text);
    view! { <p>{before} <strong><bdi>{name}</bdi></strong> {after}</p> }
}
