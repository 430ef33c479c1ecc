//! Which half of the app this is.

/// Whether this is the browser's half, which then has nothing of the server's.
pub(crate) const IN_BROWSER: bool = cfg!(target_family = "wasm");
