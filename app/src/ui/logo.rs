//! A small picture, or a letter where there is none.

use leptos::either::Either;
use leptos::prelude::*;

/// The picture at `src`, or `letter` in its place. Who does not see it misses nothing: the name stands beside it.
#[component]
pub(crate) fn Logo(src: Option<String>, letter: String) -> impl IntoView {
    match src {
        Some(src) => Either::Left(view! { <img class="logo" src=src alt="" width="24" height="24" /> }),
        None => Either::Right(view! { <span class="logo" aria-hidden="true">{letter}</span> }),
    }
}
