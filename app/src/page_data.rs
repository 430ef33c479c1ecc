//! What the process tells every page that it makes.

use leptos::prelude::*;

use crate::sessions::SessionEnd;
use crate::{AppError, Notice};

/// What the process tells every page that it makes.
#[derive(Clone, Debug, Default)]
pub struct PageData {
    /// Who is signed in; empty on pages that need nobody.
    pub login_name: String,
    /// What a form sent without JavaScript has to say.
    pub notice: Option<Notice>,
    /// Why the page cannot be shown.
    pub problem: Option<AppError>,
    /// How the session ended that the browser still holds a cookie of.
    pub ended: Option<SessionEnd>,
    /// Milliseconds between two polls.
    pub poll_interval: u32,
    /// Addresses of the page's files.
    pub assets: Assets,
    /// Marks the scripts that the page itself wrote (Content Security Policy Level 3).
    pub nonce: String,
}

/// Addresses of the page's files, below the site's root.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Assets {
    /// The loader.
    pub start: String,
    /// The glue between the loader and the wasm.
    pub js: String,
    /// The wasm.
    pub wasm: String,
    /// The stylesheet.
    pub css: String,
}

/// What the process told this page.
pub(crate) fn page_data() -> PageData {
    use_context().unwrap_or_default()
}
