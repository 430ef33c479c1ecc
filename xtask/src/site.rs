//! The files that a browser loads: built, bundled, named by their content, and laid out in `target/site`.

mod compression;
mod folder;
mod frontend;
mod goal;
mod minifier;
mod published;
mod sizes;
mod stylesheet;

use std::fs;

use anyhow::{Context, Result};

use crate::workspace::{Steps, root, site};
use published::{Site, without_comments};

pub(crate) use goal::Goal;
pub(crate) use sizes::Sizes;

/// Builds the site and replaces what `target/site` held, in two steps.
pub(crate) fn build(goal: Goal, steps: &mut Steps) -> Result<()> {
    steps.begin("Compiling the browser's half");
    let frontend = frontend::build(goal)?;
    steps.begin("Writing target/site");
    let stylesheet = stylesheet::bundle(&root().join("style"))?;
    let start = fs::read_to_string(root().join("public/start.js")).context("public/start.js cannot be read")?;

    let mut site = Site::open(&site(), goal)?;
    site.publish("js", "user-sessions", "js", frontend.glue.as_bytes())?;
    site.publish("wasm", "user-sessions", "wasm", &frontend.wasm)?;
    site.publish("css", "user-sessions", "css", stylesheet.as_bytes())?;
    site.publish("start", "start", "js", without_comments(&start).as_bytes())?;
    site.copy_public(&root().join("public"))?;
    site.finish()
}

/// What a first visit of the built site costs.
pub(crate) fn sizes() -> Result<Sizes> {
    sizes::measure(&site())
}
