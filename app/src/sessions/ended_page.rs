//! Sessions that ended together, one by one.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::sessions_ended_together;
use super::ended_table::EndedTable;
use crate::AppError;
use crate::account::AccountPage;
use crate::language::t;
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
            Ok(rows) if rows.is_empty() => view! { <p>{t!("ended-page-empty")}</p> }.into_any(),
            Ok(rows) => {
                let address = move |page: u32| format!("/account/sessions/ended?session={session}&page={page}");
                let older =
                    (rows.len() == PAGE_SIZE).then(|| view! { <a href=address(page + 1)>{t!("live-older")}</a> });
                let newer = (page > 1).then(|| view! { <a href=address(page - 1)>{t!("live-newer")}</a> });
                let localised = RwSignal::new(false).read_only();
                view! {
                    <EndedTable ended=RwSignal::new(rows) localised />
                    <nav class="card pages" aria-label=t!("live-pages")>
                        <a href="/account/sessions">{t!("back-to-sessions")}</a>
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
        <Title text=t!("ended-page-title") />
        <AccountPage path="/account/sessions">
            <h1>{t!("ended-page-title")}</h1>
            {body}
        </AccountPage>
    }
}
