//! What stands in the columns between a row's name and its button.

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use super::{Content, LiveList, Located, Shown};
use crate::language::say;
use crate::moment::{Moment, ago, in_words, is_past};
use crate::ui::{Address, Changing};

/// The three cells of a row.
#[component]
pub(super) fn Cells(row: Signal<Shown>, list: LiveList) -> impl IntoView {
    [0, 1, 2].map(|column| view! { <TableCell row column list /> })
}

#[component]
fn TableCell(row: Signal<Shown>, column: usize, list: LiveList) -> impl IntoView {
    let (label, class) = list.words.cells[column];
    let content = move || row.with(|row| row.cells[column].content.clone());
    let main = match untrack(content) {
        Content::Located(first) => {
            let located = Memo::new(move |_| match content() {
                Content::Located(located) => located,
                _ => first.clone(),
            });
            EitherOf3::A(view! { <LocatedAddress located /> })
        }
        Content::Text(_) => {
            let text = Signal::derive(move || match content() {
                Content::Text(text) => text,
                _ => String::new(),
            });
            EitherOf3::B(view! {
                <bdi>
                    <Changing text />
                </bdi>
            })
        }
        Content::At(_) | Content::Ago(_) => EitherOf3::C(view! { <When content=Signal::derive(content) list /> }),
    };
    let note = move || row.with(|row| row.cells[column].note.clone());
    view! {
        <td role="cell" class=class data-label=label.map(|label| say(label, &[]))>
            {main}
            <Note note=Signal::derive(note) />
        </td>
    }
}

/// The place in large letters, if it is known, and the address with its network in small ones.
#[component]
fn LocatedAddress(located: Memo<Located>) -> impl IntoView {
    move || {
        let Located { place, address, network } = located.get();
        let address = view! { <Address address=Signal::stored(address) /> };
        let network = network.map(|network| view! { <bdi translate="no">{network}</bdi> });
        match place {
            Some(place) => Either::Left(view! {
                <bdi class="place">{place}</bdi>
                <small class="at">{address} {network.map(|network| view! { " · " {network} })}</small>
            }),
            None => Either::Right(view! { {address} {network.map(|network| view! { <small>{network}</small> })} }),
        }
    }
}

#[component]
fn When(content: Signal<Content>, list: LiveList) -> impl IntoView {
    let at = Signal::derive(move || match content.get() {
        Content::At(at) | Content::Ago(at) => at,
        Content::Text(_) | Content::Located(_) => 0,
    });
    let words = Signal::derive(move || match content.get() {
        Content::Ago(at) => ago(at, list.live.now.get()),
        _ => in_words(at.get(), list.localised.get()),
    });
    let is_ago = matches!(content.get_untracked(), Content::Ago(_));
    // Of a moment that is now there is no more to say.
    let exactly = Signal::derive(move || {
        if is_past(at.get(), list.live.now.get()) { in_words(at.get(), list.localised.get()) } else { String::new() }
    });
    view! {
        <Moment at words localised=list.localised.read_only() />
        {is_ago.then(|| view! { <span class="exactly"><Note note=exactly /></span> })}
    }
}

/// Something in small letters, if there is anything to say.
#[component]
pub(super) fn Note(note: Signal<String>) -> impl IntoView {
    let is_there = Memo::new(move |_| note.with(|note| !note.is_empty()));
    move || {
        is_there.get().then(|| {
            view! {
                <small>
                    <Changing text=note />
                </small>
            }
        })
    }
}
