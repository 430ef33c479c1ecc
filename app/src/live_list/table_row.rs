//! One row of such a list: its mark, its cells, its button, the place that it leaves, and the question below it.

use leptos::either::Either;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::confirm_form::ConfirmForm;
use super::details::RowDetails;
use super::list_words::with_name;
use super::rows::RowState;
use super::table_cell::{Cells, Note};
use super::{Group, Icon, LiveList, Shown};
use crate::language::{say, t};
use crate::made_for::MadeFor;
use crate::moment::in_words;
use crate::ui::{Changing, DeviceIcon, Logo};

/// A row to be removed, by a click or by an answer.
#[derive(Clone, Debug)]
pub(crate) struct Removal {
    /// The row.
    pub(crate) id: String,
    /// The password, if it was asked for.
    pub(crate) password: String,
}

/// The row that cannot be removed here: the session that asks.
#[component]
pub(crate) fn CurrentRow(row: Signal<Shown>, list: LiveList) -> impl IntoView {
    view! {
        <tr role="row" class="current">
            <Name row list is_new=Signal::stored(false) gone=Signal::stored(false) select=None is_current=true />
            <Cells row list />
            <td role="cell"></td>
        </tr>
    }
}

/// A row that can be removed.
#[component]
pub(crate) fn TableRow(id: String, list: LiveList, on_remove: Callback<Removal>) -> impl IntoView {
    let first = untrack(|| list.find(&id));
    let id = StoredValue::new(id);
    first.map(|first| {
        // What is shown of a row that has gone stays as it was.
        let row = Memo::new(move |last: Option<&Shown>| {
            let now = id.with_value(|id| list.find(id));
            now.or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
        });
        // Memos of their own, so that a poll that moves a time does not make the row, and its focused button, anew.
        let is_new = Memo::new(move |_| id.with_value(|id| list.state(id)) == Some(RowState::New));
        let gone = Memo::new(move |_| id.with_value(|id| list.state(id)) == Some(RowState::Gone));
        let class = move || match (is_new.get(), gone.get()) {
            (true, _) => "new",
            (_, true) => "gone",
            _ => "",
        };
        view! {
            <GroupRow row=row.into() />
            <tr role="row" class=class data-row=id.get_value() aria-hidden=move || gone.get().then_some("true")>
                <Name row=row.into() list is_new=is_new.into() gone=gone.into() select=Some(id) is_current=false />
                <Cells row=row.into() list />
                <td role="cell" class="action">
                    {move || {
                        if gone.get() {
                            let longest = say(list.words.remove.busy[0], &[]);
                            let gone = say(list.words.remove.gone, &[]);
                            Either::Left(view! { <span class="went" data-longest=longest>{gone}</span> })
                        } else {
                            Either::Right(view! { <RemoveButton id row=row.into() list on_remove /> })
                        }
                    }}
                </td>
            </tr>
            <ConfirmRow id row=row.into() gone list on_remove />
        }
    })
}

#[component]
fn Name(
    row: Signal<Shown>,
    list: LiveList,
    is_new: Signal<bool>,
    gone: Signal<bool>,
    select: Option<StoredValue<String>>,
    is_current: bool,
) -> impl IntoView {
    let Shown { icon, name, link, .. } = row.get_untracked();
    let letter = name.chars().take(1).collect();
    let icon = match icon {
        Icon::Device(kind) => Either::Left(view! { <DeviceIcon kind /> }),
        Icon::Logo(src) => Either::Right(view! { <Logo src letter /> }),
    };
    let note = move || row.with(|row| row.note.clone());
    // The session that looks is there where its person is.
    let mark = Memo::new(move |_| row.with(|row| row.mark.clone().filter(|_| !is_current)));
    view! {
        <th scope="row" role="rowheader">
            <div class="device">
                {select.filter(|_| list.selection.get_value().is_some()).map(|id| view! { <Select id row gone list /> })}
                {icon}
                <span>
                    <bdi>
                        {match link {
                            Some(link) => {
                                // What assistive technology does not see, the keyboard does not reach either.
                                let tabindex = move || gone.get().then_some("-1");
                                Either::Left(view! {
                                    <a href=link rel="noopener noreferrer external" tabindex=tabindex>
                                        {name}
                                    </a>
                                })
                            }
                            None => Either::Right(view! { <Changing text=Signal::derive(move || row.with(|row| row.name.clone())) /> }),
                        }}
                    </bdi>
                    {is_current.then(|| view! { " " <span class="badge">{t!("live-current")}</span> })}
                    {move || is_new.get().then(|| view! { " " <span class="badge new">{say(list.words.new, &[])}</span> })}
                    {move || mark.get().map(|mark| view! { " " <span class="badge look">{mark}</span> })}
                    <Note note=Signal::derive(note) />
                    <RowDetails row list />
                </span>
            </div>
        </th>
    }
}

