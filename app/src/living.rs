//! The living parts of a page (islands): the server puts each into the page together with what it needs to know, and the
//! loader brings it to life by the function of its name.

use leptos::prelude::*;
use leptos::tachys::html::islands::Island;
use leptos::tachys::reactive_graph::OwnedView;
use leptos::tachys::view::Position;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::HtmlElement;

use crate::json;

/// What the server puts into the page: the view, with its `properties` in JSON and the name of what enlivens it.
pub(crate) fn living_part<P, V>(name: &'static str, properties: P, view: fn(P) -> V) -> impl IntoView
where
    P: Serialize + 'static,
    V: IntoView + 'static,
{
    let json = serde_json::to_string(&properties).expect("the properties have only string keys");
    Island::new(name, owned(properties, view)).with_props(json)
}

/// Brings `part` to life with the properties that the server wrote into it.
pub(crate) fn enliven<P, V>(part: &HtmlElement, view: fn(P) -> V)
where
    P: DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    let properties = part.get_attribute("data-props").and_then(|json| json::read(&json).ok());
    let island = Island::new("", owned(properties.expect("the server has written the properties"), view));
    // It lives as long as the page.
    std::mem::forget(island.hydrate_from_position::<true>(part, Position::Current));
}

/// Only what is made so is hydrated; the rest of the page stays as the server sent it.
fn owned<P: 'static, V: IntoView + 'static>(properties: P, view: fn(P) -> V) -> OwnedView<View<V>> {
    Owner::new().with(|| Owner::with_hydration(move || OwnedView::new(view(properties).into_view())))
}
