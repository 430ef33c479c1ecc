//! Asks before something is removed on a page of its own, for browsers without JavaScript.

use leptos::prelude::*;

use super::ConnectedFrom;
use crate::DashboardView;
use crate::language::{marked, t};
use crate::made_for::{MadeFor, UserName};
use crate::ui::PasswordField;

/// A form that says what follows, with two answers.
#[component]
pub(crate) fn ConfirmCard(
    /// The server function's address.
    action: &'static str,
    /// A field that the person does not see: its name and value.
    #[prop(optional)]
    hidden: Option<(&'static str, String)>,
    /// The dashboard of a product that led here.
    #[prop(optional_no_strip)]
    dashboard: Option<DashboardView>,
    #[prop(into)] question: String,
    /// The client address of the session that it is about.
    #[prop(optional)]
    connected_from: Option<String>,
    /// The sessions that it is about, where they are several.
    #[prop(optional)]
    about: Vec<String>,
    /// What follows, or why it is asked.
    #[prop(into)]
    text: String,
    /// What may be done besides, and whether that is ticked.
    #[prop(optional_no_strip)]
    choice: Option<(String, bool)>,
    asks_password: bool,
    #[prop(into)] answer: String,
    /// The page to go back to.
    back: &'static str,
) -> impl IntoView {
    view! {
        <h1>{question}</h1>
        <form class="card form" method="post" action=action>
            <MadeFor />
            {dashboard.map(|dashboard| view! { <CameFrom dashboard /> })}
            {connected_from
                .map(|address| view! { <ConnectedFrom address /> })}
            {(!about.is_empty())
                .then(|| {
                    let lines: Vec<_> = about.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect();
                    view! { <ul class="may">{lines}</ul> }
                })}
            <p>{text}</p>
            {hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value /> })}
            {choice
                .map(|(offer, ticked)| {
                    view! {
                        <label class="choice">
                            <input type="checkbox" name="revoke_websites" value="yes" checked=ticked />
                            <span>{offer}</span>
                        </label>
                    }
                })}
            {asks_password
                .then(|| {
                    view! {
                        <UserName />
                        <PasswordField label=t!("live-password") name="password" autocomplete="current-password" />
                    }
                })}
            <div class="buttons">
                <button class="close">{answer}</button>
                <a class="button" href=back>
                    {t!("live-cancel")}
                </a>
            </div>
        </form>
    }
}

/// Says which dashboard the person came from, where an operator knows it, and brings it along.
#[component]
fn CameFrom(dashboard: DashboardView) -> impl IntoView {
    let DashboardView { origin, name, place, .. } = dashboard;
    let is_known = !name.is_empty();
    let (before, name, after) = marked(&t!("confirm-came-from", name = name, place = place));
    view! {
        <input type="hidden" name="from" value=origin />
        {is_known.then(|| view! { <p>{before} <strong><bdi>{name}</bdi></strong> {after}</p> })}
    }
}
