//! Where a product's dashboard led to a session that cannot be closed here, or is closed by now.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{EndInWords, SessionQuestion};
use crate::DashboardView;
use crate::account::AccountPage;
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
    let title = if was_closed { "The other sessions are closed" } else { "There is no other session to close" };
    view! {
        <Title text=title />
        <h1>{title}</h1>
        <p>"You can shut this tab."</p>
        <ToTheList />
    }
}

#[component]
fn Closed(session: SessionQuestion) -> impl IntoView {
    let title = format!("{} is closed", session.device);
    view! {
        <Title text=title.clone() />
        <h1>{title}</h1>
        <p>
            {session
                .end
                .map(|end| {
                    view! { <EndInWords end subject="This session" localised=RwSignal::new(false).read_only() /> " " }
                })}
            "You can shut this tab."
        </p>
    }
}

#[component]
fn OwnSession(session: SessionQuestion) -> impl IntoView {
    let title = "This is the session that you are using";
    view! {
        <Title text=title />
        <h1>{title}</h1>
        <p>
            {format!("{}. Closing it signs you out in this browser. ", session.in_words())}
            "If that is not what you want, you can shut this tab."
        </p>
        <form method="post" action="/api/sign-out">
            <MadeFor />
            <button class="close">"Sign out"</button>
        </form>
    }
}

#[component]
fn NoSuchSession(dashboard: DashboardView, login_name: String) -> impl IntoView {
    let title = "No such session in this account";
    let DashboardView { name, another_account, .. } = dashboard;
    let place = if name.is_empty() { "the page that you came from".to_owned() } else { name };
    view! {
        <Title text=title />
        <h1>{title}</h1>
        <p>
            "You are signed in here as " <strong><bdi>{login_name}</bdi></strong>
            ", and this account has no such session any more. Nothing was closed. Perhaps you are signed in to "
            <bdi>{place}</bdi> " with another account: sign in with that one here, too, or shut this tab."
        </p>
        <p>
            <a class="button" href=another_account>
                "Sign in to another account"
            </a>
        </p>
    }
}

#[component]
fn ToTheList() -> impl IntoView {
    view! {
        <p>
            <a class="button" href=PATH>
                "Go to User Sessions"
            </a>
        </p>
    }
}
