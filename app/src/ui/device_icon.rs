//! A small drawing of a device.

use leptos::prelude::*;

use crate::language::t;

/// A drawing for "computer", "phone", "tablet" or "program"; a plain frame for anything else.
#[component]
pub(crate) fn DeviceIcon(kind: String) -> impl IntoView {
    let path = match kind.as_str() {
        "computer" => {
            "M5.5 5h13A1.5 1.5 0 0 1 20 6.5v8a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 14.5v-8A1.5 1.5 0 0 1 5.5 5zM2 19h20"
        }
        "phone" => "M9 2.5h6a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM11 18.5h2",
        "tablet" => "M6 2.5h12a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM11 18.5h2",
        "program" => "M4 5h16v14H4zM8 10l3 2-3 2M12.5 15H16",
        _ => "M4 5h16v14H4zM12 9v4M12 15.5v.5",
    };
    // The others are told apart by their names.
    let said = match kind.as_str() {
        "phone" => Some(t!("live-device-phone")),
        "tablet" => Some(t!("live-device-tablet")),
        _ => None,
    };
    view! {
        <svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
            <path d=path></path>
        </svg>
        {said.map(|said| view! { <span class="visually-hidden">{said} " "</span> })}
    }
}
