//! One active session in the table.

use leptos::either::Either;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::SessionRow;
use super::password_prompt::PasswordPrompt;
use super::rows::{Row, RowState};
use super::view::View;
use crate::moment::{Moment, TimeAgo, in_local_words, in_utc};
use crate::ui::DeviceIcon;

/// The row of the session that asks.
#[component]
pub(crate) fn CurrentRow(view: View) -> impl IntoView {
    let session = view.current;
    let first = session.get_untracked();
    view! {
        <tr role="row" class="current">
            <th scope="row" role="rowheader">
                <div class="device">
                    <DeviceIcon kind=first.kind />
                    <span>
                        <bdi>{first.device}</bdi>
                        " "
                        <span class="badge">"Current Session"</span>
                    </span>
                </div>
            </th>
            <Cells session=session started_at=first.started_at view />
            <td role="cell"></td>
        </tr>
    }
}

/// The row of another session, with its Close button.
#[component]
pub(crate) fn OtherRow(row: Row, view: View) -> impl IntoView {
    let Row { session: first, state } = row.clone();
    let id = StoredValue::new(first.id.clone());
    let row = Memo::new(move |last: Option<&Row>| {
        let found = id.with_value(|id| view.rows.with(|rows| rows.iter().find(|row| row.session.id == *id).cloned()));
        found.or_else(|| last.cloned()).unwrap_or_else(|| Row { session: first.clone(), state })
    });
    let session = Memo::new(move |_| row.get().session);
    // Memos of their own, so that a poll that moves a time does not make the row, and its focused button, anew.
    let state = Memo::new(move |_| row.get().state);
    let gone = move || state.get() == RowState::Gone;
    let class = move || match state.get() {
        RowState::Known => "",
        RowState::New => "new",
        RowState::Gone => "gone",
    };
    let started_at = session.get_untracked().started_at;
    let cells = move || {
        let device = session.get_untracked();
        if gone() {
            return Either::Left(view! { <td role="cell" colspan="5">"Closed"</td> });
        }
        Either::Right(view! {
            <th scope="row" role="rowheader">
                <div class="device">
                    <DeviceIcon kind=device.kind />
                    <span>
                        <bdi>{device.device}</bdi>
                        {move || (state.get() == RowState::New).then(|| view! { <small>"New"</small> })}
                    </span>
                </div>
            </th>
            <Cells session started_at view />
            <td role="cell" class="action">
                <CloseButton session view />
            </td>
        })
    };
    let prompt = move || {
        let prompt = view.prompt.get().filter(|prompt| prompt.session.as_ref() == Some(&id.get_value()));
        prompt.filter(|_| !gone()).map(|prompt| {
            view! {
                <tr role="row">
                    <td role="cell" colspan="5" class="prompt-cell">
                        <PasswordPrompt
                            action="Close session".to_owned()
                            problem=prompt.problem
                            on_password=move |password| view.close(id.get_value(), password)
                            on_cancel=move || view.decline(id.get_value())
                        />
                    </td>
                </tr>
            }
        })
    };
    view! {
        <tr role="row" class=class data-session=id.get_value() aria-hidden=move || gone().then_some("true")>
            {cells}
        </tr>
        {prompt}
    }
}

#[component]
fn Cells(#[prop(into)] session: Signal<SessionRow>, started_at: i64, view: View) -> impl IntoView {
    let localised = view.localised.read_only();
    let last_active = Signal::derive(move || session.get().last_active_at);
    view! {
        <td role="cell" data-label="Started">
            <Moment at=started_at localised />
        </td>
        <td role="cell" class="address" data-label="From">
            <bdi>{move || session.get().connected_from}</bdi>
            {move || session.get().started_from.map(|from| view! { <small>"Started from " <bdi>{from}</bdi></small> })}
        </td>
        <td role="cell" data-label="Active">
            <TimeAgo at=last_active now=view.live.now localised />
        </td>
    }
}

#[component]
fn CloseButton(session: Memo<SessionRow>, view: View) -> impl IntoView {
    let id = session.get_untracked().id;
    let asked = id.clone();
    let closing = Memo::new(move |_| view.closing.with(|closing| closing.contains(&asked)));
    let name = move || {
        let session = session.get();
        let started =
            if view.localised.get() { in_local_words(session.started_at) } else { in_utc(session.started_at) };
        let action = if closing.get() { "Closing…" } else { "Close" };
        format!("{action} session: {}, started {started}", session.device)
    };
    let clicked = id.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        view.close(clicked.clone(), String::new());
    };
    view! {
        <form method="post" action="/api/sessions/close" on:submit=submit>
            <input type="hidden" name="session" value=id />
            <button class="close" aria-label=name aria-disabled=move || closing.get().then_some("true")>
                {move || if closing.get() { "Closing…" } else { "Close" }}
            </button>
        </form>
    }
}
