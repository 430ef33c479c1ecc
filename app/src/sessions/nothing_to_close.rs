//! Where a product's dashboard led to a session that cannot be closed here, or is closed by now.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{EndInWords, SessionQuestion};
use crate::DashboardView;
use crate::account::AccountPage;
use crate::language::{marked, t};
use crate::made_for::MadeFor;

const PATH: &str = "/account/sessions";

/// Says what is the case, and that the tab can be shut. Another account's session looks like one that does not exist.
#[component]
pub(crate) fn NothingToClose(
    dashboard: DashboardView,
    #[prop(optional_no_strip)] session: Option<SessionQuestion>,
    login_name: String,
) -> impl IntoView {
    let what = match session {
        None => view! { <NoSuchSession dashboard login_name /> }.into_any(),
        Some(session) if session.is_active => view! { <OwnSession session /> }.into_any(),
        Some(session) => view! { <Closed session /> }.into_any(),
    };
    view! {
        <AccountPage path=PATH>
            {what}
            <ToTheList />
        </AccountPage>
    }
}

/// The same where all others were to be closed. How many were, the page's message says.
#[component]
pub(crate) fn NoOthersToClose(was_closed: bool) -> impl IntoView {
    let title = if was_closed { t!("others-are-closed") } else { t!("no-others-to-close") };
    view! {
        <Title text=title.clone() />
        <h1>{title}</h1>
        <p>{t!("shut-this-tab")}</p>
        <ToTheList />
    }
}

#[component]
fn Closed(session: SessionQuestion) -> impl IntoView {
    let title = t!("session-is-closed", name = session.title());
    view! {
        <Title text=title.clone() />
        <h1>{title}</h1>
        <p>
            {session
                .end
                .map(|end| {
                    view! { <EndInWords end localised=RwSignal::new(false).read_only() /> " " }
                })}
            {t!("shut-this-tab")}
        </p>
    }
}

#[component]
fn OwnSession(session: SessionQuestion) -> impl IntoView {
    let title = t!("own-session-title");
    view! {
        <Title text=title.clone() />
        <h1>{title}</h1>
        <p>{t!("own-session-text", name = session.in_words())}</p>
        <form method="post" action="/api/sign-out">
            <MadeFor />
            <button class="close">{t!("frame-sign-out")}</button>
        </form>
    }
}

#[component]
fn NoSuchSession(dashboard: DashboardView, login_name: String) -> impl IntoView {
    let title = t!("no-such-session-title");
    let DashboardView { name, another_account, .. } = dashboard;
    let place = if name.is_empty() { t!("no-such-session-somewhere") } else { name };
    let (before, login_name, after) = marked(&t!("no-such-session-text", name = login_name, place = place));
    view! {
        <Title text=title.clone() />
        <h1>{title}</h1>
        <p>{before} <strong><bdi>{login_name}</bdi></strong> {after}</p>
        <p>
            <a class="button" href=another_account>
                {t!("another-account")}
            </a>
        </p>
    }
}

#[component]
fn ToTheList() -> impl IntoView {
    view! {
        <p>
            <a class="button" href=PATH>
                {t!("go-to-sessions")}
            </a>
        </p>
    }
}
