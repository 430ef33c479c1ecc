//! The pages that ask before something is revoked, for browsers without JavaScript.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::list_websites;
use super::words::WORDS;
use super::{WebsiteFacts, WebsiteList};
use crate::AppError;
use crate::account::AccountPage;
use crate::language::t;
use crate::live_list::{ConfirmCard, ListAnswer, with_count};

const PATH: &str = "/account/websites";

/// `/account/websites/revoke?website=…`: one website.
#[component]
pub(crate) fn ConfirmRevokePage() -> impl IntoView {
    let id = use_query_map().read_untracked().get("website").unwrap_or_default();
    let body = Suspend::new(async move {
        match website(&id).await {
            Ok((website, asks_password)) => view! {
                <ConfirmCard
                    action="/api/websites/revoke"
                    hidden=("website", id)
                    question=t!("websites-revoke-question", website = &website.name)
                    text=website.consequence()
                    asks_password
                    answer=t!("websites-revoke")
                    back=PATH
                />
            }
            .into_any(),
            Err(error) => view! { <h1>{t!("websites-revoke-title")}</h1> <p>{error.explanation()}</p> }.into_any(),
        }
    });
    view! {
        <Title text=t!("websites-revoke-title") />
        <AccountPage path=PATH>{body}</AccountPage>
    }
}

/// `/account/websites/revoke-all`: all of them.
#[component]
pub(crate) fn ConfirmRevokeAllPage() -> impl IntoView {
    let body = Suspend::new(async move {
        match list().await {
            Ok(list) => {
                let count = u32::try_from(list.websites.len()).unwrap_or(u32::MAX);
                view! {
                    <ConfirmCard
                        action="/api/websites/revoke-all"
                        question=with_count(WORDS.remove_all.question, count)
                        text=t!("live-revoke-all-consequence")
                        asks_password=list.password_due
                        answer=with_count(WORDS.remove_all.answer, count)
                        back=PATH
                    />
                }
                .into_any()
            }
            Err(error) => view! { <h1>{t!("websites-revoke-all-title")}</h1> <p>{error.explanation()}</p> }.into_any(),
        }
    });
    view! {
        <Title text=t!("websites-revoke-all-title") />
        <AccountPage path=PATH>{body}</AccountPage>
    }
}

async fn list() -> Result<WebsiteList, AppError> {
    match list_websites(String::new()).await? {
        ListAnswer::Changed(list) => Ok(*list),
        ListAnswer::Unchanged(_) => Err(AppError::Internal),
    }
}

async fn website(id: &str) -> Result<(WebsiteFacts, bool), AppError> {
    let list = list().await?;
    let website = list.websites.into_iter().find(|website| website.facts.id == id).ok_or(AppError::NotFound)?;
    Ok((website.facts, list.password_due))
}
