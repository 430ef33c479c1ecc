//! The minifier, which is a program of its own: only what is shipped waits for its being compiled.

use std::{fs::File, path::Path};

use anyhow::{Context, Result};

use crate::workspace::{answer, cargo, say};

/// The module at a path, as small as it gets.
pub(super) fn minified(path: &Path) -> Result<String> {
    say(&format!("Minifying {}", path.file_name().unwrap_or_default().display()));
    let module = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    answer(cargo("run --quiet --package minify").stdin(module))
}
