//! The page at which a person answers a website that wants to sign them out.

use leptos::either::Either;
use leptos::prelude::*;
use leptos_meta::Title;

use super::SignOutView;
use crate::language::{marked, t};
use crate::made_for::MadeFor;
use crate::narrow_page::NarrowPage;
use crate::notice::NoticeMessage;
use crate::page_data::page_data;

/// `/oauth2/logout`.
#[component]
pub(crate) fn SignOutPage() -> impl IntoView {
    view! {
        <Title text=t!("sign-out-title") />
        <NarrowPage>
            {match page_data().sign_out {
                Some(view) => Either::Left(view! { <SignOutForm view /> }),
                None => Either::Right(view! { <h1>{t!("sign-out-done")}</h1> }),
            }}
        </NarrowPage>
    }
}

#[component]
fn SignOutForm(view: SignOutView) -> impl IntoView {
    let back = view.site.unwrap_or_else(|| "/account/sessions".into());
    let website = match view.website {
        Some(website) => t!("sign-out-asked", website = website),
        None => t!("sign-out-asked-by-some"),
    };
    let (before_website, website, after_website) = marked(&website);
    let (before_name, name, after_name) = marked(&t!("sign-out-signed-in-as", name = &view.login_name));
    view! {
        <h1>{t!("sign-out-question")}</h1>
        <NoticeMessage notice=page_data().notice />
        <form class="card form settles" method="post" action="/api/websites/sign-out">
            <p>
                {before_website} <strong><bdi>{website}</bdi></strong> {after_website} " " {before_name}
                <strong><bdi>{name}</bdi></strong> {after_name}
            </p>
            <p class="quiet">
                {t!("sign-out-consequence")}
            </p>
            <MadeFor />
            <input type="hidden" name="request" value=view.request />
            <div class="buttons">
                <button class="main">{t!("sign-out-answer")}</button>
                <a class="button" href=back>
                    {t!("sign-out-stay")}
                </a>
            </div>
        </form>
    }
}
