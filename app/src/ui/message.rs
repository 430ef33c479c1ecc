//! A short text that stands out.

use leptos::prelude::*;

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something was done.
    Good,
    /// Something was not done.
    Problem,
}

/// A message in a box; a problem is read out at once.
#[component]
pub(crate) fn Message(tone: Tone, children: Children) -> impl IntoView {
    let (class, role) = match tone {
        Tone::Good => ("message", "status"),
        Tone::Problem => ("message problem", "alert"),
    };
    view! { <p class=class role=role>{children()}</p> }
}
