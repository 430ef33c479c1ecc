//! The page of User Sessions, as the server first sends it.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::list_sessions;
use super::sessions_view::SessionsView;
use crate::AppError;
use crate::account::AccountPage;
use crate::live_list::ListAnswer;
use crate::page_data::page_data;
use crate::reading_failed::ReadingFailed;

/// `/account/sessions`, or with `?before=…` the sessions that started before that one.
#[component]
pub(crate) fn SessionsPage() -> impl IntoView {
    let before = use_query_map().read_untracked().get("before").unwrap_or_default();
    let poll_interval = page_data().poll_interval;
    // Only the server makes this page, so its answer goes into the living part and nowhere else.
    let body = Suspend::new(async move {
        match list_sessions(before.clone(), String::new()).await {
            Ok(ListAnswer::Changed(list)) => view! { <SessionsView list=*list before poll_interval /> }.into_any(),
            Ok(ListAnswer::Unchanged(_)) => view! { <ReadingFailed error=AppError::Internal /> }.into_any(),
            Err(error) => view! { <ReadingFailed error /> }.into_any(),
        }
    });
    view! {
        <Title text="User Sessions" />
        <AccountPage path="/account/sessions">{body}</AccountPage>
    }
}
