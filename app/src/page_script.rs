//! What the script that every page starts with does for its living parts, because the browser knows how. Only in the browser.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// "Today, 03:40": a moment, in milliseconds since the Unix epoch, in the person's zone and region.
    #[wasm_bindgen(js_namespace = pageScript, js_name = inWords)]
    pub(crate) fn in_words(at: f64) -> String;

    /// The same to the second, with its zone.
    #[wasm_bindgen(js_namespace = pageScript)]
    pub(crate) fn exactly(at: f64) -> String;

    /// What a living part says under this key, in the form for such a number.
    #[wasm_bindgen(js_namespace = pageScript)]
    pub(crate) fn text(key: &str, count: u32) -> String;

    /// "9,999", as the page's language writes it.
    #[wasm_bindgen(js_namespace = pageScript)]
    pub(crate) fn number(number: u32) -> String;

    /// "5 minutes ago", or "Now" of no time.
    #[wasm_bindgen(js_namespace = pageScript)]
    pub(crate) fn ago(count: u32, unit: &str) -> String;

    /// "5 minutes".
    #[wasm_bindgen(js_namespace = pageScript)]
    pub(crate) fn duration(count: u32, unit: &str) -> String;

    /// So many rows came while the page was open: says so in the title of a hidden tab, and by a sound where that is wanted.
    #[wasm_bindgen(js_namespace = pageScript)]
    pub(crate) fn arrived(count: u32);

    /// Whether the person wants to be told of what comes while the page is hidden.
    #[wasm_bindgen(js_namespace = pageScript, js_name = wantsToBeTold)]
    pub(crate) fn wants_to_be_told() -> bool;

    /// Whether the live updates of this page's tab were paused before it was loaded again.
    #[wasm_bindgen(js_namespace = pageScript, js_name = wasPaused)]
    pub(crate) fn was_paused() -> bool;

    /// Remembers for this tab whether they are.
    #[wasm_bindgen(js_namespace = pageScript, js_name = rememberPaused)]
    pub(crate) fn remember_paused(paused: bool);
}
