//! Closing several sessions together: those that were selected, or all of one browser.

use leptos::prelude::*;
use leptos_meta::Title;

use super::SessionQuestion;
use super::confirm_page::NotFound;
use super::view::{SELECTION, View};
use super::words::WORDS;
use crate::account::AccountPage;
use crate::language::t;
use crate::live_list::{ConfirmCard, with_count};
use crate::page_data::page_data;

const PATH: &str = "/account/sessions";

/// The button below a long list. It leads to the page that asks, which works without JavaScript too; the stylesheet shows it
/// once something is selected.
#[component]
pub(crate) fn Selection(view: View) -> impl IntoView {
    view.is_long().then(|| {
        view! {
            <form id=SELECTION class="selection" action="/account/sessions/close-selected">
                <button class="close">{t!("live-close-selected")}</button>
            </form>
        }
    })
}

/// `/account/sessions/close-selected?session=…&session=…`: asks, naming each session that would be closed.
#[component]
pub(crate) fn ConfirmCloseSelectedPage() -> impl IntoView {
    let sessions: Vec<_> =
        page_data().sessions.into_iter().filter(|session| session.is_active && !session.is_current).collect();
    let Some(first) = sessions.first() else {
        return view! { <NotFound title=t!("live-close-selected") text=t!("selection-empty") /> }.into_any();
    };
    let count = u32::try_from(sessions.len()).unwrap_or(u32::MAX);
    let question = t!("selection-question", count = count);
    let text = if first.password_due { t!("live-close-password-due") } else { t!("live-close-others-consequence") };
    let asks_password = first.password_due;
    let ids: Vec<_> = sessions.iter().map(|session| session.id.clone()).collect();
    let about: Vec<_> = sessions.iter().map(SessionQuestion::in_words).collect();
    view! {
        <Title text=question.clone() />
        <AccountPage path=PATH>
            <ConfirmCard
                action="/api/sessions/close-selected"
                hidden=("sessions", ids.join(" "))
                question
                about
                text
                asks_password
                answer=with_count(WORDS.remove_all.answer, count)
                back=PATH
            />
        </AccountPage>
    }
    .into_any()
}
