//! Where the session is connected from that a page asks about.

use leptos::prelude::*;

use crate::language::{marked, t};
use crate::ui::Address;

/// "Connected from 192.0.2.1".
#[component]
pub(crate) fn ConnectedFrom(address: String) -> impl IntoView {
    let (before, address, after) = marked(&t!("connected-from", address = address));
    view! { <p>{before} <Address address=Signal::stored(address) /> {after}</p> }
}
