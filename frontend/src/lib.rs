//! The browser's entry: the loader calls it once, then brings each living part of the page to life.

// The living parts are exported by `app` itself; naming the crate links them.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares the page's living parts.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
