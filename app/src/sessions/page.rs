//! The page of User Sessions, as the server first sends it.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::SessionList;
use super::api::list_sessions;
use super::list_place::ListPlace;
use super::sessions_view::SessionsView;
use super::view::PAGE_SIZE;
use crate::AppError;
use crate::account::AccountPage;
use crate::language::{number, t};
use crate::live_list::ListAnswer;
use crate::page_data::page_data;
use crate::reading_failed::ReadingFailed;

/// `/account/sessions`, with `?page=…` after the first page, `?order=active` for the latest activity first, and `?search=…` for
/// those that have these words.
#[component]
pub(crate) fn SessionsPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let value = |name| query.get(name).unwrap_or_default();
    let place = ListPlace::new(value("page"), value("order"), value("search"));
    let poll_interval = page_data().poll_interval;
    // Only the server makes this page, so its answer goes into the living part and nowhere else.
    let body = Suspend::new(async move {
        let ListPlace { page, order, search, .. } = place.clone();
        match list_sessions(page, order, search, String::new()).await {
            Ok(ListAnswer::Changed(list)) => view! {
                <Title text=title(&list) />
                <SessionsView list=*list place poll_interval />
            }
            .into_any(),
            Ok(ListAnswer::Unchanged(_)) => {
                view! { <Title text=t!("live-sessions-heading") /> <ReadingFailed error=AppError::Internal /> }
                    .into_any()
            }
            Err(error) => view! { <Title text=t!("live-sessions-heading") /> <ReadingFailed error /> }.into_any(),
        }
    });
    view! {
        <AccountPage path="/account/sessions">{body}</AccountPage>
    }
}

/// "User Sessions (26–50 of 9,999)" where there are several pages.
fn title(list: &SessionList) -> String {
    let shown = u32::try_from(list.others.len()).unwrap_or(u32::MAX);
    if shown == list.matching {
        return t!("live-sessions-heading");
    }
    let before = (list.page - 1) * PAGE_SIZE;
    let (from, to) = (number(before + 1), number(before + shown));
    let range = t!("live-range", first = from, last = to, names = number(list.matching));
    format!("{} ({range})", t!("live-sessions-heading"))
}
