//! Sessions that ended together, one by one.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::sessions_ended_together;
use super::ended_table::EndedTable;
use crate::AppError;
use crate::account::AccountPage;
use crate::reading_failed::ReadingFailed;

/// How many of them a page has.
pub(crate) const PAGE_SIZE: usize = 100;

/// `/account/sessions/ended?session=…`, with `&page=…` after the first page.
#[component]
pub(crate) fn EndedTogetherPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    let session = query.get("session").unwrap_or_default();
    let page: u32 = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1);
    let body = Suspend::new(async move {
        match sessions_ended_together(session.clone(), page.to_string()).await {
            Ok(rows) if rows.is_empty() => view! { <p>"There are no more sessions on this page."</p> }.into_any(),
            Ok(rows) => {
                let address = move |page: u32| format!("/account/sessions/ended?session={session}&page={page}");
                let older = (rows.len() == PAGE_SIZE).then(|| view! { <a href=address(page + 1)>"Older sessions"</a> });
                let newer = (page > 1).then(|| view! { <a href=address(page - 1)>"Newer sessions"</a> });
                let localised = RwSignal::new(false).read_only();
                view! {
                    <EndedTable ended=RwSignal::new(rows) localised />
                    <nav class="card pages" aria-label="Pages">
                        <a href="/account/sessions">"Back to the sessions"</a>
                        {newer}
                        {older}
                    </nav>
                }
                .into_any()
            }
            Err(AppError::NotFound) => view! { <p>{AppError::NotFound.explanation()}</p> }.into_any(),
            Err(error) => view! { <ReadingFailed error /> }.into_any(),
        }
    });
    view! {
        <Title text="Sessions that were closed together" />
        <AccountPage path="/account/sessions">
            <h1>"Sessions that were closed together"</h1>
            {body}
        </AccountPage>
    }
}