/// A box of the form by which several rows are removed, which stands below the table.
#[component]
fn Select(id: StoredValue<String>, row: Signal<Shown>, gone: Signal<bool>, list: LiveList) -> impl IntoView {
    let name = move || described(list.words.remove.select, row, list);
    view! {
        <input
            type="checkbox"
            class="select"
            form=list.selection.get_value()
            name=list.words.remove.field
            value=id.get_value()
            aria-label=name
            disabled=move || gone.get()
        />
    }
}

/// The message of this key, with what the row is called and when that began.
fn described(key: &str, row: Signal<Shown>, list: LiveList) -> String {
    row.with(|row| {
        let when = row.began_at.map_or_else(String::new, |at| in_words(at, list.localised.get()));
        with_name(key, &row.name, when)
    })
}

/// What stands above rows that belong together.
#[component]
fn GroupRow(row: Signal<Shown>) -> impl IntoView {
    let group = Memo::new(move |_| row.with(|row| row.group.clone()));
    move || {
        group.get().map(|Group { text, action, page }| {
            view! {
                <tr role="row" class="group">
                    <td role="cell" colspan="5">
                        {text}
                        " · "
                        <a href=page>{action}</a>
                    </td>
                </tr>
            }
        })
    }
}

/// A form of its own, so that it works without JavaScript.
#[component]
fn RemoveButton(
    id: StoredValue<String>,
    row: Signal<Shown>,
    list: LiveList,
    on_remove: Callback<Removal>,
) -> impl IntoView {
    let words = &list.words.remove;
    let busy = Memo::new(move |_| id.with_value(|id| list.is_removing(id)));
    let text = move || if busy.get() { words.busy } else { words.button };
    let name = move || described(text()[1], row, list);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if words.asks_first {
            list.ask_about(id.get_value());
        } else {
            on_remove.run(Removal { id: id.get_value(), password: String::new() });
        }
    };
    view! {
        <form method="post" action=words.action on:submit=submit>
            <MadeFor />
            <input type="hidden" name=words.field value=id.get_value() />
            <button
                class="close"
                data-longest=say(words.busy[0], &[])
                aria-label=name
                aria-disabled=move || busy.get().then_some("true")
            >
                <Changing text=Signal::derive(move || say(text()[0], &[])) />
            </button>
        </form>
    }
}

#[component]
fn ConfirmRow(
    id: StoredValue<String>,
    row: Signal<Shown>,
    gone: Memo<bool>,
    list: LiveList,
    on_remove: Callback<Removal>,
) -> impl IntoView {
    let words = &list.words.remove;
    let prompt = Memo::new(move |_| {
        let prompt = list.prompt.get().filter(|prompt| id.with_value(|id| prompt.row.as_ref() == Some(id)));
        prompt.filter(|_| !gone.get())
    });
    let busy = Signal::derive(move || id.with_value(|id| list.is_removing(id)));
    let action = Signal::derive(move || say(if busy.get() { words.busy[0] } else { words.answer }, &[]));
    let confirm = Callback::new(move |password| on_remove.run(Removal { id: id.get_value(), password }));
    let cancel = Callback::new(move |()| list.decline(id.get_value()));
    move || {
        prompt.get().map(|prompt| {
            let question = row.with_untracked(|row| row.question.clone());
            let text = match (prompt.problem.is_some(), question.is_empty()) {
                (true, true) => String::new(),
                (false, true) => say(list.words.password_due, &[]),
                (_, false) => question,
            };
            view! {
                <tr role="row" data-row=id.get_value()>
                    <td role="cell" colspan="5" class="prompt-cell">
                        <ConfirmForm prompt text action busy on_confirm=confirm on_cancel=cancel />
                    </td>
                </tr>
            }
        })
    }
}
