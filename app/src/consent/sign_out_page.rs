//! The page at which a person answers a website that wants to sign them out.

use leptos::either::Either;
use leptos::prelude::*;
use leptos_meta::Title;

use super::SignOutView;
use crate::made_for::MadeFor;
use crate::narrow_page::NarrowPage;
use crate::notice::NoticeMessage;
use crate::page_data::page_data;

/// `/oauth2/logout`.
#[component]
pub(crate) fn SignOutPage() -> impl IntoView {
    view! {
        <Title text="Sign out" />
        <NarrowPage>
            {match page_data().sign_out {
                Some(view) => Either::Left(view! { <SignOutForm view /> }),
                None => Either::Right(view! { <h1>"You are signed out"</h1> }),
            }}
        </NarrowPage>
    }
}

#[component]
fn SignOutForm(view: SignOutView) -> impl IntoView {
    let back = view.site.unwrap_or_else(|| "/account/sessions".into());
    let website = view.website.unwrap_or_else(|| "A website".into());
    view! {
        <h1>"Sign out?"</h1>
        <NoticeMessage notice=page_data().notice />
        <form class="card form settles" method="post" action="/api/websites/sign-out">
            <p>
                <strong>
                    <bdi>{website}</bdi>
                </strong> " asks to sign you out. You are signed in as "
                <strong>
                    <bdi>{view.login_name}</bdi>
                </strong> "."
            </p>
            <p class="quiet">
                "This session ends in this browser, and the websites that you signed in to through it are told where that is possible."
            </p>
            <MadeFor />
            <input type="hidden" name="request" value=view.request />
            <div class="buttons">
                <button class="main">"Sign out"</button>
                <a class="button" href=back>
                    "Stay signed in"
                </a>
            </div>
        </form>
    }
}
