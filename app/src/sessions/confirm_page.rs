//! The pages that ask before something is closed, for browsers without JavaScript.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::whole_list;
use super::nothing_to_close::{NoOthersToClose, NothingToClose};
use super::words::WORDS;
use crate::account::AccountPage;
use crate::language::t;
use crate::live_list::{ConfirmCard, ListAnswer, with_count};
use crate::page_data::page_data;
use crate::{AppError, Notice};

const PATH: &str = "/account/sessions";

const FOR_DASHBOARD: &str = "/api/sessions/close-for-dashboard";

const OTHERS_FOR_DASHBOARD: &str = "/api/sessions/close-others-for-dashboard";

/// `/account/sessions/close?session=…`: one session, when the password is due, or when a product's dashboard led here.
#[component]
pub(crate) fn ConfirmClosePage() -> impl IntoView {
    let data = page_data();
    let (dashboard, session) = (data.dashboard, data.sessions.into_iter().next());
    let is_open = session.as_ref().is_some_and(|session| session.is_active);
    if let Some(dashboard) = dashboard.clone()
        && (!is_open || session.as_ref().is_some_and(|session| session.is_current))
    {
        return view! { <NothingToClose dashboard session login_name=data.login_name /> }.into_any();
    }
    let Some(session) = session.filter(|_| is_open) else {
        return view! { <NotFound title=t!("close-title") text=AppError::NotFound.explanation() /> }.into_any();
    };
    let question = t!("close-question", name = session.in_words());
    // Where one session is closed nothing is offered besides, but what a form asked for is not lost.
    let choice = is_ticked().then(|| (t!("close-choice"), true));
    view! {
        <Title text=question.clone() />
        <AccountPage path=PATH>
            <ConfirmCard
                action=if dashboard.is_some() { FOR_DASHBOARD } else { WORDS.remove.action }
                hidden=("session", session.id)
                dashboard
                question
                connected_from=session.connected_from
                text=if session.password_due { t!("live-close-password-due") } else { t!("close-consequence") }
                choice
                asks_password=session.password_due
                answer=t!("live-close-answer")
                back=PATH
            />
        </AccountPage>
    }
    .into_any()
}

/// `/account/sessions/revoke-websites?session=…`: the websites that were used in a session, when the password is due.
#[component]
pub(crate) fn ConfirmRevokeSessionWebsitesPage() -> impl IntoView {
    let Some(session) = page_data().sessions.into_iter().next() else {
        return view! { <NotFound title=t!("revoke-of-session-title") text=AppError::NotFound.explanation() /> }
            .into_any();
    };
    let question = t!("revoke-of-session-question", name = session.in_words());
    view! {
        <Title text=question.clone() />
        <AccountPage path=PATH>
            <ConfirmCard
                action="/api/sessions/revoke-websites"
                hidden=("session", session.id)
                question
                connected_from=session.connected_from
                text=t!("revoke-of-session-text")
                asks_password=true
                answer=t!("live-revoke-websites")
                back=PATH
            />
        </AccountPage>
    }
    .into_any()
}

/// Somebody else's session, one that does not exist, and where it matters one that has ended.
#[component]
pub(super) fn NotFound(title: String, text: String) -> impl IntoView {
    view! {
        <Title text=title.clone() />
        <AccountPage path=PATH>
            <h1>{title}</h1>
            <p>{text}</p>
            <p>
                <a class="button" href=PATH>
                    {t!("back-to-sessions")}
                </a>
            </p>
        </AccountPage>
    }
}

/// `/account/sessions/close-others`: all others. Where a product's dashboard led here, it also says when they are closed.
#[component]
pub(crate) fn ConfirmCloseOthersPage() -> impl IntoView {
    let ticked = is_ticked();
    let data = page_data();
    let is_done = matches!(data.notice, Some(Notice::OthersClosed { .. }));
    let dashboard = data.dashboard;
    let body = Suspend::new(async move {
        let Ok(ListAnswer::Changed(list)) = whole_list().await else {
            return view! {
                <Title text=t!("close-others-title") />
                <p>{t!("close-others-unreadable")}</p>
            }
            .into_any();
        };
        let count = list.others_total;
        if dashboard.is_some() && (is_done || count == 0) {
            return view! { <NoOthersToClose was_closed=is_done /> }.into_any();
        }
        view! {
            <Title text=t!("close-others-title") />
            <ConfirmCard
                action=if dashboard.is_some() { OTHERS_FOR_DASHBOARD } else { "/api/sessions/close-others" }
                hidden=("seen", list.version.clone())
                dashboard
                question=with_count(WORDS.remove_all.question, count)
                text=t!("live-close-others-consequence")
                choice=Some((t!("live-close-others-choice"), ticked))
                asks_password=list.password_due
                answer=with_count(WORDS.remove_all.answer, count)
                back=PATH
            />
        }
        .into_any()
    });
    view! { <AccountPage path=PATH>{body}</AccountPage> }
}

/// Whether the choice was ticked before the password was asked for.
fn is_ticked() -> bool {
    use_query_map().read_untracked().get("revoke_websites").is_some()
}
