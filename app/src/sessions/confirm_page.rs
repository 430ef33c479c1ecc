//! The pages that ask before something is closed, for browsers without JavaScript.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::whole_list;
use super::nothing_to_close::{NoOthersToClose, NothingToClose};
use super::words::WORDS;
use crate::account::AccountPage;
use crate::live_list::{ConfirmCard, ListAnswer};
use crate::page_data::page_data;
use crate::{AppError, Notice};

const PATH: &str = "/account/sessions";

const FOR_DASHBOARD: &str = "/api/sessions/close-for-dashboard";

const OTHERS_FOR_DASHBOARD: &str = "/api/sessions/close-others-for-dashboard";

const CLOSING: &str = "It is signed out at once and has to sign in again.";

const REVOKING: &str = "Enter your password to continue: you last entered it a while ago. Nothing is revoked yet. The access of these \
                        websites will end in all your sessions, and they will ask you the next time you sign in there.";

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
        return view! { <NotFound title="Close a session" text=AppError::NotFound.explanation() /> }.into_any();
    };
    let question = format!("Close {}?", session.in_words());
    // Where one session is closed nothing is offered besides, but what a form asked for is not lost.
    let choice = is_ticked().then_some(("Also revoke the websites that were used in it", true));
    view! {
        <Title text=question.clone() />
        <AccountPage path=PATH>
            <ConfirmCard
                action=if dashboard.is_some() { FOR_DASHBOARD } else { WORDS.remove.action }
                hidden=("session", session.id)
                dashboard
                question
                connected_from=session.connected_from
                text=if session.password_due { WORDS.password_due } else { CLOSING }
                choice
                asks_password=session.password_due
                answer="Close session"
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
        return view! { <NotFound title="Revoke the websites of a session" text=AppError::NotFound.explanation() /> }
            .into_any();
    };
    let question = format!("Revoke the websites that were used in {}?", session.in_words());
    view! {
        <Title text=question.clone() />
        <AccountPage path=PATH>
            <ConfirmCard
                action="/api/sessions/revoke-websites"
                hidden=("session", session.id)
                question
                connected_from=session.connected_from
                text=REVOKING
                asks_password=true
                answer="Revoke its websites"
                back=PATH
            />
        </AccountPage>
    }
    .into_any()
}

/// Somebody else's session, one that does not exist, and where it matters one that has ended.
#[component]
pub(super) fn NotFound(title: &'static str, #[prop(into)] text: String) -> impl IntoView {
    view! {
        <Title text=title />
        <AccountPage path=PATH>
            <h1>{title}</h1>
            <p>{text}</p>
            <p>
                <a class="button" href=PATH>
                    "Back to the sessions"
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
                <Title text="Close all other sessions" />
                <p>"The list could not be read. Nothing was closed. Try again."</p>
            }
            .into_any();
        };
        let count = list.others_total;
        if dashboard.is_some() && (is_done || count == 0) {
            return view! { <NoOthersToClose was_closed=is_done /> }.into_any();
        }
        view! {
            <Title text="Close all other sessions" />
            <ConfirmCard
                action=if dashboard.is_some() { OTHERS_FOR_DASHBOARD } else { "/api/sessions/close-others" }
                hidden=("seen", list.version.clone())
                dashboard
                question=(WORDS.remove_all.question)(count)
                text=WORDS.remove_all.consequence
                choice=WORDS.remove_all.choice.map(|offer| (offer, ticked))
                asks_password=list.password_due
                answer=(WORDS.remove_all.answer)(count)
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
