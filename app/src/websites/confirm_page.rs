//! The pages that ask before something is revoked, for browsers without JavaScript.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::list_websites;
use super::words::WORDS;
use super::{WebsiteList, WebsiteRow};
use crate::AppError;
use crate::account::AccountPage;
use crate::live_list::{ConfirmCard, ListAnswer};

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
                    question=format!("Revoke {}?", website.name)
                    text=website.consequence()
                    asks_password
                    answer="Revoke"
                    back=PATH
                />
            }
            .into_any(),
            Err(error) => view! { <h1>"Revoke a website"</h1> <p>{error.explanation()}</p> }.into_any(),
        }
    });
    view! {
        <Title text="Revoke a website" />
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
                        question=(WORDS.remove_all.question)(count)
                        text=WORDS.remove_all.consequence
                        asks_password=list.password_due
                        answer=(WORDS.remove_all.answer)(count)
                        back=PATH
                    />
                }
                .into_any()
            }
            Err(error) => view! { <h1>"Revoke all websites"</h1> <p>{error.explanation()}</p> }.into_any(),
        }
    });
    view! {
        <Title text="Revoke all websites" />
        <AccountPage path=PATH>{body}</AccountPage>
    }
}

async fn list() -> Result<WebsiteList, AppError> {
    match list_websites(String::new()).await? {
        ListAnswer::Changed(list) => Ok(*list),
        ListAnswer::Unchanged(_) => Err(AppError::Internal),
    }
}

async fn website(id: &str) -> Result<(WebsiteRow, bool), AppError> {
    let list = list().await?;
    let website = list.websites.into_iter().find(|website| website.id == id).ok_or(AppError::NotFound)?;
    Ok((website, list.password_due))
}
