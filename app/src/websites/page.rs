//! The page of Authorized Websites, as the server first sends it.

use leptos::prelude::*;
use leptos_meta::Title;

use super::api::list_websites;
use super::websites_view::WebsitesView;
use crate::AppError;
use crate::account::AccountPage;
use crate::language::t;
use crate::live_list::ListAnswer;
use crate::page_data::page_data;
use crate::reading_failed::ReadingFailed;

/// `/account/websites`.
#[component]
pub(crate) fn WebsitesPage() -> impl IntoView {
    let poll_interval = page_data().poll_interval;
    // Only the server makes this page, so its answer goes into the living part and nowhere else.
    let body = Suspend::new(async move {
        match list_websites(String::new()).await {
            Ok(ListAnswer::Changed(list)) => view! { <WebsitesView list=*list poll_interval /> }.into_any(),
            Ok(ListAnswer::Unchanged(_)) => view! { <ReadingFailed error=AppError::Internal /> }.into_any(),
            Err(error) => view! { <ReadingFailed error /> }.into_any(),
        }
    });
    view! {
        <Title text=t!("websites-title") />
        <AccountPage path="/account/websites">{body}</AccountPage>
    }
}
